/** Something that happened in a world: which record changed, from what to what, and who did it. */
export interface SimEvent {
  readonly id: number
  /** When, ISO 8601 on the world's clock. */
  readonly at: string
  /** Vendor, noun and what happened, separated by dots; the last two like `chat.opened`. */
  readonly type: string
  /** The record before; null when it is new. */
  readonly before: object | null
  /** The record after. */
  readonly after: object | null
  /** Who: a credential's owner, or a role (`agent`, `seller`, `shopper`, `expert`). */
  readonly actor: string
}
