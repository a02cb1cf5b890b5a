/** A pattern: what it names must be there, deeply; what it leaves out may be anything. */
export type Pattern = Readonly<Record<string, unknown>>

/** How many values a pattern may have, its lists and objects too: all of them are looked for in every entry of a log. */
export const MAX_PATTERN_SIZE = 500

/** Whether a pattern has more values than are looked for. */
export function isLarge(pattern: unknown): boolean {
  return sizeOf(pattern) > MAX_PATTERN_SIZE
}

/** How many values there are in a value, itself too; not counted on where there are more than a pattern may have. */
function sizeOf(value: unknown): number {
  let size = 1
  if (typeof value !== 'object' || value === null) return size
  for (const part of Object.values(value)) {
    size += sizeOf(part)
    if (size > MAX_PATTERN_SIZE) break
  }
  return size
}

/** Whether a value holds everything that the pattern names. Lists must be as long and match member by member. */
export function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    return (
      Array.isArray(value) && pattern.length === value.length && pattern.every((part, i) => matches(part, value[i]))
    )
  }
  if (isObject(pattern))
    return isObject(value) && Object.entries(pattern).every(([key, part]) => matches(part, value[key]))
  return Object.is(pattern, value)
}

/** A candidate that did not match, and why, in plain words. */
export interface NearMiss<E> {
  readonly candidate: E
  /** "2 of 3 matched: operation acceptChat, path /orders; status was 401, not 200". */
  readonly words: string
}

/** The candidates that came nearest to the pattern, the nearest first, newest first among equals. */
export function nearMisses<E extends object>(pattern: Pattern, candidates: readonly E[], limit = 3): NearMiss<E>[] {
  const criteria = flatten(pattern)
  return candidates
    .map((candidate, age) => {
      const hit = criteria.filter(([path, wanted]) => matches(wanted, valueAt(candidate, path)))
      return { candidate, age, hits: hit.length }
    })
    .filter(({ hits }) => hits < criteria.length)
    .toSorted((a, b) => b.hits - a.hits || b.age - a.age)
    .slice(0, limit)
    .map(({ candidate }) => ({ candidate, words: explain(criteria, candidate) }))
}

function explain(criteria: readonly Criterion[], candidate: object): string {
  const matched: string[] = []
  const missed: string[] = []
  for (const [path, wanted] of criteria) {
    const found = valueAt(candidate, path)
    const name = path.join('.')
    if (matches(wanted, found)) matched.push(`${name} ${show(found)}`)
    else missed.push(`${name} was ${show(found)}, not ${show(wanted)}`)
  }
  const head = `${matched.length} of ${criteria.length} matched`
  return `${head}${matched.length > 0 ? `: ${matched.join(', ')}` : ''}; ${missed.join(', ')}`
}

type Criterion = readonly [path: readonly string[], wanted: unknown]

/** One criterion per leaf, so that "variables.id was A, not B" can be said. */
function flatten(pattern: Pattern, prefix: readonly string[] = []): Criterion[] {
  return Object.entries(pattern).flatMap(([key, part]): Criterion[] =>
    isObject(part) && Object.keys(part).length > 0 ? flatten(part, [...prefix, key]) : [[[...prefix, key], part]],
  )
}

/** What a path of keys and indexes leads to; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (inner, key) => (isObject(inner) || Array.isArray(inner) ? Reflect.get(inner, key) : undefined),
    value,
  )
}

/** So many characters of a value are told. */
const MAX_SHOWN = 1000

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'missing' : JSON.stringify(value)
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 3)}...` : text
}

/** Whether a value is an object with members: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
