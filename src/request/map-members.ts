/** A list or a record with other members; itself where all stay as they are, for a request may have a million of them. */
export function mapMembers(value: object, map: (member: unknown, name: string) => unknown): object {
  if (Array.isArray(value)) {
    let list: unknown[] | undefined
    for (let i = 0; i < value.length; i++) {
      const item = map(value[i], '')
      if (item !== value[i]) (list ??= value.slice())[i] = item
    }
    return list ?? value
  }
  let record: Record<string, unknown> | undefined
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    const mapped = map(member, name)
    if (mapped !== member) (record ??= { ...value })[name] = mapped
  }
  return record ?? value
}

/** A value of plain data with other texts. */
export function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  return typeof value === 'object' && value !== null ? mapMembers(value, member => mapTexts(member, map)) : value
}
