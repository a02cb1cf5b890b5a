import type { GraphQLSchema } from 'graphql'

/** The root value of a compiled execution: root fields answer a second execution from it, so that nothing happens twice. */
export class RootMemory {
  /** Most operations have one root field. */
  #first: Outcome | undefined
  #others: Map<string | number, Outcome> | undefined

  /** What the root field with this key came to; it is resolved the first time only. */
  once(key: string | number, resolve: () => unknown): unknown {
    const outcome = this.#outcomeOf(key) ?? this.#keep(outcomeOf(key, resolve))
    if (outcome.hasFailed) throw outcome.value
    return outcome.value
  }

  #outcomeOf(key: string | number): Outcome | undefined {
    return this.#first?.key === key ? this.#first : this.#others?.get(key)
  }

  #keep(outcome: Outcome): Outcome {
    if (!this.#first) this.#first = outcome
    else (this.#others ??= new Map()).set(outcome.key, outcome)
    return outcome
  }
}

/** What a function returned or threw. */
interface Outcome {
  readonly key: string | number
  readonly hasFailed: boolean
  readonly value: unknown
}

function outcomeOf(key: string | number, resolve: () => unknown): Outcome {
  try {
    return { key, hasFailed: false, value: resolve() }
  } catch (error) {
    return { key, hasFailed: true, value: error }
  }
}

/** Makes root fields ask the root value first, where that is a memory. */
export function rememberRootFields(schema: GraphQLSchema): void {
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
