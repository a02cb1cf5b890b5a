/** Above this many characters, a text's bytes are counted as JSON has them: a character may take six. */
const SHORT = 64

/** About how many bytes a value of plain data takes in a document: no more than a walk over it. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string')
    return value.length <= SHORT ? 2 + value.length : Buffer.byteLength(JSON.stringify(value))
  if (typeof value !== 'object' || value === null) return 8
  let size = 2
  if (Array.isArray(value)) for (const item of value) size += 1 + sizeOf(item)
  else
    for (const name in value) {
      const member: unknown = value[name as keyof typeof value]
      size += 4 + name.length + sizeOf(member)
    }
  return size
}
