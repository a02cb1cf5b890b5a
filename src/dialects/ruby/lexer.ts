import { Source, Token, TokenKind } from 'graphql'
import { matchAt } from '../match-at.ts'
import { HALF, stringValue, trimBlock } from './strings.ts'

const IGNORED = /(?<line>[\n\r])|(?<blank>[, \t]+|#[^\n\r]*)/y
const TOKEN =
  /(?<float>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+))|(?<int>-?(?:0|[1-9][0-9]*))|(?<name>[_A-Za-z][_0-9A-Za-z]*)|(?<sign>\.\.\.|[{}()[\]:$@=!|&])/y
const STRING = /"(?:\\"|[^"\\]|\\u(?:[0-9A-Za-z]{4}|\{[0-9A-Za-z]{4,}\})|\\[\\/bfnrt])*"/y

/** The kind of a token that can stand nowhere; graphql-js gives it to comments, which no parser is shown. */
export const ERROR_KIND = TokenKind.COMMENT

const KINDS: ReadonlyMap<string, TokenKind> = new Map(Object.values(TokenKind).map(kind => [kind, kind]))

/**
 * Splits a document into tokens as graphql-ruby's lexer does, for a parser of graphql-js. It never fails: what
 * graphql-ruby does not know becomes a token of {@link ERROR_KIND}. Offsets are UTF-16 units, lines and columns
 * graphql-ruby's: a column counts bytes, a carriage return and a line feed are two lines, and line breaks in a string
 * do not begin a line, except for those in a block string, after which columns go on counting.
 */
export class RubyLexer {
  readonly source: Source
  lastToken: Token
  token: Token
  line = 1
  readonly lineStart = 0
  #column = 1
  #at = 0
  #ahead: Token | undefined

  /** A lexer that stands before the document's first token. */
  constructor(text: string) {
    this.source = new Source(text)
    this.token = this.lastToken = new Token(TokenKind.SOF, 0, 0, 0, 0)
  }

  /** The next token, which is now the current one; at the end of the document it stays. */
  advance = (): Token => {
    this.lastToken = this.token
    this.token = this.lookahead()
    this.#ahead = undefined
    return this.token
  }

  /** The token after the current one. */
  lookahead = (): Token => (this.token.kind === TokenKind.EOF ? this.token : (this.#ahead ??= this.#read()))

  #read(): Token {
    const { body } = this.source
    for (let skipped = groupsAt(IGNORED, body, this.#at); skipped; skipped = groupsAt(IGNORED, body, this.#at)) {
      if (skipped['blank'] !== undefined) this.#skip(skipped['blank'])
      else {
        this.#at++
        this.line++
        this.#column = 1
      }
    }
    if (this.#at === body.length) return this.#emit(TokenKind.EOF, '')
    const { float, int, name, sign } = groupsAt(TOKEN, body, this.#at) ?? {}
    if (float !== undefined) return this.#emit(TokenKind.FLOAT, float)
    if (int !== undefined) return this.#emit(TokenKind.INT, int)
    if (name !== undefined) return this.#emit(TokenKind.NAME, name)
    if (sign !== undefined) return this.#emit(KINDS.get(sign) ?? ERROR_KIND, sign)
    return this.#readString()
  }

  #readString(): Token {
    const { body } = this.source
    const blockEnd = endOfBlock(body, this.#at)
    const text = blockEnd === undefined ? matchAt(STRING, body, this.#at)?.[0] : body.slice(this.#at, blockEnd)
    if (text === undefined) return this.#emit(ERROR_KIND, String.fromCodePoint(body.codePointAt(this.#at) ?? 0))
    // graphql-ruby takes off the quotes at the ends of each line.
    const inner = blockEnd === undefined ? text.replace(/(?<=^|\n)"|"(?=\n|$)/g, '') : text.slice(3, -3)
    const raw = blockEnd === undefined ? inner : trimBlock(inner)
    const value = stringValue(raw)
    const isText = value !== undefined && !/\p{Surrogate}/u.test(value) && (value === raw || !HALF.test(value))
    const token = this.#emit(isText ? TokenKind.STRING : ERROR_KIND, text, value ?? raw)
    if (blockEnd !== undefined) this.line += inner.split('\n').length - 1
    return token
  }

  #emit(kind: TokenKind, text: string, value = text): Token {
    const token = new Token(kind, this.#at, this.#at + text.length, this.line, this.#column, value)
    const previous = this.token
    Object.assign(token, { prev: previous })
    this.#skip(text)
    return token
  }

  #skip(text: string): void {
    this.#at += text.length
    this.#column += Buffer.byteLength(text)
  }
}

/** The end of the block string that begins here; undefined when none does. A quote after a backslash does not end it. */
function endOfBlock(source: string, start: number): number | undefined {
  if (!source.startsWith('"""', start)) return undefined
  let escapedEnd: number | undefined
  for (const { 0: quotes, index } of source.slice(start + 3).matchAll(/"{3,}/g)) {
    const end = start + 3 + index + (quotes.length >= 5 ? 5 : 3)
    if (quotes.length > 3 || source[start + 2 + index] !== '\\') return end
    escapedEnd = end
  }
  // Without another end, the last escaped one is an end.
  return escapedEnd
}

function groupsAt(
  pattern: RegExp,
  source: string,
  at: number,
): Readonly<Record<string, string | undefined>> | undefined {
  return matchAt(pattern, source, at)?.groups
}
