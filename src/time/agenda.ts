/** Work that falls due at an instant. It is data, so that a world's document holds its pending work too. */
export interface Job {
  readonly id: number
  /** When it falls due, epoch milliseconds. */
  readonly at: number
  /** Which handler does it. */
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The pending jobs of one clock, soonest first; jobs of one instant in the order in which they were added. */
export class Agenda {
  #jobs: Job[]
  #nextId: number

  /** `nextId` is the number of the next job. */
  constructor(jobs: readonly Job[], nextId: number) {
    this.#jobs = [...jobs]
    this.#nextId = nextId
  }

  /** The number of the next job. */
  get nextId(): number {
    return this.#nextId
  }

  /** All pending jobs. */
  get jobs(): readonly Job[] {
    return this.#jobs
  }

  /** The job that falls due first; undefined when nothing is pending. */
  get first(): Job | undefined {
    return this.#jobs[0]
  }

  /** Adds a job for an instant (epoch milliseconds). */
  add(at: number, kind: string, data: Job['data']): Job {
    const job = { id: this.#nextId++, at, kind, data }
    let [low, high] = [0, this.#jobs.length]
    // There may be many jobs, so the search halves the list.
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#jobs[middle]!.at <= at) low = middle + 1
      else high = middle
    }
    this.#jobs.splice(low, 0, job)
    return job
  }

  /** Removes a job, if it is pending. */
  remove(id: number): void {
    this.#jobs = this.#jobs.filter(job => job.id !== id)
  }

  /** Takes the first job that is due at `until` (epoch milliseconds); undefined when none is. */
  takeDue(until: number): Job | undefined {
    return this.first && this.first.at <= until ? this.#jobs.shift() : undefined
  }
}
