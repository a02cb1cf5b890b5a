import { execute, type ExecutionArgs, type ExecutionResult, getOperationAST, type GraphQLSchema } from 'graphql'
import type { DocumentDialect, Execution, ReadVariables } from '../dialects/document-dialect.ts'
import { allowNullItems } from '../dialects/null-items.ts'
import { MAX_GRAPHQL_BYTES } from '../request/limits.ts'
import { isPromise, type MaybePromise } from '../request/message.ts'
import { once } from '../world/once.ts'
import { rememberRootFields } from './root-memory.ts'
import type { ExecutionContext } from './schema.ts'
import { coerceVariables, hasListForObject } from './variables.ts'

/** How many errors of variables graphql-js tells by itself. */
const DEFAULT_COERCION_ERRORS = 50

/** The engine's part of an execution. */
export type Engine = Pick<DocumentDialect, 'analyse' | 'readVariables' | 'takesNullItems' | 'executionErrors'>

/** Executes by graphql-js, with the engine's variables and words. */
export class PlainExecutor {
  readonly #engine: Engine
  /** The schema whose lists take null, made when a request needs it. */
  readonly #withNullItems: () => GraphQLSchema

  /** An executor for the schema that `copy` makes, with hooks. */
  constructor(engine: Engine, copy: () => GraphQLSchema) {
    this.#engine = engine
    this.#withNullItems = once(() => {
      const schema = allowNullItems(copy())
      rememberRootFields(schema)
      return schema
    })
  }

  /**
   * Executes an operation; `nullableItems` are the variables that may be null in its lists. Variables that graphql-js
   * refuses are read once more as the engine does; at once those of a large request, because graphql-js would quote them
   * whole, and those that have a list for an object, because graphql-js would take them.
   */
  execute(args: ExecutionArgs, nullableItems: readonly string[]): MaybePromise<ExecutionResult> {
    const limit = maxCoercionErrors(args)
    const isRefused = limit < DEFAULT_COERCION_ERRORS ? !areCoercible(args) : takesListForObject(args)
    const read = isRefused ? this.#readVariables(args) : undefined
    if (read) return this.#executeRead(read, args, nullableItems)
    const result = this.#run(args, nullableItems, limit)
    const reread = (refused: ExecutionResult): MaybePromise<ExecutionResult> => {
      const variables = 'data' in refused ? undefined : this.#readVariables(args)
      return variables ? this.#executeRead(variables, args, nullableItems) : refused
    }
    return isPromise(result) ? result.then(reread) : reread(result)
  }

  #readVariables(args: ExecutionArgs): ReadVariables {
    const execution = executionOf(args)
    return execution && this.#engine.readVariables(execution)
  }

  /** Executes with the variables as the engine read them, or answers what it says of them. */
  #executeRead(
    read: NonNullable<ReadVariables>,
    args: ExecutionArgs,
    nullableItems: readonly string[],
  ): MaybePromise<ExecutionResult> {
    return 'errors' in read ? read : this.#run({ ...args, variableValues: read.variables }, nullableItems)
  }

  /** Arguments that do not fit are told in the engine's words. */
  #run(
    args: ExecutionArgs,
    nullableItems: readonly string[],
    limit = DEFAULT_COERCION_ERRORS,
  ): MaybePromise<ExecutionResult> {
    const hasNull = nullableItems.some(name => (args.variableValues?.[name] ?? null) === null)
    // That schema would take null in the lists of variables too.
    const schema = hasNull && areCoercible(args) ? this.#withNullItems() : args.schema
    const result = execute({ ...args, schema, options: { maxCoercionErrors: limit } })
    const word = (executed: ExecutionResult): ExecutionResult => {
      const { errors } = executed
      const execution = errors && 'data' in executed ? executionOf(args) : undefined
      const worded = errors && execution && this.#engine.executionErrors?.(errors, execution)
      return worded ? Object.assign(executed, { errors: worded }) : executed
    }
    return isPromise(result) ? result.then(word) : word(result)
  }
}

/** How many errors of variables graphql-js may tell: each may quote the request whole, which it may be quoted once. */
function maxCoercionErrors({ contextValue }: ExecutionArgs): number {
  const { request } = contextValue as ExecutionContext
  return Math.min(DEFAULT_COERCION_ERRORS, Math.floor(MAX_GRAPHQL_BYTES / Math.max(1, request.body.length)))
}

/** The operation that is executed; undefined when the document has none of that name. */
function executionOf({ schema, document, operationName, variableValues }: ExecutionArgs): Execution | undefined {
  const operation = getOperationAST(document, operationName)
  return operation ? { schema, document, operation, variables: variableValues ?? {} } : undefined
}

/** Whether graphql-js would take a list for an object. */
function takesListForObject(args: ExecutionArgs): boolean {
  const { schema, operation, variables = {} } = executionOf(args) ?? {}
  return schema !== undefined && hasListForObject(schema, operation?.variableDefinitions ?? [], variables)
}

/** Whether graphql-js takes the variables, and none has a list for an object. */
function areCoercible(args: ExecutionArgs): boolean {
  const execution = executionOf(args)
  if (!execution) return true
  const { schema, operation, variables } = execution
  return coerceVariables(schema, operation.variableDefinitions ?? [], variables) !== undefined
}
