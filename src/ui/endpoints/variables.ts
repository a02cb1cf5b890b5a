import type { VendorInfo } from '../page/answers.ts'

/** The variables that `backlot env` prints for a world, as a shell exports them. */
export function variablesOf(url: string, world: string, vendors: readonly VendorInfo[]): string {
  const perVendor = vendors.flatMap(({ name, urls, credentials: [first, ...others] }) => [
    [`${name}_URL`, urls[0]],
    [`${name}_TOKEN`, first?.token],
    // The first one of each other role.
    ...others
      .filter(({ role }, index) => role && role !== first?.role && others.findIndex(one => one.role === role) === index)
      .map(({ role, token }) => [`${name}_${role}_TOKEN`, token]),
  ])
  return [['URL', url], ['WORLD', world], ...perVendor]
    .flatMap(([name, value]) => (value === undefined ? [] : [`export BACKLOT_${name!.toUpperCase()}='${value}'`]))
    .join('\n')
}
