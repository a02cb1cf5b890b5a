import type { FastifyInstance } from 'fastify'
import { sendBytes } from '../control/pages.ts'
import { assertWorldId, DEFAULT_WORLD, namedWorld, readTarget } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'

/** Serves the files that people of a vendor's sent, where there are some: no world comes into being for one. */
export function registerFiles(app: FastifyInstance, sim: Simulator, vendor: AnyVendor): void {
  const { files } = vendor
  if (!files) return
  app.get<{ Params: { id: string } }>(`${files.path}/:id/:name`, async (request, reply) => {
    const id = namedWorld(readTarget(request.originalUrl).world, request.headers) ?? DEFAULT_WORLD
    assertWorldId(id)
    const find = () => files.file(sim.worlds.require(id).state(vendor), request.params.id)
    return sendBytes(reply, await sim.serve(find))
  })
}
