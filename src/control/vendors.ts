import type { Act } from '../vendors/contract/act.ts'
import type { Tables, WorldSnapshot } from '../world/world.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { withExamples } from './examples.ts'
import { type ControlRoute, IdParams, route } from './route.ts'

/**
 * What each vendor offers besides its API: its routes, and the acts of the people on the other end. Examples are about the
 * records of `states`, by vendor.
 */
export function vendorRoutes(vendors: readonly AnyVendor[], states: WorldSnapshot['states']): ControlRoute[] {
  return vendors.flatMap(vendor => [
    ...vendor.routes.map(({ method, path, summary, answer, params: own, ...schemas }) =>
      route(
        `${method} /${vendor.name}${path}`,
        summary,
        { ...schemas, ...(own && { params: withExamples(own, path, states.get(vendor.name)) }) },
        ({ world, params, query, body }) => answer({ world, state: world.state(vendor) }, { params, query, body }),
      ),
    ),
    ...Object.entries(vendor.acts).map(([name, act]) => actRoute(vendor, name, act, states.get(vendor.name))),
  ])
}

function actRoute(vendor: AnyVendor, name: string, act: Act, tables: Tables | undefined): ControlRoute {
  const { about, creates = false, path = creates ? '' : name, allowedIn, summary, body, status } = act
  const place = `/${about}${creates ? '' : '/{id}'}${path && `/${path}`}`
  return route(
    `POST /${vendor.name}${place}`,
    summary,
    {
      ...(allowedIn && { description: allowedWords(allowedIn) }),
      ...(creates ? {} : { params: withExamples(IdParams, place, tables, allowedIn) }),
      ...(body && { body }),
      ...(status && { status }),
    },
    ({ world, params, body: told }) =>
      act.perform(
        { world, state: world.state(vendor) },
        'id' in params ? String(params.id) : '',
        told,
        roleOf(act, told),
      ),
  )
}

/** The role that the body names, else the first one. */
function roleOf({ roles, roleMember }: Act, body: object): string {
  const named: unknown = roleMember && Reflect.get(body, roleMember)
  return roles.find(role => role === named) ?? roles[0]
}

function allowedWords(moves: NonNullable<Act['allowedIn']>): string {
  const statuses = Object.entries(moves).flatMap(([status, next]) => (next === null ? [] : [status]))
  return `Allowed while ${statuses.join(', ')}.`
}
