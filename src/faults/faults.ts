import { SimError } from '../errors/sim-error.ts'
import { assertFaultRule, type FaultVendor, pathOf } from './rule-check.ts'
import { type FaultFamily, type FaultKind, type FaultRule, kindOf } from './rule.ts'
import { type JournalEntry, redact } from '../world/journal.ts'
import { type LostAnswer, type Verdict, verdictOf } from './lost-answers.ts'
import { matches } from '../inputs/match.ts'
import { Past } from '../world/history.ts'
import type { World, WorldPart } from '../world/world.ts'

/** A rule as it stands: what was written, and what came of it. */
export interface Fault extends FaultRule {
  readonly id: string
  /** How often it struck. */
  readonly hits: number
  /** What a client did about an answer that was lost; null until one was, and for all other kinds. */
  readonly verdict: Verdict | null
  /** Of an applied-answer-lost: the request whose answer was lost, then those like it. */
  readonly journal?: readonly JournalEntry[]
}

/** Something that a fault may strike: a request, an upload, the delivery of a webhook. */
export interface FaultOccasion {
  readonly family: FaultFamily
  readonly vendor: string
  /** Root fields, `upload`, or the webhook's event. */
  readonly operations: readonly string[]
  /** Whether it is a query; true where nothing is said. */
  readonly isQuery?: boolean
  readonly operationName?: string | null
  readonly variables?: unknown
  /** The only kind that can strike here; any where nothing is said. */
  readonly kind?: FaultKind
  /** The credential without its world's suffix. */
  readonly caller?: string | null
  /** Whether it selects what this path names. */
  readonly selects?: (path: readonly (string | number)[]) => boolean
}

/** A rule and its accounts: plain data. */
interface Account {
  readonly rule: FaultRule & { readonly id: string }
  hits: number
  /** How many draws of its probability there were. */
  draws: number
  lost: LostAnswer[]
}

/** How many lost answers of one rule are watched, the newest. */
const MAX_WATCHED = 100

/** The faults of one world: rules that say what goes wrong, and accounts of what did. */
export class Faults implements WorldPart {
  readonly #world: World
  readonly #vendors: readonly FaultVendor[]
  /** Vendors' states before their last change, kept while a rule wants them. */
  readonly past: Past
  #accounts: Account[] = []
  #next = 1
  readonly #waiting = new Map<number, () => void>()

  constructor(world: World, vendors: readonly FaultVendor[]) {
    this.#world = world
    this.#vendors = vendors
    this.past = new Past(world, vendor => this.#goesStale(vendor))
  }

  /** Whether there is any rule. */
  get isEmpty(): boolean {
    return this.#accounts.length === 0
  }

  /** All rules, the first one to decide first. */
  list(): Fault[] {
    return this.#accounts.map(toFault)
  }

  /** The rule with this id; refuses when there is none. */
  get(id: string): Fault {
    return toFault(this.#require(id))
  }

  /** Adds a rule behind the others. Refuses one that names what does not exist. */
  add(rule: FaultRule): Fault {
    const account = this.#open(rule, this.#accounts)
    this.#become([...this.#accounts, account])
    return toFault(account)
  }

  /** Puts these rules in the place of all others. One that is refused changes nothing. */
  replace(rules: readonly FaultRule[]): Fault[] {
    const accounts: Account[] = []
    for (const written of rules) accounts.push(this.#open(written, accounts))
    this.#become(accounts)
    return this.list()
  }

  /** Takes a rule away. */
  remove(id: string): void {
    const gone = this.#require(id)
    this.#become(this.#accounts.filter(account => account !== gone))
  }

  /** Takes all rules away. */
  clear(): void {
    this.#become([])
  }

  /** The first rule that strikes here, counted as a hit. Undefined when all goes well. */
  take(occasion: FaultOccasion): Fault | undefined {
    for (const account of this.#accounts) {
      const { rule } = account
      if (rule.times !== undefined && account.hits >= rule.times) continue
      if (!fits(rule, occasion)) continue
      if (rule.probability !== undefined && this.#draw(account) >= rule.probability) continue
      account.hits++
      return toFault(account)
    }
    return undefined
  }

  /** A number in [0, 1) that depends on the world's seed, the rule, how often it struck, and the name. */
  chance({ id, hits }: Fault, name: string): number {
    return this.#world.ids.chance(`fault:${id}:${name}:${hits}`)
  }

  /** Waits on the world's clock. The signal, a reset, or the world's end, ends the wait. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const { clock } = this.#world
    clock.handle('fault.latency', ({ id }) => this.#waiting.get(id)?.())
    await new Promise<void>(resolve => {
      const { id } = clock.after(ms, 'fault.latency', {})
      const end = (): void => {
        this.#waiting.delete(id)
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = (): void => {
        clock.cancel(id)
        end()
      }
      this.#waiting.set(id, end)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }

  /** Begins to watch what the client does about an answer that this rule has lost. */
  watch({ id }: Fault, lost: LostAnswer): void {
    const account = this.#accounts.find(({ rule }) => rule.id === id)
    if (!account || account.lost.some(({ fingerprint }) => fingerprint === lost.fingerprint)) return
    account.lost = [...account.lost, lost].slice(-MAX_WATCHED)
  }

  /** Whether an answer to a request like this was lost before. */
  isWatched(fingerprint: string): boolean {
    return this.#accounts.some(({ lost }) => lost.some(watched => watched.fingerprint === fingerprint))
  }

  /** Whether any rule loses answers: only then requests need a fingerprint. */
  get losesAnswers(): boolean {
    return this.#accounts.some(({ rule }) => rule.kind === 'applied-answer-lost')
  }

  /** The caller came again: writes down what the second call did. */
  cameAgain(fingerprint: string, entry: JournalEntry, created: boolean): void {
    for (const account of this.#accounts)
      account.lost = account.lost.map(lost =>
        lost.fingerprint === fingerprint && (lost.retry === null || (created && !lost.retryCreated))
          ? { ...lost, retry: entry, retryCreated: created }
          : lost,
      )
  }

  /** Lets go of whoever waits, and begins anew to keep the past: the world became another one. */
  restart(): void {
    for (const [job, resume] of this.#waiting) {
      this.#world.clock.cancel(job)
      resume()
    }
    this.past.keep([])
    this.#keepPast()
  }

  save(): unknown {
    return { next: this.#next, rules: this.#accounts.map(({ rule, ...account }) => ({ rule, ...account })) }
  }

  load(saved: unknown): void {
    const { next, rules } = readFaults(saved, this.#vendors)
    this.#next = next
    this.#accounts = rules
    this.restart()
  }

  close(): void {
    this.#accounts = []
    this.restart()
  }

  #become(accounts: Account[]): void {
    this.#accounts = accounts
    this.#keepPast()
  }

  #keepPast(): void {
    this.past.keep(this.#vendors.filter(({ name }) => this.#goesStale(name)))
  }

  /** Whether a rule may still answer a vendor's queries from the past. */
  #goesStale(vendor: string): boolean {
    return this.#accounts.some(
      ({ rule, hits }) => rule.kind === 'stale-read' && rule.vendor === vendor && hits < (rule.times ?? Infinity),
    )
  }

  #open(rule: FaultRule, others: readonly Account[]): Account {
    assertFaultRule(rule, this.#vendors)
    if (rule.id !== undefined && others.some(({ rule: { id } }) => id === rule.id))
      throw new SimError('FAULT_EXISTS', `There is a fault "${rule.id}" already; remove it first, or leave the id out.`)
    let id = rule.id
    while (id === undefined || (id !== rule.id && this.#accounts.some(account => account.rule.id === id)))
      id = `fault-${this.#next++}`
    return { rule: { ...rule, id }, hits: 0, draws: 0, lost: [] }
  }

  #require(id: string): Account {
    const account = this.#accounts.find(({ rule }) => rule.id === id)
    if (!account) throw new SimError('FAULT_NOT_FOUND', `There is no fault "${id}"; GET /_sim/faults lists them.`)
    return account
  }

  #draw(account: Account): number {
    return this.#world.ids.chance(`fault:${account.rule.id}:${++account.draws}`)
  }
}

/** Reads what `save` wrote; refuses what it could not have written. */
export function readFaults(saved: unknown, vendors: readonly FaultVendor[]): { next: number; rules: Account[] } {
  if (saved === undefined) return { next: 1, rules: [] }
  const { next, rules } = saved as { next?: unknown; rules?: unknown } // looked at member by member
  if (!isCount(next) || !Array.isArray(rules)) throw unreadable('it holds { next, rules }')
  return {
    next,
    rules: rules.map((account: Partial<Account>): Account => {
      const { rule, hits, draws, lost } = account
      if (!rule?.id || !isCount(hits) || !isCount(draws) || !Array.isArray(lost))
        throw unreadable('each of its rules is { rule, hits, draws, lost }')
      assertFaultRule(rule, vendors)
      return { rule, hits, draws, lost }
    }),
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function unreadable(expected: string): SimError {
  return new SimError('INVALID_DOCUMENT', `parts.faults is not what a world's faults are: ${expected}.`)
}

function toFault({ rule, hits, lost }: Account): Fault {
  if (rule.kind !== 'applied-answer-lost') return { ...rule, hits, verdict: null }
  const journal = lost.flatMap(({ lost: first, retry }) => (retry ? [first, retry] : [first]))
  return { ...rule, hits, verdict: hits === 0 ? null : verdictOf(lost), journal }
}

function fits(rule: FaultRule, occasion: FaultOccasion): boolean {
  const { family, vendor, operations, isQuery = true, variables, operationName, selects } = occasion
  if (rule.vendor !== vendor || !kindOf(rule.kind).families.includes(family)) return false
  if (occasion.kind !== undefined && rule.kind !== occasion.kind) return false
  if (rule.operation !== undefined && !operations.includes(rule.operation)) return false
  if (rule.kind === 'payload-error' && isQuery) return false
  if (rule.kind === 'stale-read' && !isQuery) return false
  if (rule.path !== undefined && !selects?.(pathOf(rule))) return false
  if (rule.match === undefined) return true
  const { caller: wanted, ...match } = rule.match
  const caller = occasion.caller ?? null
  const isCaller = wanted === undefined || wanted === caller || (caller !== null && wanted === redact(caller))
  return isCaller && matches(match, { variables, operationName })
}
