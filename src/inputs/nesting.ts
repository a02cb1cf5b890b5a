/** How deep lists and objects may be nested in what a user writes: what reads it further on calls itself. */
export const MAX_INPUT_DEPTH = 100

/** Whether lists and objects are nested deeper than `limit` in a value that came as JSON. */
export function isNestedDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  for (const member of members) if (isNestedDeeper(member, limit - 1)) return true
  return false
}
