import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql'

/** A request's variables, as its JSON has them. */
export type RequestVariables = Readonly<Record<string, unknown>>

/** The operation that a request names, or the errors that refuse the request. */
export type SelectedOperation =
  | { readonly operation: OperationDefinitionNode }
  | { readonly errors: readonly GraphQLError[] }

/**
 * The variables as graphql-js takes them, or the errors that refuse them. Neither where graphql-js's own errors are the
 * engine's.
 */
export type ReadVariables =
  | { readonly variables: RequestVariables }
  | { readonly errors: readonly GraphQLError[] }
  | undefined

/** An operation of a valid document that is executed. */
export interface Execution {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: RequestVariables
}

/** Checks the variables of one execution. The operation is executed when there are no errors. */
export type ExecutionCheck = (variables: RequestVariables) => readonly GraphQLError[]

/**
 * How a GraphQL engine words what is wrong with a request's document. The members stand in the order in which the
 * endpoint calls them, and the first errors end the request:
 *
 * 0. once for each schema, before a document that asks for introspection: `introspect`;
 * 1. without a document: `missingQuery`;
 * 2. parsing: `parse`, and `syntaxError` where that throws;
 * 3. before validation: `selectOperation`;
 * 4. validation, once for each document: `maxNesting`, then `validate`;
 * 5. before execution: `analyse` once for each operation, and the check that it returns once for each execution;
 * 6. when graphql-js refused the variables: `readVariables`, and when it executed with errors: `executionErrors`.
 */
export interface DocumentDialect {
  /**
   * Makes a schema tell of itself as the engine does. Documents that ask for introspection are validated and executed on
   * such a schema. Where it is absent, the schema tells of itself as graphql-js does.
   */
  introspect?(schema: GraphQLSchema): void
  /** The error for a request without a document. Undefined when that is a malformed request (HTTP 400). */
  missingQuery(): GraphQLError | undefined
  /** Reads a document. Throws an error of graphql-js, and a `RangeError` when the document nests too deep for the stack. */
  parse(source: string, options: { readonly maxTokens: number }): DocumentNode
  /** Words an error that `parse` threw; `source` is the text that was parsed. */
  syntaxError(error: GraphQLError, source: string): GraphQLError
  /**
   * Selects an operation before validation; `validate` tells the document's errors. Null and undefined are no name; what
   * the empty text is, the engine says.
   */
  selectOperation(
    document: DocumentNode,
    operationName: string | null | undefined,
    validate: () => readonly GraphQLError[],
  ): SelectedOperation
  /** How deep selections may nest. The simulator refuses a deeper document in words of its own. */
  readonly maxNesting: number
  /** All errors of a document, in the engine's order; none when it is valid. */
  validate(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[]
  /**
   * Finds out what may prevent the execution of an operation of a valid document. Undefined when nothing can, whatever
   * the variables are.
   */
  analyse(execution: Omit<Execution, 'variables'>): ExecutionCheck | undefined
  /** Reads the variables that graphql-js refused, and those that have a list where their types have an input object. */
  readVariables(execution: Execution): ReadVariables
  /** Whether a variable may put null into a literal list whose items may not be null, which graphql-js refuses. */
  readonly takesNullItems?: boolean
  /** Words the errors of an execution that are the engine's own; they are graphql-js's when absent. */
  executionErrors?(errors: readonly GraphQLError[], execution: Execution): readonly GraphQLError[]
}
