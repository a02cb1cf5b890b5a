import { type Asked, readAsked } from '../request/requested-operation.ts'
import type { Fault } from './fault.ts'
import { SimError } from '../errors/sim-error.ts'
import { type FieldHook, isRoot, joinHooks } from '../vendors/contract/field-hook.ts'
import type { HttpResponse } from '../request/message.ts'
import { type Exchange, toEntry } from '../world/journal.ts'
import { fingerprint } from './lost-answers.ts'
import type { EdgeContext } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/world.ts'
import { delay, type Effect, effectOn, type Struck } from './effects.ts'
import type { MaybePromise } from '../graphql/executor.ts'
import type { Answer } from '../graphql/endpoint.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** A request in a world where not everything goes by the vendor's rules. */
export interface TamperedCall extends Struck {
  /** Without its world's suffix. */
  readonly credential: string | undefined
  /** Ends waits. */
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
  const watch = world.faults.losesAnswers ? new Watch(context.state) : undefined
  const nasty = world.nasty?.answer(vendor.name, context.actor)
  const hooks = [nasty?.hook, watch?.outer, effect.hook, watch?.inner].filter(hook => hook !== undefined)
  const answer = effect.instead
    ? unexecuted(asked, effect.instead)
    : await call.proceed({ ...context, ...effect.context, ...(hooks.length > 0 ? { hook: joinHooks(hooks) } : {}) })
  nasty?.afterwards()
  const seen = watch && fingerprint(credential, vendor.name, asked.fields)
  return {
    ...answer,
    response: effect.after?.(answer.response) ?? answer.response,
    fault: fault?.id ?? null,
    ...(nasty ? { nasty: nasty.notes } : {}),
    ...(seen ? { afterwards: exchange => followUp(world, fault, { seen, ...watch.deed(effect) }, exchange) } : {}),
  }
}

/** What a request came to, while answers are lost. */
export interface Deed {
  /** What it has in common with those that mean the same. */
  readonly seen: string
  /** Whether the vendor did what was asked, or refused it by its own rules: no fault came between. */
  readonly executed: boolean
  /** Whether it made a new record. */
  readonly created: boolean
}

/** Tells the world's faults of a request that is in the journal now: the caller came again, or lost an answer. */
export function followUp({ faults }: SimWorld, fault: Fault | undefined, deed: Deed, exchange: Exchange): void {
  const { seen, executed, created } = deed
  const entry = toEntry(exchange)
  // Nobody could recognise what never got there: a later one decides.
  if (executed) faults.noteCall(seen, entry, created)
  if (fault?.kind === 'applied-answer-lost')
    faults.watch(fault, { fingerprint: seen, lost: entry, created, retry: null, retryCreated: false })
}

/** Whether all root fields got as far as their resolvers, and whether anything new came into a vendor's tables there. */
class Watch {
  readonly #state: Tables
  #begun = 0
  #reached = 0
  #created = false

  constructor(state: Tables) {
    this.#state = state
  }

  /** What came of it under this effect. A new record tells more than a fault that struck another field. */
  deed({ context }: Effect): { executed: boolean; created: boolean } {
    const isWhole = this.#reached > 0 && this.#reached === this.#begun && context?.actor === undefined
    return { executed: this.#created || isWhole, created: this.#created }
  }

  /** Goes before what a fault does to fields. */
  readonly outer: FieldHook = (resolve, field) => {
    if (isRoot(field)) this.#begun++
    return resolve()
  }

  /**
   * Goes behind it. Operations change the tables without a pause, so that what is counted here is theirs and nobody
   * else's.
   */
  readonly inner: FieldHook = (resolve, field) => {
    if (!isRoot(field)) return resolve()
    this.#reached++
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
function unexecuted({ fields, operationName }: Asked, response: HttpResponse): Answer {
  return { response, operation: fields[0]?.name ?? null, operationName, errors: errorsOf(response) }
}

function errorsOf({ body }: HttpResponse): Answer['errors'] {
  if (body === '') return []
  const { errors = [] } = JSON.parse(body) as { errors?: Answer['errors'] } // all our own answers are like this
  return errors
}
