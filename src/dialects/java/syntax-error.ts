import { type DocumentNode, type GraphQLError, isExecutableDefinitionNode, parse } from 'graphql'
import { locatedError } from '../located-error.ts'
import { type JavaToken, javaTokens, locator } from './lexer.ts'

/** What is wrong with a source: graphql-java's words, and the token that it blames. */
interface Blame {
  /** Before the token; empty where the token alone is told. */
  readonly what: string
  /** The token's text, where it is not part of the words. */
  readonly token?: string
  /** Its place in UTF-16 units. */
  readonly at: number
}

const ESCAPE = /\\(?:u([\dA-Fa-f]{4}|\{[\dA-Fa-f]+\})|.)/g

/** After these words and signs graphql-java looks ahead, and reads the rest of the source when it finds nothing that fits. */
const BEFORE_CHOICE = [undefined, ':', '=', '@', '$', '...', 'on', 'fragment', 'extend']

/**
 * Words a syntax error of graphql-js's `parse` as graphql-java does; `source` is what was parsed. Both stop at the same
 * token, save that graphql-java blames the beginning of what it has to look ahead for.
 */
export function toJavaSyntaxError(error: GraphQLError, source: string): GraphQLError {
  return syntaxError(blame(error, source), source)
}

/** The syntax error of a description before an operation, a fragment or a variable, which graphql-js takes. */
export function descriptionError({ definitions }: DocumentNode): GraphQLError | undefined {
  const nodes = definitions
    .filter(isExecutableDefinitionNode)
    .flatMap(node => [node, ...(node.variableDefinitions ?? [])])
  const { loc } = nodes.find(({ description }) => description)?.description ?? {}
  const { body } = loc?.source ?? { body: '' }
  return loc && syntaxError({ what: '', token: body.slice(loc.start, loc.end), at: loc.start }, body)
}

function syntaxError({ what, token, at }: Blame, source: string): GraphQLError {
  const location = locator(source)(at)
  const parts = ['Invalid Syntax :', what, token !== undefined && `offending token '${token}'`]
  const place = `at line ${location.line} column ${location.column}`
  return locatedError([...parts, place].filter(Boolean).join(' '), [location], {
    extensions: { classification: 'InvalidSyntax' },
  })
}

/** Says that a token may not stand where it stands. */
function blame({ positions, message }: GraphQLError, source: string): Blame {
  const position = positions?.[0] ?? source.length
  const tokens = [...javaTokens(source)]
  const index = tokens.findIndex(({ end, isBad }) => isBad || end > position)
  const end = { start: source.length, end: source.length, text: '<EOF>', isBad: false }
  const [before, token] = index < 0 ? [tokens, end] : [tokens.slice(0, index), tokens[index] ?? end]
  const bad = isChoice(message, before) ? tokens.find(({ isBad }) => isBad) : token.isBad ? token : undefined
  if (bad) return { what: `token recognition error at: '${showPiece(bad.text)}'`, at: bad.start }
  const limit = /(\d+) tokens/.exec(message)?.[1]
  if (limit !== undefined) {
    const why = 'To prevent Denial Of Service attacks, parsing has been cancelled.'
    const what = `More than ${limit} parse tokens have been presented. ${why}`
    return { what, token: token.text, at: token.start }
  }
  if (message.includes('nvalid Unicode'))
    return { what: '', token: token.text, ...escapeFault(token.text), at: token.start }
  const { start, text } = lookedAheadFrom(message, before) ?? token
  const isSurplus = start === token.start && text !== '<EOF>' && before.length > 0 && isDocument(source.slice(0, start))
  const what = isSurplus ? 'There are more tokens in the query that have not been consumed' : ''
  return { what, token: text, at: start }
}

/** Whether graphql-java chose between alternatives where it failed: then it has read the source to its end. */
function isChoice(message: string, before: readonly JavaToken[]): boolean {
  const last = before.at(-1)?.text
  const isFirst = last === '(' || (last === '{' && depthOf(before, '(', ')') === 0)
  const isNameOfFirst = isFirst && message.includes('Expected Name')
  return BEFORE_CHOICE.includes(last) || isNameOfFirst || lookedAheadFrom(message, before) !== undefined
}

/** The token from which graphql-java looked ahead when it found that it could not go on. */
function lookedAheadFrom(message: string, before: readonly JavaToken[]): JavaToken | undefined {
  const last = before.at(-1)
  if (!last) return undefined
  if (last.text === '...') return last
  const isInType = message.includes('Expected "]"') || (last.text === '[' && message.includes('Expected Name'))
  if (isInType) return before[before.findLastIndex(({ text }) => !/^(?:\w+|[[\]!])$/.test(text)) + 1]
  if (last.text.startsWith('"') && (depthOf(before) === 0 || message.includes('Expected "$"'))) return last
  const definition = before[before.findLastIndex(({ text }) => text === '{' || text === '}') + 1]
  return definition?.text === 'extend' ? definition : undefined
}

function depthOf(tokens: readonly JavaToken[], opening = '({[', closing = ')}]'): number {
  const count = (signs: string): number => tokens.filter(({ text }) => signs.includes(text)).length
  return count(opening) - count(closing)
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

/** A piece of the source as ANTLR shows it. */
function showPiece(text: string): string {
  return text.replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
}
