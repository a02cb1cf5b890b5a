import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../src/vendors/contract/truth/assumption.ts'
import type { VendorName } from '../../src/vendors/index.ts'
import { setupClient } from '../setup.ts'

/** Looks at a world as a client sees it; the same look tells the values of an assumption apart. */
type Look<V extends VendorName> = (client: ReturnType<typeof setupClient<V>>) => unknown

/** For each assumption a look, and what it sees by each value: the default first, which is there where nothing is chosen. */
export type ChoiceCases<V extends VendorName, A extends Assumptions> = {
  readonly [N in keyof A]: { readonly look: Look<V>; readonly sees: Readonly<Record<keyof A[N]['choices'], unknown>> }
}

/** Tests each value of each assumption of a vendor; the default is not chosen. */
export function testChoices<V extends VendorName, const A extends Assumptions>(
  vendor: V,
  assumptions: A,
  cases: ChoiceCases<V, A>,
): void {
  describe.each(Object.entries(assumptions))('%s', (name, { default: value, choices }) => {
    const { look, sees } = cases[name]!
    test.each(Object.keys(choices))('[assumed] where it is %s, that is seen', async chosen => {
      const [first] = Object.keys(sees)
      expect(value).toBe(first)
      const seen = await look(setupClient(vendor, chosen === first ? {} : { assume: { [name]: chosen } }))
      for (const [other, expected] of Object.entries<unknown>(sees)) {
        if (other === chosen) expect(seen).toEqual(expected)
        else expect(seen).not.toEqual(expected)
      }
    })
  })
}
