import { getLocation, Source } from 'graphql'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import { rubyTokens } from './ruby-lexer.ts'
import type { RubyToken } from './ruby-lexer.ts'

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
 * name for it, and its place. `source` is the text that was parsed. At the end of the document, and for an empty one,
 * there is no place. Lines and columns are counted as in all other errors; graphql-ruby counts a column for each byte,
 * and two lines for a carriage return with a line feed.
 */
export function toRubyParseError(error: GraphQLError, source: string): GraphQLFormattedError {
  const token = offendingToken(source, error.positions?.[0] ?? source.length)
  if (token === undefined) return { message: 'Unexpected end of document', locations: [] }
  const { line, column } = getLocation(new Source(source), token.start)
  const isBadEscape = token.name === 'BAD_UNICODE_ESCAPE'
  const what = isBadEscape ? 'bad Unicode escape sequence: ' : ''
  const name = isBadEscape ? 'error' : token.name
  return {
    message: `Parse error on ${what}${inspect(token.value)} (${name}) at [${line}, ${column}]`,
    locations: [{ line, column }],
  }
}

/**
 * graphql-ruby stops at the same token as graphql-js, or earlier at the first one that is none; a string that is not
 * closed, which graphql-js notices at its end, is such a one at its start.
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
