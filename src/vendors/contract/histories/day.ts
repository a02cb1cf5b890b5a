import type { Chance } from './chance.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
/** When people are awake, UTC. */
const WAKES = 7 * HOUR
const AWAKE = 16 * HOUR

/** An instant between two at which people are awake, where there is one. */
export function byDay(chance: Chance, from: number, to: number): number {
  const at = from + chance.below(to - from)
  const midnight = Math.floor(at / DAY) * DAY
  const awake = midnight + WAKES + chance.below(AWAKE)
  return awake >= from && awake <= to ? awake : at
}

/** This instant, or the next morning where it is in the night. */
export function notAtNight(chance: Chance, at: number): number {
  const morning = Math.floor(at / DAY) * DAY + WAKES
  return at < morning ? morning + chance.below(2 * HOUR) : at
}
