import { Type } from 'typebox'
import { FaultChange, faultRuleSchema, faultRulesSchema } from '../faults/rule.ts'
import { INVALID_FAULT } from '../faults/rule-check.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type ControlRoute, route } from './route.ts'

const RuleParams = Type.Object({ id: Type.String({ examples: ['fault-1'] }) })
const RULE_FIRST = 'First there has to be a rule, such as by `POST /_sim/faults`.'

/** What goes wrong in a world; `vendors` are those that a rule may be for. */
export function faultsRoutes(vendors: readonly AnyVendor[]): ControlRoute[] {
  return [
    route('GET /faults', 'The rules, the first one to decide first, with hits', { past: true }, ({ world }) => ({
      faults: world.faults.list(),
    })),
    route(
      'POST /faults',
      'One more rule, behind the others',
      { body: faultRuleSchema(vendors), code: INVALID_FAULT, status: 201 },
      ({ world, body }) => world.faults.add(body),
    ),
    route(
      'PUT /faults',
      'These rules in the place of all others',
      { body: faultRulesSchema(vendors), code: INVALID_FAULT },
      ({ world, body }) => ({ faults: world.faults.replace(body.faults) }),
    ),
    route('DELETE /faults', 'Takes all rules away', { status: 204 }, ({ world }) => world.faults.clear()),
    route(
      'GET /faults/{id}',
      'One rule: how often it hit, and what a client did about an answer that was lost',
      { description: RULE_FIRST, params: RuleParams },
      ({ world, params }) => world.faults.get(params.id),
    ),
    route(
      'PATCH /faults/{id}',
      'Turns a rule off or on; its hits stay',
      { description: RULE_FIRST, params: RuleParams, body: FaultChange, code: INVALID_FAULT },
      ({ world, params, body }) => world.faults.change(params.id, body),
    ),
    route(
      'DELETE /faults/{id}',
      'Takes a rule away',
      { description: RULE_FIRST, params: RuleParams, status: 204 },
      ({ world, params }) => world.faults.remove(params.id),
    ),
  ]
}
