/** Actors that begin by themselves, and hours in a time zone. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { type ActorScript, createSimulator, expert, seller, shopper } from '../../src/index.ts'
import type { SimEvent } from '../../src/world/events.ts'
import { addWorkingTime } from '../../src/time/working-hours.ts'
import { controlForFile } from '../control/control.ts'
import { setup } from '../setup.ts'

const control = controlForFile()
const MINUTE = 60_000
const QUESTIONS = ['Where is it?', 'How much?', 'Why?']
const CROWD: ActorScript = {
  name: 'crowd',
  who: 'shopper',
  every: ['PT1M', 'PT9M'],
  what: { do: 'start', question: QUESTIONS },
}

/** When and with which question the crowd has begun. */
function begun({
  events,
}: {
  readonly events: { list(): readonly Pick<SimEvent, 'type' | 'at' | 'actor' | 'after'>[] }
}) {
  return events
    .list()
    .flatMap(({ type, at, actor, after }) =>
      type === 'guuru.chat.assigned' && actor === 'crowd'
        ? [{ at: Date.parse(at), question: (after as { question: string }).question }]
        : [],
    )
}

test('[ours] a crowd of shoppers begins, again and again, after times and with questions drawn from the seed', async () => {
  const { world } = setup({ actors: [CROWD] })
  await world.clock.advance('PT2H')
  const chats = begun(world)
  const gaps = chats.map(({ at }, i) => at - (chats[i - 1]?.at ?? Date.parse('2026-01-01')))
  expect(chats.length).toBeGreaterThanOrEqual(13)
  for (const gap of gaps) expect(gap >= MINUTE && gap <= 9 * MINUTE).toBe(true)
  expect(new Set(gaps).size).toBeGreaterThan(5)
  expect(new Set(chats.map(({ question }) => question))).toEqual(new Set(QUESTIONS))
  const again = setup({ actors: [CROWD] })
  await again.world.clock.advance('PT2H')
  expect(begun(again.world)).toEqual(chats)
})

test('[ours] over HTTP: set in a running world, who stays waits on, and who is gone begins no more', async () => {
  const { world, call, get } = control.world()
  const play = async (...actors: unknown[]) => (await call('PUT', '/_sim/actors', { actors })).status
  expect(await play({ ...CROWD, every: 'PT5M' })).toBe(200)
  await world.clock.advance('PT4M')
  expect(await play({ ...CROWD, every: 'PT5M' }, 'prompt')).toBe(200)
  await world.clock.advance('PT1M')
  const types = async () => (await get('/_sim/events')).body.events.map(({ type }: { type: string }) => type)
  expect(await types()).toEqual(['guuru.chat.assigned', 'guuru.message.created'])
  expect(await play()).toBe(200)
  await world.settle()
  expect(await types()).toHaveLength(2)
})

test('[ours] times is how often it begins; further steps go on in what was begun', async () => {
  const { world } = setup({
    actors: [
      shopper({
        name: 'crowd',
        every: 'PT1H',
        times: 2,
        what: { do: 'start', question: 'Hello?', user: { name: 'Ada' }, category: 'Banking' },
        then: [{ delay: 'PT1M', what: { do: 'write', message: '{id}: anybody?' } }],
      }),
    ],
  })
  await world.settle()
  const chats = [...world.guuru.state.chats.all()].filter(({ question }) => question === 'Hello?')
  expect(chats).toHaveLength(2)
  for (const { id } of chats)
    expect(world.guuru.state.messages.last('byChat', id)).toMatchObject({ text: `${id}: anybody?` })
})

test('[ours] sellers and experts begin too: a seller that is drawn writes, an expert submits', async () => {
  const { world } = setup({
    actors: [
      seller({ name: 'market', every: 'PT10M', what: { do: 'write', message: ['Hi', 'Any news?'] } }),
      expert({ name: 'author', every: 'PT1H', what: { do: 'submit' } }),
    ],
  })
  world.marketplacer.delete('660119', { thread: 'kept' })
  await world.clock.advance('P1D')
  const by = (name: string) => world.events.list().filter(({ actor }) => actor === name)
  expect(by('author')).toHaveLength(24)
  expect(by('market')).toHaveLength(144)
  const sellers = new Set(by('market').map(({ after }) => (after as { sellerId: string }).sellerId))
  expect(sellers.size).toBeGreaterThan(3)
  expect(sellers).not.toContain('U2VsbGVyLTY2MDExOQ==')
  expect(world.actors.refusals).toEqual([])
})

test('[ours] who begins is part of the document, of a fork and of a reset', async () => {
  const sim = createSimulator({ actors: [{ ...CROWD, every: 'PT5M' }] })
  onTestFinished(() => sim.close())
  const world = sim.world()
  await world.clock.advance('PT7M')
  const fork = world.fork()
  const document = world.document()
  await world.load(document)
  expect(world.document()).toEqual(document)
  for (const one of [world, fork]) {
    await one.clock.advance('PT3M')
    expect(begun(one).at(-1)?.at).toBe(Date.parse('2026-01-01T00:10:00Z'))
  }
  world.reset()
  await world.clock.advance('PT5M')
  expect(begun(world)).toHaveLength(1)
  world.reset({ only: ['clock'] })
  await world.clock.advance('PT5M')
  expect(begun(world)).toHaveLength(2)
})

describe('[ours] what could never begin is refused', () => {
  const START = { do: 'start' }
  test.each([
    ['neither', { who: 'shopper', what: START }, 'it needs either "when", the event that starts it, or "every"'],
    [
      'both',
      { who: 'shopper', when: { type: 'guuru.chat.closed' }, every: 'PT1M', what: START },
      'it needs either "when", the event that starts it, or "every"',
    ],
    ['a delay', { who: 'shopper', every: 'PT1M', delay: 1, what: START }, 'with "every" its first step has no "delay"'],
    ['too often', { who: 'shopper', every: 999, what: START }, '"every" is one duration or a pair from short to long'],
    ['a range that runs back', { who: 'shopper', every: ['PT9M', 'PT1M'], what: START }, '"every" is one duration'],
    [
      'what needs a chat',
      { who: 'shopper', every: 'PT1M', what: { do: 'close' } },
      '"close" is nothing that the role "shopper" can begin by itself; let it wait for an event.',
    ],
    ['agents', { who: 'agent', every: 'PT1M', what: { do: 'pick-up' } }, '"pick-up" is nothing that the role "agent"'],
    [
      'no time zone',
      {
        who: 'shopper',
        every: 'PT1M',
        what: START,
        workingHours: { from: '09:00', to: '17:00', timeZone: 'Mars/Olympus' },
      },
      '"Mars/Olympus" is no IANA time zone, such as Europe/Berlin.',
    ],
  ])('%s', async (_, script, words) => {
    const { status, body } = await control
      .world()
      .call('PUT', '/_sim/actors', { actors: [{ name: 'crowd', ...script }] })
    expect([status, body.error.code]).toEqual([400, 'INVALID_ACTOR'])
    expect(body.error.message).toContain(`The actor "crowd" cannot play: ${words}`)
  })
})

test('[ours] a crowd keeps the hours of its time zone', async () => {
  const workingHours = { from: '09:00', to: '10:00', timeZone: 'America/New_York' }
  const { world } = setup({ actors: [{ ...CROWD, every: 'PT20M', workingHours }] })
  await world.clock.advance('P2D')
  const times = begun(world).map(({ at }) => new Date(at).toISOString().slice(5, 16))
  // 2026-01-01 is a Thursday; New York is five hours behind.
  expect(times).toEqual(['01-01T14:20', '01-01T14:40', '01-01T15:00', '01-02T14:20', '01-02T14:40', '01-02T15:00'])
})

const at = (text: string): number => Date.parse(text)

test.each([
  ['Berlin in winter', 'Europe/Berlin', '2026-01-15T00:00Z', 'PT0S', '2026-01-15T08:00Z'],
  ['Berlin in summer', 'Europe/Berlin', '2026-07-15T00:00Z', 'PT0S', '2026-07-15T07:00Z'],
  ['Tokyo, where it is Monday before it is in UTC', 'Asia/Tokyo', '2026-01-04T20:00Z', 'PT0S', '2026-01-05T00:00Z'],
  ['Kathmandu, which is off by 45 minutes', 'Asia/Kathmandu', '2026-01-15T00:00Z', 'PT0S', '2026-01-15T03:15Z'],
  [
    'over the weekend on which clocks are put forward',
    'Europe/Berlin',
    '2026-03-27T15:30Z',
    'PT1H',
    '2026-03-30T07:30Z',
  ],
  ['over the weekend on which they are put back', 'Europe/Berlin', '2026-10-23T14:30Z', 'PT1H', '2026-10-26T08:30Z'],
  ['without a zone: UTC', undefined, '2026-01-15T00:00Z', 'PT0S', '2026-01-15T09:00Z'],
])('[ours] working hours: %s', (_, timeZone, start, duration, end) => {
  const ms = duration === 'PT1H' ? 60 * MINUTE : 0
  expect(addWorkingTime(at(start), ms, { from: '09:00', to: '17:00', timeZone })).toBe(at(end))
})

test.each([
  ['2026-03-29', '00:30', '03:30', '2026-03-28T23:30Z', 120],
  ['2026-03-29', '02:30', '03:30', '2026-03-29T01:30Z', 0],
  ['2026-10-25', '02:30', '03:30', '2026-10-25T00:30Z', 120],
])(
  '[ours] on the day when clocks change, hours last as long as they do on the wall: %s %s to %s',
  (day, from, to, opens, minutes) => {
    const hours = { from, to, days: ['sun'] as const, timeZone: 'Europe/Berlin' }
    expect(addWorkingTime(at(`${day}T00:00Z`) - 6 * 60 * MINUTE, 0, hours)).toBe(at(opens))
    const end = at(opens) + minutes * MINUTE
    expect(addWorkingTime(at(opens), minutes * MINUTE, hours)).toBe(end)
    // One minute more is on another Sunday.
    expect(addWorkingTime(at(opens), (minutes + 1) * MINUTE, hours) - end > 24 * 60 * MINUTE).toBe(true)
  },
)
