import type { GraphQLSchema } from 'graphql'

/** The root value of a compiled execution: root fields answer a second execution from it, so that nothing happens twice. */
export class RootMemory {
  readonly #outcomes = new Map<string | number, Outcome>()

  /** What the root field with this key came to; it is resolved the first time only. */
  once(key: string | number, resolve: () => unknown): unknown {
    let outcome = this.#outcomes.get(key)
    if (!outcome) this.#outcomes.set(key, (outcome = new Outcome(resolve)))
    if (outcome.hasFailed) throw outcome.value
    return outcome.value
  }
}

/**
 * What a function returned or threw. A class and no literal: once some literals of one place lived long, V8 makes them all
 * in its old space, where each one, with the page that it holds, stays until that is collected.
 */
class Outcome {
  readonly hasFailed: boolean
  readonly value: unknown

  constructor(work: () => unknown) {
    let hasFailed = false
    let value: unknown
    try {
      value = work()
    } catch (error) {
      hasFailed = true
      value = error
    }
    this.hasFailed = hasFailed
    this.value = value
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
