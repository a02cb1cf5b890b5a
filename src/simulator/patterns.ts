/** The check of what is looked for in a world's logs: a misspelt name would match nothing, and say nothing. */
import { Type } from 'typebox'
import { UPLOAD } from '../faults/rule-check.ts'
import { assertSmall, check } from '../inputs/check.ts'
import type { Pattern } from '../inputs/match.ts'
import { Enum, Strict } from '../inputs/strict.ts'
import { Nullable } from '../vendors/contract/records.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { SimWorld } from './sim-world.ts'

/** The logs of a world by their names in the control plane. */
export type LogName = 'requests' | 'events'

/**
 * Refuses with `INVALID_INPUT` a pattern with a member that no entry has, or with a vendor, an operation or a type of event
 * that there is not, and one of more values than are looked for. What a log holds already may be looked for, whatever its name is.
 */
export function assertPattern(world: SimWorld, log: LogName, pattern: Pattern): void {
  const schema = log === 'requests' ? requestSchema(world, pattern) : eventSchema(world, pattern)
  check(schema, pattern, '', 'INVALID_INPUT')
  assertSmall(pattern, 'INVALID_INPUT')
}

function requestSchema({ settings: { vendors }, journal }: SimWorld, { vendor, operation }: Pattern) {
  const names = vendors.map(({ name }) => name)
  const asked = vendors.filter(({ name }) => vendor === undefined || name === vendor)
  const operations = [...asked.flatMap(rootFields), UPLOAD]
  return Strict({
    id: Type.Optional(Type.Integer()),
    at: Type.Optional(Type.String()),
    vendor: Type.Optional(Enum(names)),
    operation: Type.Optional(Nullable(Enum(withHeld(operations, operation, name => journal.holds(name))))),
    operationName: Type.Optional(Nullable(Type.String())),
    variables: Type.Optional(Type.Unknown()),
    status: Type.Optional(Type.Integer()),
    errors: Type.Optional(Type.Unknown()),
    durationMs: Type.Optional(Type.Integer()),
    fault: Type.Optional(Nullable(Type.String())),
    nasty: Type.Optional(Type.Unknown()),
    notSimulated: Type.Optional(Type.Unknown()),
    scenery: Type.Optional(Type.Unknown()),
    caller: Type.Optional(Nullable(Type.String())),
  })
}

function eventSchema({ settings: { vendors }, events }: SimWorld, { type }: Pattern) {
  const types = vendors.flatMap(vendor => Object.keys(vendor.events))
  return Strict({
    id: Type.Optional(Type.Integer()),
    at: Type.Optional(Type.String()),
    type: Type.Optional(Enum(withHeld(types, type, name => events.list().some(event => event.type === name)))),
    before: Type.Optional(Type.Unknown()),
    after: Type.Optional(Type.Unknown()),
    actor: Type.Optional(Type.String()),
    requestId: Type.Optional(Nullable(Type.Integer())),
  })
}

/** The root fields of a vendor's schema: its resolvers have all of them. */
function rootFields({ resolvers: { Query = {}, Mutation = {} } }: AnyVendor): string[] {
  return [...Object.keys(Query), ...Object.keys(Mutation)]
}

/** The names, and the one that is looked for where a log has an entry of it; the log is read for a strange name only. */
function withHeld(names: readonly string[], wanted: unknown, isHeld: (name: string) => boolean): readonly string[] {
  if (typeof wanted !== 'string' || names.includes(wanted)) return names
  return isHeld(wanted) ? [...names, wanted] : names
}
