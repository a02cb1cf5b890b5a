/** What a row says of an act, `allowedIn`, and what the rules make of it are the same: each act in each status. */
import { expect, onTestFinished, test } from 'vitest'
import { SimError } from '../../src/errors/sim-error.ts'
import { createLocalSimulator } from '../../src/kit/local-simulator.ts'
import { type Act, PlaceView } from '../../src/vendors/contract/act.ts'
import type { AnyVendor } from '../../src/vendors/contract/vendor.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import type { Table } from '../../src/tables/table.ts'
import { toy } from './toy/index.ts'

const VENDORS = [...VENDOR_LIST, toy]
const TOY = {
  formatVersion: 1,
  vendors: {
    toy: {
      shops: [{ id: 'corner', token: 'toy-corner' }],
      tickets: [{ id: '1', shopId: 'corner', status: 'open', guest: 'Gus', question: 'Hm?', answer: null }],
    },
  },
} as const
/** What acts are told that need to be told something. */
const BODIES: Readonly<Record<string, object>> = {
  respond: { message: 'It works now.' },
  say: { text: 'It works now.' },
  rate: { rating: 4 },
}

type MovedRow = Readonly<Record<'id' | 'status', string>>

/** Each act that has statuses, in each status that a record may have, by each role that may do it. */
const CASES = VENDORS.flatMap(vendor =>
  Object.entries(vendor.acts).flatMap(([name, act]) =>
    act.allowedIn
      ? statusesOf(vendor, act).flatMap(status => act.roles.map(role => ({ vendor, name, act, status, role })))
      : [],
  ),
)

/** The statuses that the schema of the act's records allows. */
function statusesOf({ records }: AnyVendor, { about }: Act): string[] {
  const { anyOf = [], enum: values } = records[about]!.properties['status'] as {
    readonly anyOf?: readonly { readonly const: string }[]
    readonly enum?: readonly string[]
  } // a union of texts, as TypeBox writes it
  return [...(values ?? anyOf.map(one => one.const))]
}

/** A world in which the first record that the act is about has this status, and a person of every role has it. */
function setup({ vendor, act, status }: (typeof CASES)[number]) {
  const kit = createLocalSimulator({ fixtures: ['default', TOY] }, VENDORS)
  onTestFinished(() => kit.close())
  const { world, state } = PlaceView.placeOf(kit.world().access(vendor.name))
  const table = state[act.about] as unknown as Table<MovedRow> // by `statusesOf`
  const [expertId] = [...(state['experts']?.all() ?? [])].map(row => row['id'])
  const [first] = table.all()
  const row = table.replace({ ...first!, status, ...(expertId === undefined ? {} : { expertId }) })
  return { world, state, table, row }
}

test('there are acts of several vendors, and each row names every status', () => {
  expect(new Set(CASES.map(({ vendor }) => vendor.name)).size).toBeGreaterThan(2)
  for (const { vendor, act } of CASES)
    expect(Object.keys(act.allowedIn!).toSorted()).toEqual(statusesOf(vendor, act).toSorted())
})

test.each(CASES.map(one => [`${one.vendor.name}: ${one.role} ${one.name} while ${one.status}`, one] as const))(
  '[ours] the row and the rule agree: %s',
  (_title, one) => {
    const { world, state, table, row } = setup(one)
    const perform = (): unknown => one.act.perform({ world, state }, row.id, BODIES[one.name] ?? {}, one.role)
    const next = one.act.allowedIn![one.status]
    if (next) {
      perform()
      expect(table.require(row.id).status).toBe(next)
      return
    }
    expect(perform).toThrow(expect.objectContaining({ code: 'ILLEGAL_MOVE' }))
    expect(perform).toThrow(SimError)
    expect(table.require(row.id)).toBe(row)
    expect(world.events.list()).toEqual([])
  },
)
