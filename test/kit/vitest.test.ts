import { describe, onTestFinished, vi } from 'vitest'
import type { TestWorld } from '../../src/index.ts'
import { replay, assertBlackBox } from '../../src/simulator/black-box.ts'
import { backlotTest, expect, test } from '../../src/vitest.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'

function call(token: string, query: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  }
}

describe('test.concurrent', () => {
  for (const name of ['one', 'two', 'three']) {
    test.concurrent(`[ours] keeps world ${name} to itself`, async ({ world }) => {
      const mutation = `mutation { createPersona(input: { providerId: "agent", name: "${name}" }) }`
      await world.fetch('/guuru/graphql', call('guuru-partner', mutation))
      const names = [...world.guuru.state.personas.all()].map(persona => persona.name)
      expect(names).toContain(name)
      expect(names.filter(other => ['one', 'two', 'three'].includes(other))).toHaveLength(1)
    })
  }
})

describe('matchers', () => {
  test('[ours] say which criterion failed', async ({ world }) => {
    await world.fetch('/guuru/graphql', call('wrong', `mutation { acceptChat(id: "${CHAT}") { id } }`))
    await world.fetch('/guuru/graphql', call('guuru-partner', `mutation { acceptChat(id: "${CHAT}") { id } }`))
    expect(world).toHaveBeenRequested({ operation: 'acceptChat', status: 200 }, 1)
    expect(world).not.toHaveHappened('guuru.chat.closed')
    expect(() => expect(world).toHaveBeenRequested({ operation: 'acceptChat', vendor: 'guuru', status: 500 })).toThrow(
      '2 of 3 matched: operation acceptChat, vendor guuru; status was 401, not 500',
    )
    expect(() => expect(world).toHaveHappened('guuru.chat.closed')).toThrow(
      'Expected at least one event matching {"type":"guuru.chat.closed"}; there were 0.',
    )
  })
})

describe('a black box', () => {
  test('[ours] replays to the same answers, and tells where one differs', async ({ world }) => {
    const token = 'guuru-partner'
    await world.fetch('/guuru/graphql', call(token, `mutation { acceptChat(id: "${CHAT}") { id status } }`))
    await world.clock.advance('PT1H')
    await world.fetch('/guuru/graphql', call(token, `mutation { closeChat(id: "${CHAT}") { id closedAt } }`))
    const box = JSON.parse(JSON.stringify(world.blackBox('a test')))
    expect(await replay(assertBlackBox(box, 'box.json'))).toEqual([])
    box.exchanges[1].response.body = '{}'
    expect(await replay(box)).toEqual([
      {
        request: 2,
        operation: 'closeChat',
        was: '200 {}',
        is: `200 {"data":{"closeChat":{"id":"${CHAT}","closedAt":1767229200000}}}`,
      },
    ])
  })

  test('[ours] is refused when it is none', () => {
    expect(() => assertBlackBox({}, 'x.json')).toThrow('x.json is not a black box')
    const cut = { kind: 'backlot-black-box', formatVersion: 1, exchanges: [{ request: { body: '{}' } }] }
    expect(() => assertBlackBox(cut, 'x.json')).toThrow('x.json lacks requests or answers')
  })
})

let prepared = 0
const own = backlotTest({
  seed: 7,
  clock: 'frozen@2026-05-01T09:00:00Z',
  fixtures: 'empty',
  prepare: async world => {
    prepared++
    world.guuru.shopper.start({ question: 'Made by prepare' })
    await world.clock.advance('PT1H')
  },
})

describe('backlotTest', () => {
  const questions = ({ guuru }: TestWorld) => [...guuru.state.chats.all()].map(({ question }) => question)

  for (const name of ['one', 'two'])
    own.concurrent(`[ours] gives test ${name} a fork of what prepare made, once a worker`, ({ world, sim }) => {
      expect(prepared).toBe(1)
      expect(questions(world)).toEqual(['Made by prepare'])
      expect(world.clock.iso()).toBe('2026-05-01T10:00:00.000Z')
      expect(world).not.toHaveHappened('guuru.chat.assigned')
      world.guuru.shopper.start({ question: name })
      sim.world('prepared-by-no-one').guuru.shopper.start({ question: name })
      sim.world().guuru.shopper.start({ question: name })
      expect(questions(world)).toEqual(['Made by prepare', name])
      world.reset()
      expect(questions(world)).toEqual(['Made by prepare'])
    })

  own('[ours] writes black boxes that begin with what prepare made', async ({ world }) => {
    await world.fetch('/guuru/graphql', call(world.credential('guuru'), '{ partner { chats { totalCount } } }'))
    const box = JSON.parse(JSON.stringify(world.blackBox('a test')))
    expect(box).toMatchObject({ seed: 7, clock: { now: '2026-05-01T10:00:00.000Z' } })
    expect(await replay(assertBlackBox(box, 'box.json'))).toEqual([])
  })

  own('[ours] refuses requests after the end, as all tests do', async ({ sim, world, task }) => {
    world.end()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => void vi.restoreAllMocks())
    const token = `guuru-partner@${world.id}`
    const late = await sim.fetch('/guuru/graphql', call(token, '{ partner { id } }'))
    expect(await late.json()).toMatchObject({ error: { message: expect.stringContaining(task.name) } })
  })
})
