import type { ExecutorOptions } from '../../src/graphql/executor.ts'
import * as jit from '../../src/graphql/compiler.ts'

/** The compiler, and counts of how often it was loaded, compiled a document and ran one. */
export function countingCompiler() {
  const counts = { loaded: 0, compiled: 0, runs: 0 }
  const compiler: NonNullable<ExecutorOptions['compiler']> = async () => {
    counts.loaded++
    return {
      createCompiler: schema => {
        const compile = jit.createCompiler(schema)
        return (...operation) => {
          const compiled = compile(...operation)
          if (!compiled) return undefined
          counts.compiled++
          const run: typeof compiled.run = (...args) => {
            counts.runs++
            return compiled.run(...args)
          }
          return { ...compiled, run }
        }
      },
    }
  }
  return { counts, compiler }
}

/** Resolves when the compiler has finished what was queued: requests do not wait for it, tests do. */
export function compilerSettled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
