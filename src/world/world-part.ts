/** What else a world has, such as its faults. All that it remembers is in tables of the world. */
export interface WorldPart {
  /** The part as its member of a document. */
  save(): unknown
  /** Goes on from other tables or another clock, which a restore has brought. */
  restart?(): void
  /** Stops for good. */
  close?(): void
}
