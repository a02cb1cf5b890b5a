/** How deep lists and objects may be nested in what a user writes: what reads it further on calls itself. */
export const MAX_INPUT_DEPTH = 100

/** Whether lists and objects are nested deeper than `limit` in a value that came as JSON. */
export function isNestedDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  if (Array.isArray(value)) return value.some(item => isNestedDeeper(item, limit - 1))
  // A list of the members of a large object costs several times as much as to look at them.
  for (const name in value) if (isNestedDeeper(value[name as keyof typeof value], limit - 1)) return true
  return false
}
