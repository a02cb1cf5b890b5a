import { faultsError } from './errors.ts'
import { check } from '../inputs/check.ts'
import { Table } from '../tables/table.ts'
import type { Job } from '../time/agenda.ts'
import { parseInstant } from '../time/instant.ts'
import { fromBeginning } from '../time/relative.ts'
import { History } from '../world/history.ts'
import type { JobWords } from '../world/due.ts'
import type { JournalEntry } from '../world/journal.ts'
import type { World } from '../world/world.ts'
import type { WorldPart } from '../world/world-part.ts'
import { ClockWaits } from './clock-waits.ts'
import { type Fault, type FaultRecord, isOn, isSpent, type SavedFaults, toFault } from './fault.ts'
import { Lags } from './lags.ts'
import { lostRecords, type LostAnswer, withLook, withLostAnswer, withRetry } from './lost-answers.ts'
import { type FaultOccasion, fits } from './occasion.ts'
import { assertFaultRule, assertFaultRules, type FaultVendor, INVALID_FAULT } from './rule-check.ts'
import { ANY_VENDOR, FaultChange, type FaultRule, MAX_RULES, moveTimes } from './rule.ts'

/** The faults of every world: their rules, the first one to decide first, and the number of the next that comes without an id. */
export const FAULTS = {
  name: 'faults',
  /** Empty tables, or those that a document's member says; it was checked with its document. */
  createState(saved?: unknown) {
    const { next, rules } = (saved as SavedFaults | undefined) ?? { next: 1, rules: [] }
    const tables = {
      rules: new Table({ key: ({ rule }: FaultRecord) => rule.id, bytesOf: () => 0 }),
      next: new Table({ key: (_row: { readonly number: number }) => '', bytesOf: () => 0 }),
    }
    tables.next.put({ number: next })
    for (const record of rules) tables.rules.put(record)
    return tables
  },
}

/** The faults of one world: the rules that say what goes wrong, and how often each applied. */
export class Faults implements WorldPart {
  readonly #world: World
  readonly #vendors: readonly FaultVendor[]
  readonly #waits: ClockWaits
  /** Vendors' states before their last change, recorded while a rule needs them. */
  readonly history: History
  /** Vendors' states some time ago, recorded while a rule needs them. */
  readonly lags: Lags

  constructor(world: World, vendors: readonly FaultVendor[]) {
    this.#world = world
    this.#vendors = vendors
    this.#waits = new ClockWaits(world.clock)
    this.history = new History(world, vendor => this.#needsHistory(vendor))
    this.lags = new Lags(world)
  }

  get #rules(): Table<FaultRecord> {
    return this.#world.part(FAULTS).rules
  }

  /** Whether there is no rule. */
  get isEmpty(): boolean {
    return this.#rules.size === 0
  }

  /** All rules, the first one to decide first. */
  list(): Fault[] {
    return [...this.#rules.all()].map(toFault)
  }

  /** The rule with this id; refuses with `FAULT_NOT_FOUND` when there is none. */
  get(id: string): Fault {
    return toFault(this.#require(id))
  }

  /** Adds a rule behind the others. Refuses with `INVALID_FAULT` one that names what does not exist. */
  add(given: FaultRule): Fault {
    const [rule = given] = this.#timed([given])
    assertFaultRule(rule, this.#vendors)
    if (this.#rules.size >= MAX_RULES)
      throw faultsError(INVALID_FAULT, `There are ${MAX_RULES} rules already; remove some first.`)
    const record = this.#rules.insert(this.#open(rule, this.#rules))
    this.#recordHistory()
    return toFault(record)
  }

  /**
   * Puts these rules in the place of all others. When one is refused, nothing changes. What `list` tells of a rule besides
   * is ignored.
   */
  replace(rules: readonly FaultRule[]): Fault[] {
    const written = assertFaultRules(this.#timed(rules), this.#vendors)
    const next = this.#rules.empty()
    for (const rule of written) next.insert(this.#open(rule, next))
    this.#removeAll()
    for (const record of next.all()) this.#rules.insert(record)
    this.#recordHistory()
    return this.list()
  }

  /** These rules with absolute times. */
  #timed(rules: readonly FaultRule[]): readonly FaultRule[] {
    return moveTimes(rules, fromBeginning(this.#world.clock.beganAt)) as readonly FaultRule[] // with other times
  }

  /**
   * Turns a rule off or on; what it counted stays. One that shows earlier states begins anew when it is turned on. Refuses with
   * `FAULT_NOT_FOUND` when there is none.
   */
  change(id: string, change: FaultChange): Fault {
    check(FaultChange, change, '', INVALID_FAULT)
    const { rule, ...counts } = this.#require(id)
    const after = this.#rules.replace({ rule: { ...rule, enabled: change.enabled }, ...counts })
    this.#recordHistory()
    return toFault(after)
  }

  /** Removes a rule; refuses with `FAULT_NOT_FOUND` when there is none. */
  remove(id: string): void {
    this.#require(id)
    this.#rules.remove(id)
    this.#recordHistory()
  }

  /** Removes all rules. */
  clear(): void {
    this.#removeAll()
    this.#recordHistory()
  }

  /** The first rule that applies to an occasion, counted as a hit; undefined when none does. */
  take(occasion: FaultOccasion): Fault | undefined {
    for (const record of this.#rules.all()) {
      const { rule, hits, draws, skipped = 0, lost } = record
      if (!isOn(rule) || isSpent(record) || !this.#isNow(rule) || !this.#canHave(occasion.vendor, rule)) continue
      if (!fits(rule, occasion)) continue
      if (skipped < (rule.skip ?? 0)) {
        this.#rules.replace({ rule, hits, draws, skipped: skipped + 1, lost })
        continue
      }
      const { probability } = rule
      const drawn = draws + (probability === undefined ? 0 : 1)
      const isMet = probability === undefined || this.#world.ids.chance(`fault:${rule.id}:${drawn}`) < probability
      const after = this.#rules.replace(counted(record, isMet ? hits + 1 : hits, drawn))
      if (isMet) return toFault(after)
    }
    return undefined
  }

  /** Whether the time of a rule has come, and has not passed. */
  #isNow({ from, until }: FaultRule): boolean {
    if (from === undefined && until === undefined) return true
    const now = this.#world.clock.now()
    return now >= (parseInstant(from ?? '') ?? -Infinity) && now < (parseInstant(until ?? '') ?? Infinity)
  }

  /** Whether a vendor can have what a rule for all of them is about. */
  #canHave(vendor: string, { kind }: FaultRule): boolean {
    return (
      kind !== 'payload-error' || this.#vendors.some(({ name, dialect }) => name === vendor && dialect.payloadError)
    )
  }

  /** A number in [0, 1) that depends on the world's seed, the rule, how often it applied, and the name. */
  chance({ id, hits }: Fault, name: string): number {
    return this.#world.ids.chance(`fault:${id}:${name}:${hits}`)
  }

  /** Waits on the world's clock because of a fault, in milliseconds. The signal, a reset, or the world's end, ends the wait. */
  wait(fault: Fault, ms: number, signal: AbortSignal): Promise<void> {
    return this.#waits.wait(fault, ms, signal)
  }

  /** Says whose answer a wait holds back. */
  describe(job: Job): JobWords {
    return this.#waits.describe(job)
  }

  /** Whether any rule loses answers: only then requests need a fingerprint. */
  get losesAnswers(): boolean {
    return this.#some(({ rule }) => rule.kind === 'applied-answer-lost')
  }

  /** Begins to watch what the client does about an answer that this rule has lost. */
  watch({ id }: Fault, answer: LostAnswer): void {
    const record = this.#rules.get(id)
    if (record) this.#rules.replace({ ...record, lost: withLostAnswer(record.lost, answer) })
  }

  /** Notes a call that was executed; it may repeat calls whose answers were lost. `created`: it made a new record. */
  noteCall(fingerprint: string, entry: JournalEntry, created: boolean): void {
    for (const record of this.#rules.all())
      if (record.lost.length > 0)
        this.#rules.replace({ ...record, lost: withRetry(record.lost, fingerprint, entry, created) })
  }

  /** Notes that a caller's query was executed and showed these records: it may have looked for what a lost answer told of. */
  noteLook(caller: string, shown: ReadonlySet<string>): void {
    for (const record of this.#rules.all()) {
      const lost = withLook(record.lost, caller, shown)
      if (lost !== record.lost) this.#rules.replace({ ...record, lost })
    }
  }

  /** The ids of what this caller's calls made or changed whose answers were lost. */
  lostRecords(caller: string): ReadonlySet<string> {
    return new Set([...this.#rules.all()].flatMap(({ lost }) => lostRecords(lost, caller)))
  }

  /** Whether any rule shows callers at once what they wrote: only then writers are told apart. */
  get tellsWriters(): boolean {
    return this.#some(({ rule }) => rule.kind === 'lag' && rule.ownWrites === true)
  }

  /** Ends all waits and records the history anew: the world's state was replaced. */
  restart(): void {
    this.#waits.releaseAll()
    this.history.record([])
    this.lags.follow([])
    this.#recordHistory()
  }

  save(): SavedFaults {
    return { next: this.#next, rules: [...this.#rules.all()] }
  }

  #removeAll(): void {
    for (const { rule } of this.#rules.all()) this.#rules.remove(rule.id)
  }

  #recordHistory(): void {
    this.history.record(this.#vendors.filter(({ name }) => this.#needsHistory(name)))
    const rules = [...this.#rules.all()].map(({ rule }) => rule)
    this.lags.follow(
      rules.flatMap(rule => (rule.kind === 'lag' && isOn(rule) ? [[rule, this.#vendorsOf(rule)] as const] : [])),
    )
  }

  /** The vendors that a rule is about. */
  #vendorsOf({ vendor }: FaultRule): readonly FaultVendor[] {
    return this.#vendors.filter(({ name }) => vendor === name || vendor === ANY_VENDOR)
  }

  /** Whether a rule may still answer a vendor's queries from an earlier state. */
  #needsHistory(vendor: string): boolean {
    return this.#some(
      record =>
        record.rule.kind === 'stale-read' &&
        [vendor, ANY_VENDOR].includes(record.rule.vendor) &&
        isOn(record.rule) &&
        !isSpent(record),
    )
  }

  #some(isMeant: (record: FaultRecord) => boolean): boolean {
    for (const record of this.#rules.all()) if (isMeant(record)) return true
    return false
  }

  #open(rule: FaultRule, others: Table<FaultRecord>): FaultRecord {
    if (rule.id !== undefined && others.get(rule.id))
      throw faultsError('FAULT_EXISTS', `There is a fault "${rule.id}" already; remove it first, or leave the id out.`)
    return { rule: { ...rule, id: rule.id ?? this.#freeId() }, hits: 0, draws: 0, lost: [] }
  }

  get #next(): number {
    return this.#world.part(FAULTS).next.require('').number
  }

  #freeId(): string {
    for (;;) {
      const id = `fault-${this.#next}`
      this.#world.part(FAULTS).next.put({ number: this.#next + 1 })
      if (!this.#rules.get(id)) return id
    }
  }

  #require(id: string): FaultRecord {
    const record = this.#rules.get(id)
    if (!record) throw faultsError('FAULT_NOT_FOUND', `There is no fault "${id}"; GET /_sim/faults lists them.`)
    return record
  }
}

/** A record with other counts; this runs for each request that fits. */
function counted({ rule, skipped, lost }: FaultRecord, hits: number, draws: number): FaultRecord {
  return skipped === undefined ? { rule, hits, draws, lost } : { rule, hits, draws, skipped, lost }
}
