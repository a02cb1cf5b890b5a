import type { TObject, TSchema } from 'typebox'
import { clockSnapshot, type ClockState, type RunningMode } from '../time/clock-mode.ts'
import { eachInTurns } from '../time/real-time.ts'
import { orRefuse, parseJson } from '../errors/reasons.ts'
import type { SimError } from '../errors/sim-error.ts'
import { inputsError } from '../inputs/errors.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { Ids } from '../world/ids.ts'
import type { Row } from '../tables/shape.ts'
import type { StateOwner, StatesSnapshot, Tables } from '../world/states.ts'
import type { WorldSnapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import { formatError, MAX_DOCUMENT_BYTES } from './errors.ts'
import { FORMAT_VERSION } from './migrations.ts'

/** A vendor's records by table. */
export type VendorRecords = Readonly<Record<string, readonly Row[]>>

/**
 * A world as one document. A fixture is the same document with every part optional; what it leaves out is a fresh
 * world's.
 */
export interface WorldDocument {
  /** 1 or more: `migrations.ts` makes documents of older versions into ones of today. */
  readonly formatVersion: number
  readonly seed?: number
  readonly clock?: ClockState
  /** How many identifiers of each type were minted. */
  readonly ids?: Readonly<Record<string, number>>
  readonly vendors?: Readonly<Record<string, VendorRecords>>
  /** What else a world has, by name: plain data that each part reads by itself. */
  readonly parts?: Readonly<Record<string, unknown>>
}

/** How one part of a world (its faults, its webhooks) stands in a document. */
export interface PartFormat {
  /** Its name in the document's `parts`. */
  readonly name: string
  /** Its tables, filled with what a document says of it. */
  createState(saved?: unknown): Tables
  /** What the part saves; any JSON when absent. */
  readonly schema?: TSchema
  /** What its jobs on the clock hold, by their kinds; it has none when absent. */
  readonly jobs?: Readonly<Record<string, TObject>>
  /** Refuses what the schema cannot tell; undefined is a document without this part. */
  assert?(saved: unknown): void
}

/** What documents hold: whose records, and which parts. */
export interface DocumentContent {
  readonly vendors: readonly AnyVendor[]
  /** Asked for when the first document is read. */
  parts(): readonly PartFormat[]
}

/** What documents hold, and how they are read. */
export interface DocumentFormat extends DocumentContent {
  /** The schema that a document must fit once the members that it lacks are filled in with their defaults. */
  reading(): { readonly schema: TSchema; fits(document: unknown): boolean; fill(document: unknown): unknown }
  /** Tells that schema from those of other versions: what was written with the same one fits it. */
  schemaHash(): string
}

/** A vendor as far as a document is concerned. */
export type DocumentOwner = StateOwner<Tables>

/** What a snapshot is made for: whose tables, and which parts. */
export interface SnapshotContent {
  readonly vendors: readonly DocumentOwner[]
  /** Asked for when a document says something of a part. */
  parts(): readonly Pick<PartFormat, 'name' | 'createState'>[]
}

/** Merges fixtures in order: a record with the key of an earlier one takes its place. */
export function mergeDocuments(documents: readonly WorldDocument[], owners: readonly DocumentOwner[]): StatesSnapshot {
  const states = new Map<string, Tables>(owners.map(owner => [owner.name, owner.createState()]))
  for (const document of documents) {
    for (const [name, records] of Object.entries(document.vendors ?? {})) {
      const tables = states.get(name) ?? {}
      for (const [tableName, rows] of Object.entries(records)) {
        tables[tableName]?.putAll(rows)
      }
    }
  }
  return states
}

/**
 * What a world that starts from these documents is made of. Seed and clock are the documents' where they have some, the
 * given ones where they have none; `own` ones come before both.
 */
export function toSnapshot(
  documents: readonly WorldDocument[],
  { vendors, parts }: SnapshotContent,
  { seed, clock }: { readonly seed: number; readonly clock: RunningMode },
  own: { readonly seed?: number | undefined; readonly clock?: RunningMode | undefined } = {},
): WorldSnapshot {
  const states = mergeDocuments(documents, vendors)
  const last = <N extends keyof WorldDocument>(name: N) =>
    documents.findLast(document => document[name] !== undefined)?.[name]
  const ids = new Ids(own.seed ?? last('seed') ?? seed, Object.entries(last('ids') ?? {}))
  for (const [name, tables] of states) {
    for (const [tableName, table] of Object.entries(tables)) {
      for (const row of table.all()) ids.raise(`${name}.${tableName}`, table.ordinal(row) ?? 0)
    }
  }
  const saved = last('clock')
  const saidOfParts = Object.assign({}, ...documents.map(document => document.parts)) as Record<string, unknown>
  return {
    ids,
    clock: own.clock || !saved ? clockSnapshot(own.clock ?? clock) : clockSnapshot(saved.mode, saved),
    states,
    parts: partsOf(saidOfParts, parts),
  }
}

/** The tables of the parts that documents say something of. */
function partsOf(said: Readonly<Record<string, unknown>>, parts: SnapshotContent['parts']): StatesSnapshot {
  if (Object.keys(said).length === 0) return new Map()
  const told = parts().filter(({ name }) => said[name] !== undefined)
  return new Map(told.map(({ name, createState }) => [name, createState(said[name])]))
}

/** The records of a vendor's tables. */
export function recordsOf(tables: Tables): VendorRecords {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, [...table.all()]]))
}

/** A world as one document: what `toSnapshot` reads, written. Credentials and URLs in it name no world. */
export function toDocument(world: World, owners: readonly DocumentOwner[]): WorldDocument {
  const vendors = owners.map(owner => [owner.name, recordsOf(world.state(owner))])
  return {
    formatVersion: FORMAT_VERSION,
    seed: world.ids.seed,
    clock: world.clock.saved(),
    ids: Object.fromEntries(world.ids.ordinals()),
    vendors: Object.fromEntries(vendors),
    parts: Object.fromEntries(Object.entries(world.parts).map(([name, part]) => [name, part.save()])),
  }
}

/** The refusal of a document that is larger than a process should hold as one text. */
export function stateTooLarge(): SimError {
  const limit = `${MAX_DOCUMENT_BYTES / 1024 ** 2} MiB`
  return formatError(
    'STATE_TOO_LARGE',
    `A world's document may have ${limit}, and this one is larger: use several worlds.`,
  )
}

/** A document's text, whole. Refuses with `STATE_TOO_LARGE` what is larger than can be read again. */
export function writeDocument(document: WorldDocument): string {
  // Node has no text that is twice as long.
  const text = orRefuse(() => JSON.stringify(document), stateTooLarge)
  if (text.length * 3 > MAX_DOCUMENT_BYTES && Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) throw stateTooLarge()
  return text
}

/** How deep a document is taken apart when it is written in turns: to the records of its tables. */
const RECORD_DEPTH = 4
/** Of how many characters at least is encoded at a time. */
const CHUNK_LENGTH = 64 * 1024

/** What `writeDocument` writes, as bytes, and while other work has its turn. The document must not change meanwhile. */
export async function writeDocumentInTurns(document: WorldDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  let [text, size] = ['', 0]
  const encode = (): void => {
    const chunk = Buffer.from(text)
    text = ''
    size += chunk.length
    if (size > MAX_DOCUMENT_BYTES) throw stateTooLarge()
    chunks.push(chunk)
  }
  await eachInTurns(textsOf(document, RECORD_DEPTH), piece => {
    text += piece
    if (text.length >= CHUNK_LENGTH) encode()
  })
  encode()
  return Buffer.concat(chunks)
}

/** What `JSON.stringify` gives for plain data, in pieces: a member at this depth is one. */
function* textsOf(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) return yield JSON.stringify(value)
  const isList = Array.isArray(value)
  let before = isList ? '[' : '{'
  for (const [key, member] of isList ? value.entries() : Object.entries(value)) {
    if (member === undefined) continue
    yield isList ? before : `${before}${JSON.stringify(key)}:`
    before = ','
    yield* textsOf(member, depth - 1)
  }
  if (before !== ',') yield before
  yield isList ? ']' : '}'
}

/** Reads a document's text; the sentence of a refusal names the source, the place and the remedy. */
export function parseDocument(text: string, source: string): unknown {
  const remedy = 'Mend the file, or leave it out to start with the default fixture.'
  return parseJson(text, reason => inputsError('INVALID_DOCUMENT', `${source} is not valid JSON: ${reason}. ${remedy}`))
}
