/**
 * A refusal that the simulated vendor (or the control plane) would make. It travels untouched from the rule that
 * made it to the edge, where the vendor's dialect words it. Every other error is a bug and is masked.
 */
export class SimError extends Error {
  /** Stable, machine-readable name of the refusal, such as `CHAT_NOT_FOUND`. */
  readonly code: string
  /** What else the client is told, in the vendor's `extensions` or the control plane's error. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'SimError'
    this.code = code
    this.details = details
  }
}

/** The refusal behind an error, looking through GraphQL's wrapping; undefined when it is something else. */
export function toSimError(error: unknown): SimError | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth++) {
    if (cause instanceof SimError) return cause
    cause = 'originalError' in cause ? cause.originalError : undefined
  }
  return undefined
}
