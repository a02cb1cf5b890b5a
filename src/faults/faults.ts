import { faultsError } from './errors.ts'
import { parseInstant } from '../time/instant.ts'
import { Changes } from '../world/changes.ts'
import { History } from '../world/history.ts'
import type { JournalEntry } from '../world/journal.ts'
import type { World, WorldPart } from '../world/world.ts'
import { ClockWaits } from './clock-waits.ts'
import { type Fault, type FaultRecord, isSpent, type SavedFaults, toFault } from './fault.ts'
import { Lags } from './lags.ts'
import { lostRecords, type LostAnswer, withLook, withLostAnswer, withRetry } from './lost-answers.ts'
import { type FaultOccasion, fits } from './occasion.ts'
import { assertFaultRule, assertFaultRules, type FaultVendor } from './rule-check.ts'
import { ANY_VENDOR, type FaultRule, MAX_RULES } from './rule.ts'

/** The faults of one world: the rules that say what goes wrong, and how often each applied. */
export class Faults implements WorldPart {
  readonly #world: World
  readonly #vendors: readonly FaultVendor[]
  readonly #waits: ClockWaits
  /** Vendors' states before their last change, recorded while a rule needs them. */
  readonly history: History
  /** Vendors' states some time ago, recorded while a rule needs them. */
  readonly lags: Lags
  #records: FaultRecord[] = []
  #nextId = 1

  constructor(world: World, vendors: readonly FaultVendor[]) {
    this.#world = world
    this.#vendors = vendors
    this.#waits = new ClockWaits(world.clock)
    const changes = new Changes(world)
    this.history = new History(world, changes, vendor => this.#needsHistory(vendor))
    this.lags = new Lags(world, changes)
  }

  /** Whether there is no rule. */
  get isEmpty(): boolean {
    return this.#records.length === 0
  }

  /** All rules, the first one to decide first. */
  list(): Fault[] {
    return this.#records.map(toFault)
  }

  /** The rule with this id; refuses with `FAULT_NOT_FOUND` when there is none. */
  get(id: string): Fault {
    return toFault(this.#require(id))
  }

  /** Adds a rule behind the others. Refuses with `INVALID_FAULT` one that names what does not exist. */
  add(rule: FaultRule): Fault {
    assertFaultRule(rule, this.#vendors)
    if (this.#records.length >= MAX_RULES)
      throw faultsError('INVALID_FAULT', `There are ${MAX_RULES} rules already; remove some first.`)
    const record = this.#open(rule, this.#records)
    this.#become([...this.#records, record])
    return toFault(record)
  }

  /**
   * Puts these rules in the place of all others. When one is refused, nothing changes. What `list` tells of a rule besides
   * is ignored.
   */
  replace(rules: readonly FaultRule[]): Fault[] {
    const written = assertFaultRules(rules, this.#vendors)
    const records: FaultRecord[] = []
    for (const rule of written) records.push(this.#open(rule, records))
    this.#become(records)
    return this.list()
  }

  /** Removes a rule; refuses with `FAULT_NOT_FOUND` when there is none. */
  remove(id: string): void {
    const removed = this.#require(id)
    this.#become(this.#records.filter(record => record !== removed))
  }

  /** Removes all rules. */
  clear(): void {
    this.#become([])
  }

  /** The first rule that applies to an occasion, counted as a hit; undefined when none does. */
  take(occasion: FaultOccasion): Fault | undefined {
    for (const record of this.#records) {
      const { rule } = record
      if (isSpent(record) || !this.#isNow(rule) || !this.#canHave(occasion.vendor, rule)) continue
      if (!fits(rule, occasion)) continue
      if (rule.skip !== undefined && (record.skipped ?? 0) < rule.skip) {
        record.skipped = (record.skipped ?? 0) + 1
        continue
      }
      if (rule.probability !== undefined) {
        const drawn = this.#world.ids.chance(`fault:${rule.id}:${++record.draws}`)
        if (drawn >= rule.probability) continue
      }
      record.hits++
      return toFault(record)
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

  /** Waits on the world's clock, in milliseconds. The signal, a reset, or the world's end, ends the wait. */
  wait(ms: number, signal: AbortSignal): Promise<void> {
    return this.#waits.wait(ms, signal)
  }

  /** Whether any rule loses answers: only then requests need a fingerprint. */
  get losesAnswers(): boolean {
    return this.#records.some(({ rule }) => rule.kind === 'applied-answer-lost')
  }

  /** Begins to watch what the client does about an answer that this rule has lost. */
  watch({ id }: Fault, answer: LostAnswer): void {
    for (const record of this.#records) if (record.rule.id === id) record.lost = withLostAnswer(record.lost, answer)
  }

  /** Notes a call that was executed; it may repeat calls whose answers were lost. `created`: it made a new record. */
  noteCall(fingerprint: string, entry: JournalEntry, created: boolean): void {
    for (const record of this.#records) record.lost = withRetry(record.lost, fingerprint, entry, created)
  }

  /** Notes that a caller's query was executed and showed these records: it may have looked for what a lost answer told of. */
  noteLook(caller: string, shown: ReadonlySet<string>): void {
    for (const record of this.#records) record.lost = withLook(record.lost, caller, shown)
  }

  /** The ids of what this caller's calls made or changed whose answers were lost. */
  lostRecords(caller: string): ReadonlySet<string> {
    return new Set(this.#records.flatMap(({ lost }) => lostRecords(lost, caller)))
  }

  /** Whether any rule shows callers at once what they wrote: only then writers are told apart. */
  get tellsWriters(): boolean {
    return this.#records.some(({ rule }) => rule.kind === 'lag' && rule.ownWrites)
  }

  /** Ends all waits and records the history anew: the world's state was replaced. */
  restart(): void {
    this.#waits.releaseAll()
    this.history.record([])
    this.lags.follow([])
    this.#recordHistory()
  }

  save(): SavedFaults {
    return { next: this.#nextId, rules: this.#records.map(({ rule, ...counts }) => ({ rule, ...counts })) }
  }

  load(saved: unknown): void {
    const { next, rules } = (saved as SavedFaults | undefined) ?? { next: 1, rules: [] } // checked with its document
    this.#nextId = next
    this.#records = rules.map(record => ({ ...record }))
    this.restart()
  }

  close(): void {
    this.#records = []
    this.restart()
  }

  #become(records: FaultRecord[]): void {
    this.#records = records
    this.#recordHistory()
  }

  #recordHistory(): void {
    this.history.record(this.#vendors.filter(({ name }) => this.#needsHistory(name)))
    this.lags.follow(
      this.#records.flatMap(({ rule }) => (rule.kind === 'lag' ? [[rule, this.#vendorsOf(rule)] as const] : [])),
    )
  }

  /** The vendors that a rule is about. */
  #vendorsOf({ vendor }: FaultRule): readonly FaultVendor[] {
    return this.#vendors.filter(({ name }) => vendor === name || vendor === ANY_VENDOR)
  }

  /** Whether a rule may still answer a vendor's queries from an earlier state. */
  #needsHistory(vendor: string): boolean {
    return this.#records.some(
      record =>
        record.rule.kind === 'stale-read' && [vendor, ANY_VENDOR].includes(record.rule.vendor) && !isSpent(record),
    )
  }

  #open(rule: FaultRule, others: readonly FaultRecord[]): FaultRecord {
    if (rule.id !== undefined && others.some(({ rule: { id } }) => id === rule.id))
      throw faultsError('FAULT_EXISTS', `There is a fault "${rule.id}" already; remove it first, or leave the id out.`)
    return { rule: { ...rule, id: rule.id ?? this.#freeId() }, hits: 0, draws: 0, lost: [] }
  }

  #freeId(): string {
    for (;;) {
      const id = `fault-${this.#nextId++}`
      if (this.#records.every(({ rule }) => rule.id !== id)) return id
    }
  }

  #require(id: string): FaultRecord {
    const record = this.#records.find(({ rule }) => rule.id === id)
    if (!record) throw faultsError('FAULT_NOT_FOUND', `There is no fault "${id}"; GET /_sim/faults lists them.`)
    return record
  }
}
