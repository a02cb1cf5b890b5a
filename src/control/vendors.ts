import { Type } from 'typebox'
import { type Act, pathOf, type Place, roleIn, toldBody } from '../vendors/contract/act.ts'
import type { Tables } from '../world/states.ts'
import type { WorldSnapshot } from '../world/snapshot.ts'
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
    recordRoute(vendor),
    ...Object.entries(vendor.acts).map(([name, act]) => actRoute(vendor, name, act, states.get(vendor.name))),
  ])
}

/** The route that makes a record of any table, as the kit's factories do: nothing is announced. */
function recordRoute(vendor: AnyVendor): ControlRoute {
  const tables = Object.keys(vendor.records)
  return route(
    `POST /${vendor.name}/records/{table}`,
    'Makes a record as the factories of the kit do: what is left out is made up, and nothing is announced',
    {
      description: `The members of a record of the table, all optional. Tables: ${tables.join(', ')}.`,
      params: Type.Object({ table: Type.String({ enum: tables, examples: [tables[0]] }) }),
      documentedBody: () => Type.Object({}),
      status: 201,
    },
    async ({ world, params: { table }, request }) => {
      world.assertRoom()
      const make = (await vendor.factories())[table]
      const place: Place = { world, state: world.state(vendor) }
      return make?.(place as never, (request.body ?? {}) as never) // the vendor's own place; the factory checks the body
    },
  )
}

function actRoute(vendor: AnyVendor, name: string, act: Act, tables: Tables | undefined): ControlRoute {
  const { creates = false, allowedIn, summary, status } = act
  const [place, body] = [pathOf(name, act), toldBody(act)]
  return route(
    `POST /${vendor.name}${place}`,
    summary,
    {
      ...(allowedIn && { description: allowedWords(allowedIn) }),
      ...(creates ? {} : { params: withExamples(IdParams, place, tables, allowedIn) }),
      ...(body && { body }),
      ...(status && { status }),
    },
    ({ world, params, body: sent }) => {
      // What is sent to an act that takes no body was not checked.
      const told = body ? sent : {}
      const id = 'id' in params ? String(params.id) : ''
      return act.perform({ world, state: world.state(vendor) }, id, told, roleIn(act, told))
    },
  )
}

function allowedWords(moves: NonNullable<Act['allowedIn']>): string {
  const statuses = Object.entries(moves).flatMap(([status, next]) => (next === null ? [] : [status]))
  return `Allowed while ${statuses.join(', ')}.`
}
