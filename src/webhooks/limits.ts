/** How many deliveries of a world may be under way in the same moment. */
export const MAX_UNDER_WAY = 32
/** How many deliveries of a world may wait; the queue counts further ones and never sends them. */
export const MAX_WAITING = 20_000
/** How many finished deliveries a world remembers. */
export const MAX_REMEMBERED = 1000
/** How many bytes all deliveries of a world may take: finished ones are forgotten then, and further ones never sent. */
export const MAX_DELIVERY_BYTES: number = 32 * 1024 * 1024

/** An attempt that is under way, or that begins as soon as there is room. */
export interface UnderWay {
  readonly ended: Promise<void>
  readonly end: () => void
}
