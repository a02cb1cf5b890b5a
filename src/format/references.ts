/** References in documents: members that hold the keys of other records. */
import { invalid } from '../inputs/check.ts'
import type { DocumentFormat, DocumentOwner, WorldDocument } from './document.ts'

/** One document and where it came from. */
export interface NamedDocument {
  readonly source: string
  readonly document: WorldDocument
}

/** Whether there is a record with this key in a vendor's table. */
export type HasRecord = (vendor: string, table: string, key: string) => boolean

/** Checks that every reference in these documents leads to a record that there is: of one of them, by default. */
export function checkReferences(
  documents: readonly NamedDocument[],
  { vendors }: DocumentFormat,
  has: HasRecord = recordsIn(documents, vendors),
): void {
  for (const { source, document } of documents) {
    for (const { name, references } of vendors) {
      for (const [table, rows] of Object.entries(document.vendors?.[name] ?? {})) {
        const members = Object.entries(references[table] ?? {})
        rows.forEach((row, index) => {
          for (const [member, target] of members) {
            for (const key of [row[member]].flat()) {
              if (key === null || key === undefined || has(name, target, String(key))) continue
              const pointer = `/vendors/${name}/${table}/${index}/${member}`
              throw invalid(source, pointer, document, `the key of a record in vendors.${name}.${target}`)
            }
          }
        })
      }
    }
  }
}

/** The records of documents by their keys. Those of a table are collected when it is first asked for: most are never. */
export function recordsIn(documents: readonly NamedDocument[], owners: readonly DocumentOwner[]): HasRecord {
  const collected = new Map<string, ReadonlySet<string>>()
  const collect = (vendor: string, name: string): ReadonlySet<string> => {
    const table = owners.find(owner => owner.name === vendor)?.createState()[name]
    const rows = documents.flatMap(({ document }) => document.vendors?.[vendor]?.[name] ?? [])
    return new Set(table && rows.map(row => table.keyOf(row)))
  }
  return (vendor, table, key) => {
    const path = `${vendor}.${table}`
    let keys = collected.get(path)
    if (!keys) collected.set(path, (keys = collect(vendor, table)))
    return keys.has(key)
  }
}
