/** A world's snapshot: it covers all that the state document covers, going back to it is exact, and worlds that share one go their own ways. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toSimError } from '../../src/errors/sim-error.ts'
import type { SimWorld } from '../../src/simulator/sim-world.ts'
import { VENDOR_LIST, VENDORS } from '../../src/vendors/index.ts'
import type { WorldSnapshot } from '../../src/world/snapshot.ts'
import { type AccessedWorld, setup, withAccess } from '../setup.ts'

const placeOf = (world: SimWorld) => ({ world, state: world.state(VENDORS.guuru) })

/** What is done in a world, by what number; a refusal changes nothing. */
const DOINGS: readonly ((world: AccessedWorld, n: number) => unknown)[] = [
  (world, n) => world.marketplacer.seller('660119').send({ message: `Message ${n}` }),
  (world, n) => world.marketplacer.seller(n % 2 ? '78' : '660119').read(),
  (world, n) => world.marketplacer.addSeller({ businessName: `Seller ${n}` }),
  (world, n) => VENDORS.guuru.acts['start']!.perform(placeOf(world), '', { question: `Question ${n}?` }, 'shopper'),
  (world, n) => world.thg.addCustomer({ fullName: `Customer ${n}` }),
  world => world.thg.addOrder(),
  (world, n) => world.faults.add({ kind: 'http-status', status: 503, vendor: 'guuru', times: 1 + (n % 3) }),
  world => world.faults.take({ family: 'graphql', vendor: 'guuru', operations: ['chats'] }),
  world => world.faults.clear(),
  (world, n) => world.webhooks.configure(n % 3 ? { secret: `s${n}` } : { url: 'http://127.0.0.1:9/hooks' }),
  (world, n) => world.actors.play(n % 2 ? ['office'] : []),
  (world, n) => world.transitions.set(n % 2 ? {} : { 'thg.order': { progression: 'time', seconds: 60 } }),
  (world, n) => world.clock.after(n, 'note', { n }),
  (world, n) => world.clock.cancel(n),
  (world, n) => world.ids.uuid(`type-${n % 5}`),
  (world, n) => world.state(VENDOR_LIST[n % 3]!) && undefined,
]

function act(world: AccessedWorld, what: number, n: number): void {
  try {
    DOINGS[what % DOINGS.length]!(world, n)
  } catch (error) {
    if (!toSimError(error)) throw error
  }
}

const textOf = (world: SimWorld): string => JSON.stringify(world.document())

/** What watchers of all vendors' tables have heard, as rows by table and key. */
function watched(world: SimWorld): { heard(): object; is(): object } {
  const tables = VENDOR_LIST.flatMap(vendor =>
    Object.entries(world.state(vendor)).map(([name, table]) => ({ vendor, name, table })),
  )
  const mirrors = tables.map(({ vendor, name, table }) => {
    const rows = new Map<string, unknown>()
    // Only what is heard from here on.
    table.watch((key, row) => (row ? rows.set(key, row) : rows.set(key, null)))
    const begun = new Set(table.all())
    return { vendor, name, rows, begun }
  })
  return {
    heard: () =>
      Object.fromEntries(mirrors.map(({ vendor, name, rows }) => [`${vendor.name}.${name}`, differing(rows)])),
    is: () =>
      Object.fromEntries(
        mirrors.map(({ vendor, name, rows }) => {
          const table = world.state(vendor)[name]!
          return [
            `${vendor.name}.${name}`,
            differing(new Map([...rows.keys()].map(key => [key, table.get(key) ?? null]))),
          ]
        }),
      ),
  }
}

const differing = (rows: ReadonlyMap<string, unknown>): object => Object.fromEntries([...rows].toSorted())

const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('act' as const), what: fc.nat(), n: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('snapshot' as const), what: fc.nat(), n: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), what: fc.nat(), n: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('fork' as const, 'reset' as const), what: fc.nat(), n: fc.nat() }),
  },
)

test('[ours] a world goes back to any snapshot byte for byte, its watchers hear what that changes, and no fork sees another', () => {
  const { sim } = setup()
  let worlds = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), steps => {
      const origin = sim.worlds.create(`o-${++worlds}`)
      const begun = textOf(origin)
      const played = [{ world: withAccess(origin), text: begun, watchers: watched(origin) }]
      const kept: { snapshot: WorldSnapshot; text: string }[] = []
      for (const { do: what, what: which, n } of steps) {
        const one = played[n % played.length]!
        const { world } = one
        if (what === 'act') act(world, which, n)
        else if (what === 'snapshot') kept.push({ text: textOf(world), snapshot: world.snapshot() })
        else if (what === 'reset') {
          world.reset()
          expect(textOf(world)).toBe(begun)
        } else if (what === 'fork') {
          const fork = withAccess(sim.worlds.fork(world))
          expect(textOf(fork)).toBe(textOf(world))
          played.push({ world: fork, text: '', watchers: watched(fork) })
        } else if (kept.length > 0) {
          const { snapshot, text } = kept[which % kept.length]!
          world.restore(snapshot)
          expect(textOf(world)).toBe(text)
        }
        for (const other of played) {
          if (other === one) other.text = textOf(other.world)
          else if (other.text !== '') expect(textOf(other.world)).toBe(other.text)
          else other.text = textOf(other.world)
          expect(other.watchers.heard()).toEqual(other.watchers.is())
        }
      }
      for (const { snapshot, text } of kept) {
        origin.restore(snapshot)
        expect(textOf(origin)).toBe(text)
      }
      for (const { world } of played) sim.worlds.end(world.id)
    }),
    { numRuns: 40 },
  )
})
