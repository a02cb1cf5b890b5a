import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import type { AnyJson } from '../setup.ts'

type Options = NonNullable<Parameters<typeof createSimulator>[0]>

const FROZEN_AT = Date.parse('2026-01-01T00:00:00.000Z')
const HOUR = 3_600_000

function worldOf(options: Options) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  return { sim, world: sim.world() }
}

const submission = (id: string, createdAt: unknown, reviewedAt: unknown = null) => ({
  id,
  sequence: 1000 + id.length,
  partnerId: 'guuru-qa',
  status: 'pending',
  createdAt,
  reviewedAt,
})
const fixture = (...submissions: object[]) => ({ formatVersion: 1, vendors: { guuru: { submissions } } })
const submissionsOf = ({ document }: { document(): object }, ids: readonly string[]) => {
  const { vendors } = document() as { vendors: { guuru: { submissions: { id: string; createdAt: number }[] } } }
  return vendors.guuru.submissions.filter(({ id }) => ids.includes(id))
}

test("[ours] an instant of a record may be relative to the world's beginning, back or ahead, null stays", () => {
  const given = fixture(submission('a', '-PT26H', '-1h'), submission('bb', 'PT5M'), submission('ccc', '-P1DT30M'))
  const { world } = worldOf({ fixtures: ['default', given] })
  expect(submissionsOf(world, ['a', 'bb', 'ccc'])).toMatchObject([
    { createdAt: FROZEN_AT - 26 * HOUR, reviewedAt: FROZEN_AT - HOUR },
    { createdAt: FROZEN_AT + HOUR / 12, reviewedAt: null },
    { createdAt: FROZEN_AT - 24.5 * HOUR },
  ])
})

test('[ours] a relative instant of every other part is one too: clock, pending work, deliveries, refusals of actors', () => {
  const { world: lived } = worldOf({})
  const document: AnyJson = structuredClone(lived.document())
  document.clock = {
    mode: { mode: 'frozen', at: '-P1D' },
    jobs: [{ id: 1, at: 'PT10M', kind: 'fault.latency', data: {} }],
    nextJob: 2,
  }
  document.parts.actors.refusals = [{ at: '-PT3H', actor: 'sam', id: '1', do: 'read', code: 'X', message: 'No.' }]
  document.parts.webhooks.deliveries = [
    {
      id: 1,
      event: 'chat.assigned',
      subject: 's',
      url: 'http://127.0.0.1:1/',
      headers: {},
      body: '{}',
      status: 'failed',
      createdAt: '-PT2H',
      fault: null,
      attempts: [{ at: '-PT1H', status: 500, durationMs: 1 }],
      notBefore: '-PT2H',
      failures: 1,
      copies: 1,
    },
  ]
  const { world } = worldOf({ fixtures: document })
  const at = FROZEN_AT - 24 * HOUR
  const iso = (ms: number) => new Date(at + ms).toISOString()
  const read = world.document()
  expect(read.clock).toMatchObject({ mode: { mode: 'frozen', at }, jobs: [{ at: at + HOUR / 6 }] })
  expect(read.parts?.['actors']).toMatchObject({ refusals: [{ at: iso(-3 * HOUR) }] })
  expect(read.parts?.['webhooks']).toMatchObject({
    deliveries: [{ createdAt: iso(-2 * HOUR), notBefore: at - 2 * HOUR, attempts: [{ at: iso(-HOUR) }] }],
  })
})

test('[ours] on a running clock each world begins by itself, and a reset is a beginning', async () => {
  const { sim } = worldOf({ clock: 'real', fixtures: ['default', fixture(submission('a', '-PT26H'))] })
  const world = sim.world('one')
  const ageOf = () => world.clock.now() - submissionsOf(world, ['a'])[0]!.createdAt
  expect(Math.abs(ageOf() - 26 * HOUR)).toBeLessThan(60_000)
  await world.clock.advance('P3D')
  expect(Math.abs(ageOf() - 98 * HOUR)).toBeLessThan(60_000)
  world.reset()
  expect(ageOf()).toBeLessThan(27 * HOUR)
})

test('[ours] in a merge and in a world of its own they count from the beginning of that world', async () => {
  const { sim, world } = worldOf({})
  await world.clock.advance('P1D')
  await world.merge(fixture(submission('a', '-PT1H')))
  await world.fork('copy').merge(fixture(submission('bb', '-PT1H')))
  expect(submissionsOf(world, ['a'])).toMatchObject([{ createdAt: FROZEN_AT - HOUR }])
  expect(submissionsOf(sim.world('copy'), ['bb'])).toMatchObject([{ createdAt: FROZEN_AT - HOUR }])
  const own = await sim.createWorld({
    clock: { frozenAt: '2030-01-01T00:00:00Z' },
    fixtures: ['default', fixture(submission('a', '-PT1H'))] as never,
  })
  expect(submissionsOf(own, ['a'])).toMatchObject([{ createdAt: Date.parse('2029-12-31T23:00:00Z') }])
})

test('[ours] what is no time is refused in words that name both ways to write one', () => {
  expect(() => worldOf({ fixtures: ['default', fixture(submission('a', 'yesterday'))] })).toThrow(
    'fixtures[1]: vendors.guuru.submissions[0].createdAt is "yesterday"; expected a whole number from 0 to 253402300799999 or a duration from the world\'s beginning, such as -PT26H.',
  )
})

test("[ours] rebase: the newest instant of all is the world's beginning, and every distance stays", () => {
  const fixtures = ['empty', fixture(submission('a', 1_000_000), submission('bb', 5_000_000, 7_000_000))]
  const { world } = worldOf({ fixtures, rebase: 'now', clock: 'frozen@2030-01-01T00:00:00Z' })
  const beginning = Date.parse('2030-01-01T00:00:00Z')
  const newest = 1_766_892_600_000 // Of the fixture `empty`: the seller's `updatedAt`.
  expect(submissionsOf(world, ['a', 'bb'])).toMatchObject([
    { createdAt: beginning - (newest - 1_000_000) },
    { createdAt: beginning - (newest - 5_000_000), reviewedAt: beginning - (newest - 7_000_000) },
  ])
})

test('[ours] rebase: what was still to come when a document was written is none of its newest instants', () => {
  const session = { token: 'later', customer: '38779254', createdAt: 1_000_000, expiresAt: 4_000_000_000_000 }
  const fixtures = ['empty', { formatVersion: 1 as const, vendors: { thg: { sessions: [session] } } }]
  const { world } = worldOf({ fixtures, rebase: 'now', clock: 'frozen@2030-01-01T00:00:00Z' })
  const by = Date.parse('2030-01-01T00:00:00Z') - 1_766_892_600_000 // as above
  expect(world.document().vendors?.['thg']?.['sessions']).toContainEqual({
    ...session,
    createdAt: session.createdAt + by,
    expiresAt: session.expiresAt + by,
  })
})

test('[ours] rebase moves a whole document, pending work and clock too, to where the clock of the start stands', async () => {
  const { world: lived } = worldOf({})
  await lived.guuru.shopper.start({ question: 'Where is it?' })
  lived.actors.play(['prompt'])
  await lived.clock.advance('P2D')
  const { id } = await lived.guuru.shopper.start({ question: 'And where is this?' })
  const saved = lived.document()
  const { world } = worldOf({ fixtures: saved, rebase: 'now', clock: 'frozen@2031-05-01T00:00:00Z' })
  expect(world.clock.iso()).toBe('2031-05-01T00:00:00.000Z')
  const chats = world.document().vendors?.['guuru']?.['chats'] ?? []
  expect(chats.find(row => row['id'] === id)).toMatchObject({ createdAt: world.clock.now() })
  expect(world.document().clock?.jobs.map(job => job.at - world.clock.now())).toEqual(
    saved.clock?.jobs.map(job => job.at - lived.clock.now()),
  )
})

test('[ours] rebase on a running clock: what a document holds is as old as it was when it was written', () => {
  const { world } = worldOf({ clock: 'real', rebase: 'now', fixtures: ['default'] })
  const { vendors = {} } = world.document()
  const times = Object.values(vendors).flatMap(tables =>
    Object.values(tables).flatMap(rows => rows.flatMap(row => [row['createdAt'], row['updatedAt'], row['readAt']])),
  )
  const newest = Math.max(...times.map(Number).filter(Number.isFinite))
  expect(Math.abs(Date.now() - newest)).toBeLessThan(60_000)
})

test('[ours] a document that depends on no beginning is as it was, and so is its world', () => {
  const given = fixture(submission('a', 5))
  const [one, other] = [worldOf({ fixtures: ['default', given] }), worldOf({ fixtures: ['default', given] })]
  expect(one.world.document()).toEqual(other.world.document())
  expect(submissionsOf(one.world, ['a'])).toMatchObject([{ createdAt: 5 }])
})
