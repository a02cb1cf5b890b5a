import { Type } from 'typebox'
import { Strict } from '../inputs/strict.ts'
import { FAULT_KINDS, type FaultKind, kindOf } from '../faults/rule.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { type ControlApp, worldOf } from './app.ts'

const KINDS = Object.keys(FAULT_KINDS) as FaultKind[] // Object.keys widens to string

/** `latency {ms?, min?, ...}`, one after the other. */
const KIND_WORDS = KINDS.map(kind => {
  const { needs, takes } = kindOf(kind)
  const own = [...needs, ...takes.map(name => `${name}?`)]
  return own.length > 0 ? `${kind} {${own.join(', ')}}` : kind
}).join('; ')

const Milliseconds = Type.Optional(Type.Number({ minimum: 0, description: 'Milliseconds.' }))
const Text = Type.Optional(Type.String())

const RuleMembers = {
  operation: Type.Optional(
    Type.String({
      description: 'A root field; `upload` for an uploaded file; the event of a webhook. Any without it.',
    }),
  ),
  path: Type.Optional(
    Type.Union([Type.String(), Type.Array(Type.Union([Type.String(), Type.Integer()]))], {
      description: 'Names of fields from the root: `partner.chats.edges.node`. Only requests that select it.',
    }),
  ),
  match: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'A deep subset of { variables, caller, operationName }.',
    }),
  ),
  kind: Type.Unsafe<FaultKind>(Type.String({ enum: KINDS, description: KIND_WORDS })),
  times: Type.Optional(Type.Integer({ minimum: 1, description: 'At most so often; without end without it.' })),
  probability: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: "Drawn from the world's seed; always without it." }),
  ),
  ms: Milliseconds,
  min: Milliseconds,
  max: Milliseconds,
  median: Milliseconds,
  sigma: Type.Optional(Type.Number({ minimum: 0 })),
  clock: Type.Optional(Type.Union([Type.Literal('real'), Type.Literal('world')])),
  status: Type.Optional(Type.Integer({ minimum: 300, maximum: 599 })),
  message: Text,
  code: Text,
  field: Text,
  messages: Type.Optional(Type.Array(Type.String())),
  bucket: Text,
  retryAfter: Type.Optional(Type.Integer({ minimum: 0, description: 'Seconds.' })),
  after: Type.Optional(Type.Literal('headers')),
  bytes: Type.Optional(Type.Integer({ minimum: 0 })),
  bytesPerSecond: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  errorCode: Type.Optional(Type.Integer()),
}

/** The body of one rule; `vendors` are those that a rule may be for. */
function ruleSchema(vendors: readonly AnyVendor[]) {
  const vendor = Type.Unsafe<string>(Type.Union(vendors.map(({ name }) => Type.Literal(name))))
  return Strict({ vendor, ...RuleMembers, id: Type.Optional(Type.String({ minLength: 1 })) })
}

/** As GET answers it: what came of the rule is let go, so that an answer can be put back. */
function writtenRuleSchema(rule: ReturnType<typeof ruleSchema>) {
  return Strict({
    ...rule.properties,
    hits: Type.Optional(Type.Integer()),
    verdict: Type.Optional(Type.Unknown()),
    journal: Type.Optional(Type.Unknown()),
  })
}

const Params = Type.Object({ id: Type.String() })

/** What goes wrong in a world. */
export function faultsRoutes(app: ControlApp, sim: Simulator): void {
  const Rule = ruleSchema(sim.options.vendors)
  app.get('/faults', { schema: { summary: 'The rules, the first one to decide first, with hits' } }, async request => ({
    faults: worldOf(sim, request).faults.list(),
  }))
  app.post('/faults', { schema: { summary: 'One more rule, behind the others', body: Rule } }, async (request, reply) =>
    reply.status(201).send(worldOf(sim, request).faults.add(request.body)),
  )
  app.put(
    '/faults',
    {
      schema: {
        summary: 'These rules in the place of all others',
        body: Strict({ faults: Type.Array(writtenRuleSchema(Rule)) }),
      },
    },
    async request => {
      const rules = request.body.faults.map(({ hits: _hits, verdict: _verdict, journal: _journal, ...rule }) => rule)
      return { faults: worldOf(sim, request).faults.replace(rules) }
    },
  )
  app.delete('/faults', { schema: { summary: 'Takes all rules away' } }, async (request, reply) => {
    worldOf(sim, request).faults.clear()
    return reply.status(204).send()
  })
  app.get(
    '/faults/:id',
    {
      schema: {
        summary: 'One rule: how often it hit, and what a client did about an answer that was lost',
        params: Params,
      },
    },
    async request => worldOf(sim, request).faults.get(request.params.id),
  )
  app.delete('/faults/:id', { schema: { summary: 'Takes a rule away', params: Params } }, async (request, reply) => {
    worldOf(sim, request).faults.remove(request.params.id)
    return reply.status(204).send()
  })
}
