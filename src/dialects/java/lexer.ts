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
