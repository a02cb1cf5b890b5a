import { getLocation, GraphQLError, Source } from 'graphql'
import { type RubyToken, rubyTokens } from './lexer.ts'

const ESCAPES: Readonly<Record<string, string>> = {
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

/**
 * Words a syntax error of graphql-js's `parse` as graphql-ruby does: the token at which reading stopped, graphql-ruby's
 * name for it, and its place. `text` is what was parsed. At the end of the document, and for an empty one,
 * there is no place. Lines and columns are counted as in all other errors; graphql-ruby counts a column for each byte,
 * and two lines for a carriage return with a line feed.
 */
export function toRubySyntaxError(error: GraphQLError, text: string): GraphQLError {
  const source = new Source(text)
  const token = offendingToken(text, error.positions?.[0] ?? text.length)
  if (token === undefined) return new GraphQLError('Unexpected end of document', { source, positions: [] })
  const { line, column } = getLocation(source, token.start)
  const isBadEscape = token.name === 'BAD_UNICODE_ESCAPE'
  const what = isBadEscape ? 'bad Unicode escape sequence: ' : ''
  const name = isBadEscape ? 'error' : token.name
  const message = `Parse error on ${what}${inspect(token.value)} (${name}) at [${line}, ${column}]`
  return new GraphQLError(message, { source, positions: [token.start] })
}

/**
 * The token at which graphql-ruby stops: that of graphql-js, or an earlier one that graphql-ruby's lexer does not know.
 * A string that is not closed is such a token at its start; graphql-js notices it at its end.
 */
function offendingToken(source: string, position: number): RubyToken | undefined {
  for (const token of rubyTokens(source)) {
    if (token.end > position || token.name === 'error' || token.name === 'BAD_UNICODE_ESCAPE') return token
  }
  return undefined
}

/** A text as Ruby's `inspect` shows it. */
function inspect(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is escaped
  const escaped = text.replace(/["\\\u0000-\u001f\u007f]|#(?=[{$@])/g, char => {
    if (char === '#') return '\\#'
    return ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  })
  return `"${escaped}"`
}
