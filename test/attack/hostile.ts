/** Values and texts that hurt what does not look for them. */
import type { SeededRandom } from '../seeded-random.ts'

/** How deep `JSON.stringify` can write. */
const MAX_WRITTEN = 3000

/** A value that is nested so many levels deep. */
export function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < Math.min(levels, MAX_WRITTEN); level++) value = level % 2 ? [value] : { a: value }
  return value
}

/** An object of so many members. */
function wide(members: number): object {
  return Object.fromEntries(Array.from({ length: members }, (_, index) => [`k${index}`, index]))
}

/** What is put in every place where JSON is taken. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  5,
  -1,
  1.5,
  1e308,
  2 ** 53,
  2 ** 31,
  253_402_300_800_000,
  '',
  ' ',
  '__proto__',
  'constructor',
  'NaN',
  '\u0000',
  '\ud800',
  'x'.repeat(10_000),
  '2026-13-45T99:99:99Z',
  [],
  {},
  [null],
  [[[]]],
  JSON.parse('{"__proto__":{"a":1},"constructor":1}'),
  deep(90),
  wide(20_000),
  // Durations that a regular expression may read for seconds, and with more around them.
  `P${'1'.repeat(50_000)}`,
  'fooP1Dbar',
  Array.from({ length: 2000 }, () => 'default'),
]

/** Texts as a person or a broken client may send them. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\t\r\n',
  '0',
  '-1',
  'null',
  'undefined',
  'NaN',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '..%2f..%2f',
  '%',
  '%00',
  '%ff',
  '%e0%a4%a',
  'a/b?c#d',
  'a@b',
  '@',
  '"\'`\\',
  '\u0000\u0001\u001f\u007f',
  '\ud800',
  '\udc00x',
  '\ufeff\u200b\u202e',
  '\u2028\u2029',
  '👩‍👩‍👧‍👦',
  'ß'.repeat(200),
  'x'.repeat(100_000),
  '{{constructor}}{message}{name}{id}',
  '<script>alert(1)</script>',
  '$1$&$$',
]

/** One of these texts, or several in a row. */
export function hostileText(random: SeededRandom): string {
  const text = random.pick(HOSTILE_TEXTS)
  return random.chance(0.2) ? text + random.pick(HOSTILE_TEXTS) : text
}

/** A text as a part of a URL, which has no half of a surrogate pair in it. */
export function inUrl(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/g, '\u{fffd}').slice(0, 3000))
}

type Path = readonly (string | number)[]

/** How many items of a list are changed: the others are alike. */
const ITEMS = 2

/** Every place in a document, its containers too. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  const members: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(0, ITEMS).map((item, index) => [index, item])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : []
  return [path, ...members.flatMap(([key, member]) => placesOf(member, [...path, key]))]
}

/** The document with another value in one place. */
export function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changed(item, rest, to) : item))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, member]) => [name, name === key ? changed(member, rest, to) : member]),
  )
}
