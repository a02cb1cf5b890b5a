import type { Store } from '../../../src/simulator/store/store.ts'
import { MemoryStore } from './memory-store.ts'

/** A call that has no answer yet. */
interface Call {
  readonly run: () => Promise<unknown>
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
  arrived: Promise<unknown> | undefined
}

/**
 * One process's connection to a store in memory: calls arrive there, and answers come back, when the test says so, each in
 * their order. What is under way when the connection is cut may arrive later.
 */
export class WireStore implements Store {
  readonly isShared = true
  readonly #inner: MemoryStore
  #calls: Call[] = []
  /** Whether each call is refused at once. */
  isAway = false
  #isDead = false

  constructor(first: MemoryStore) {
    this.#inner = new MemoryStore(first)
  }

  /** Whether calls are under way. */
  get isBusy(): boolean {
    return this.#calls.length > 0
  }

  set isDeaf(isDeaf: boolean) {
    this.#inner.isDeaf = isDeaf
  }

  /** The next call arrives at the store, and is done there. */
  arrive(): void {
    const call = this.#calls.find(({ arrived }) => !arrived)
    if (call) call.arrived = call.run()
  }

  /** The oldest call is answered, if it has arrived. */
  answer(): void {
    const [call] = this.#calls
    if (!call?.arrived) return
    this.#calls.shift()
    call.arrived.then(call.resolve, call.reject)
  }

  /** Refuses all calls that are under way; answers those that may still arrive. */
  cut(): (() => Promise<unknown>)[] {
    const calls = this.#calls
    this.#calls = []
    for (const { reject } of calls) reject(new Error('cut off'))
    return calls.flatMap(({ arrived, run }) => (arrived ? [] : [run]))
  }

  /** The process dies: no call is answered any more, and no further one is sent. Answers those that may still arrive. */
  kill(): (() => Promise<unknown>)[] {
    this.#isDead = this.isDeaf = true
    const calls = this.#calls
    this.#calls = []
    return calls.flatMap(({ arrived, run }) => (arrived ? [] : [run]))
  }

  enter = () => this.#send(() => this.#inner.enter())
  list = (...given: Parameters<Store['list']>) => this.#send(() => this.#inner.list(...given))
  load = (...given: Parameters<Store['load']>) => this.#send(() => this.#inner.load(...given))
  append = (...given: Parameters<Store['append']>) => this.#send(() => this.#inner.append(...given))
  replace = (...given: Parameters<Store['replace']>) => this.#send(() => this.#inner.replace(...given))
  compact = (...given: Parameters<Store['compact']>) => this.#send(() => this.#inner.compact(...given))
  isLost = () => this.#send(() => this.#inner.isLost())
  remove = (...given: Parameters<Store['remove']>) => this.#send(() => this.#inner.remove(...given))
  takeDue = (...given: Parameters<Store['takeDue']>) => this.#send(() => this.#inner.takeDue(...given))
  follow = (onNews: Parameters<Store['follow']>[0]) => this.#inner.follow(onNews)
  close = async () => {}

  #send<T>(run: () => Promise<T>): Promise<T> {
    if (this.#isDead) return new Promise(() => {})
    if (this.isAway) return Promise.reject(new Error('away'))
    return new Promise((resolve, reject) => {
      const settle = resolve as (answer: unknown) => void // what `run` resolves with
      this.#calls.push({ run, resolve: settle, reject, arrived: undefined })
    })
  }
}
