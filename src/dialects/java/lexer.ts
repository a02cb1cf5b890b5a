import type { SourceLocation } from 'graphql'
import { MAX_TOKENS } from '../../request/limits.ts'
import { matchAt } from '../match-at.ts'

/** A token as graphql-java's lexer finds it; its place is in UTF-16 units. */
export interface JavaToken {
  readonly start: number
  readonly end: number
  /** The source's text. */
  readonly text: string
  /** Whether it is no token: a text up to and with the character that the lexer cannot go on with. */
  readonly isBad: boolean
}

const IGNORED = /(?:[, \t\n\r\u2028\u2029\ufeff]|#[^\n\r]*)*/y
const TOKEN =
  /\.\.\.|[{}()[\]:$@=!|&]|[_A-Za-z]\w*|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|"""(?:\\"""|[^])*?"""|"(?:[^"\\\n\r]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}|u\{[\dA-Fa-f]+\}))*"/y
/** As much of a token as can be read before the lexer fails, and the character that it fails at. */
const BAD_TOKEN =
  /(?:"""[^]*|"(?:[^"\\\n\r]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}|u\{[\dA-Fa-f]+\}))*(?:\\(?:u(?:\{[\dA-Fa-f]*|[\dA-Fa-f]{0,3}))?)?|\.\.?|-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?\d*)?)?|[eE][+-]?\d*)?)?)[^]?/uy

/** Splits a source into tokens as graphql-java does, up to the first place where its lexer fails, or the first too many. */
export function javaTokens(source: string): JavaToken[] {
  const tokens: JavaToken[] = []
  const read = (pattern: RegExp, at: number): string => matchAt(pattern, source, at)?.[0] ?? ''
  let isBad = false
  let start = read(IGNORED, 0).length
  while (start < source.length && !isBad && tokens.length <= MAX_TOKENS) {
    const good = read(TOKEN, start)
    isBad = good === ''
    const text = isBad ? read(BAD_TOKEN, start) : good
    const end = start + text.length
    tokens.push({ start, end, text, isBad })
    start = end + read(IGNORED, end).length
  }
  return tokens
}

/** Where a place of a source is, as graphql-java counts: code points, and lines that end with a line feed. */
export function locate(source: string, position: number): SourceLocation {
  return createLocator(source)(position)
}

/** Finds where places of a source are, as {@link locate} does; the source is read once. */
export function createLocator(source: string): (position: number) => SourceLocation {
  const lines = [0]
  const pairs: number[] = []
  for (const { 0: found, index } of source.matchAll(/\n|[\ud800-\udbff][\udc00-\udfff]/g))
    if (found === '\n') lines.push(index + 1)
    else pairs.push(index + 1)
  return position => {
    const line = countUpTo(lines, position)
    const start = lines[line - 1] ?? 0
    const wide = countUpTo(pairs, position) - countUpTo(pairs, start)
    return { line, column: position - start - wide + 1 }
  }
}

/** How many of these ascending numbers are no more than `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
