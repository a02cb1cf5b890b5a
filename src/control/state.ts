import { route } from './route.ts'

/** The world as one document. */
export const stateRoutes = [
  route('GET /state', 'The world as one document', {}, ({ world }) => world.document()),
  route(
    'PUT /state',
    'Replaces the whole world by a document; every part is required',
    {},
    async ({ sim, world, request }) => {
      await sim.load(world, request.body)
      return world.document()
    },
  ),
]
