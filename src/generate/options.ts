import { Type } from 'typebox'
import { check } from '../inputs/check.ts'
import { Strict } from '../inputs/strict.ts'
import { COMMON_OPTIONS } from '../vendors/contract/histories/options.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'

/** What is asked of a history, checked: the vendor, and its options by name. */
export interface HistoryRequest {
  readonly vendor: string
  readonly [option: string]: unknown
}

/** What may be asked of a history of one of these vendors. */
export function historySchema(vendors: readonly AnyVendor[]): Type.TUnion {
  return Type.Union(
    vendors.flatMap(({ name, histories }) => {
      if (!histories) return []
      const options = Object.entries({ ...histories.options, ...COMMON_OPTIONS }).map(([option, schema]) => [
        option,
        Type.Optional(Type.Unsafe(schema)),
      ])
      return Strict({ vendor: Type.Literal(name), ...Object.fromEntries(options) }, { vendor: name })
    }),
  )
}

/** Refuses with `INVALID_INPUT` what cannot be asked of a history of these vendors. */
export function assertHistoryRequest(value: unknown, vendors: readonly AnyVendor[]): asserts value is HistoryRequest {
  check(historySchema(vendors), value, '', 'INVALID_INPUT')
}

/** What is asked for as numbers, defaults filled in: a share is one from 0 to 1. */
export function numbersOf(
  options: Readonly<Record<string, { readonly default: number | string }>>,
  request: HistoryRequest,
): Record<string, number> {
  const numbers = Object.entries(options).map(([name, option]) => [name, toNumber(request[name] ?? option.default)])
  return Object.fromEntries(numbers)
}

function toNumber(value: unknown): number {
  return typeof value === 'string' && value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value)
}
