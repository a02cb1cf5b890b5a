/** Changes to a running world as a document: records to put, and records to remove. */
import { Type } from 'typebox'
import { check, invalid } from '../inputs/check.ts'
import type { JsonSchema } from '../inputs/json-schema.ts'
import { isObject } from '../inputs/match.ts'
import { Strict } from '../inputs/strict.ts'
import type { Row } from '../tables/shape.ts'
import { once } from '../world/once.ts'
import { mapTables, type Tables } from '../world/states.ts'
import type { World } from '../world/world.ts'
import { checkDocument } from './check.ts'
import type { DocumentFormat, VendorRecords, WorldDocument } from './document.ts'
import type { Instants } from './instants.ts'
import { FORMAT_VERSION } from './migrations.ts'
import { checkReferences, type HasRecord } from './references.ts'

const SOURCE = 'The document'

/** Keys of records by table. */
type Removal = Readonly<Record<string, readonly (string | number)[]>>

interface Change {
  readonly vendors: Readonly<Record<string, VendorRecords>>
  readonly remove: Readonly<Record<string, Removal>>
}

/** How many records were put, and removed, with those that belonged to them. */
export interface Merged {
  readonly put: number
  readonly removed: number
}

/**
 * Changes the records of a running world, without events: removes those that the document's `remove` names, with what
 * belongs to them, then puts its records by their keys. The parts in it replace the world's, running numbers of `ids` raise
 * them; seed, clock and pending work stay. Refuses with `INVALID_DOCUMENT` before the first change.
 */
export function merge(world: World, value: unknown, format: DocumentFormat, instants: Instants): Merged {
  const { remove, document } = checkMerge(value, format, world)
  const { vendors = {}, parts = {} } = instants.resolve(document, world.clock.beganAt)
  const change = { vendors, remove }
  const states = new Map(format.vendors.map(vendor => [vendor.name, world.state(vendor)]))
  const trial = new Map([...states].map(([name, tables]) => [name, mapTables(tables, table => table.fork())]))
  apply(change, trial, format)
  const has: HasRecord = (vendor, table, key) => trial.get(vendor)?.[table]?.get(key) !== undefined
  checkReferences([{ source: SOURCE, document }], format, has)
  const merged = apply(change, states, format)
  for (const [type, ordinal] of Object.entries(document.ids ?? {})) world.ids.raise(type, ordinal)
  for (const [name, tables] of Object.entries(vendors)) {
    for (const [table, rows] of Object.entries(tables)) {
      const { [table]: records } = states.get(name) ?? {}
      for (const row of rows) world.ids.raise(`${name}.${table}`, records?.ordinal(row) ?? 0)
    }
  }
  const loaded = format.parts().filter(({ name }) => parts[name] !== undefined)
  world.loadParts(new Map(loaded.map(part => [part.name, part.createState(parts[part.name])])))
  return merged
}

function checkMerge(
  value: unknown,
  format: DocumentFormat,
  { ids }: World,
): { document: WorldDocument; remove: Change['remove'] } {
  const { properties = {} }: JsonSchema = format.reading().schema // TypeBox makes JSON Schema
  const names = [...Object.keys(properties), 'remove']
  check(Strict(Object.fromEntries(names.map(name => [name, Type.Optional(Type.Unknown())]))), value, SOURCE)
  const { remove = {}, ...rest } = isObject(value) ? value : {}
  const given = isObject(value) ? { formatVersion: FORMAT_VERSION, ...rest } : value
  const document = checkDocument(given, SOURCE, format)
  if (document.seed !== undefined && document.seed !== ids.seed)
    throw invalid(SOURCE, '/seed', document, `${ids.seed}, which stays the world's`)
  check(Type.Object({ remove: removeSchema(format) }), { remove }, SOURCE)
  return { document, remove: remove as Change['remove'] } // just checked
}

/** The schema of `remove`: the keys of records by vendor and table. */
function removeSchema({ vendors }: Pick<DocumentFormat, 'vendors'>) {
  const Keys = Type.Optional(Type.Array(Type.Union([Type.String(), Type.Integer()])))
  const strict = { additionalProperties: false }
  const tables = vendors.map(({ name, records }) => {
    const keys = Object.fromEntries(Object.keys(records).map(table => [table, Keys]))
    return [name, Type.Optional(Type.Object(keys, strict))] as const
  })
  return Type.Object(Object.fromEntries(tables), strict)
}

function apply({ vendors, remove }: Change, states: ReadonlyMap<string, Tables>, format: DocumentFormat): Merged {
  let [put, removed] = [0, 0]
  for (const vendor of format.vendors) {
    const tables = states.get(vendor.name) ?? {}
    const wanted = Object.entries(remove[vendor.name] ?? {}).map(([table, keys]) => {
      const keyOf = keyReader(tables[table]!)
      return [table, keys.map((key, index) => keyOf(key) ?? refuseKey(remove, vendor.name, table, index))] as const
    })
    for (const [table, keys] of wanted) removed += removeRows(vendor, tables, table, keys)
    for (const [table, rows] of Object.entries(vendors[vendor.name] ?? {})) {
      put += rows.length
      tables[table]?.putAll(rows)
    }
  }
  return { put, removed }
}

function refuseKey(remove: Change['remove'], vendor: string, table: string, index: number): never {
  const expected = `the key of a record in vendors.${vendor}.${table}`
  throw invalid(SOURCE, `/remove/${vendor}/${table}/${index}`, { remove }, expected)
}

/** Reads which record is meant: by its key, or by its running number where it has one. Answers its key. */
function keyReader(table: Tables[string]): (named: string | number) => string | undefined {
  const byNumber = once(() => {
    const numbered = [...table.all()].flatMap(row => {
      const number = table.ordinal(row)
      return number === undefined ? [] : [[String(number), table.keyOf(row)] as const]
    })
    return new Map(numbered)
  })
  return named => (table.get(String(named)) ? String(named) : byNumber().get(String(named)))
}

/** Removes records, and those that belong to them; others that refer to them lose their reference. Answers how many are gone. */
function removeRows(
  vendor: DocumentFormat['vendors'][number],
  tables: Tables,
  target: string,
  keys: readonly string[],
): number {
  const removed = new Set(keys)
  const before = tables[target]!.size
  for (const key of removed) tables[target]!.remove(key)
  let gone = before - tables[target]!.size
  for (const [table, members] of Object.entries(vendor.references)) {
    for (const [member, to] of Object.entries(members)) {
      if (to !== target || !tables[table]) continue
      const referring = [...tables[table].all()].filter(row => removed.has(String(row[member])))
      if (referring.length === 0) continue
      if (belongs(vendor, table, member)) gone += removeRows(vendor, tables, table, referring.map(keyIn(tables, table)))
      else for (const row of referring) tables[table].put({ ...row, [member]: null })
    }
  }
  return gone
}

function keyIn(tables: Tables, table: string): (row: Row) => string {
  return row => tables[table]!.keyOf(row)
}

/** Whether a record belongs to the one that this member refers to: it cannot be without, or it must not. */
function belongs({ records, owners = [] }: DocumentFormat['vendors'][number], table: string, member: string): boolean {
  const { anyOf = [] }: JsonSchema = records[table]?.properties[member] ?? {} // TypeBox makes JSON Schema
  return owners.includes(`${table}.${member}`) || !anyOf.some(({ type }) => type === 'null')
}
