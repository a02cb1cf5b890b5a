import { check } from '../inputs/check.ts'
import type { TableView } from '../api/table-view.ts'
import { type Act, type Place, PlaceView } from '../vendors/contract/act.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/states.ts'
import type { World } from '../world/world.ts'
import { viewOf } from './view.ts'

const toTableView = viewOf<TableView<object, string>>([
  'size',
  'get',
  'require',
  'all',
  'where',
  'count',
  'last',
  'page',
])

type TableViews = Readonly<Record<string, TableView<object, string>>>

/**
 * A vendor's access in a world, made from its rows; `T` is the type that they have. `use` answers the world at each use, or
 * refuses.
 */
export function createAccess<T extends object>(vendor: AnyVendor, use: () => World): T {
  const place: Place = {
    get world() {
      return use()
    },
    // A reset replaces the tables.
    get state() {
      return use().state(vendor)
    },
  }
  const methodsOf = (roleOf: (act: Act) => string | undefined, id?: string): object =>
    Object.fromEntries(
      Object.entries(vendor.acts).flatMap(([name, act]) => {
        const role = roleOf(act)
        return role === undefined ? [] : [[name, toMethod(act, place, role, id)]]
      }),
    )
  return Object.assign(
    Object.defineProperty(new PlaceView(place), 'state', { enumerable: true, get: viewsOf(vendor, use) }),
    mapValues(vendor.roles, ({ open }, role) => {
      const methods = (id?: string): object => methodsOf(({ roles }) => roles.find(name => name === role), id)
      return open ? (id: string | number) => methods(open(place, id)) : methods()
    }),
    // Acts of roles without an accessor of their own, unless the body names them.
    methodsOf(({ roles, roleMember }) =>
      roleMember === undefined ? roles.find(name => !(name in vendor.roles)) : undefined,
    ),
    mapValues(
      vendor.methods,
      method =>
        (...args: readonly never[]): unknown =>
          use().do(() => method(place as never, ...args)), // each vendor's own place
    ),
  ) as T // the caller knows the rows
}

/** Reads a vendor's tables as views, which look a table up at each use: a view that is kept must not keep the state before a reset. */
function viewsOf(vendor: AnyVendor, use: () => World): () => TableViews {
  const state = (): Tables => use().state(vendor)
  let views: TableViews | undefined
  return () => {
    const tables = state()
    return (views ??= mapValues(tables, (_table, name) => toTableView(() => state()[name]!)))
  }
}

/** The kit's method of an act: the id, where there is one and it was not given before, then the body or its one member. */
function toMethod(act: Act, place: Place, role: string, opened?: string): (...args: readonly unknown[]) => unknown {
  const { argument, creates = false, perform, body: schema } = act
  return (...args) => {
    const [id, given] = creates ? ['', args[0]] : opened === undefined ? args : [opened, args[0]]
    const body = argument === undefined ? (given ?? {}) : { [argument]: given }
    if (schema) check(schema, body, '', 'INVALID_INPUT')
    return perform(place, String(id), body as object, role) // by the method's type
  }
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, to: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}
