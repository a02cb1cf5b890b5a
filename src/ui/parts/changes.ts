/** A record as plain data. */
export type Fields = Readonly<Record<string, unknown>>

/** Members that say what a new record is about, the best first. */
const TELLING = ['message', 'text', 'question', 'body', 'name', 'id']

/** The members of a record, or of none. */
export function fieldsOf(record: unknown): Fields {
  return typeof record === 'object' && record !== null ? (record as Fields) : {} // a record of the engine's is plain data
}

/** The names of the members that differ. What is not there and what is null are the same to a reader. */
export function changesOf(before: Fields, after: Fields): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.filter(name => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
}

/** What a change did to a record, in one line: `status: pending → open`, or what a new record says. */
export function summaryOf(before: unknown, after: unknown): string {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  if (before === null || after === null) {
    const record = before === null ? now : old
    const text = TELLING.map(name => record[name]).find(value => typeof value === 'string' && value !== '')
    return typeof text === 'string' ? text.slice(0, 200) : ''
  }
  const changes = changesOf(old, now).map(name => `${name}: ${brief(old[name])} → ${brief(now[name])}`)
  return changes.slice(0, 2).join(', ')
}

function brief(value: unknown): string {
  return typeof value === 'object' && value !== null ? '…' : String(value).slice(0, 60)
}
