import type { CreateOptions } from '../api/data.gen.ts'
import type { Listening, ListenOptions, TestSimulator } from '../api/simulator.ts'
import { isFile, readFixtures } from './fixtures.ts'
import { LocalFetch } from './local-fetch.ts'
import { Doors } from './doors.ts'
import { type LocalWorld, toLocalWorld, type WorldHome } from './local-world.ts'
import { assertNewWorld, assertOptions } from '../simulator/options.ts'
import { Simulator } from '../simulator/simulator.ts'
import { withSchemas } from '../simulator/world-format.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** A simulator of this process, and its worlds as the kit has them. */
export interface LocalSimulator extends TestSimulator {
  world(id?: string): LocalWorld
}

/** `known` are the APIs that are simulated, all of them by default. Refuses with `INVALID_OPTION`. */
export function createLocalSimulator(given: CreateOptions, known: readonly AnyVendor[] = VENDOR_LIST): LocalSimulator {
  assertOptions(given, known)
  const { fixtures = 'default', hosts = {}, schemas = {}, ...options } = given
  const { vendors, format } = withSchemas(known, schemas)
  const checked = readFixtures([fixtures].flat(), format)
  const sim = new Simulator({ ...options, vendors, fixtures: checked })
  const local = new LocalFetch(sim, hosts)
  // A WeakMap would hold up the garbage collector where worlds come and go.
  const worlds = new Map<SimWorld, LocalWorld>()
  sim.worlds.onEnd = world => worlds.delete(world)
  let baseUrl = ''
  const { url: unheard } = sim.address
  const home: WorldHome = {
    local,
    baseUrl: () => baseUrl,
    fork: (world, how) => wrap(sim.worlds.fork(world, how)),
    keep: world => sim.worlds.keep(world),
    end: world => sim.worlds.end(world.id),
    hold: world => sim.worlds.hold(world),
    load: (world, document) => sim.load(world, document),
    merge: (world, document) => sim.merge(world, document),
  }
  const wrap = (world: SimWorld): LocalWorld => {
    let wrapped = worlds.get(world)
    if (!wrapped) worlds.set(world, (wrapped = toLocalWorld(world, home)))
    return wrapped
  }
  const { worlds: all } = sim
  const doors = new Doors()
  const close = async (): Promise<void> => {
    try {
      await doors.close()
    } finally {
      sim.close()
      await local.close()
    }
  }
  return {
    world: id => wrap(sim.world(id)),
    createWorld: async (own = {}) => {
      assertNewWorld(own)
      const sources = [own.fixtures ?? []].flat()
      const read = sources.some(isFile) ? { ...own, fixtures: readFixtures(sources, format) } : own
      return wrap(await sim.createWorld(read))
    },
    worlds: () => all.list().map(wrap),
    fetch: async (input, init) => {
      all.assertOpen()
      return local.fetch(input, init, undefined)
    },
    listen: async where => {
      all.assertOpen()
      const opening = listen(sim, where, url => {
        baseUrl = url
        sim.address.url = url || unheard
      })
      const end = await doors.open(opening.then(listening => listening.close))
      return { url: (await opening).url, close: end }
    },
    intercept: async () => {
      all.assertOpen()
      return doors.open(import('./interception.ts').then(({ beginInterception }) => beginInterception(local)))
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function listen(
  sim: Simulator,
  { port = 0, host = '127.0.0.1', allowedHosts }: ListenOptions = {},
  tell: (url: string) => void,
): Promise<Listening> {
  const { createServer } = await import('../server/server.ts')
  const server = createServer(sim, { allowedHosts })
  const url = await server.listen({ port, host })
  tell(url)
  return {
    url,
    close: async () => {
      tell('')
      sim.beginClosing()
      try {
        await server.close()
      } finally {
        sim.endClosing()
      }
    },
  }
}
