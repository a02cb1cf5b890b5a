import { Type } from 'typebox'
import { COMMON_MEMBERS, FAULT_PARAMETERS, type FaultRule } from '../faults/rule.ts'
import { Strict } from '../inputs/strict.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type ControlRoute, route } from './route.ts'

const RuleParams = Type.Object({ id: Type.String() })

/** What goes wrong in a world; `vendors` are those that a rule may be for. */
export function faultsRoutes(vendors: readonly AnyVendor[]): ControlRoute[] {
  const members = Object.entries({ ...COMMON_MEMBERS, ...FAULT_PARAMETERS })
  const rule = {
    vendor: Type.Union(vendors.map(({ name }) => Type.Literal(name))),
    ...Object.fromEntries(members.map(([name, { schema }]) => [name, Type.Optional(schema)])),
    kind: COMMON_MEMBERS.kind.schema,
    id: Type.Optional(Type.String({ minLength: 1 })),
  }
  // What GET tells of a rule is accepted and ignored, so that its answer can be put back.
  const told = {
    hits: Type.Optional(Type.Integer()),
    verdict: Type.Optional(Type.Unknown()),
    journal: Type.Optional(Type.Unknown()),
  }
  const Rule = Type.Unsafe<FaultRule>(Strict(rule))
  const ToldRule = Type.Unsafe<FaultRule & { [N in keyof typeof told]?: unknown }>(Strict({ ...rule, ...told }))
  return [
    route('GET /faults', 'The rules, the first one to decide first, with hits', {}, ({ world }) => ({
      faults: world.faults.list(),
    })),
    route('POST /faults', 'One more rule, behind the others', { body: Rule, status: 201 }, ({ world, body }) =>
      world.faults.add(body),
    ),
    route(
      'PUT /faults',
      'These rules in the place of all others',
      { body: Strict({ faults: Type.Array(ToldRule) }) },
      ({ world, body: { faults } }) => ({
        faults: world.faults.replace(
          faults.map(({ hits: _hits, verdict: _verdict, journal: _journal, ...written }) => written),
        ),
      }),
    ),
    route('DELETE /faults', 'Takes all rules away', { status: 204 }, ({ world }) => world.faults.clear()),
    route(
      'GET /faults/{id}',
      'One rule: how often it hit, and what a client did about an answer that was lost',
      { params: RuleParams },
      ({ world, params }) => world.faults.get(params.id),
    ),
    route('DELETE /faults/{id}', 'Takes a rule away', { params: RuleParams, status: 204 }, ({ world, params }) =>
      world.faults.remove(params.id),
    ),
  ]
}
