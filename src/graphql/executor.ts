import { type DocumentNode, execute, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { BoundedCache } from './cache.ts'
import type { HookContext } from '../vendors/contract/field-hook.ts'
import type { DocumentDialect, ExecutionCheck } from '../dialects/document-dialect.ts'
import type { Compile, Compiled } from './compiler.ts'
import type { Replayable } from './schema.ts'

/** A value, at once or later. */
export type MaybePromise<T> = T | Promise<T>

/** A document is compiled when it is executed for so many times: whatever comes once or twice is not worth it. */
const COMPILE_AT = 8

/** So many documents are kept compiled, the newest. */
const MAX_COMPILED = 200

/** An operation's name as sent: a document's only operation has none, and is not meant by an empty one. */
type OperationName = string | undefined

/** What the engine says around an execution. */
type Words = Pick<DocumentDialect, 'analyse' | 'variableErrors'>

/** One operation of one document. */
interface Plan {
  /** What is asked before each execution; undefined when nothing can stand against it, whatever the variables. */
  readonly check: ExecutionCheck | undefined
  runs: number
  /** Whether it is worth a try to compile it. */
  isCompilable: boolean
}

/** An operation that came often enough: it is known to be valid, and compiled. */
export interface HotOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName: OperationName
  readonly plan: Plan
  readonly compiled: Compiled
}

/** A request's context, as far as executing looks at it. */
type Here = HookContext & Replayable

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
  readonly #words: Words
  readonly #watched: () => GraphQLSchema
  readonly #options: Required<ExecutorOptions>
  #compiler: Promise<Compile> | undefined
  readonly #plans = new WeakMap<DocumentNode, Map<OperationName, Plan>>()
  readonly #hot = new BoundedCache<string, Map<OperationName, HotOperation>>(MAX_COMPILED)

  /** `watched` is the same schema, made so that its fields ask their context's hook. */
  constructor(words: Words, watched: () => GraphQLSchema, options: ExecutorOptions = {}) {
    this.#words = words
    this.#watched = watched
    this.#options = { compile: true, compileAt: COMPILE_AT, compiler: () => import('./compiler.ts'), ...options }
  }

  /** Executes a valid document as graphql-js does; `source` is its text, by which it is found once it is hot. */
  execute(args: ExecutionArgs, source: string): MaybePromise<ExecutionResult> {
    const { document, operationName, variableValues } = args
    const plan = this.#planOf(args)
    const obstacles = plan.check?.(variableValues ?? {}) ?? []
    if (obstacles.length > 0) return { errors: obstacles }
    if ((args.contextValue as HookContext).hook) return this.#executePlainly({ ...args, schema: this.#watched() })
    const { compile, compileAt } = this.#options
    if (compile && plan.isCompilable && ++plan.runs % compileAt === 0)
      void this.#compile({ ...args, document, operationName: operationName ?? undefined, plan, source })
    return this.#executePlainly(args)
  }

  /** A document's operation, if it is hot. */
  findHot(source: string, operationName: string | null | undefined): HotOperation | undefined {
    return this.#hot.get(source)?.get(operationName ?? undefined)
  }

  /** Executes a hot operation. */
  executeHot(
    { schema, document, operationName, plan, compiled }: HotOperation,
    context: Here,
    variables: Readonly<Record<string, unknown>> = {},
  ): MaybePromise<ExecutionResult> {
    const obstacles = plan.check?.(variables) ?? []
    if (obstacles.length > 0) return { errors: obstacles }
    const plainly = (): MaybePromise<ExecutionResult> =>
      this.#executePlainly({ schema, document, operationName, contextValue: context, variableValues: variables })
    const coerced = compiled.coerce(variables)
    if (!coerced) return plainly()
    // What comes back with errors is executed once more, for graphql-js's own; its root fields answer from memory.
    context.outcomes = []
    try {
      const result = compiled.run(undefined, context, coerced)
      if (isPromise(result)) return result.then(later => (later.errors ? plainly() : later))
      return result.errors ? plainly() : result
    } catch {
      return plainly()
    }
  }

  #planOf({ schema, document, operationName: sent }: ExecutionArgs): Plan {
    const operationName = sent ?? undefined
    let plans = this.#plans.get(document)
    if (!plans) this.#plans.set(document, (plans = new Map()))
    let plan = plans.get(operationName)
    if (!plan) {
      const check = this.#words.analyse(schema, document, operationName)
      plans.set(operationName, (plan = { check, runs: 0, isCompilable: true }))
    }
    return plan
  }

  #executePlainly(args: ExecutionArgs): MaybePromise<ExecutionResult> {
    const result = execute(args)
    return isPromise(result) ? result.then(later => this.#word(later, args)) : this.#word(result, args)
  }

  /** Variables that do not fit are told in the vendor's words. */
  #word(result: ExecutionResult, { schema, document, operationName, variableValues }: ExecutionArgs): ExecutionResult {
    if ('data' in result) return result
    const errors = this.#words.variableErrors(schema, document, operationName, variableValues ?? {})
    return errors.length > 0 ? { errors } : result
  }

  /** The compiler is loaded when there is something to compile; nobody waits for it. */
  async #compile(operation: Omit<HotOperation, 'compiled'> & { readonly source: string }): Promise<void> {
    const { schema, document, operationName, plan, source } = operation
    this.#compiler ??= this.#options.compiler().then(({ createCompiler }) => createCompiler(schema))
    const compiled = await this.#compiler.then(compile => compile(document, operationName)).catch(() => {})
    plan.isCompilable = compiled !== undefined
    if (!compiled) return
    const operations = this.#hot.get(source) ?? new Map<OperationName, HotOperation>()
    operations.set(operationName, { schema, document, operationName, plan, compiled })
    this.#hot.set(source, operations)
  }
}

/** Whether a value has to be waited for. */
export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return typeof (value as Partial<Promise<T>>).then === 'function'
}
