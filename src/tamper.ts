import { type Asked, readAsked } from './core/asked.ts'
import type { Fault } from './core/faults.ts'
import { SimError } from './core/error.ts'
import { type FieldHook, isRoot, joinHooks } from './core/hook.ts'
import type { HttpResponse } from './core/http.ts'
import { type Exchange, toEntry } from './core/journal.ts'
import { fingerprint } from './core/lost.ts'
import type { EdgeContext } from './core/vendor.ts'
import type { Tables } from './core/world.ts'
import { delay, type Effect, effectOn, type Struck } from './fault-effects.ts'
import type { MaybePromise } from './execution.ts'
import type { Answer } from './graphql.ts'
import type { SimWorld } from './worlds.ts'

/** A request in a world where not everything goes by the vendor's rules. */
export interface TamperedCall extends Struck {
  /** Without its world's suffix. */
  readonly credential: string | undefined
  /** Ends waits in real time. */
  readonly closing: AbortSignal
  /** Answers as the vendor does. */
  proceed(context: EdgeContext<Tables, unknown>): MaybePromise<Answer>
}

/** An answer, the fault that shaped it, and who wants to see the request once it is in the journal. */
export interface TamperedAnswer extends Answer {
  readonly fault: string | null
  /** What was legal but nasty about it; undefined in a world that is not. */
  readonly nasty?: readonly string[]
  readonly afterwards?: (exchange: Exchange) => void
}

/** Answers one request under the world's limits, faults and nastiness. */
export async function tamper(call: TamperedCall): Promise<TamperedAnswer> {
  const { world, vendor, context, credential } = call
  const asked = readAsked(context.request)
  const limited = overLimit(call)
  if (limited) return { ...unexecuted(asked, limited), fault: null }
  const fault = takeFault(call, asked)
  if (fault?.kind === 'latency') await delay(world, fault, call.closing)
  const effect: Effect = fault ? effectOn(call, fault) : {}
  const watch = world.faults.losesAnswers ? new RecordWatch(context.state) : undefined
  const nasty = world.nasty?.answer(vendor.name, context.actor)
  const hooks = [nasty?.hook, effect.hook, watch?.hook].filter(hook => hook !== undefined)
  const answer = effect.instead
    ? unexecuted(asked, effect.instead)
    : await call.proceed({ ...context, ...effect.context, ...(hooks.length > 0 ? { hook: joinHooks(hooks) } : {}) })
  nasty?.afterwards()
  const seen = watch && fingerprint(credential, vendor.name, asked.fields)
  return {
    ...answer,
    response: effect.after?.(answer.response) ?? answer.response,
    fault: fault?.id ?? null,
    ...(nasty ? { nasty: nasty.deeds } : {}),
    ...(seen ? { afterwards: exchange => followUp(world, fault, seen, watch.created, exchange) } : {}),
  }
}

/** Tells the world's faults of a request that is in the journal now: the caller came again, or lost an answer. */
export function followUp(
  { faults }: SimWorld,
  fault: Fault | undefined,
  seen: string,
  created: boolean,
  exchange: Exchange,
): void {
  const entry = toEntry(exchange)
  faults.cameAgain(seen, entry, created)
  if (fault?.kind === 'applied-answer-lost')
    faults.watch(fault, { fingerprint: seen, lost: entry, created, retry: null, retryCreated: false })
}

/** Whether anything new came into a vendor's tables while root fields were resolved. */
class RecordWatch {
  readonly #state: Tables
  #created = false

  constructor(state: Tables) {
    this.#state = state
  }

  get created(): boolean {
    return this.#created
  }

  /** Operations change the tables without a pause, so that what is counted here is theirs and nobody else's. */
  readonly hook: FieldHook = (resolve, field) => {
    if (!isRoot(field)) return resolve()
    const before = this.#count()
    const value = resolve()
    if (this.#count() > before) this.#created = true
    return value
  }

  #count(): number {
    return Object.values(this.#state).reduce((sum, table) => sum + table.size, 0)
  }
}

function takeFault({ world, vendor, credential }: TamperedCall, asked: Asked): Fault | undefined {
  return world.faults.take({
    family: 'graphql',
    vendor: vendor.name,
    operations: asked.fields.map(({ name }) => name),
    isQuery: asked.isQuery,
    operationName: asked.operationName,
    variables: asked.variables,
    caller: credential ?? null,
    selects: path => asked.selects(path),
  })
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

/** What the journal says of a request that nobody executed. */
function unexecuted({ fields, operationName, variables }: Asked, response: HttpResponse): Answer {
  return { response, operation: fields[0]?.name ?? null, operationName, variables, errors: errorsOf(response) }
}

function errorsOf({ body }: HttpResponse): Answer['errors'] {
  if (body === '') return []
  const { errors = [] } = JSON.parse(body) as { errors?: Answer['errors'] } // all our own answers are like this
  return errors
}
