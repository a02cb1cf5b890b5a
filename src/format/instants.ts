import { Type, type TSchema } from 'typebox'
import type { Mapper } from '../inputs/mapper.ts'
import { type ClockMode, instantOf, modeAt, type RunningMode } from '../time/clock-mode.ts'
import { INSTANT, parseRelative } from '../time/instant.ts'
import { fromBeginning, type Move, moverOf, within } from '../time/relative.ts'
import { once } from '../world/once.ts'
import type { DocumentContent, WorldDocument } from './document.ts'

/** How a world begins. */
export interface Beginning {
  /** How time runs where no document says it. */
  readonly clock: RunningMode
  /** How time runs, whatever documents say. */
  readonly own?: RunningMode | undefined
  /** Whether the documents are moved, so that their newest instant is the world's beginning. */
  readonly rebase?: boolean | undefined
}

/** The instants in documents: relative ones are made absolute, and all of them can be moved together. */
export class Instants {
  readonly #mapRecords: () => Mapper<Move>
  /** Made for documents that have parts: their schemas are large. */
  readonly #mapParts: () => Mapper<Move>

  constructor({ vendors, parts }: DocumentContent) {
    this.#mapRecords = once(() => {
      const records = vendors.map(vendor => [vendor.name, objectOf(mapRows(vendor.records))] as const)
      const Job = Type.Object({ at: Type.Integer({ [INSTANT]: 'future' }) })
      return moverOf(
        objectOf({ clock: objectOf({ jobs: Type.Array(Job) }), vendors: objectOf(Object.fromEntries(records)) }),
      )
    })
    this.#mapParts = once(() => {
      const schemas = parts().flatMap(({ name, schema }) => (schema ? [[name, schema] as const] : []))
      return moverOf(objectOf({ parts: objectOf(Object.fromEntries(schemas)) }))
    })
  }

  /** The documents as they are in a world that begins now: the given ones where they do not depend on when that is. */
  begin(documents: readonly WorldDocument[], { clock, own, rebase = false }: Beginning): readonly WorldDocument[] {
    const start = instantOf(own ?? clock)
    const begun = documents.map(document => beginClock(document, start, rebase))
    const mode = own ?? begun.findLast(document => document.clock)?.clock?.mode ?? clock
    const beginning = instantOf(mode)
    const absolute = begun.map(document => this.resolve(document, beginning))
    const newest = rebase ? this.#newest(absolute) : -1
    return newest < 0 ? absolute : absolute.map(document => this.#shift(document, beginning - newest))
  }

  /** The document with absolute instants only; itself where it has no others. What leads beyond the first or last instant is that one. */
  resolve(document: WorldDocument, beginning: number): WorldDocument {
    return this.#moved(document, fromBeginning(beginning))
  }

  #shift(document: WorldDocument, by: number): WorldDocument {
    return this.#moved(document, at => (typeof at === 'number' ? within(at + by) : at))
  }

  /** The newest instant that had come when the documents were written; -1 where there is none. */
  #newest(documents: readonly WorldDocument[]): number {
    let newest = -1
    for (const document of documents) {
      this.#moved(document, (at, isPast) => {
        if (isPast && typeof at === 'number' && at > newest) newest = at
        return at
      })
    }
    return newest
  }

  #moved(document: WorldDocument, move: Move): WorldDocument {
    const moved = this.#mapRecords()(document, move)
    return (document.parts ? this.#mapParts()(moved, move) : moved) as WorldDocument // the same members, other instants
  }
}

function objectOf(properties: Record<string, TSchema>) {
  return Type.Object(properties)
}

function mapRows(records: Readonly<Record<string, TSchema>>): Record<string, TSchema> {
  return Object.fromEntries(Object.entries(records).map(([table, row]) => [table, Type.Array(row)]))
}

/** The document with its clock where a world that begins at `start` has it. A document that is moved keeps how its time runs. */
function beginClock(document: WorldDocument, start: number, rebase: boolean): WorldDocument {
  const { clock } = document
  if (!clock) return document
  const mode: ClockMode | { readonly mode: 'frozen'; readonly at: string } = clock.mode // as it was written
  if (rebase) return { ...document, clock: { ...clock, mode: modeAt(clock.mode, start) } }
  const ms = mode.mode === 'frozen' && typeof mode.at === 'string' ? parseRelative(mode.at) : undefined
  if (ms === undefined) return document
  return { ...document, clock: { ...clock, mode: { mode: 'frozen', at: within(start + ms) } } }
}
