/** How an API is asked what it does where its pages are silent: requests, and what their answers tell. */
import type { Assumptions } from './assumption.ts'

/** A value within an answer, whatever is there: the way to what is not there leads on to nothing. */
export class Found {
  readonly value: unknown

  constructor(value: unknown) {
    this.value = value
  }

  /** What the path leads to, such as `data.partner.chats.edges`; `errors.0` is the first error. */
  at(path: string): Found {
    return new Found(path.split('.').reduce<unknown>((value, name) => Object(value)[name] as unknown, this.value))
  }

  /** The items of a list; none where it is no list. */
  get list(): readonly Found[] {
    return Array.isArray(this.value) ? this.value.map(item => new Found(item)) : []
  }

  /** A text or a number as text, such as an id; undefined for all else. */
  get text(): string | undefined {
    return typeof this.value === 'string' || typeof this.value === 'number' ? String(this.value) : undefined
  }

  /** The code of the first error; undefined where there is none. */
  get code(): string | undefined {
    return this.at('errors.0.extensions.code').text
  }

  /** Whether a field of the root was executed and refused: a document that is not valid is no refusal. */
  isRefused(field: string): boolean {
    return this.at('errors.0.path.0').value === field
  }
}

/** What a probe has seen on its way. */
export interface Seen {
  /** The bodies of the answers so far, one for each step. */
  readonly answers: readonly Found[]
  /** A word that no earlier run has used, for what must be new. */
  readonly stamp: string
}

/** One request of a probe. */
export interface Step {
  readonly document: string
  /**
   * The document's variables. Undefined where what it needs is not there: then the probe could not look. Null where the step
   * is not needed: its answer is nothing.
   */
  readonly variables?: (seen: Seen) => Readonly<Record<string, unknown>> | null | undefined
  /** Who asks, where it is not the given credential: a guest, a seller, or with the token that an answer gave. */
  readonly as?: 'guest' | 'seller' | ((seen: Seen) => string | undefined)
}

/** What the answers say: a choice of the assumption, `other` where it is none of them; undefined where they do not tell. */
type Reading<V extends string> = V | 'other' | undefined

/** How the API shows what an assumption is about. */
export interface Probe<V extends string = string> {
  /** Whether it only reads. Every mutation is a write, also one that should be refused. */
  readonly needs: 'read' | 'write'
  readonly steps: readonly Step[]
  read(answers: readonly Found[]): Reading<V>
  /** Undoes what can be undone, where the probe has come so far. */
  readonly cleanUp?: Step
}

/** For each assumption of a vendor its probe, or in a sentence why the API does not show it. */
export type Probes<A extends Assumptions> = {
  readonly [N in keyof A]: Probe<keyof A[N]['choices'] & string> | string
}

/** How a vendor's API is asked. */
export interface VendorProbes {
  /** The header that a credential goes into, whole: name and value. */
  header(token: string): string
  /** Whether an answer shows that the credential with which it was asked counts as none. Not told by a vendor that refuses it. */
  readonly isGuest?: (answer: Found) => boolean
  readonly probes: Readonly<Record<string, Probe | string>>
}

/** What texts that a probe writes begin with. */
export const MARK = 'backlot parity'

/** In which order items come by a member: undefined where fewer than two differ, `other` where it neither rises nor falls. */
export function orderOf<V extends string>(items: readonly Found[], member: string, rising: V, falling: V): Reading<V> {
  const keys = items.map(item => item.at(member).value as number | string) // times, as numbers or in ISO 8601
  if (new Set(keys).size < 2) return undefined
  const pairs = keys.slice(1).map((key, i) => [keys[i]!, key] as const)
  if (pairs.every(([a, b]) => a <= b)) return rising
  return pairs.every(([a, b]) => a >= b) ? falling : 'other'
}
