/** The records of one kind in one world, to be read. Records are never changed, only replaced: what was read stays as it is. */
export interface TableView<R, I extends string = never> {
  /** How many records there are. */
  readonly size: number
  /** The record with this key, if there is one. */
  get(key: string): R | undefined
  /** The record with this key; refuses in the vendor's words when there is none. */
  require(key: string): R
  /** Every record, in the order of insertion. */
  all(): Iterable<R>
  /** The records of one group in order. Read the list before the next change. */
  where(index: I, key: string): readonly R[]
  /** How many records a group has. */
  count(index: I, key: string): number
  /** The last record of a group's order. */
  last(index: I, key: string): R | undefined
  /** One page of a group, from `offset` on; `reverse` counts from the group's end. */
  page(
    index: I,
    key: string,
    slice: { readonly offset: number; readonly limit: number; readonly reverse?: boolean },
  ): readonly R[]
}
