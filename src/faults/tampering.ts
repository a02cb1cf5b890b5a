import { SimError } from '../errors/sim-error.ts'
import type { Answer, Proceed } from '../graphql/endpoint.ts'
import { errorsOf, type HttpResponse } from '../request/message.ts'
import type { RequestedOperation } from '../request/requested-operation.ts'
import { type FieldHook, isRoot, joinHooks } from '../vendors/contract/field-hook.ts'
import { type Exchange, toEntry } from '../world/journal.ts'
import type { Tables } from '../world/states.ts'
import type { Corners } from './corners.ts'
import { delay, type Effect, effectOn, type FaultTarget } from './effects.ts'
import type { Fault } from './fault.ts'
import type { Faults } from './faults.ts'
import { callerPrint, fingerprint, type LostAnswer } from './lost-answers.ts'
import type { RateWindows } from './rate-windows.ts'

/** A request in a world where not everything goes by the vendor's rules. */
export interface TamperedCall extends FaultTarget {
  readonly world: {
    readonly faults: Faults
    readonly rates: RateWindows
    readonly nasty: Corners | undefined
    readonly clock: { now(): number }
    readonly settings: { readonly limits: 'off' | 'vendor' }
    readonly transitions: { readonly countsLooks: boolean }
  }
  /** Ends waits. */
  readonly closing: AbortSignal
}

/** An answer, and what the journal says of how it was tampered with. */
export interface TamperedAnswer extends Answer, Pick<Exchange, 'fault' | 'nasty'> {
  /** Called with the request once it is in the journal. */
  readonly afterwards?: (exchange: Exchange) => void
}

/** Answers one request under the world's limits, faults and nastiness; `proceed` answers as the vendor does. */
export async function tamper(
  call: TamperedCall,
  operation: RequestedOperation,
  proceed: Proceed,
): Promise<TamperedAnswer> {
  const { world, vendor, context, credential } = call
  const limited = overLimit(call)
  if (limited) return { ...unexecuted(operation, limited), fault: null }
  const { fields, ...asked } = operation
  const operations = fields.map(({ name }) => name)
  const fault = world.faults.take({
    ...asked,
    family: 'graphql',
    vendor: vendor.name,
    operations,
    caller: credential ?? null,
  })
  if (fault?.kind === 'latency') await delay(world.faults, fault, call.closing)
  const effect: Effect = fault ? effectOn(call, fault) : {}
  const caller = world.faults.losesAnswers ? callerPrint(credential, vendor.name) : undefined
  const watch = caller === undefined ? undefined : watchExecution(context.state, world.faults.lostRecords(caller))
  const nasty = world.nasty?.answer(vendor, context.actor)
  // A compiled operation that fails is executed twice, and its looks would count twice: a hook prevents that.
  const once = world.transitions.countsLooks ? passThrough : undefined
  const writer = world.faults.tellsWriters ? tellWriter(world.faults, credential ?? null) : undefined
  const hooks = [once, nasty?.hook, watch?.outer, effect.hook, watch?.inner, writer].filter(hook => hook !== undefined)
  const answer = effect.instead
    ? unexecuted(operation, effect.instead)
    : await proceed({ context: effect.context, hook: hooks.length > 0 ? joinHooks(hooks) : undefined })
  nasty?.afterwards()
  const outcome = watch &&
    caller !== undefined && {
      fingerprint: fingerprint(credential, vendor.name, operation.fields),
      caller,
      isQuery: operation.isQuery,
      ...watch.outcome(effect),
    }
  return {
    ...answer,
    response: effect.after?.(answer.response) ?? answer.response,
    fault: fault?.id ?? null,
    ...(nasty ? { nasty: nasty.notes } : {}),
    ...(outcome ? { afterwards: exchange => followUp(world.faults, fault, outcome, exchange) } : {}),
  }
}

const passThrough: FieldHook = resolve => resolve()

/** Tells whose request makes the changes. Operations change the tables without a pause. */
function tellWriter(faults: Faults, caller: string | null): FieldHook {
  return (resolve, field) => (isRoot(field) ? faults.lags.writing(caller, resolve) : resolve())
}

/** What a request came to, while answers are lost. */
export interface Outcome extends Pick<LostAnswer, 'fingerprint' | 'created'> {
  /** Whether the vendor did what was asked, or refused it by its own rules: no fault came between. */
  readonly executed: boolean
  /** Equal for one caller of one vendor. */
  readonly caller: string
  /** Whether it asks only. */
  readonly isQuery: boolean
  /** The ids of what it made or changed. */
  readonly records: readonly string[]
  /** Which records of lost answers it has shown. */
  readonly shown: ReadonlySet<string>
}

/** Tells the world's faults of a request that is in the journal now: the caller came again, or lost an answer. */
export function followUp(
  faults: Faults,
  fault: Fault | undefined,
  { fingerprint: print, executed, created, caller, isQuery, records, shown }: Outcome,
  exchange: Exchange,
): void {
  const entry = toEntry(exchange)
  // A request that was not executed cannot be recognised by the vendor: a later one decides.
  if (executed) faults.noteCall(print, entry, created)
  if (executed && isQuery) faults.noteLook(caller, shown)
  if (fault?.kind === 'applied-answer-lost')
    faults.watch(fault, {
      fingerprint: print,
      lost: entry,
      created,
      retry: null,
      retryCreated: false,
      ...(isQuery ? {} : { caller, records }),
    })
}

/** Watches whether all root fields get as far as their resolvers, what these make, and which of the lost records are shown. */
function watchExecution(state: Tables, lost: ReadonlySet<string>) {
  let begun = 0
  let reached = 0
  let created = false
  const records = new Set<string>()
  const shown = new Set<string>()
  const count = (): number => Object.values(state).reduce((sum, table) => sum + table.size, 0)

  /** Goes before what a fault does to fields. */
  const outer: FieldHook = (resolve, field) => {
    if (isRoot(field)) begun++
    const id = lost.size > 0 ? idOf(field.source) : undefined
    if (id !== undefined && lost.has(id)) shown.add(id)
    return resolve()
  }
  /** Goes behind it. Operations change the tables without a pause, so that all that is counted here is theirs. */
  const inner: FieldHook = (resolve, field) => {
    if (!isRoot(field)) return resolve()
    reached++
    const before = count()
    const value = resolve()
    if (count() > before) created = true
    for (const id of idsIn(value, field.args)) records.add(id)
    return value
  }
  /** What came of it under this effect. A new record tells more than a fault of another field. */
  const outcome = ({ context }: Effect): Pick<Outcome, 'executed' | 'created' | 'records' | 'shown'> => {
    const isWhole = reached > 0 && reached === begun && context?.actor === undefined
    return { executed: created || isWhole, created, records: [...records], shown }
  }
  return { outer, inner, outcome }
}

function idOf(value: unknown): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined
  return typeof id === 'string' ? id : undefined
}

/** The ids that a mutation answers: itself an id, a record, or records in a payload; where it tells none, those that it names. */
function idsIn(answer: unknown, args: object): string[] {
  if (typeof answer === 'string') return [answer]
  const among = (values: object) => Object.values(values).flatMap(value => idOf(value) ?? [])
  const told = typeof answer === 'object' && answer !== null ? [idOf(answer) ?? [], among(answer)].flat() : []
  if (told.length > 0) return told
  const named = [args, ...Object.values(args)].flatMap(value =>
    typeof value === 'object' ? Object.values(value ?? {}) : [],
  )
  return named.filter(value => typeof value === 'string')
}

function overLimit({ world, vendor, context: { request }, credential = '' }: TamperedCall): HttpResponse | undefined {
  const { limits } = vendor.dialect
  if (world.settings.limits === 'off' || !limits) return undefined
  const address = request.headers['x-forwarded-for']?.split(',')[0]?.trim() ?? ''
  const wait = world.rates.count(vendor.name, limits, { address, credential }, world.clock.now())
  if (wait === undefined) return undefined
  const refusal = vendor.dialect.tooMany(request, { retryAfter: Math.ceil(wait / 1000) })
  return refusal instanceof SimError ? undefined : refusal
}

/** What the journal says of a request that was not executed. */
export function unexecuted({ fields, operationName }: RequestedOperation, response: HttpResponse): Answer {
  return { response, operation: fields[0]?.name ?? null, operationName, errors: errorsOf(response) }
}
