/** Rules of faults as data: their types, the check of what users write, and what documents hold are made from this. */
import { type Static, Type } from 'typebox'
import { Enum, Strict } from '../inputs/strict.ts'
import { INSTANT } from '../time/instant.ts'
import { moverOf } from '../time/relative.ts'

/** What a rule may apply to: a GraphQL request, an upload, the delivery of a webhook. */
export type FaultFamily = 'graphql' | 'upload' | 'webhook'

/** How many rules a world may have: each request looks at all of them. */
export const MAX_RULES = 1000

/** Nothing waits longer than 366 days. */
const YEAR_MS = 366 * 24 * 3600 * 1000

const Milliseconds = Type.Number({ minimum: 0, maximum: YEAR_MS, description: 'Milliseconds.' })
const BytesPerSecond = Type.Number({ minimum: 1, maximum: 1e12 })
const Text = Type.String()
const Count = Type.Integer({ minimum: 0 })
const Failure = { message: Text, code: Type.Optional(Type.String({ description: "The error's `extensions.code`." })) }

const Path = Type.Unsafe<string | readonly (string | number)[]>(
  Type.Union(
    [Type.String({ minLength: 1 }), Type.Array(Type.Union([Type.String(), Type.Integer()]), { minItems: 1 })],
    { description: 'Names of fields from the root: `partner.chats.edges.node`. Only requests that select it.' },
  ),
)

type Members = Type.TProperties
const on = <F extends FaultFamily, P extends Members>(families: readonly F[], members: P) => ({ families, members })
const requests = <P extends Members>(own: P) => on(['graphql', 'upload'], { path: Type.Optional(Path), ...own })
const graphql = <P extends Members>(own: P) => on(['graphql'], { path: Type.Optional(Path), ...own })

/** In a rule: it is about every vendor that can have its kind. */
export const ANY_VENDOR = 'any'

/** Every kind of fault: what it may apply to, and the members that only rules of this kind have. */
export const FAULT_KINDS = {
  /** The answer comes late: `ms`, evenly between `min` and `max`, or lognormal by `median` and `sigma`. */
  latency: requests({
    ms: Type.Optional(Milliseconds),
    min: Type.Optional(Milliseconds),
    max: Type.Optional(Milliseconds),
    median: Type.Optional(Milliseconds),
    sigma: Type.Optional(Type.Number({ minimum: 0, maximum: 10 })),
    clock: Type.Optional(Enum(['real', 'world'])),
  }),
  /** A status of HTTP in the vendor's envelope; nothing is executed. */
  'http-status': requests({ status: Type.Integer({ minimum: 300, maximum: 599 }) }),
  /** The operation is refused with an error; nothing is executed. */
  'graphql-error': graphql(Failure),
  /** The field at `path` fails, the rest is answered; a failing root field is not executed. */
  'field-error': on(['graphql'], { path: Path, ...Failure }),
  /** A mutation is refused in its payload's `errors`, where the vendor has such; nothing is executed. */
  'payload-error': graphql({
    field: Type.String({ description: 'Which input the error is about.' }),
    messages: Type.Unsafe<readonly string[]>(Type.Array(Text, { minItems: 1 })),
  }),
  /** Too many requests, in the vendor's words; nothing is executed. */
  'rate-limited': graphql({
    bucket: Type.Optional(
      Type.String({ description: "Which one is full: by default the schema's, else the vendor's." }),
    ),
    retryAfter: Type.Optional(Type.Integer({ minimum: 0, description: 'Seconds.' })),
    captcha: Type.Optional(Type.String({ description: "The captcha that lifts it: by default the vendor's first." })),
  }),
  /** For this request the credential has expired. */
  'expired-credential': requests({}),
  /** The connection dies before anything is executed; `after: "headers"`: once the answer's headers are sent. */
  'connection-reset': requests({ after: Type.Optional(Type.Literal('headers')) }),
  /** It is executed, and the connection ends after so many bytes of the answer's body. */
  'truncated-body': requests({ bytes: Count }),
  /** It is executed, and the answer's body is no JSON. */
  'malformed-json': requests({}),
  /** It is executed, and the answer's body trickles in. */
  'slow-body': requests({ bytesPerSecond: BytesPerSecond }),
  /** The upload is answered with this `errorCode`; the file is not kept. */
  'upload-refused': on(['upload'], { errorCode: Type.Integer() }),
  /** The connection dies when so many bytes of the file have come; nothing is kept. */
  'upload-cut': on(['upload'], { bytes: Count }),
  /** The file is taken in slowly, in real time. */
  'upload-slow': on(['upload'], { bytesPerSecond: BytesPerSecond }),
  /** A query is answered from the vendor's state before its last change (since the rule was added). */
  'stale-read': graphql({}),
  /** A query is answered from the vendor's state so many milliseconds ago on the world's clock (since the rule was added). */
  lag: graphql({
    ms: Milliseconds,
    operations: Type.Optional(
      Type.Unsafe<readonly string[]>(
        Type.Array(Type.String(), { minItems: 1, description: 'Root fields of queries. All without it.' }),
      ),
    ),
    ownWrites: Type.Optional(
      Type.Boolean({
        description: 'True: a caller sees at once what was written with its own credential. Not without it.',
      }),
    ),
  }),
  /** It is executed, the connection dies, and the rule's `verdict` tells what the client does then. */
  'applied-answer-lost': requests({}),
  /** The receiver has to accept it twice. */
  'webhook-duplicate': on(['webhook'], {}),
  /** It is never sent, unless it is redelivered. */
  'webhook-drop': on(['webhook'], {}),
  /** The first attempt comes late, on the world's clock: after `ms`, a minute by default. */
  'webhook-delay': on(['webhook'], { ms: Type.Optional(Milliseconds) }),
  /** The next delivery about the same subject overtakes it. */
  'webhook-reorder': on(['webhook'], {}),
  /** Counted attempt by attempt: with `times: 1` the retry has the right signature. */
  'webhook-bad-signature': on(['webhook'], {}),
}

/** The name of a kind of fault. */
export type FaultKind = keyof typeof FAULT_KINDS

const Instant = (when: string) =>
  Type.String({
    description: `${when} ISO 8601 on the world's clock, or relative to its beginning, such as PT9H.`,
    examples: ['2026-01-01T09:00:00Z'],
    [INSTANT]: 'future',
  })

const From = Type.Optional(Instant('From then on.'))
const Until = Type.Optional(Instant('Until then, that instant excluded.'))

/** Moves the times of rules. */
export const moveTimes = moverOf(Type.Array(Type.Object({ from: From, until: Until })))

const COMMON = {
  /** `fault-1` and so on by default. */
  id: Type.Optional(Type.String({ minLength: 1 })),
  /** A vendor, or `any`. */
  vendor: Type.String(),
  /** A root field, `upload` for uploads, the event's name for webhooks; any when absent. */
  operation: Type.Optional(
    Type.String({
      description: 'A root field; `upload` for an uploaded file; the event of a webhook. Any without it.',
    }),
  ),
  /** A deep subset of `variables`, `caller` (the credential, plain or as the journal shows it) and `operationName`. */
  match: Type.Optional(
    Strict({
      variables: Type.Optional(Type.Unknown()),
      caller: Type.Optional(Type.Unknown()),
      operationName: Type.Optional(Type.Unknown()),
    }),
  ),
  /** Of all requests that fit, how many of the first it leaves alone; none when absent. */
  skip: Type.Optional(Type.Integer({ minimum: 0, description: 'So many of the first that fit are left alone.' })),
  /** From when on it applies, on the world's clock; from the beginning when absent. */
  from: From,
  /** Until when it applies, on the world's clock, that instant excluded; without end when absent. */
  until: Until,
  /** How often at most; without end when absent. */
  times: Type.Optional(Type.Integer({ minimum: 1, description: 'At most so often; without end without it.' })),
  /** Of all requests that fit, the share it applies to; drawn from the world's seed. All when absent. */
  probability: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: "Drawn from the world's seed; always without it." }),
  ),
  /** False: it is off, and applies to nothing until it is on again. On when absent. */
  enabled: Type.Optional(Type.Boolean({ description: 'False: it is off. On without it.' })),
}

/** When and how something goes wrong. The first rule that fits a request decides. */
export type FaultRule = { [K in FaultKind]: RuleOf<K, (typeof FAULT_KINDS)[K]> }[FaultKind]

type RuleOf<K extends FaultKind, D> = D extends { readonly members: infer M extends Members }
  ? { readonly kind: K } & Static<Type.TObject<typeof COMMON>> & Static<Type.TObject<M>>
  : never

/** What can be changed of a rule that stays: its hits do too. */
export const FaultChange = Strict({ enabled: Type.Boolean({ examples: [false] }) })
export type FaultChange = Static<typeof FaultChange>

interface Named {
  readonly name: string
}

/** What is told of a rule besides; ignored where rules are written, so that a list can be put back. */
const TOLD = {
  hits: Type.Optional(Count),
  verdict: Type.Optional(Type.Unknown()),
  journal: Type.Optional(Type.Unknown()),
}

/** What users write of a rule for one of these vendors. */
export function faultRuleSchema(vendors: readonly Named[], more: Members = {}) {
  const vendor = Enum([...vendors.map(({ name }) => name), ANY_VENDOR])
  const rules = Object.entries(FAULT_KINDS).map(([kind, { members }]) =>
    Strict({ ...COMMON, vendor, kind: Type.Literal(kind), ...members, ...more }),
  )
  return Type.Unsafe<FaultRule>(
    Type.Union(rules, { examples: [{ vendor: vendors[0]?.name, kind: 'latency', ms: 250 }] }),
  )
}

/** All rules of a world, as users write them or as they are listed. */
export function faultRulesSchema(vendors: readonly Named[]) {
  return Strict({ faults: Type.Array(faultRuleSchema(vendors, TOLD), { maxItems: MAX_RULES }) })
}

/** A request as a fault remembers it: an entry of the journal. */
const Entry = Type.Record(Type.String(), Type.Unknown())

const Lost = Strict({
  fingerprint: Type.String(),
  lost: Entry,
  created: Type.Boolean(),
  retry: Type.Union([Entry, Type.Null()]),
  retryCreated: Type.Boolean(),
  /** Which caller's queries count as looks; absent where the lost answer was itself a query's. */
  caller: Type.Optional(Type.String()),
  records: Type.Optional(Type.Array(Type.String())),
  looked: Type.Optional(Enum(['there', 'elsewhere'])),
})

/** What the faults' part of a world's document holds. */
export function savedFaultsSchema(vendors: readonly Named[]) {
  const rule = faultRuleSchema(vendors, { id: Type.String({ minLength: 1 }) })
  const Record = Strict({ rule, hits: Count, draws: Count, skipped: Type.Optional(Count), lost: Type.Array(Lost) })
  return Strict({ next: Count, rules: Type.Array(Record, { maxItems: MAX_RULES }) })
}
