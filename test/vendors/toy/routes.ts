import { routesOf } from '../../../src/vendors/contract/route.ts'
import type { ToyState } from './state.ts'

/** A look at the shops. */
export const routes = [
  routesOf<ToyState>()({ method: 'GET', path: '/shops', summary: 'All shops' }, ({ state }) => [...state.shops.all()]),
]

/** The kit offers nothing besides the acts. */
export const methods = {}
