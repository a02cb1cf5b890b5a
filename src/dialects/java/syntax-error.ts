import { GraphQLError, parse } from 'graphql'
import { LocatedError } from '../located-error.ts'
import { type JavaToken, javaTokens, locationAt } from './lexer.ts'

const SURPLUS = 'There are more tokens in the query that have not been consumed'

const DEPTH: Readonly<Record<string, number>> = { '{': 1, '(': 1, '[': 1, '}': -1, ')': -1, ']': -1 }

const ESCAPE = /\\(?:u([\dA-Fa-f]{4}|\{[\dA-Fa-f]+\})|.)/g

/** What is wrong with a source: graphql-java's words, and the token that it blames. */
interface Blame {
  /** Before the token; empty where the token alone is told. */
  readonly what: string
  /** The token's text, where it is not part of the words. */
  readonly token?: string
  /** Its place in UTF-16 units. */
  readonly at: number
}

/**
 * Words a syntax error of graphql-js's `parse` as graphql-java does. `source` is what was parsed. Both stop at the same
 * token, save that graphql-java blames the beginning of what it has to look ahead for, and reads the whole document
 * before it looks at the escapes in strings.
 */
export function toJavaSyntaxError(error: GraphQLError, source: string): GraphQLError {
  const { what, token, at } = blame(error, source)
  const location = locationAt(source, at)
  const parts = ['Invalid Syntax :', what, token !== undefined && `offending token '${token}'`]
  const place = `at line ${location.line} column ${location.column}`
  return new LocatedError([...parts, place].filter(Boolean).join(' '), [location], { classification: 'InvalidSyntax' })
}

function blame(error: GraphQLError, source: string): Blame {
  const position = error.positions?.[0] ?? source.length
  const before: JavaToken[] = []
  for (const token of javaTokens(source)) {
    if (token.isBad) return { what: `token recognition error at: '${showPiece(token.text)}'`, at: token.start }
    if (token.end > position) return blameToken(error, source, before, token)
    before.push(token)
  }
  return blameToken(error, source, before, { start: source.length, end: source.length, text: '<EOF>', isBad: false })
}

function blameToken(error: GraphQLError, source: string, before: readonly JavaToken[], token: JavaToken): Blame {
  const limit = /(\d+) tokens/.exec(error.message)?.[1]
  if (limit !== undefined) {
    const why = 'To prevent Denial Of Service attacks, parsing has been cancelled.'
    const what = `More than ${limit} parse tokens have been presented. ${why}`
    return { what, token: token.text, at: token.start }
  }
  if (token.text.startsWith('"') && error.message.includes('nvalid Unicode')) return blameEscape(source, token)
  const { start, text } = lookedAheadFrom(error, before) ?? token
  const isSurplus = start === token.start && text !== '<EOF>' && before.length > 0 && isDocument(source.slice(0, start))
  return { what: isSurplus ? SURPLUS : '', token: text, at: start }
}

/** The token from which graphql-java looked ahead when it found that it could not go on. */
function lookedAheadFrom({ message }: GraphQLError, before: readonly JavaToken[]): JavaToken | undefined {
  const last = before.at(-1)
  if (!last) return undefined
  const isInType = message.includes('Expected "]"') || (last.text === '[' && message.includes('Expected Name'))
  if (isInType) return before[before.findLastIndex(({ text }) => !/^(?:\w+|[[\]!])$/.test(text)) + 1]
  const isOutside = before.reduce((depth, { text }) => depth + (DEPTH[text] ?? 0), 0) === 0
  return isOutside && (last.text === 'extend' || last.text.startsWith('"')) ? last : undefined
}

/** Whether a text is a whole document. */
function isDocument(text: string): boolean {
  try {
    parse(text, { noLocation: true })
    return true
  } catch {
    return false
  }
}

/** The first escape that is no character; what else is wrong with the document comes before it. */
function blameEscape(source: string, token: JavaToken): Blame {
  let [bare, at] = ['', 0]
  const faults: Blame[] = []
  for (const { start, end, text } of javaTokens(source)) {
    const fault = text.startsWith('"') && !text.startsWith('"""') ? escapeFault(text) : undefined
    if (!fault) continue
    faults.push({ ...fault, at: start })
    bare += `${source.slice(at, start)}"${' '.repeat(text.length - 2)}"`
    at = end
  }
  bare += source.slice(at)
  const [first = { what: '', token: token.text, at: token.start }] = faults
  try {
    parse(bare)
  } catch (error) {
    const other = error instanceof GraphQLError && faults.length > 0 ? blame(error, bare) : first
    return other.what === SURPLUS ? first : other
  }
  return first
}

/** Which escape of a string is no character, in graphql-java's words; undefined when all are. */
function escapeFault(text: string): Omit<Blame, 'at'> | undefined {
  const lone = 'Invalid unicode - leading surrogate must be followed by a trailing surrogate -'
  let lead: { readonly escape: string; readonly end: number } | undefined
  for (const { 0: escape, 1: hex, index } of text.matchAll(ESCAPE)) {
    const code = hex === undefined ? 0 : Number.parseInt(hex.replace(/[{}]/g, ''), 16)
    const isTrailing = code >= 0xdc00 && code <= 0xdfff
    if (lead && (hex === undefined || index !== lead.end)) return { what: lone, token: lead.escape }
    if (lead && !isTrailing) return { what: lone, token: escape }
    if (isTrailing && !lead)
      return { what: 'Invalid unicode - trailing surrogate must be preceded with a leading surrogate -', token: escape }
    if (code > 0x10ffff) return { what: 'Invalid unicode - not a valid code point -', token: escape }
    lead = code >= 0xd800 && code <= 0xdbff ? { escape, end: index + escape.length } : undefined
  }
  return lead && { what: lone, token: lead.escape }
}

/** A piece of the source in the way of Java's ANTLR. */
function showPiece(text: string): string {
  return text.replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
}
