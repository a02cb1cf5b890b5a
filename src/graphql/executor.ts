import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
} from 'graphql'
import type { ExecutionCheck } from '../dialects/document-dialect.ts'
import { nullableItems } from '../dialects/null-items.ts'
import { once } from '../world/once.ts'
import { preciseNow } from '../time/native.ts'
import { isPromise, type MaybePromise } from '../request/message.ts'
import { namesOf, type OperationNames } from '../request/requested-operation.ts'
import { Cache, type CacheBudget } from './cache.ts'
import type { Compile, Compiled } from './compiler.ts'
import { documentBytes, MAX_KEPT_LENGTH } from './documents.ts'
import { type Engine, PlainExecutor } from './plain-executor.ts'
import type { ExecutionContext, SchemaOf } from './schema.ts'
import { RootMemory } from './root-memory.ts'

/** What it costs to load the compiler and to compile the first document with it, milliseconds. */
const FIRST_COMPILE_MS = 30

/** An operation's name as sent: a document's only operation has none, and is not meant by an empty one. */
type OperationName = string | undefined

/** One operation of one document. */
interface Plan {
  /** Asked before each execution; undefined when nothing can prevent it, whatever the variables. */
  readonly check: ExecutionCheck | undefined
  /** The schema on which it is executed. */
  readonly schema: GraphQLSchema
  /** The variables that may be null where graphql-js refuses it and the engine does not. */
  readonly nullableItems: readonly string[]
  /** How long requests with it took that graphql-js executed, since it was last compiled, milliseconds. */
  spentMs: number
  /** How long the latest of them took, milliseconds. */
  latestMs: number
  /** Whether it is worth a try to compile it: not where that is impossible, nor while it is under way. */
  isCompilable: boolean
}

/** A request whose document is known; the operation's name is as it was sent. */
export interface CountedRequest {
  readonly document: DocumentNode
  readonly source: string
  readonly operationName?: string | null | undefined
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
  /** What compiling is taken to cost, milliseconds; by default what it cost the last time. */
  readonly compileMs?: number
  /** Milliseconds by a clock that never goes back: it measures requests, and no answer depends on it. */
  readonly stopwatch?: () => number
  /** What compiles; it is asked for once, when the first document is hot. */
  readonly compiler?: () => Promise<Compiler>
}

/** What makes operations fast, where it can. */
export type Compiler = Pick<typeof import('./compiler.ts'), 'createCompiler'>

/**
 * Executes the operations of one schema: as graphql-js does, but faster for documents that come again and again. What
 * the compiler cannot do exactly right is executed by graphql-js. A document is compiled once requests with it took as long
 * as compiling does: so all of them never take more than twice as long as they would by the better way.
 */
export class Executor {
  readonly #engine: Engine
  readonly #schema: GraphQLSchema
  readonly #schemaOf: SchemaOf
  readonly #hooked: () => GraphQLSchema
  readonly #plain: PlainExecutor
  readonly #options: Required<Omit<ExecutorOptions, 'compileMs'>> & Pick<ExecutorOptions, 'compileMs'>
  #compiler: Promise<Compile> | undefined
  /** What compiling a document costs: of the first one, loading the compiler is a part. */
  #compileMs = FIRST_COMPILE_MS
  readonly #plans = new WeakMap<DocumentNode, Map<OperationName, Plan>>()
  readonly #hot: Cache<string, Map<OperationName, HotOperation>>

  /**
   * The root fields of `schema` remember (`rememberRootFields`); `copy` makes the same schema with hooks. What `schemaOf`
   * selects another schema for is executed there, with hooks and never compiled.
   */
  constructor(
    engine: Engine,
    schema: GraphQLSchema,
    schemaOf: SchemaOf,
    copy: () => GraphQLSchema,
    budget: CacheBudget,
    options: ExecutorOptions = {},
  ) {
    this.#hot = new Cache(budget)
    this.#engine = engine
    this.#schema = schema
    this.#schemaOf = schemaOf
    this.#hooked = once(copy)
    this.#plain = new PlainExecutor(engine, copy)
    this.#options = { compile: true, stopwatch: preciseNow, compiler: () => import('./compiler.ts'), ...options }
  }

  /** Executes a valid document as graphql-js does. */
  execute(args: ExecutionArgs): MaybePromise<ExecutionResult> {
    const { world, cause } = args.contextValue as ExecutionContext
    return world.causedBy(cause, () => this.#execute(args))
  }

  #execute(args: ExecutionArgs): MaybePromise<ExecutionResult> {
    const { variableValues } = args
    const plan = this.#planOf(args)
    const errors = plan.check?.(variableValues ?? {}) ?? []
    if (errors.length > 0) return { errors }
    if (plan.schema !== this.#schema) return this.#plain.execute({ ...args, schema: plan.schema }, plan.nullableItems)
    const { hook } = args.contextValue as ExecutionContext
    return this.#plain.execute(hook ? { ...args, schema: this.#hooked() } : args, plan.nullableItems)
  }

  /**
   * Runs a request that is not hot, to its execution, and counts what it takes; the document's text is what its operation
   * is found by once it is hot. No request waits for the compiler.
   */
  counting(
    { document, source, operationName: sent }: CountedRequest,
    run: () => MaybePromise<ExecutionResult>,
  ): MaybePromise<ExecutionResult> {
    const { compile, compileMs = this.#compileMs, stopwatch } = this.#options
    if (!compile || source.length > MAX_KEPT_LENGTH) return run()
    const began = stopwatch()
    const result = run()
    const took = stopwatch() - began
    const operationName = sent ?? undefined
    const plan = this.#plans.get(document)?.get(operationName)
    if (!plan?.isCompilable) return result
    // What stops a process in between seldom does so twice in a row: it would count for more than the request.
    plan.spentMs += Math.min(took, plan.latestMs)
    plan.latestMs = took
    if (plan.spentMs >= compileMs) this.#compile({ document, operationName, plan }, source).catch(console.error)
    return result
  }

  /** A document's operation, if it is hot. */
  findHot(source: string, operationName: string | null | undefined): HotOperation | undefined {
    return this.#hot.get(source)?.get(operationName ?? undefined)
  }

  /** Executes a hot operation for a request without a hook. */
  executeHot(
    operation: HotOperation,
    context: ExecutionContext,
    variables: Readonly<Record<string, unknown>> = {},
  ): MaybePromise<ExecutionResult> {
    const { world } = context
    // This runs for each request: a function for `causedBy` is slower.
    const before = world.enter(context.cause)
    try {
      return this.#executeHot(operation, context, variables)
    } finally {
      world.enter(before)
    }
  }

  #executeHot(
    { document, operationName, plan, compiled }: HotOperation,
    context: ExecutionContext,
    variables: Readonly<Record<string, unknown>>,
  ): MaybePromise<ExecutionResult> {
    const errors = plan.check?.(variables) ?? []
    if (errors.length > 0) return { errors }
    const memory = new RootMemory()
    const again = (): MaybePromise<ExecutionResult> => {
      const request = { document, operationName, variableValues: variables }
      const args = { ...request, schema: this.#schema, rootValue: memory, contextValue: context }
      return this.#plain.execute(args, plan.nullableItems)
    }
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
      const operation = getOperationAST(document, operationName)
      const check = operation ? this.#engine.analyse({ schema, document, operation }) : undefined
      const isCompilable = schema === this.#schema
      // A document that asks for the schema itself has one of its own, whose lists take no null.
      const mayHaveNull = isCompilable && operation && this.#engine.takesNullItems
      const items = mayHaveNull ? nullableItems(schema, document, operation) : []
      plan = { check, schema, nullableItems: items, spentMs: 0, latestMs: 0, isCompilable }
      plans.set(operationName, plan)
    }
    return plan
  }

  /** The compiler is loaded when there is something to compile; no request waits for it. */
  async #compile(operation: Omit<HotOperation, 'compiled' | 'names'>, source: string): Promise<void> {
    const { document, operationName, plan } = operation
    plan.isCompilable = false
    plan.spentMs = 0
    const { compiler, stopwatch } = this.#options
    this.#compiler ??= compiler().then(({ createCompiler }) => createCompiler(this.#schema))
    const compiled = await this.#compiler
      .then(compile => {
        const began = stopwatch()
        const made = compile(document, operationName)
        if (made) this.#compileMs = stopwatch() - began
        return made
      })
      .catch(() => {})
    plan.isCompilable = compiled !== undefined
    if (!compiled) return
    const operations = this.#hot.get(source) ?? new Map<OperationName, HotOperation>()
    operations.set(operationName, { ...operation, names: namesOf(document, operationName), compiled })
    this.#hot.set(source, operations, operations.size * documentBytes(source))
  }
}
