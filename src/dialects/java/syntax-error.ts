import { type DocumentNode, type GraphQLError, isExecutableDefinitionNode } from 'graphql'
import { locatedError } from '../located-error.ts'
import { type JavaToken, javaTokens, locate } from './lexer.ts'

/**
 * Words a syntax error of graphql-js's `parse` as graphql-java does; `source` is what was parsed. Both stop at the same
 * token, save that graphql-java blames the beginning of what it has to look ahead for.
 */
export function toJavaSyntaxError({ message, positions }: GraphQLError, source: string): GraphQLError {
  const tokens = javaTokens(source)
  const end = { start: source.length, end: source.length, text: '<EOF>', isBad: false }
  const last = tokens.at(-1) ?? end
  if (last.isBad)
    return syntaxError(`token recognition error at: '${last.text.replaceAll('\n', '\\n')}'`, last.start, source)
  const position = positions?.[0] ?? source.length
  const before = tokens.filter(each => each.end <= position)
  const token = tokens[before.length] ?? end
  const limit = /^Syntax Error: Document contains more that (\d+) tokens/.exec(message)?.[1]
  const why = 'To prevent Denial Of Service attacks, parsing has been cancelled.'
  const tooMany = `More than ${limit} parse tokens have been presented. ${why} `
  if (limit !== undefined) return tokenError(tooMany, token, source)
  const blamed = lookedAheadFrom(message, before) ?? token
  const isSurplus = message.includes('Unexpected') && before.at(-1)?.text === '}'
  const surplus = 'There are more tokens in the query that have not been consumed '
  return tokenError(isSurplus ? surplus : '', blamed, source)
}

/** The syntax error of a description before an operation, a fragment or a variable, which graphql-js takes. */
export function descriptionError({ definitions }: DocumentNode): GraphQLError | undefined {
  const nodes = definitions
    .filter(isExecutableDefinitionNode)
    .flatMap(node => [node, ...(node.variableDefinitions ?? [])])
  const { loc } = nodes.find(({ description }) => description)?.description ?? {}
  const text = loc?.source.body.slice(loc.start, loc.end) ?? ''
  return loc && tokenError('', { start: loc.start, text }, loc.source.body)
}

function tokenError(what: string, token: Pick<JavaToken, 'start' | 'text'>, source: string): GraphQLError {
  return syntaxError(`${what}offending token '${token.text}'`, token.start, source)
}

function syntaxError(what: string, start: number, source: string): GraphQLError {
  const location = locate(source, start)
  const message = `Invalid Syntax : ${what} at line ${location.line} column ${location.column}`
  return locatedError(message, [location], { extensions: { classification: 'InvalidSyntax' } })
}

/** The token from which graphql-java looked ahead when it found that it could not go on. */
function lookedAheadFrom(message: string, before: readonly JavaToken[]): JavaToken | undefined {
  const last = before.at(-1)
  if (last?.text === '...') return last
  const isInType = message.includes('Expected "]"') || (last?.text === '[' && message.includes('Expected Name'))
  if (isInType) return before[before.findLastIndex(({ text }) => !/^(?:\w+|[[\]!])$/.test(text)) + 1]
  const definition = before[before.findLastIndex(({ text }) => text === '{' || text === '}') + 1]
  return definition?.text === 'extend' ? definition : undefined
}
