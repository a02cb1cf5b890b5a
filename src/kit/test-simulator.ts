/// <reference lib="esnext.disposable" preserve="true" />
import { checkFixtures } from '../format/check.ts'
import { LocalFetch, type FetchInit, type FetchInput } from './fetch.ts'
import type { FixtureSource } from '../format/shipped.ts'
import type { Hosts } from './hosts.ts'
import { intercept } from './intercept.ts'
import { TestWorld, type WorldHome } from './test-world.ts'
import { assertOptions, assertNewWorld, type NewWorld, type SimulatorOptions } from '../simulator/options.ts'
import { Simulator } from '../simulator/simulator.ts'
import { worldFormat } from '../simulator/world-format.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** How a simulator for tests is made: the flags of `backlot start`, as options. */
export interface CreateOptions extends Omit<SimulatorOptions, 'fixtures' | 'vendors'> {
  /** `default` (the default), `empty`, documents, or a list to merge in order. */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /** Hosts of a client's own that stand for a vendor, by host name. */
  readonly hosts?: Hosts
}

/** Where to listen. */
export interface ListenOptions {
  /** 0 (the default) takes a free port. */
  readonly port?: number
  /** 127.0.0.1 by default. */
  readonly host?: string
}

/** A simulator that listens. */
export interface Listening {
  /** Without a path, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** Streams and waits end; what is under way is answered. The worlds remain. */
  close(): Promise<void>
}

/**
 * A simulator in this process, its default world ready, no port open. Time stands still at 2026-01-01T00:00:00.000Z
 * unless `clock` says otherwise. Refuses fixtures that are not valid with a sentence that names the place.
 */
export function createSimulator(options: CreateOptions = {}): TestSimulator {
  return new TestSimulator(options)
}

/** Many isolated worlds, and the ways into them. */
export class TestSimulator {
  readonly #sim: Simulator
  readonly #local: LocalFetch
  readonly #worlds = new WeakMap<SimWorld, TestWorld>()
  readonly #home: WorldHome
  #baseUrl = ''

  /** `vendors` are the APIs that are simulated, all of them by default. Refuses with `INVALID_OPTION`. */
  constructor(given: CreateOptions, vendors: readonly AnyVendor[] = VENDOR_LIST) {
    assertOptions(given, vendors)
    const { fixtures = 'default', hosts = {}, ...options } = given
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

  /** The world with this id (`default` without one), created from the fixtures on first use. */
  world(id?: string): TestWorld {
    return this.#wrap(this.#sim.world(id))
  }

  /** A new world with a seed, fixtures, clock or auth of its own. */
  async createWorld(options: NewWorld = {}): Promise<TestWorld> {
    assertNewWorld(options)
    return this.#wrap(await this.#sim.createWorld(options))
  }

  /** All worlds. */
  worlds(): TestWorld[] {
    return this.#sim.worlds.list().map(world => this.#wrap(world))
  }

  /** `fetch` without a socket: the vendors' real URLs, or the simulator's paths. Rejects for all other URLs. */
  fetch(input: FetchInput, init?: FetchInit): Promise<Response> {
    return this.#local.fetch(input, init, undefined)
  }

  /** The same worlds over HTTP. */
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

  /**
   * Answers the vendors' real URLs in place of the network, for clients with hard-coded ones, until the function it
   * answers is called. Needs the optional package `@mswjs/interceptors`.
   */
  intercept(): Promise<() => void> {
    return intercept(this.#local)
  }

  /** Ends all worlds and lets go of everything. */
  async close(): Promise<void> {
    this.#sim.close()
    await this.#local.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #wrap(world: SimWorld): TestWorld {
    let wrapped = this.#worlds.get(world)
    if (!wrapped) this.#worlds.set(world, (wrapped = new TestWorld(world, this.#home)))
    return wrapped
  }
}
