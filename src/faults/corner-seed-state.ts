import type { NastyCorners } from '../vendors/contract/corners.ts'
import type { Row } from '../tables/shape.ts'
import type { AnyTable, Tables } from '../world/states.ts'
import type { WorldSnapshot } from '../world/snapshot.ts'
import { type CornerChoice, type CornerVendor, keyOf, uses } from './answer-corners.ts'
import { chance, isOrdinary, nastyText } from './nasty-text.ts'

/** Instants are rounded down to this, so that many are equal. */
const EQUAL_INSTANTS_MS = 600_000
/** New ids begin shortly before the limits of 32-bit integers, signed and unsigned. */
const ID_LIMITS = [2 ** 31 - 3, 2 ** 32 - 3]
const INSTANT = /(created|updated|read|closed|reviewed|dispatched|uploaded)At$/

/** A seed state with corner cases: nasty texts where the API's client did not write them, equal instants, large ids. */
export function cornerSeedState(
  seedState: WorldSnapshot,
  vendors: readonly CornerVendor[],
  choice: CornerChoice,
): WorldSnapshot {
  const states = new Map(seedState.states)
  const ids = seedState.ids.fork()
  for (const { name, nasty } of vendors) {
    const tables = states.get(name)
    if (tables) states.set(name, cornerTables(name, tables, nasty, choice))
    for (const type of (uses(choice, 'ids') && nasty.ordinals) || []) ids.raise(type, firstOrdinal(choice.seed, type))
  }
  return { ...seedState, states, ids }
}

/** The number after which ids of this type begin. */
export function firstOrdinal(seed: number, type: string): number {
  return ID_LIMITS[Math.floor(chance(seed, type) * ID_LIMITS.length)]!
}

/** The nasty texts of a seed state with corner cases: an answer that shows one is known by its text. */
export function nastyTextsOf({ states }: WorldSnapshot, vendors: readonly CornerVendor[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { name, nasty } of vendors)
    for (const [table, { member }] of Object.entries(nasty.texts))
      for (const row of states.get(name)?.[table]?.all() ?? []) {
        const text = row[member]
        if (typeof text === 'string' && !isOrdinary(text)) found.add(text)
      }
  return found
}

function cornerTables(vendor: string, tables: Tables, corners: NastyCorners, choice: CornerChoice): Tables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]): [string, AnyTable] => {
      const copy = table.fork()
      const { member, isTheirs = () => true } = corners.texts[name] ?? {}
      for (const row of table.all()) {
        const isText = uses(choice, 'text') && member !== undefined && isTheirs(row as never) // the vendor pairs them
        const text = isText ? row[member] : undefined
        const entity = `${vendor} ${name} ${keyOf(row, corners) ?? ''}`
        const nasty = typeof text === 'string' ? { [member!]: nastyText(choice.seed, entity, text) } : {}
        copy.put({ ...row, ...(uses(choice, 'instants') && equalInstants(row)), ...nasty })
      }
      return [name, copy]
    }),
  )
}

function equalInstants(row: Row): Row {
  const instants = Object.entries(row).filter(([name, value]) => INSTANT.test(name) && typeof value === 'number')
  return Object.fromEntries(instants.map(([name, at]) => [name, Number(at) - (Number(at) % EQUAL_INSTANTS_MS)]))
}
