/** What of jest's globals the entry for jest uses. Users have all of it from jest, whose packages are too many for here. */
declare module '@jest/globals' {
  interface AddTest {
    (name: string, work: () => unknown, timeout?: number): void
    each(table: readonly unknown[]): (name: string, work: (...row: unknown[]) => unknown, timeout?: number) => void
  }

  interface Assertion {
    toBe(expected: unknown): void
    toEqual(expected: unknown): void
    readonly not: Assertion
  }

  export const test: AddTest & {
    readonly only: AddTest
    readonly skip: AddTest
    readonly failing: AddTest
    readonly concurrent: AddTest
    todo(name: string): void
  }
  export const describe: (name: string, block: () => void) => void
  export const afterEach: (work: () => Promise<void>) => void
  export const afterAll: (work: () => Promise<void>) => void
  export const expect: {
    <T>(actual: T): Assertion
    extend(matchers: object): void
    getState(): {
      readonly testPath?: string
      readonly currentTestName?: string
      /** The same of a concurrent test. */
      readonly currentConcurrentTestName?: () => string | undefined
    }
  }
}
