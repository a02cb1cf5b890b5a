import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { readTarget } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { ControlOptions } from './index.ts'

/** What the paths of the control plane begin with, below a world's prefix. */
const PREFIX = '/_sim'

/** Whether a request's URL, as sent, is one of the control plane's. */
export function isControlUrl(sent: string): boolean {
  const { path } = readTarget(sent)
  return path === PREFIX || path.startsWith(`${PREFIX}/`)
}

/** The control plane's application, loaded when it is first called. */
export class ControlPlane {
  readonly #load: () => Promise<FastifyInstance>
  #app: Promise<FastifyInstance> | undefined

  constructor(sim: Simulator, options: ControlOptions = {}) {
    this.#load = () => import('./index.ts').then(({ createControl }) => createControl(sim, options))
  }

  /** The application, ready for requests. */
  get app(): Promise<FastifyInstance> {
    return (this.#app ??= this.#load().catch((error: unknown) => {
      this.#app = undefined
      throw error
    }))
  }

  /** Answers a request to a server. Rejects when the application cannot be loaded; the next call tries again. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { routing } = await this.app
    routing(request, response)
  }

  /** Closes the application, if it was ever called. */
  async close(): Promise<void> {
    await (await this.#app)?.close()
  }
}
