import type { SimError } from './sim-error.ts'

/** The code that node gives an error, such as `ENOENT`; undefined when there is none. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** The message of an error, or what was thrown instead of one as text. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What was thrown, as an error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

/** What `work` returns. When it throws, the refusal that `word` makes of the error's code, or of the error as text. */
export function orRefuse<T>(work: () => T, word: (reason: string) => SimError): T {
  try {
    return work()
  } catch (error) {
    throw word(errorCode(error) ?? String(error))
  }
}

/** As `orRefuse`, for work that takes a while. */
export async function orRefuseLater<T>(work: () => Promise<T>, word: (reason: string) => SimError): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw word(errorCode(error) ?? String(error))
  }
}

/** What a JSON text holds. When it is not valid, the refusal that `word` makes of the parser's message. */
export function parseJson(text: string, word: (reason: string) => Error): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw word(errorMessage(error))
  }
}

/** The error behind the one that `fetch` rejects with. */
export function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error
}
