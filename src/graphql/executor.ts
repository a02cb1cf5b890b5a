import { type DocumentNode, execute, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { DocumentDialect, ExecutionCheck } from '../dialects/document-dialect.ts'
import { MAX_TOLD_LENGTH } from '../request/limits.ts'
import { isPromise, type MaybePromise } from '../request/message.ts'
import { namesOf, type OperationNames } from '../request/requested-operation.ts'
import { Cache, type CacheBudget } from './cache.ts'
import type { Compile, Compiled } from './compiler.ts'
import { documentBytes, MAX_KEPT_LENGTH } from './documents.ts'
import type { ExecutionContext, SchemaOf } from './schema.ts'

/** At which execution a document is compiled, and how often that is tried again: a rare one is not worth it. */
const COMPILE_AT = 8

/** How many errors of variables graphql-js tells by itself. */
const DEFAULT_COERCION_ERRORS = 50

/** An operation's name as sent: a document's only operation has none, and is not meant by an empty one. */
type OperationName = string | undefined

/** The engine's part of an execution. */
type Engine = Pick<DocumentDialect, 'analyse' | 'readVariables' | 'executionErrors'>

/** One operation of one document. */
interface Plan {
  /** Asked before each execution; undefined when nothing can prevent it, whatever the variables. */
  readonly check: ExecutionCheck | undefined
  readonly schema: GraphQLSchema
  runs: number
  /** Whether it is worth a try to compile it: not where that is impossible, nor while it is under way. */
  isCompilable: boolean
}

/** An operation that came often enough: it is known to be valid, and compiled. */
export interface HotOperation {
  readonly document: DocumentNode
  readonly operationName: OperationName
  readonly names: OperationNames
  readonly plan: Plan
  readonly compiled: Compiled
}

/** How hot documents are executed. */
export interface ExecutorOptions {
  /** Whether hot documents are compiled. The answers are the same. True by default. */
  readonly compile?: boolean
  /** At which execution a document counts as hot, and how often it is tried again. 8 by default. */
  readonly compileAt?: number
  /** What compiles; it is asked for once, when the first document is hot. */
  readonly compiler?: () => Promise<Compiler>
}

/** What makes operations fast, where it can. */
export type Compiler = Pick<typeof import('./compiler.ts'), 'createCompiler'>

/**
 * Executes the operations of one schema: as graphql-js does, but faster for documents that come again and again. What
 * the compiler cannot do exactly right is executed by graphql-js.
 */
export class Executor {
  readonly #engine: Engine
  readonly #schema: GraphQLSchema
  readonly #schemaOf: SchemaOf
  readonly #hooked: () => GraphQLSchema
  readonly #options: Required<ExecutorOptions>
  #compiler: Promise<Compile> | undefined
  readonly #plans = new WeakMap<DocumentNode, Map<OperationName, Plan>>()
  readonly #hot: Cache<string, Map<OperationName, HotOperation>>

  /**
   * Changes the root fields of `schema`, so that they can be executed twice; `hooked` is the same schema with hooks. What
   * `schemaOf` selects another schema for is executed there, with hooks and never compiled.
   */
  constructor(
    engine: Engine,
    schema: GraphQLSchema,
    schemaOf: SchemaOf,
    hooked: () => GraphQLSchema,
    budget: CacheBudget,
    options: ExecutorOptions = {},
  ) {
    this.#hot = new Cache(budget)
    this.#engine = engine
    this.#schema = schema
    this.#schemaOf = schemaOf
    this.#hooked = hooked
    this.#options = { compile: true, compileAt: COMPILE_AT, compiler: () => import('./compiler.ts'), ...options }
    rememberRootFields(schema)
  }

  /** Executes a valid document as graphql-js does; `source` is its text, by which it is found once it is hot. */
  execute(args: ExecutionArgs, source: string): MaybePromise<ExecutionResult> {
    const { document, operationName, variableValues } = args
    const plan = this.#planOf(args)
    const errors = plan.check?.(variableValues ?? {}) ?? []
    if (errors.length > 0) return { errors }
    if (plan.schema !== this.#schema) return this.#executePlainly({ ...args, schema: plan.schema })
    if ((args.contextValue as ExecutionContext).hook) return this.#executePlainly({ ...args, schema: this.#hooked() })
    const { compile, compileAt } = this.#options
    const mayCompile = compile && plan.isCompilable && source.length <= MAX_KEPT_LENGTH
    if (mayCompile && ++plan.runs % compileAt === 0)
      this.#compile({ document, operationName: operationName ?? undefined, plan }, source).catch(console.error)
    return this.#executePlainly(args)
  }

  /** A document's operation, if it is hot. */
  findHot(source: string, operationName: string | null | undefined): HotOperation | undefined {
    return this.#hot.get(source)?.get(operationName ?? undefined)
  }

  /** Executes a hot operation for a request without a hook. */
  executeHot(
    { document, operationName, plan, compiled }: HotOperation,
    context: ExecutionContext,
    variables: Readonly<Record<string, unknown>> = {},
  ): MaybePromise<ExecutionResult> {
    const errors = plan.check?.(variables) ?? []
    if (errors.length > 0) return { errors }
    const memory = new RootMemory()
    const again = (): MaybePromise<ExecutionResult> =>
      this.#executePlainly({
        schema: this.#schema,
        document,
        operationName,
        rootValue: memory,
        contextValue: context,
        variableValues: variables,
      })
    const coerced = compiled.coerce(variables)
    if (!coerced) return again()
    // What comes back with errors is executed once more, for graphql-js's own; its root fields answer from memory.
    try {
      const result = compiled.run(memory, context, coerced)
      if (isPromise(result)) return result.then(later => (later.errors ? again() : later))
      return result.errors ? again() : result
    } catch {
      return again()
    }
  }

  #planOf(args: ExecutionArgs): Plan {
    const { document, operationName: sent } = args
    const operationName = sent ?? undefined
    let plans = this.#plans.get(document)
    if (!plans) this.#plans.set(document, (plans = new Map()))
    let plan = plans.get(operationName)
    if (!plan) {
      const schema = this.#schemaOf(document)
      const check = this.#engine.analyse({ ...args, schema })
      plans.set(operationName, (plan = { check, schema, runs: 0, isCompilable: true }))
    }
    return plan
  }

  /** Variables that graphql-js refuses are read once more as the engine does. */
  #executePlainly(args: ExecutionArgs): MaybePromise<ExecutionResult> {
    const result = execute(withErrorLimit(args))
    return isPromise(result) ? result.then(later => this.#word(later, args)) : this.#word(result, args)
  }

  /** Arguments that do not fit are told in the engine's words; variables that graphql-js refused are read as it does. */
  #word(result: ExecutionResult, args: ExecutionArgs): MaybePromise<ExecutionResult> {
    if ('data' in result) {
      const worded = result.errors && this.#engine.executionErrors?.(result.errors, args)
      return worded ? Object.assign(result, { errors: worded }) : result
    }
    const read = this.#engine.readVariables(args)
    if (!read) return result
    return 'errors' in read ? read : execute({ ...args, variableValues: read.variables })
  }

  /** The compiler is loaded when there is something to compile; no request waits for it. */
  async #compile(operation: Omit<HotOperation, 'compiled' | 'names'>, source: string): Promise<void> {
    const { document, operationName, plan } = operation
    plan.isCompilable = false
    this.#compiler ??= this.#options.compiler().then(({ createCompiler }) => createCompiler(this.#schema))
    const compiled = await this.#compiler.then(compile => compile(document, operationName)).catch(() => {})
    plan.isCompilable = compiled !== undefined
    if (!compiled) return
    const operations = this.#hot.get(source) ?? new Map<OperationName, HotOperation>()
    operations.set(operationName, { ...operation, names: namesOf(document, operationName), compiled })
    this.#hot.set(source, operations, operations.size * documentBytes(source))
  }
}

/** Lets graphql-js tell so many errors of a large request's variables as fit into an answer: each quotes them whole. */
function withErrorLimit(args: ExecutionArgs): ExecutionArgs {
  const { request } = args.contextValue as ExecutionContext
  const maxCoercionErrors = Math.floor(MAX_TOLD_LENGTH / request.body.length)
  return maxCoercionErrors < DEFAULT_COERCION_ERRORS ? { ...args, options: { maxCoercionErrors } } : args
}

/** The root value of a compiled execution: root fields answer a second execution from it, so that nothing happens twice. */
class RootMemory {
  readonly #outcomes = new Map<string | number, () => unknown>()

  /** What the root field with this key came to; it is resolved the first time only. */
  once(key: string | number, resolve: () => unknown): unknown {
    let outcome = this.#outcomes.get(key)
    if (!outcome) this.#outcomes.set(key, (outcome = outcomeOf(resolve)))
    return outcome()
  }
}

/** Calls a function once; the function it answers returns or throws the same as often as it is called. */
function outcomeOf(resolve: () => unknown): () => unknown {
  try {
    const value = resolve()
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}

/** Makes root fields ask the root value first, where that is a memory. */
function rememberRootFields(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap(type =>
    Object.values(type?.getFields() ?? {}),
  )
  for (const field of roots) {
    const { resolve } = field
    if (!resolve) continue
    field.resolve = (root, args, context, info) =>
      root instanceof RootMemory
        ? root.once(info.path.key, () => resolve(undefined, args, context, info))
        : resolve(root, args, context, info)
  }
}
