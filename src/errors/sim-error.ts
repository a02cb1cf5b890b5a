/**
 * The kinds of refusals, each with its HTTP status: `invalid` whatever the state is, `conflict` in the present state.
 * `usage` and `cannot-run` are of the command line, which ends with exit codes of their own.
 */
export const KINDS = {
  invalid: 400,
  usage: 400,
  'cannot-run': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  timeout: 408,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  bug: 500,
  unavailable: 503,
} as const

/** What kind of refusal a code is. */
export type ErrorKind = keyof typeof KINDS

/** What else a client is told. */
type Details = Readonly<Record<string, unknown>>

/**
 * A refusal that the simulated vendor (or the control plane) would make. It travels untouched from the rule that
 * made it to the edge, where the vendor's dialect words it. Every other error is a bug and is masked.
 */
export class SimError extends Error {
  /** Stable, machine-readable name of the refusal, such as `CHAT_NOT_FOUND`. */
  readonly code: string
  /** Which kind of refusal the code is; the status follows from it. */
  readonly kind: ErrorKind
  /** What else the client is told, in the vendor's `extensions` or the control plane's error. */
  readonly details: Details
  /** The section of the guide that explains it, such as `time#the-time-of-a-test`: below `/_sim/guide/`; absent where none does. */
  declare readonly guide?: string

  constructor(kind: ErrorKind, code: string, message: string, details: Details = {}, guide?: string) {
    super(message)
    this.name = 'SimError'
    this.kind = kind
    this.code = code
    this.details = details
    if (guide !== undefined) this.guide = guide
  }

  /** The HTTP status of an answer that no vendor words. */
  get status(): number {
    return KINDS[this.kind]
  }
}

/** The codes by which a room refuses: the kind of each, its meaning in one sentence, and the guide's section about it. */
export type Catalogue<C extends string = string> = Readonly<
  Record<C, readonly [kind: ErrorKind, meaning: string, guide?: string]>
>

/** Makes a room's refusals: of a code of its catalogue, a sentence for this case, and details. */
export interface Refuse<C extends string> {
  (code: C, message: string, details?: Details): SimError
  readonly catalogue: Catalogue<C>
}

/** The function that makes the refusals of a catalogue. */
export function refusing<C extends string>(catalogue: Catalogue<C>): Refuse<C> {
  const refuse = (code: C, message: string, details?: Details): SimError =>
    new SimError(catalogue[code][0], code, message, details, catalogue[code][2])
  return Object.assign(refuse, { catalogue })
}

/** The refusal behind an error, looking through GraphQL's wrapping; undefined when it is something else. */
export function toSimError(error: unknown): SimError | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth++) {
    if (cause instanceof SimError) return cause
    cause = 'originalError' in cause ? cause.originalError : undefined
  }
  return undefined
}
