import type { ExecutorOptions } from '../../src/graphql/executor.ts'
import * as jit from '../../src/graphql/compiler.ts'

/** The compiler, and what it was asked to do. */
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

/** Nobody waits for the compiler but a test: when this is over, whatever it was asked to do is done. */
export function compilerIsDone(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
