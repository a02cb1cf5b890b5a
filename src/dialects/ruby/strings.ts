const ESCAPE = /\\(["\\/bfnrt])/g
const UNICODE_ESCAPE = /\\u(?:([0-9a-f]{4})|\{([0-9a-f]{4,})\})(?:\\u([0-9a-f]{4}))?/gi
const VALID = /^(?:[^\\]|\\["\\/bfnrt]|\\u(?:[0-9a-f]{4}|\{[0-9a-f]{4,}\}))*$/i

const CHARACTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/**
 * What stands between the quotes of a string, its escapes resolved as graphql-ruby does: the simple ones first, so that
 * the text of an escaped backslash may become an escape. Undefined for an escape that is none; half of a surrogate pair
 * becomes a {@link HALF}.
 */
export function stringValue(text: string): string | undefined {
  if (!text.includes('\\')) return text
  if (!VALID.test(text)) return undefined
  return text
    .replace(ESCAPE, (_, letter: string) => CHARACTERS[letter] ?? letter)
    .replace(UNICODE_ESCAPE, (_, short: string | undefined, long: string, second: string | undefined) =>
      [short ?? long, second]
        .map(digits => (digits === undefined ? '' : character(parseInt(digits, 16))))
        .join('')
        .replace(/\p{Surrogate}/gu, half => String.fromCodePoint(HALF_PLANE + half.charCodeAt(0))),
    )
}

/**
 * Half of a surrogate pair, in a plane of private use: graphql-ruby takes two escapes at a time, and halves that come to
 * stand beside each other are no pair.
 */
export const HALF = /[\u{10d800}-\u{10dfff}]/u
const HALF_PLANE = 0x100000

function character(code: number): string {
  return code > 0x10ffff ? '\ud800' : String.fromCodePoint(code)
}

/** A block string without the spaces that all its lines but the first begin with, and without empty lines at its ends. */
export function trimBlock(text: string): string {
  if (!text.includes('\n')) return text
  const [first = '', ...rest] = text.replace(/\n+$/, '').split('\n')
  const indents = rest.map(line => /^ */.exec(line)?.[0].length ?? 0)
  const common = Math.min(...indents.filter((indent, index) => indent < (rest[index]?.length ?? 0)))
  const lines = [first, ...rest.map(line => line.slice(common === Infinity ? 0 : common))]
  return lines.join('\n').replace(/^\n+|\n+$/g, '')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '#': '\\#',
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\u0007': '\\a',
  '\u001b': '\\e',
}

/** What `inspect` does not show as it is: quotes, backslashes, `#` where it would begin code, and what cannot be printed. */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- control characters are what is escaped
  /["\\\u0000-\u001f\u007f-\u0084\u0086-\u009f\p{Zl}\p{Zp}\p{Cn}\p{Surrogate}\u{10d800}-\u{10dfff}]|#(?=[{$@])/gu

/** A text as Ruby's `inspect` shows it. */
export function inspect(text: string): string {
  return `"${text.replace(HIDDEN, char => ESCAPES[char] ?? escapeOf(char.codePointAt(0) ?? 0))}"`
}

/** The escape of a character; of half of a surrogate pair, the three bytes that Ruby makes of it. */
function escapeOf(point: number): string {
  const hex = (number: number): string => number.toString(16).toUpperCase()
  const code = point >= HALF_PLANE + 0xd800 ? point - HALF_PLANE : point
  if (code >= 0xd800 && code <= 0xdfff)
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
      .map(byte => `\\x${hex(byte)}`)
      .join('')
  return code > 0xffff ? `\\u{${hex(code)}}` : `\\u${hex(code).padStart(4, '0')}`
}
