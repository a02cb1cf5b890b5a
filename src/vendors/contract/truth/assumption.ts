import type { World } from '../../../world/world.ts'

/** One thing that a vendor's pages leave open: what it can be, and what it is where nothing is chosen. */
export interface Assumption<V extends string = string> {
  /** What is not known, as a question. */
  readonly question: string
  /** The answers that are believable: each value, and what it means in a sentence. */
  readonly choices: Readonly<Record<V, string>>
  readonly default: V
  /** What speaks for the default and what for the others, as far as anything does. */
  readonly evidence: string
}

/** A vendor's assumptions by their names, which begin with the vendor's: `guuru.first-above-100`. */
export type Assumptions = Readonly<Record<string, Assumption>>

/** The value of each assumption in one world. */
export type Chosen<A extends Assumptions> = { readonly [N in keyof A]: keyof A[N]['choices'] }

/** The function that reads what a world assumes. A world that chooses nothing has the defaults. */
export function assuming<A extends Assumptions>(
  assumptions: A & { readonly [N in keyof A]: Assumption<keyof A[N]['choices'] & string> },
): (world: World) => Chosen<A> {
  const defaults = defaultsOf(assumptions)
  return ({ assumed = defaults }) => assumed as Chosen<A> // a simulator fills in every name, with checked values
}

/** The values of assumptions where nothing is chosen. */
export function defaultsOf(assumptions: Assumptions): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(assumptions).map(([name, { default: value }]) => [name, value]))
}
