import { type Static, type TSchema, Type } from 'typebox'
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

/** A member of a rule: its schema, and a check with the words of its refusal; only the route checks those without. */
export interface RuleMember {
  readonly schema: TSchema
  readonly expected?: string
  /** The check is not made from the schema, because all of a start would wait for the library that does it. */
  fits?(value: unknown): boolean
}

/** Members with these names, all optional. */
type ValuesOf<M extends Readonly<Record<string, RuleMember>>> = { readonly [N in keyof M]?: Static<M[N]['schema']> }

/** What a number may be; a schema's options need an index signature, which an interface has not. */
type Bounds = Readonly<{ minimum?: number; exclusiveMinimum?: number; maximum?: number; description?: string }>

const amount = (expected: string, bounds: Bounds) => ({
  schema: Type.Number(bounds),
  expected,
  fits: (value: unknown) => isWithin(value, bounds),
})
const whole = (expected: string, bounds: Bounds = {}) => ({
  schema: Type.Integer(bounds),
  expected,
  fits: (value: unknown) => Number.isInteger(value) && isWithin(value, bounds),
})
const isText = (value: unknown): boolean => typeof value === 'string'
const milliseconds = amount('a number of milliseconds', { minimum: 0, description: 'Milliseconds.' })
const text = { schema: Type.String(), expected: 'a text', fits: isText }

function isWithin(value: unknown, { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity }: Bounds) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  return value >= minimum && value > exclusiveMinimum && value <= maximum
}

/** The members that only some kinds take. */
export const FAULT_PARAMETERS = {
  /** Milliseconds. */
  ms: milliseconds,
  /** Milliseconds. */
  min: milliseconds,
  /** Milliseconds. */
  max: milliseconds,
  /** Milliseconds. */
  median: milliseconds,
  sigma: amount('a number from 0 up', { minimum: 0 }),
  /** Whose milliseconds: `real` (default), or the world's. */
  clock: {
    schema: Type.Union([Type.Literal('real'), Type.Literal('world')]),
    expected: '"real" or "world"',
    fits: (value: unknown) => value === 'real' || value === 'world',
  },
  /** Of HTTP, 300 to 599. */
  status: whole('a status of HTTP from 300 to 599', { minimum: 300, maximum: 599 }),
  message: text,
  /** What the error's `extensions.code` says. */
  code: text,
  /** Which input a payload error is about. */
  field: text,
  /** At least one. */
  messages: {
    schema: Type.Unsafe<readonly string[]>(Type.Array(Type.String())),
    expected: 'a list of texts',
    // The route's schema lets an empty list through, but a rule cannot use it.
    fits: (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText),
  },
  /** Which of the vendor's rate limiting buckets is full: by default the schema's for the field, else the vendor's. */
  bucket: text,
  /** Seconds. */
  retryAfter: whole('a whole number of seconds', { minimum: 0, description: 'Seconds.' }),
  after: {
    schema: Type.Literal('headers'),
    expected: '"headers"',
    fits: (value: unknown) => value === 'headers',
  },
  bytes: whole('a whole number from 0 up', { minimum: 0 }),
  bytesPerSecond: amount('a number above 0', { exclusiveMinimum: 0 }),
  errorCode: whole('a whole number'),
} as const satisfies Readonly<Record<string, RuleMember>>

/** The name of a kind's parameter. */
export type FaultParameter = keyof typeof FAULT_PARAMETERS

/** The members of rules of any kind, but for id and vendor. */
export const COMMON_MEMBERS = {
  /** A root field, `upload` for uploads, the event's name for webhooks; any when absent. */
  operation: {
    schema: Type.String({
      description: 'A root field; `upload` for an uploaded file; the event of a webhook. Any without it.',
    }),
  },
  /** A field as its names from the root, `partner.chats.edges.node.user`: only requests that select it. */
  path: {
    schema: Type.Unsafe<string | readonly (string | number)[]>(
      Type.Union([Type.String(), Type.Array(Type.Union([Type.String(), Type.Integer()]))], {
        description: 'Names of fields from the root: `partner.chats.edges.node`. Only requests that select it.',
      }),
    ),
  },
  /** A deep subset of `variables`, `caller` (the credential, plain or as the journal shows it) and `operationName`. */
  match: {
    schema: Type.Unsafe<Pattern>(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'A deep subset of { variables, caller, operationName }.',
      }),
    ),
  },
  kind: { schema: Type.Unsafe<FaultKind>(Type.String({ enum: Object.keys(FAULT_KINDS), description: kindWords() })) },
  /** How often at most; without end when absent. */
  times: whole('a whole number from 1 up', { minimum: 1, description: 'At most so often; without end without it.' }),
  /** Of all requests that fit, the share it applies to; drawn from the world's seed. All when absent. */
  probability: amount('a number from 0 to 1', {
    minimum: 0,
    maximum: 1,
    description: "Drawn from the world's seed; always without it.",
  }),
} as const satisfies Readonly<Record<string, RuleMember>>

/** When and how something goes wrong. The first rule that fits a request decides. */
export interface FaultRule extends ValuesOf<typeof COMMON_MEMBERS>, ValuesOf<typeof FAULT_PARAMETERS> {
  /** `fault-1` and so on by default. */
  readonly id?: string
  readonly vendor: string
  readonly kind: FaultKind
}

/** `latency {ms?, min?, ...}`, one after the other. */
function kindWords(): string {
  const kinds = Object.keys(FAULT_KINDS) as FaultKind[] // Object.keys widens to string
  return kinds
    .map(kind => {
      const { needs, takes } = kindOf(kind)
      const own = [...needs, ...takes.map(name => `${name}?`)]
      return own.length > 0 ? `${kind} {${own.join(', ')}}` : kind
    })
    .join('; ')
}
