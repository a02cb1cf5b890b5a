/** Compares two numbers or two strings, ascending. */
export function ascending(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
