import { GraphQLError, Kind, Location, type NameNode, type SourceLocation, type Token, TokenKind } from 'graphql'
import { inspect } from './strings.ts'
import { ERROR_KIND, RubyLexer } from './lexer.ts'

const NAMES: Readonly<Record<string, string>> = {
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
  Int: 'INT',
  Float: 'FLOAT',
  String: 'STRING',
}

const KEYWORDS: ReadonlySet<string> = new Set(
  ['on fragment true false null query mutation subscription schema scalar type extend implements interface union enum']
    .concat('input directive repeatable')
    .flatMap(words => words.split(' ')),
)

/**
 * Words an error of {@link parseDocument} as graphql-ruby does: the token at which reading stopped, graphql-ruby's name
 * for it, and its place. `text` is what was parsed. At the end of the document, and for an empty one, there is no place.
 */
export function toRubySyntaxError({ positions }: GraphQLError, text: string): GraphQLError {
  const lexer = new RubyLexer(text)
  const position = positions?.[0] ?? text.length
  let token = lexer.advance()
  while (token.start < position && token.kind !== TokenKind.EOF) token = lexer.advance()
  const { source } = lexer
  if (token.kind === TokenKind.EOF) return new GraphQLError('Unexpected end of document', { source, positions: [] })
  const isString = token.kind === ERROR_KIND && token.end - token.start > token.value.length
  const what = isString ? 'bad Unicode escape sequence: ' : ''
  const message = `Parse error on ${what}${inspect(token.value)} (${nameOf(token)}) at [${token.line}, ${token.column}]`
  // The place is that of a node, as in all other errors: see `toRubyLocations`.
  const node: NameNode = { kind: Kind.NAME, value: token.value, loc: new Location(token, token, source) }
  return new GraphQLError(message, { nodes: [node] })
}

/** What graphql-ruby calls a token. */
function nameOf({ kind, value }: Token): string {
  if (kind === TokenKind.NAME) return KEYWORDS.has(value) ? value.toUpperCase() : 'IDENTIFIER'
  return NAMES[kind] ?? 'error'
}

/** Where an error is, as graphql-ruby counts (assumed: bytes); see {@link RubyLexer}. Undefined for one without a place. */
export function toRubyLocations({ nodes, locations }: GraphQLError): readonly SourceLocation[] | undefined {
  return (
    nodes?.flatMap(({ loc }) => (loc ? [{ line: loc.startToken.line, column: loc.startToken.column }] : [])) ??
    locations
  )
}
