import { realTurn } from '../../time/real-time.ts'
import type { SimWorld } from '../sim-world.ts'
import type { LogParts } from './log-parts.ts'
import { WorldLog } from './world-log.ts'

/** The logs of the worlds that are in this process, by name. */
export class WorldLogs {
  readonly #logs = new Map<string, WorldLog>()
  readonly #parts: LogParts
  #turning: Promise<void> | undefined

  constructor(parts: Omit<LogParts, 'forget' | 'turn'>) {
    const forget = (log: { readonly id: string }): void => {
      if (this.#logs.get(log.id) === log) this.#logs.delete(log.id)
    }
    this.#parts = { ...parts, forget, turn: () => this.#turn() }
  }

  /** The log of the world of this name, if it is here. */
  get(id: string): WorldLog | undefined {
    return this.#logs.get(id)
  }

  /** All of them. */
  all(): Iterable<WorldLog> {
    return this.#logs.values()
  }

  /** The log of a world that is here, begun if there is none. */
  of(world: SimWorld): WorldLog {
    const known = this.#logs.get(world.id)
    if (known) return known.world === world ? known : known.become(world)
    const log = new WorldLog(world, this.#parts)
    this.#logs.set(world.id, log)
    return log
  }

  /** The same for one that may have ended, so that it ends in the store; undefined where another one has its name already. */
  ofUsed(world: SimWorld): WorldLog | undefined {
    if (this.#parts.worlds.has(world)) return this.of(world)
    const log = this.#logs.get(world.id)
    return log?.world === world ? log : undefined
  }

  /** One turn for all that wait for it, so that what they ask of the store then is asked at the same moment. */
  #turn(): Promise<void> {
    return (this.#turning ??= this.#oneTurn())
  }

  async #oneTurn(): Promise<void> {
    await realTurn()
    this.#turning = undefined
  }
}
