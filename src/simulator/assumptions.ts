import { describe } from '../inputs/check.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { type Assumptions, defaultsOf } from '../vendors/contract/truth/assumption.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { simulatorError } from './errors.ts'

/** Values of assumptions by their names: those that are chosen, or those of all. */
export type Assumed = Readonly<Record<string, string>>

/** An assumption as one world has it. */
export interface DescribedAssumption {
  /** What it is chosen by. */
  readonly name: string
  readonly vendor: string
  /** What is not known. */
  readonly question: string
  readonly choices: readonly { readonly value: string; readonly meaning: string }[]
  /** The value where nothing is chosen. */
  readonly default: string
  /** The value in this world. */
  readonly chosen: string
  /** What speaks for the default and what for the others. */
  readonly evidence: string
}

/**
 * The value of every assumption of some vendors: the chosen ones, and all others as in `base`, which are the defaults where
 * it is left out. Refuses names and values that there are not with `INVALID_ASSUMPTION`.
 */
export function assume(vendors: readonly AnyVendor[], chosen: Assumed, base?: Assumed): Assumed {
  const all: Assumptions = Object.assign({}, ...vendors.map(({ assumptions }) => assumptions))
  for (const [name, value] of Object.entries(chosen)) assertChoice(all, name, value)
  return { ...(base ?? defaultsOf(all)), ...chosen }
}

function assertChoice(all: Assumptions, name: string, value: unknown): void {
  if (!Object.hasOwn(all, name)) {
    const sentence = `There is no assumption ${describe(name)}; GET /_sim/assumptions lists them all.`
    throw simulatorError('INVALID_ASSUMPTION', sentence + didYouMean(name, Object.keys(all)))
  }
  const values = Object.keys(all[name]!.choices)
  if (values.some(known => known === value)) return
  const sentence = `${name} is ${describe(value)}; expected ${values.map(describe).join(' or ')}.`
  throw simulatorError('INVALID_ASSUMPTION', sentence + didYouMean(value, values))
}

/** All assumptions of a world's vendors, with what is chosen in it. */
export function describeAssumptions({
  settings: { vendors, assume: assumed },
}: {
  readonly settings: { readonly vendors: readonly AnyVendor[]; readonly assume: Assumed }
}): DescribedAssumption[] {
  return vendors.flatMap(({ name: vendor, assumptions = {} }) =>
    Object.entries(assumptions).map(([name, { question, choices, default: value, evidence }]) => ({
      name,
      vendor,
      question,
      choices: Object.entries(choices).map(([one, meaning]) => ({ value: one, meaning })),
      default: value,
      chosen: assumed[name]!,
      evidence,
    })),
  )
}
