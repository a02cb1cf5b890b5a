import type { JournalEntry } from '../../api/data.gen.ts'

/** An error of GraphQL, or of an upload. */
interface AnswerError {
  readonly message?: string
  readonly errorCode?: number
  readonly extensions?: { readonly code?: string }
}

/** What came of a request in a word or two: the code of its first error, the fault that shaped it, or `ok`. */
export function resultOf({ errors, status, fault }: JournalEntry): { readonly words: string; readonly isBad: boolean } {
  const [error] = errors as readonly AnswerError[] // as vendors word them
  const code = error && (error.extensions?.code ?? error.message ?? `error ${error.errorCode}`)
  const words = code ?? (status >= 400 ? `HTTP ${status}` : (fault ?? 'ok'))
  return { words, isBad: words !== 'ok' }
}
