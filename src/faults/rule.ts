import type { Pattern } from '../inputs/match.ts'

/** What a rule may apply to: a GraphQL request, an upload, the delivery of a webhook. */
export type FaultFamily = 'graphql' | 'upload' | 'webhook'

interface KindDefinition {
  readonly families: readonly FaultFamily[]
  /** The parameters of its own that it needs. */
  readonly needs?: readonly FaultParameter[]
  /** Further ones that it takes. */
  readonly takes?: readonly FaultParameter[]
}

const REQUESTS = ['graphql', 'upload'] as const
const GRAPHQL = ['graphql'] as const
const UPLOADS = ['upload'] as const
const WEBHOOKS = ['webhook'] as const

/** Every kind of fault: what it may apply to, and its own parameters. */
export const FAULT_KINDS = {
  /** The answer comes late: `ms`, evenly between `min` and `max`, or lognormal by `median` and `sigma`. */
  latency: { families: REQUESTS, takes: ['ms', 'min', 'max', 'median', 'sigma', 'clock'] },
  /** A status of HTTP in the vendor's envelope; nothing is executed. */
  'http-status': { families: REQUESTS, needs: ['status'] },
  /** The operation is refused with an error; nothing is executed. */
  'graphql-error': { families: GRAPHQL, needs: ['message'], takes: ['code'] },
  /** The field at `path` fails, the rest is answered; a failing root field is not executed. */
  'field-error': { families: GRAPHQL, needs: ['message'], takes: ['code'] },
  /** A mutation is refused in its payload's `errors`, where the vendor has such; nothing is executed. */
  'payload-error': { families: GRAPHQL, needs: ['field', 'messages'] },
  /** Too many requests, in the vendor's words; nothing is executed. */
  'rate-limited': { families: GRAPHQL, takes: ['bucket', 'retryAfter'] },
  /** For this request the credential has expired. */
  'expired-credential': { families: REQUESTS },
  /** The connection dies before anything is executed; `after: "headers"`: once the answer's headers are sent. */
  'connection-reset': { families: REQUESTS, takes: ['after'] },
  /** It is executed, and the connection ends after so many bytes of the answer's body. */
  'truncated-body': { families: REQUESTS, needs: ['bytes'] },
  /** It is executed, and the answer's body is no JSON. */
  'malformed-json': { families: REQUESTS },
  /** It is executed, and the answer's body trickles in. */
  'slow-body': { families: REQUESTS, needs: ['bytesPerSecond'] },
  /** The upload is answered with this `errorCode`; the file is not kept. */
  'upload-refused': { families: UPLOADS, needs: ['errorCode'] },
  /** The connection dies when so many bytes of the file have come; nothing is kept. */
  'upload-cut': { families: UPLOADS, needs: ['bytes'] },
  /** A query is answered from the vendor's state before its last change (since the rule was added). */
  'stale-read': { families: GRAPHQL },
  /** It is executed, the connection dies, and the rule's `verdict` tells what the client does then. */
  'applied-answer-lost': { families: REQUESTS },
  /** The receiver has to accept it twice. */
  'webhook-duplicate': { families: WEBHOOKS },
  /** It is never sent, unless it is redelivered. */
  'webhook-drop': { families: WEBHOOKS },
  /** The first attempt comes late, on the world's clock: after `ms`, a minute by default. */
  'webhook-delay': { families: WEBHOOKS, takes: ['ms'] },
  /** The next delivery about the same subject overtakes it. */
  'webhook-reorder': { families: WEBHOOKS },
  /** Counted attempt by attempt: with `times: 1` the retry has the right signature. */
  'webhook-bad-signature': { families: WEBHOOKS },
} as const satisfies Readonly<Record<string, KindDefinition>>

/** The name of a kind of fault. */
export type FaultKind = keyof typeof FAULT_KINDS

/** The kind's definition, with what it leaves out. */
export function kindOf(kind: FaultKind): Required<KindDefinition> {
  return { needs: [], takes: [], ...(FAULT_KINDS[kind] as KindDefinition) } // each satisfies it
}

/** The parameters that belong to kinds, besides those that all rules have. */
export interface FaultParameters {
  /** Milliseconds. */
  readonly ms?: number
  readonly min?: number
  readonly max?: number
  readonly median?: number
  readonly sigma?: number
  /** Whose milliseconds: `real` (default), or the world's. */
  readonly clock?: 'real' | 'world'
  /** Of HTTP, 300 to 599. */
  readonly status?: number
  readonly message?: string
  /** What the error's `extensions.code` says. */
  readonly code?: string
  /** Which input a payload error is about. */
  readonly field?: string
  readonly messages?: readonly string[]
  /** Which of the vendor's rate limiting buckets is full: by default the schema's for the field, else the vendor's. */
  readonly bucket?: string
  /** Seconds. */
  readonly retryAfter?: number
  readonly after?: 'headers'
  readonly bytes?: number
  readonly bytesPerSecond?: number
  readonly errorCode?: number
}

/** The name of a kind's parameter. */
export type FaultParameter = keyof FaultParameters

/** When and how something goes wrong. The first rule that fits a request decides. */
export interface FaultRule extends FaultParameters {
  /** `fault-1` and so on by default. */
  readonly id?: string
  readonly vendor: string
  /** A root field, `upload` for uploads, the event's name for webhooks; any when absent. */
  readonly operation?: string
  /** A field as its names from the root, `partner.chats.edges.node.user`: only requests that select it. */
  readonly path?: string | readonly (string | number)[]
  /** A deep subset of `variables`, `caller` (the credential, plain or as the journal shows it) and `operationName`. */
  readonly match?: Pattern
  readonly kind: FaultKind
  /** How often at most; without end when absent. */
  readonly times?: number
  /** Of all requests that fit, the share it applies to; drawn from the world's seed. All when absent. */
  readonly probability?: number
}

/** What a parameter may be, in words, and whether a value is that. */
interface ParameterDefinition {
  readonly expected: string
  fits(value: unknown): boolean
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isAmount = (value: unknown): boolean => typeof value === 'number' && value >= 0 && Number.isFinite(value)
const isCount = (value: unknown): boolean => isAmount(value) && Number.isInteger(value)
const milliseconds: ParameterDefinition = { expected: 'a number of milliseconds', fits: isAmount }
const text: ParameterDefinition = { expected: 'a text', fits: isText }
const count: ParameterDefinition = { expected: 'a whole number from 0 up', fits: isCount }

/** What each parameter may be. */
export const FAULT_PARAMETERS: Readonly<Record<FaultParameter, ParameterDefinition>> = {
  ms: milliseconds,
  min: milliseconds,
  max: milliseconds,
  median: milliseconds,
  sigma: { expected: 'a number from 0 up', fits: isAmount },
  clock: { expected: '"real" or "world"', fits: value => value === 'real' || value === 'world' },
  status: {
    expected: 'a status of HTTP from 300 to 599',
    fits: value => isCount(value) && Number(value) >= 300 && Number(value) <= 599,
  },
  message: text,
  code: text,
  field: text,
  messages: {
    expected: 'a list of texts',
    fits: value => Array.isArray(value) && value.length > 0 && value.every(isText),
  },
  bucket: text,
  retryAfter: { expected: 'a whole number of seconds', fits: isCount },
  after: { expected: '"headers"', fits: value => value === 'headers' },
  bytes: count,
  bytesPerSecond: { expected: 'a number above 0', fits: value => isAmount(value) && Number(value) > 0 },
  errorCode: { expected: 'a whole number', fits: Number.isInteger },
}
