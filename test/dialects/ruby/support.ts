import { readFileSync } from 'node:fs'
import { buildSchema, GraphQLError, parse, validate } from 'graphql'
import type { GraphQLFormattedError } from 'graphql'
import { toRubyParseError } from '../../../src/dialects/ruby/parse-error.ts'
import { rubyRules, selectOperation } from '../../../src/dialects/ruby/validation.ts'
import { variableErrors } from '../../../src/dialects/ruby/variable-errors.ts'

/** Marketplacer's schema, without resolvers. */
export const schema = buildSchema(
  readFileSync(new URL('../../../schemas/marketplacer.graphql', import.meta.url), 'utf8'),
)

/** What validating a document says, as a client sees it. */
export function validationErrors(source: string, maxErrors = 100): GraphQLFormattedError[] {
  return validate(schema, parse(source), rubyRules, { maxErrors }).map(error => error.toJSON())
}

/** The messages alone of {@link validationErrors}. */
export function messagesOf(source: string): string[] {
  return validationErrors(source).map(error => error.message)
}

/** What reading a document that is no GraphQL says, as a client sees it. */
export function parseErrorOf(source: string): GraphQLFormattedError {
  try {
    parse(source)
  } catch (error) {
    if (error instanceof GraphQLError) return toRubyParseError(error, source)
    throw error
  }
  throw new Error(`parses: ${source}`)
}

/** What the values of a document's variables are refused for, as a client sees it. */
export function variableErrorsOf(source: string, variables?: Record<string, unknown>): GraphQLFormattedError[] {
  const { operation } = selectOperation(parse(source))
  if (operation === undefined) throw new Error(`no operation: ${source}`)
  return variableErrors(schema, operation, variables).map(error => error.toJSON())
}

/** A location as errors state it. */
export function at(line: number, column: number): { line: number; column: number } {
  return { line, column }
}
