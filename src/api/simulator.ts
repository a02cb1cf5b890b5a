import type { NewWorld } from './data.gen.ts'
import type { FetchInit, FetchInput } from './fetch.ts'
import type { TestWorld } from './world.ts'

/**
 * Many isolated worlds, and the ways into them. `O`: operations besides those that are simulated, `string` where it has
 * `schemas`.
 */
export interface TestSimulator<O extends string = never> extends AsyncDisposable {
  /** The world with this id (`default` without one), created from the fixtures on first use. */
  world(id?: string): TestWorld<O>
  /** A new world with a seed, fixtures, clock or auth of its own, or for a test. */
  createWorld(options?: NewWorld): Promise<TestWorld<O>>
  /** All worlds. */
  worlds(): TestWorld<O>[]
  /** `fetch` without a socket: the vendors' real URLs, or the simulator's paths. Rejects for all other URLs. */
  readonly fetch: (input: FetchInput, init?: FetchInit) => Promise<Response>
  /** The same worlds over HTTP. */
  listen(options?: ListenOptions): Promise<Listening>
  /**
   * Answers the vendors' real URLs in place of the network, for clients with hard-coded ones, until the function it
   * answers is called; calls are counted, and the last stop ends it. Of several simulators the one that began last
   * answers. Needs the optional package `@mswjs/interceptors`; rejects with `NO_INTERCEPTORS` without it.
   */
  intercept(): Promise<() => void>
  /** Ends ports, interceptions and all worlds. Every use afterwards is refused with `SIMULATOR_CLOSED`. */
  close(): Promise<void>
}

/** Where to listen. */
export interface ListenOptions {
  /** 0 (the default) takes a free port. */
  readonly port?: number
  /** 127.0.0.1 by default. */
  readonly host?: string
  /** Names besides those of loopback that a loopback host answers to, such as `backlot.test`. None by default. */
  readonly allowedHosts?: readonly string[]
}

/** A simulator that listens. */
export interface Listening {
  /** Without a path, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** Streams and waits end; what is under way is answered. The worlds remain. */
  close(): Promise<void>
}
