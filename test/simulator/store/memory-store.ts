import type { Store, StoredWorld } from '../../../src/simulator/store/store.ts'

/** A store that lives as long as its test: another one opened on the same contents is what a restart finds. */
export class MemoryStore implements Store {
  readonly contents: Map<string, StoredWorld>
  /** Thrown by each write while it is set. */
  fault: Error | undefined
  /** Each write waits for it. */
  gate: Promise<void> | undefined

  constructor(contents: ReadonlyMap<string, StoredWorld> = new Map()) {
    this.contents = new Map(contents)
  }

  async list(): Promise<string[]> {
    return [...this.contents.keys()]
  }

  async load(world: string): Promise<StoredWorld> {
    return this.contents.get(world)!
  }

  async append(world: string, seq: number, entry: string): Promise<void> {
    await this.#ready()
    const { whole, tail } = this.contents.get(world)!
    this.contents.set(world, { seq, whole, tail: [...tail, entry] })
  }

  async replace(world: string, seq: number, whole: string): Promise<void> {
    await this.#ready()
    this.contents.set(world, { seq, whole, tail: [] })
  }

  async remove(world: string): Promise<void> {
    await this.#ready()
    this.contents.delete(world)
  }

  async close(): Promise<void> {}

  async #ready(): Promise<void> {
    await this.gate
    if (this.fault) throw this.fault
  }
}
