import type { Tables } from '../../world/states.ts'
import type { World } from '../../world/world.ts'
import type { Place } from './act.ts'

/** What a vendor says of the corners that its schema allows. */
export interface NastyCorners<S extends Tables = Tables> {
  /** Nullable fields (`Type.field`) that stay as they are: their null means something. */
  readonly keeps: readonly string[]
  /** Members besides `id` that tell one entity from another; the first one that an entity has counts. */
  readonly keys?: readonly string[]
  /** Scalars besides `String` whose values are texts for people. */
  readonly proseScalars?: readonly string[]
  /** Texts that no client wrote: table, member, and which records. */
  readonly texts: Readonly<Record<string, { readonly member: string; readonly isTheirs?: (row: never) => boolean }>>
  /** What ids are minted from, where they have no limit but that of numbers. */
  readonly ordinals?: readonly string[]
  /** What the connection of a field may answer in place of this page: none of its records, and a cursor that leads to them. */
  emptyPage?(world: World, args: Readonly<Record<string, unknown>>, field: string): object | undefined
  /** Lists to which something is added between two pages of a client's: in front it shifts them, at the end they are more. */
  readonly shift?: {
    /** The list that a page is one of, when there is a next page; undefined for what is none. */
    listOf(page: unknown): string | undefined
    /** Adds something there that the caller did not write. */
    arrive(place: Place<S>, list: string, text: string, caller: unknown): void
  }
}
