import { STATUS_CODES } from 'node:http'
import { GraphQLError } from 'graphql'
import type { Changes } from '../graphql/endpoint.ts'
import { realDelay } from '../time/real-time.ts'
import { SimError } from '../errors/sim-error.ts'
import { pathOf } from './rule-check.ts'
import type { Fault, FaultOf } from './fault.ts'
import type { Faults } from './faults.ts'
import { type FieldHook, type HookedField, isRoot } from '../vendors/contract/field-hook.ts'
import { type HttpResponse, jsonResponse, type WireFault } from '../request/message.ts'
import type { EdgeContext } from '../vendors/contract/context.ts'
import type { ResultBody } from '../vendors/contract/dialect.ts'
import type { Tables } from '../world/states.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'

/** What a fault does to one request. */
export interface Effect extends Changes {
  /** Answered in place of what the vendor would say: nothing is executed. */
  readonly instead?: HttpResponse
  /** Makes the answer that is sent from the vendor's. */
  readonly after?: (response: HttpResponse) => HttpResponse
}

/** The GraphQL request that a fault is about. */
export interface FaultTarget {
  readonly world: { readonly faults: Faults }
  readonly vendor: AnyVendor
  readonly context: EdgeContext<Tables, unknown>
  /** Without its world's suffix. */
  readonly credential: string | undefined
}

/** No answer: the connection dies first. */
export const NO_ANSWER: HttpResponse = { status: 0, headers: {}, body: '', wire: { cut: 'before', isReset: true } }

const onWire = (wire: WireFault): Effect => ({ after: response => ({ ...response, wire }) })

/** What this fault does to a GraphQL request. */
export function effectOn(target: FaultTarget, fault: Fault): Effect {
  const { world, vendor } = target
  const { dialect } = vendor
  switch (fault.kind) {
    case 'http-status':
      return { instead: statusAnswer(fault.status, target) }
    case 'graphql-error':
      return { hook: failing(isRoot, fault) }
    case 'field-error':
      return { hook: failing(isAt(pathOf(fault)), fault) }
    case 'payload-error': {
      const { operation, field, messages } = fault
      return {
        hook: (resolve, hooked) =>
          isAbout(operation, hooked)
            ? dialect.payloadError?.(target.context.world, hooked.args, { field, messages: [...messages] })
            : resolve(),
      }
    }
    case 'rate-limited':
      return rateLimited(target, fault)
    case 'expired-credential':
      return dialect.refuse ? { instead: dialect.refuse(false) } : { context: { actor: dialect.stranger } }
    case 'stale-read':
      return { context: { state: world.faults.history.stateBefore(vendor) } }
    case 'lag':
      return { context: { state: world.faults.lags.stateFor(fault, vendor, target.credential ?? null) } }
    default:
      return effectOnTheWay(fault)
  }
}

/** What this fault does to an answer on its way, of a GraphQL request or of an upload. */
export function effectOnTheWay(fault: Fault): Effect {
  switch (fault.kind) {
    case 'connection-reset':
      return fault.after === undefined ? { instead: NO_ANSWER } : onWire({ cut: 0, isReset: true })
    case 'truncated-body':
      return onWire({ cut: fault.bytes })
    case 'malformed-json':
      return { after: response => ({ ...response, body: response.body.slice(0, -1) }) }
    case 'slow-body':
      return onWire({ bytesPerSecond: fault.bytesPerSecond })
    case 'applied-answer-lost':
      return onWire({ cut: 'before', isReset: true })
    default:
      return {}
  }
}

/** Makes the request wait, where the fault says so: in real time or on the world's clock, until the signal fires. */
export async function delay(faults: Faults, fault: FaultOf<'latency'>, closing: AbortSignal): Promise<void> {
  const { ms, min, max = 0, median = 0, sigma = 0 } = fault
  const uniform = faults.chance(fault, 'latency')
  // Box and Muller: two even numbers make a normal one.
  const normal = Math.sqrt(-2 * Math.log(1 - uniform)) * Math.cos(2 * Math.PI * faults.chance(fault, 'angle'))
  const drawn = min === undefined ? median * Math.exp(sigma * normal) : min + (max - min) * uniform
  await (fault.clock === 'world' ? faults.wait(fault, ms ?? drawn, closing) : realDelay(ms ?? drawn, closing))
}

/** The words of a status of HTTP. */
export function statusText(status: number): string {
  return STATUS_CODES[status] ?? `Status ${status}`
}

function statusAnswer(status: number, { vendor: { dialect }, context }: FaultTarget): HttpResponse {
  const message = statusText(status)
  const refusal = new SimError('unavailable', message.toUpperCase().replaceAll(/\W+/g, '_'), message)
  const error = dialect.formatError(new GraphQLError(message), refusal, 'execution')
  const body: ResultBody = { errors: [error] }
  return jsonResponse(status, dialect.envelope?.(body, context) ?? body)
}

function rateLimited(
  { vendor: { dialect }, context }: FaultTarget,
  { operation, bucket, retryAfter, captcha }: FaultOf<'rate-limited'>,
): Effect {
  const refuse = (own?: string) => dialect.tooMany(context.request, { bucket: bucket ?? own, retryAfter, captcha })
  const refusal = refuse()
  if (refusal && !(refusal instanceof SimError)) return { instead: refusal }
  const hook: FieldHook = (resolve, field) => {
    const error = isAbout(operation, field) ? refuse(dialect.bucketOf?.(field.info)) : undefined
    if (error instanceof SimError) throw error
    return resolve()
  }
  return refusal ? { hook } : {}
}

function failing(
  isMeant: (field: HookedField) => boolean,
  { message, code }: FaultOf<'graphql-error' | 'field-error'>,
): FieldHook {
  const error = new SimError('bug', code ?? 'INTERNAL_SERVER_ERROR', message)
  return (resolve, field) => {
    if (isMeant(field)) throw error
    return resolve()
  }
}

/** Whether this is the root field that the rule names; any root field where it names none. */
function isAbout(operation: string | undefined, field: HookedField): boolean {
  return isRoot(field) && (operation === undefined || field.info.fieldName === operation)
}

/** Whether a field is at this path of names; a number in it is one place in a list, no number is all of them. */
function isAt(path: readonly (string | number)[]): (field: HookedField) => boolean {
  // The answer's path has the aliases; each field's own name is noted on the way down.
  const names = new WeakMap<object, string>()
  return ({ info }) => {
    names.set(info.path, info.fieldName)
    const found: (string | number)[] = []
    for (let part: typeof info.path | undefined = info.path; part; part = part.prev)
      found.unshift(typeof part.key === 'number' ? part.key : (names.get(part) ?? part.key))
    let place = 0
    for (const part of found) {
      if (part === path[place]) place++
      else if (typeof part === 'string' || typeof path[place] === 'number') return false
    }
    return place === path.length
  }
}
