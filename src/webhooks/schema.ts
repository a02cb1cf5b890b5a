/** Webhooks as data: the check of bodies and documents is made from this. */
import { type Static, Type } from 'typebox'
import { Enum, Strict } from '../inputs/strict.ts'
import { INSTANT } from '../time/instant.ts'
import { MAX_ORDINAL } from '../world/ids.ts'

const Secret = Type.Union([Type.String(), Type.Null()], {
  description: 'Messages are signed with it; not at all without one.',
})
/** Whose configuration a call is about. */
export const Partner = Type.String({
  description: "A partner's id; the world's first one by default.",
})
const Count = Type.Integer({ minimum: 0 })
const Status = Enum(['pending', 'delivered', 'failed', 'dropped'])

/** Who is told of which of these events, as people write it. */
export function webhookOptionsSchema(events: readonly string[]) {
  const Endpoint = Strict({
    event: Enum(events),
    url: Type.String({ description: 'Absolute, http or https; empty for none.' }),
    active: Type.Optional(Type.Boolean({ description: 'True by default.' })),
  })
  return Strict({
    url: Type.Optional(
      Type.String({
        description: `Absolute, http or https: is told of all ${events.length} events. \`{world}\` in it is the world's name.`,
        examples: ['http://127.0.0.1:3000/webhooks'],
      }),
    ),
    secret: Type.Optional(Secret),
    /** Who else is told, event by event; active unless it says otherwise. */
    endpoints: Type.Optional(Type.Unsafe<readonly Static<typeof Endpoint>[]>(Type.Array(Endpoint))),
    partner: Type.Optional(Partner),
  })
}

/** Who is told of what, as people write it. */
export type WebhookOptions = Static<ReturnType<typeof webhookOptionsSchema>>

/** What the webhooks' part of a world's document holds, where these events are sent. */
export function savedWebhooksSchema(events: readonly string[]) {
  const config = {
    secret: Secret,
    endpoints: Type.Array(Strict({ event: Enum(events), url: Type.String(), active: Type.Boolean() })),
  }
  return Strict({
    ...config,
    /** Those of partners besides the first one, whose are the members above. */
    partners: Type.Array(Strict({ partner: Type.String(), ...config }), { default: [] }),
    deliveries: Type.Array(
      Strict({
        id: Type.Integer({ minimum: 1, maximum: MAX_ORDINAL }),
        event: Type.String(),
        subject: Type.String(),
        url: Type.String(),
        headers: Type.Record(Type.String(), Type.String()),
        body: Type.String(),
        status: Status,
        createdAt: Type.String({ [INSTANT]: 'past' }),
        fault: Type.Union([Type.Null(), Strict({ id: Type.String(), kind: Type.String() })]),
        attempts: Type.Array(
          Strict({
            at: Type.String({ [INSTANT]: 'past' }),
            status: Type.Union([Type.Integer(), Type.Null()]),
            durationMs: Count,
            error: Type.Optional(Type.String()),
          }),
        ),
        notBefore: Type.Integer({ [INSTANT]: 'future' }),
        failures: Count,
        copies: Type.Integer({ minimum: 0, maximum: 2 }),
      }),
    ),
  })
}
