import type { Assumption, BlackBox, CornerEntry, ResetOptions, WorldDocument } from './data.gen.ts'
import type { SimEvent } from './events.ts'
import type { FetchInit, FetchInput } from './fetch.ts'
import type { TestEvents, TestJournal } from './logs.ts'
import type { TestActors, TestConversations, TestFaults, TestTransitions, TestWebhooks } from './parts.ts'
import type { VendorAccesses, VendorName } from './vendors.ts'

/**
 * One isolated world as a test uses it. Everything here is also a call of the control plane, and the reverse. `O`: operations
 * besides those that are simulated, `string` where a simulator has `schemas`.
 */
export interface TestWorld<O extends string = never> extends VendorAccesses {
  readonly id: string
  /** Time in this world. */
  readonly clock: TestClock
  /** Every request to a vendor. */
  readonly journal: TestJournal<O>
  /** Everything that happened. */
  readonly events: TestEvents
  /** What goes wrong: rules to add, look at, and take away. */
  readonly faults: TestFaults<O>
  /** Who is told by webhooks of what happens. */
  readonly webhooks: TestWebhooks
  /** Who talks to whom, over all vendors. */
  readonly conversations: TestConversations
  /** Which scripts act by themselves. */
  readonly actors: TestActors
  /** Which life cycles move by themselves. */
  readonly transitions: TestTransitions
  /** What `nasty` has done so far: which entities and fields. Empty in a world that is not. */
  readonly nastyDeeds: readonly CornerEntry[]
  /** What is assumed where the vendors' pages are silent: each choice, its values, and which one this world has. */
  assumptions(): readonly Assumption[]
  /** A vendor's endpoint in this world: a URL while the simulator listens, a path for `fetch` before. */
  url(vendor: VendorName): string
  /**
   * A credential of the vendor's in this world: no client needs more than this to stay in it. It is that of `account`: a
   * customer's number or e-mail address, a seller's number or id, a partner's id. Without one it is the first credential,
   * the operator's where the vendor has one. Throws `NO_CREDENTIAL` where there is none.
   */
  credential(vendor: VendorName, account?: string | number): string
  /** `fetch` that stays in this world, without a socket. Rejects for URLs that the simulator does not know. */
  readonly fetch: (input: FetchInput, init?: FetchInit) => Promise<Response>
  /**
   * Moves time forward until nothing is due, at most by `limit` (milliseconds, ISO 8601 or short such as `1d`; seven
   * days by default). With `quietFor` it goes on until, besides, no request and no webhook was under way for so many real
   * milliseconds (60,000 at most): clients that answer what happens are in the loop. In the mode `test` it moves no time: it
   * does what is due, and waits for the webhooks under way.
   */
  settle(limit?: string | number | { readonly limit?: string | number; readonly quietFor?: number }): Promise<Happened>
  /**
   * Moves time forward step by step (`step`: a minute by default) until the condition answers something true, and answers
   * that. Rejects with `NOT_REACHED` when it did not hold `within` a day by default.
   */
  until<T>(
    condition: () => T | Promise<T>,
    options?: { readonly step?: string | number; readonly within?: string | number },
  ): Promise<T>
  /** Back to how the world began, whole or in parts; answers which parts. */
  reset(options?: ResetOptions): readonly string[]
  /**
   * The whole world as one document: as it is, or as it was right after the event with the number `at` (0: as it began). Throws
   * `HISTORY_DROPPED` where that is not kept: simulators keep a history with `history: true`.
   */
  document(options?: { readonly at?: number }): WorldDocument
  /** Becomes what a whole document says; one that is not valid is refused and changes nothing. */
  load(document: object): Promise<void>
  /**
   * Changes records without events. The document has every part optional: its records are put by their keys, and `remove:
   * { vendor: { table: [keys] } }` removes records with what belongs to them. One that does not fit is refused whole. Answers
   * how many records were put, and how many are gone.
   */
  merge(document: object): Promise<{ readonly put: number; readonly removed: number }>
  /** Everything about this world as one plain value, which `backlot replay` can run again. */
  blackBox(title: string): BlackBox
  /**
   * A new world that is like this one now, or was right after the event with the number `at`, as `document` knows it; one for
   * the named test goes back to what it begins as.
   */
  fork(
    id?: string | { readonly id?: string; readonly test?: string; readonly at?: number },
    test?: string,
  ): TestWorld<O>
  /**
   * Ends this world; what it was doing stops. From then on every use of this handle, `id` excepted, is refused with
   * `WORLD_ENDED`. `default` never ends.
   */
  end(): void
}

/** Time in one world. */
export interface TestClock {
  /** Whether time runs, stands still, or is the test's; `test` refuses whatever moves it with `TEST_CLOCK`. */
  readonly mode: 'real' | 'frozen' | 'test'
  /** How many times as fast as real time it runs, or runs on when it is resumed. */
  readonly rate: number
  /** The present instant, epoch milliseconds. */
  now(): number
  /** The present instant, ISO 8601 in UTC. */
  iso(): string
  /** What falls due next and why, the soonest first: 50 at most. */
  due(): readonly DueWork[]
  /** Stops time, now or at a later ISO 8601 instant. */
  freeze(at?: string): Promise<void>
  /**
   * Lets time run on from where it stands: `rate` times as fast as real time, 0.001 to 100,000, or as fast as before without
   * it, which is 1 at first. Throws `INVALID_RATE`.
   */
  resume(options?: { readonly rate?: number }): void
  /** Moves time forward by ISO 8601 such as `PT15M`, `15m`, or milliseconds; what falls due on the way has happened then. */
  advance(by: string | number): Promise<Happened>
  /** Moves time forward to an ISO 8601 instant. */
  advanceTo(instant: string): Promise<Happened>
  /** Moves time forward to the instant at which something falls due next, and does it; nowhere where nothing is due. */
  step(): Promise<Happened>
  /**
   * Calls the listener whenever time jumps, stops or runs otherwise, until the function that this answers is called. Calls that
   * move time wait for what the listener answers: so another clock can follow.
   */
  onChange(listener: () => void | Promise<void>): () => void
}

/** Work that falls due on a world's clock, and why. */
export interface DueWork {
  /** ISO 8601 on the world's clock. */
  readonly at: string
  /** In words, such as `prompt-agent: respond`. */
  readonly what: string
  /** Null where it is of no single vendor. */
  readonly vendor: VendorName | null
  /** The id of the record that it is about; of a delayed answer, that of the fault. Null where there is none. */
  readonly about: string | null
}

/** What a move of the clock made happen, and what time it is then. */
export interface Happened {
  /** ISO 8601 on the world's clock. */
  readonly now: string
  readonly happened: readonly SimEvent[]
}
