import { describe } from 'vitest'
import { replay, assertBlackBox } from '../../src/simulator/black-box.ts'
import { expect, test } from '../../src/vitest.ts'

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
