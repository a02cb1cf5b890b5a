import { Lexer, Source } from 'graphql'

/** A token as graphql-ruby's lexer finds it. */
export interface RubyToken {
  /** graphql-ruby's name of its kind; `error` for one that can stand nowhere. */
  readonly name: string
  /** What graphql-ruby shows of it: the text, for a string its value. */
  readonly value: string
  /** Where it starts and ends in the source, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

const PUNCTUATION: Readonly<Record<string, string>> = {
  '{': 'LCURLY',
  '}': 'RCURLY',
  '(': 'LPAREN',
  ')': 'RPAREN',
  '[': 'LBRACKET',
  ']': 'RBRACKET',
  ':': 'COLON',
  $: 'VAR_SIGN',
  '@': 'DIR_SIGN',
  '...': 'ELLIPSIS',
  '=': 'EQUALS',
  '!': 'BANG',
  '|': 'PIPE',
  '&': 'AMP',
}

const KEYWORDS: ReadonlySet<string> = new Set(
  ['on fragment true false null query mutation subscription schema scalar type extend implements interface union enum']
    .concat('input directive repeatable')
    .flatMap(words => words.split(' ')),
)

const IGNORED = /[, \t\n\r]+|#[^\n\r]*/y
const NUMBER = /-?(?:0|[1-9][0-9]*)((?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)/y
const NAME = /[_A-Za-z][_0-9A-Za-z]*/y
const SIGN = /\.\.\.|[{}()[\]:$@=!|&]/y
const STRING_ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Za-z]{4}|u\{[0-9A-Za-z]{4,}\})/y
const BAD_UNICODE = /\\u(?![0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{4,}\})/

/** Splits a source into tokens as graphql-ruby does. It never fails: an unknown character becomes a token. */
export function* rubyTokens(source: string): Generator<RubyToken> {
  for (let start = 0; start < source.length;) {
    const ignored = match(IGNORED, source, start)
    const token = ignored === undefined ? tokenAt(source, start) : undefined
    if (token !== undefined) yield token
    start = token?.end ?? start + (ignored?.length ?? 1)
  }
}

function tokenAt(source: string, start: number): RubyToken {
  const text = match(NUMBER, source, start) ?? match(NAME, source, start) ?? match(SIGN, source, start)
  if (text !== undefined) return { name: nameOf(text), value: text, start, end: start + text.length }
  const end = stringEnd(source, start)
  if (end === undefined) {
    const value = String.fromCodePoint(source.codePointAt(start) ?? 0)
    return { name: 'error', value, start, end: start + value.length }
  }
  const literal = source.slice(start, end)
  const value = stringValue(literal)
  const isBad = !literal.startsWith('"""') && BAD_UNICODE.test(literal.replaceAll('\\\\', ''))
  return { name: isBad ? 'BAD_UNICODE_ESCAPE' : 'STRING', value, start, end }
}

function nameOf(text: string): string {
  if (/^[-0-9]/.test(text)) return /[.eE]/.test(text) ? 'FLOAT' : 'INT'
  return PUNCTUATION[text] ?? (KEYWORDS.has(text) ? text.toUpperCase() : 'IDENTIFIER')
}

/** The end of the string that begins here; undefined when none does. Both kinds of string may have line breaks. */
function stringEnd(source: string, start: number): number | undefined {
  if (source.startsWith('"""', start)) {
    for (let at = source.indexOf('"""', start + 3); at >= 0; at = source.indexOf('"""', at + 1)) {
      if (source[at - 1] !== '\\') return at + 3
    }
  }
  if (source[start] !== '"') return undefined
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '"') return at + 1
    if (source[at] !== '\\') continue
    const escape = match(STRING_ESCAPE, source, at)
    if (escape === undefined) return undefined
    at += escape.length - 1
  }
  return undefined
}

function stringValue(literal: string): string {
  try {
    return new Lexer(new Source(literal)).advance().value
  } catch {
    return literal.replace(/^"+|"+$/g, '')
  }
}

function match(pattern: RegExp, source: string, start: number): string | undefined {
  pattern.lastIndex = start
  return pattern.exec(source)?.[0]
}
