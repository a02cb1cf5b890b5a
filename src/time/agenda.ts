/** Work that falls due at an instant. It is data, so that a world's document holds its pending work too. */
export interface Job {
  readonly id: number
  /** When it falls due, epoch milliseconds. */
  readonly at: number
  /** Which handler does it. */
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/** So many removed jobs stay in the heap in any case. */
const MAX_REMOVED = 1000

/** A job in the heap. `order` is when it was added, so that jobs of one instant keep their order. */
interface Entry {
  readonly job: Job
  readonly order: number
}

/**
 * The pending jobs of one clock, soonest first; jobs of one instant in the order in which they were added. A binary heap:
 * adding a job and taking the first one cost the logarithm of their number.
 */
export class Agenda {
  readonly #heap: Entry[]
  /** The jobs that were not removed: the heap lets go of others when they come to its top. */
  readonly #pending: Set<number>
  #order: number
  #nextId: number

  /** `jobs` are in order already; `nextId` is the number of the next job. */
  constructor(jobs: readonly Job[], nextId: number) {
    // A sorted list is a heap.
    this.#heap = jobs.map((job, order) => ({ job, order }))
    this.#pending = new Set(jobs.map(({ id }) => id))
    this.#order = jobs.length
    this.#nextId = nextId
  }

  /** The number of the next job. */
  get nextId(): number {
    return this.#nextId
  }

  /** How many jobs are pending. */
  get size(): number {
    return this.#pending.size
  }

  /** All pending jobs; sorts them. */
  get jobs(): readonly Job[] {
    const pending = this.#heap.filter(({ job }) => this.#pending.has(job.id))
    return pending.toSorted((a, b) => (isBefore(a, b) ? -1 : 1)).map(({ job }) => job)
  }

  /** The job that falls due first; undefined when nothing is pending. */
  get first(): Job | undefined {
    return this.#heap[0]?.job
  }

  /** Adds a job for an instant (epoch milliseconds). */
  add(at: number, kind: string, data: Job['data']): Job {
    const job = { id: this.#nextId++, at, kind, data }
    const entry = { job, order: this.#order++ }
    this.#pending.add(job.id)
    let place = this.#heap.push(entry) - 1
    while (place > 0) {
      const above = (place - 1) >>> 1
      if (!isBefore(entry, this.#heap[above]!)) break
      this.#heap[place] = this.#heap[above]!
      place = above
    }
    this.#heap[place] = entry
    return job
  }

  /** Removes a job, if it is pending. */
  remove(id: number): void {
    this.#pending.delete(id)
    if (this.#heap.length > 2 * this.#pending.size + MAX_REMOVED) this.#compact()
    this.#dropRemoved()
  }

  /** Takes the first job that is due at `until` (epoch milliseconds); undefined when none is. */
  takeDue(until: number): Job | undefined {
    const { first } = this
    if (!first || first.at > until) return undefined
    this.#pending.delete(first.id)
    this.#dropRemoved()
    return first
  }

  /** Lets go of what was removed. */
  #compact(): void {
    const pending = this.#heap.filter(({ job }) => this.#pending.has(job.id))
    this.#heap.length = 0
    for (const entry of pending.toSorted((a, b) => (isBefore(a, b) ? -1 : 1))) this.#heap.push(entry)
  }

  /** The first job is always a pending one. */
  #dropRemoved(): void {
    while (this.first && !this.#pending.has(this.first.id)) this.#dropFirst()
  }

  #dropFirst(): void {
    const last = this.#heap.pop()!
    if (this.#heap.length === 0) return
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below + 1 < this.#heap.length && isBefore(this.#heap[below + 1]!, this.#heap[below]!)) below++
      if (below >= this.#heap.length || !isBefore(this.#heap[below]!, last)) break
      this.#heap[place] = this.#heap[below]!
      place = below
    }
    this.#heap[place] = last
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.job.at === b.job.at ? a.order < b.order : a.job.at < b.job.at
}
