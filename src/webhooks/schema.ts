/** Webhooks as data: the check of bodies and documents is made from this. */
import { Type } from 'typebox'
import { WEBHOOK_EVENTS } from '../vendors/guuru/rules.ts'

const Event = Type.Unsafe<string>(Type.String({ enum: [...WEBHOOK_EVENTS] }))
const Secret = Type.Union([Type.String(), Type.Null()], {
  description: 'Messages are signed with it; not at all without one.',
})
const Count = Type.Integer({ minimum: 0 })
const Status = Type.Unsafe<'pending' | 'delivered' | 'failed' | 'dropped'>(
  Type.String({ enum: ['pending', 'delivered', 'failed', 'dropped'] }),
)

/** Who is told of what, as people write it. */
export const WebhookOptionsSchema = Strict({
  url: Type.Optional(Type.String({ description: 'Absolute, http or https: is told of all seven events.' })),
  secret: Type.Optional(Secret),
  endpoints: Type.Optional(
    Type.Array(
      Strict({
        event: Event,
        url: Type.String({ description: 'Absolute, http or https; empty for none.' }),
        active: Type.Optional(Type.Boolean({ description: 'True by default.' })),
      }),
    ),
  ),
})

/** What the webhooks' part of a world's document holds. */
export const SavedWebhooksSchema = Strict({
  secret: Secret,
  endpoints: Type.Array(Strict({ event: Event, url: Type.String(), active: Type.Boolean() })),
  deliveries: Type.Array(
    Strict({
      id: Type.Integer({ minimum: 1 }),
      event: Type.String(),
      subject: Type.String(),
      url: Type.String(),
      headers: Type.Record(Type.String(), Type.String()),
      body: Type.String(),
      status: Status,
      createdAt: Type.String(),
      fault: Type.Union([Type.Null(), Strict({ id: Type.String(), kind: Type.String() })]),
      attempts: Type.Array(
        Strict({
          at: Type.String(),
          status: Type.Union([Type.Integer(), Type.Null()]),
          durationMs: Count,
          error: Type.Optional(Type.String()),
        }),
      ),
      notBefore: Type.Integer(),
      failures: Count,
      copies: Count,
    }),
  ),
})

function Strict<P extends Type.TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}
