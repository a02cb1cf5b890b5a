import { readFileSync } from 'node:fs'
import { buildSchema, getOperationAST, GraphQLError } from 'graphql'
import type { DocumentNode, GraphQLFormattedError, OperationDefinitionNode } from 'graphql'
import { rubyDialect } from '../../../src/dialects/ruby/index.ts'
import { toRubyLocations } from '../../../src/dialects/ruby/syntax-error.ts'
import { resolvers } from '../../../src/vendors/marketplacer/resolvers.ts'

/** graphql-ruby's words, with the depth that the examples are written for. */
export const ruby = rubyDialect(30, '2.1.6')

/** A schema of a server that is written with graphql-ruby, with the scalar that such servers have, without resolvers. */
export const schema = buildSchema(
  readFileSync(new URL('../../../schemas/marketplacer.graphql', import.meta.url), 'utf8'),
)
const { parseValue, parseLiteral } = resolvers.ISO8601DateTime
ruby.introspect?.(schema)
Object.assign(schema.getType('ISO8601DateTime') ?? {}, { parseValue, parseLiteral })

/** A document as graphql-ruby reads it. */
export function parse(source: string): DocumentNode {
  return ruby.parse(source, { maxTokens: 10_000 })
}

/** An error as a client sees it. */
function toClient(error: GraphQLError): GraphQLFormattedError {
  const locations = toRubyLocations(error)
  return { ...error.toJSON(), ...(locations && { locations }) }
}

/** What validating a document says, as a client sees it; `dialect` is that of another release. */
export function validationErrors(source: string, dialect = ruby): GraphQLFormattedError[] {
  return dialect.validate(schema, parse(source)).map(toClient)
}

/** The messages alone of {@link validationErrors}. */
export function messagesOf(source: string, dialect = ruby): string[] {
  return validationErrors(source, dialect).map(error => error.message)
}

/** What reading a document that is no GraphQL says, as a client sees it. */
export function parseErrorOf(source: string): GraphQLFormattedError {
  try {
    parse(source)
  } catch (error) {
    if (error instanceof GraphQLError) return toClient(ruby.syntaxError(error, source))
    throw error
  }
  throw new Error(`parses: ${source}`)
}

/** The only operation of a document. */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = getOperationAST(document)
  if (!operation) throw new Error('there is not one operation')
  return operation
}

/** What the values of a document's variables are refused for, as a client sees it. */
export function variableErrorsOf(source: string, variables: Record<string, unknown> = {}): GraphQLFormattedError[] {
  const document = parse(source)
  const read = ruby.readVariables({ schema, document, operation: operationOf(document), variables })
  return read && 'errors' in read ? read.errors.map(toClient) : []
}

/** A location as errors state it. */
export function at(line: number, column: number): { line: number; column: number } {
  return { line, column }
}
