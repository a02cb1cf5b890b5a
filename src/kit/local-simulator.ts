import type { CreateOptions, NewWorld } from '../api/data.gen.ts'
import type { FetchInit, FetchInput } from '../api/fetch.ts'
import type { Listening, ListenOptions, TestSimulator } from '../api/simulator.ts'
import { checkFixtures } from '../format/check.ts'
import { LocalFetch } from './local-fetch.ts'
import { intercept } from './intercept.ts'
import { LocalWorld, type WorldHome } from './local-world.ts'
import { Simulator } from '../simulator/simulator.ts'
import { worldFormat } from '../simulator/world-format.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** A simulator of this process. */
export class LocalSimulator implements TestSimulator {
  readonly #sim: Simulator
  readonly #local: LocalFetch
  readonly #worlds = new WeakMap<SimWorld, LocalWorld>()
  readonly #home: WorldHome
  #baseUrl = ''

  /** `vendors` are the APIs that are simulated, all of them by default. */
  constructor(
    { fixtures = 'default', hosts = {}, ...options }: CreateOptions,
    vendors: readonly AnyVendor[] = VENDOR_LIST,
  ) {
    const checked = checkFixtures([fixtures].flat(), worldFormat(vendors))
    this.#sim = new Simulator({ ...options, vendors, fixtures: checked })
    this.#local = new LocalFetch(this.#sim, hosts)
    this.#home = {
      local: this.#local,
      baseUrl: () => this.#baseUrl,
      fork: (world, id) => this.#wrap(this.#sim.worlds.fork(world, id)),
      end: world => this.#sim.worlds.end(world.id),
      load: (world, document) => this.#sim.load(world, document),
    }
  }

  world(id?: string): LocalWorld {
    return this.#wrap(this.#sim.world(id))
  }

  async createWorld(options?: NewWorld): Promise<LocalWorld> {
    return this.#wrap(await this.#sim.createWorld(options))
  }

  worlds(): LocalWorld[] {
    return this.#sim.worlds.list().map(world => this.#wrap(world))
  }

  fetch(input: FetchInput, init?: FetchInit): Promise<Response> {
    return this.#local.fetch(input, init, undefined)
  }

  async listen({ port = 0, host = '127.0.0.1' }: ListenOptions = {}): Promise<Listening> {
    const { createServer } = await import('../server/server.ts')
    const server = createServer(this.#sim)
    const url = await server.listen({ port, host })
    this.#baseUrl = url
    return {
      url,
      close: async () => {
        this.#baseUrl = ''
        this.#sim.beginClosing()
        try {
          await server.close()
        } finally {
          this.#sim.endClosing()
        }
      },
    }
  }

  intercept(): Promise<() => void> {
    return intercept(this.#local)
  }

  async close(): Promise<void> {
    this.#sim.close()
    await this.#local.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #wrap(world: SimWorld): LocalWorld {
    let wrapped = this.#worlds.get(world)
    if (!wrapped) this.#worlds.set(world, (wrapped = new LocalWorld(world, this.#home)))
    return wrapped
  }
}
