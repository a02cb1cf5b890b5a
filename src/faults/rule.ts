import type { Pattern } from '../inputs/match.ts'

/** What a rule may concern: a GraphQL request, an upload, the delivery of a webhook. */
export type FaultFamily = 'graphql' | 'upload' | 'webhook'

interface KindDefinition {
  readonly families: readonly FaultFamily[]
  /** The kind's own parameters; those that it cannot do without. */
  readonly needs?: readonly FaultParameter[]
  /** Those that it can. */
  readonly takes?: readonly FaultParameter[]
}

const REQUESTS = ['graphql', 'upload'] as const
const GRAPHQL = ['graphql'] as const
const UPLOADS = ['upload'] as const
const WEBHOOKS = ['webhook'] as const

/** Every kind of fault: where it can strike, and its own parameters. */
export const FAULT_KINDS = {
  /** The answer comes late: `ms`, evenly between `min` and `max`, or lognormal by `median` and `sigma`. */
  latency: { families: REQUESTS, takes: ['ms', 'min', 'max', 'median', 'sigma', 'clock'] },
  /** A status of HTTP in the vendor's envelope; nothing is executed. */
  'http-status': { families: REQUESTS, needs: ['status'] },
  /** The operation is refused with an error; nothing is executed. */
  'graphql-error': { families: GRAPHQL, needs: ['message'], takes: ['code'] },
  /** The field at `path` fails, the rest is answered; a failing root field is not executed. */
  'field-error': { families: GRAPHQL, needs: ['message'], takes: ['code'] },
  /** Marketplacer's mutations: refused in the payload's `errors`; nothing is executed. */
  'payload-error': { families: GRAPHQL, needs: ['field', 'messages'] },
  /** Too many requests, as the vendor says it; nothing is executed. */
  'rate-limited': { families: GRAPHQL, takes: ['bucket', 'retryAfter'] },
  /** This once the credential is one that has expired. */
  'expired-credential': { families: REQUESTS },
  /** The connection dies before anything is executed; `after: "headers"`: when the headers of the answer are out. */
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
  /** A query is answered from what was true before the vendor's last change (since the rule was written). */
  'stale-read': { families: GRAPHQL },
  /** It is executed, the connection dies, and the rule's `verdict` tells what the client did about it. */
  'applied-answer-lost': { families: REQUESTS },
  'webhook-duplicate': { families: WEBHOOKS },
  'webhook-drop': { families: WEBHOOKS },
  /** On the world's clock; a minute where `ms` says nothing. */
  'webhook-delay': { families: WEBHOOKS, takes: ['ms'] },
  /** Within one chat. */
  'webhook-reorder': { families: WEBHOOKS },
  /** Counted attempt by attempt: with `times: 1` the retry is right, without it no attempt ever is. */
  'webhook-bad-signature': { families: WEBHOOKS },
} as const satisfies Readonly<Record<string, KindDefinition>>

export type FaultKind = keyof typeof FAULT_KINDS

/** The kind's definition, with what it leaves out. */
export function kindOf(kind: FaultKind): Required<KindDefinition> {
  return { needs: [], takes: [], ...(FAULT_KINDS[kind] as KindDefinition) } // each satisfies it
}

/** What kinds can be given besides what all rules have. */
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
  /** Which of THG's buckets is full: the one that the schema names for the field where nothing is said, else `LOGIN`. */
  readonly bucket?: string
  /** Seconds. */
  readonly retryAfter?: number
  readonly after?: 'headers'
  readonly bytes?: number
  readonly bytesPerSecond?: number
  readonly errorCode?: number
}

export type FaultParameter = keyof FaultParameters

/** When and how something goes wrong. The first rule that fits a request decides. */
export interface FaultRule extends FaultParameters {
  /** `fault-1` and so on where nothing is said. */
  readonly id?: string
  readonly vendor: string
  /** A root field, `upload` for THG's attachments, the event's name for webhooks; any when absent. */
  readonly operation?: string
  /** A field as its names from the root, `partner.chats.edges.node.user`: only requests that select it. */
  readonly path?: string | readonly (string | number)[]
  /** A deep subset of `variables`, `caller` (the credential, plain or as the journal shows it) and `operationName`. */
  readonly match?: Pattern
  readonly kind: FaultKind
  /** How often at most; without end when absent. */
  readonly times?: number
  /** Of all requests that fit, the share that is struck; drawn from the world's seed. All when absent. */
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
