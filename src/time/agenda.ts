import { applyChanges, type Changes } from '../tables/changes.ts'
import { ascending } from '../tables/ascending.ts'
import { type RowWatcher, Table } from '../tables/table.ts'

/** Work that falls due at an instant. It is data, so that a world's document holds its pending work too. */
export interface Job {
  readonly id: number
  /** When it falls due, epoch milliseconds. */
  readonly at: number
  /** Which handler does it. */
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Does one kind of job. A call that advances the clock waits for it. */
export type JobHandler = (job: Job) => void | Promise<void>

/** A pending job. `order` is when it was added, so that jobs of one instant keep their order. */
export type PendingJob = { readonly job: Job; readonly order: number }

/** The one group of all pending jobs. */
const ALL = ''

/** The pending jobs of one clock, soonest first; jobs of one instant in the order in which they were added. */
export class Agenda {
  readonly #jobs: Table<PendingJob, 'due'>
  #order = 0
  #nextId: number

  /** `nextId` is the number of the next job. */
  constructor(jobs: readonly Job[] | Table<PendingJob, 'due'>, nextId: number) {
    this.#nextId = nextId
    this.#jobs = jobs instanceof Table ? jobs : createTable()
    if (!(jobs instanceof Table)) for (const job of jobs) this.#add(job)
  }

  /** The number of the next job. */
  get nextId(): number {
    return this.#nextId
  }

  /** How many jobs are pending. */
  get size(): number {
    return this.#jobs.size
  }

  /** All pending jobs. */
  get jobs(): readonly Job[] {
    return this.#jobs.where('due', ALL).map(({ job }) => job)
  }

  /** The job that falls due first; undefined when nothing is pending. */
  get first(): Job | undefined {
    return this.#jobs.at('due', ALL, 0)?.job
  }

  /** The jobs that fall due first, so many at most: costs those. */
  next(limit: number): readonly Job[] {
    return this.#jobs.page('due', ALL, { offset: 0, limit }).map(({ job }) => job)
  }

  /** Adds a job for an instant (epoch milliseconds). */
  add(at: number, kind: string, data: Job['data']): Job {
    return this.#add({ id: this.#nextId++, at, kind, data })
  }

  /** Removes a job, if it is pending. */
  remove(id: number): void {
    this.#jobs.remove(String(id))
  }

  /** Takes the first job that is due at `until` (epoch milliseconds); undefined when none is. */
  takeDue(until: number): Job | undefined {
    const { first } = this
    if (!first || first.at > until) return undefined
    this.remove(first.id)
    return first
  }

  /** An independent agenda with the same jobs. */
  fork(): Agenda {
    return this.#copy(this.#jobs.fork())
  }

  /** The agenda as it is now, which is only forked and never changed. */
  snapshot(): Agenda {
    return this.#copy(this.#jobs.snapshot())
  }

  /** Tells `listener` of each change what `undo` takes, and how many bytes are kept by keeping that. */
  record(listener: NonNullable<Table<PendingJob>['onChange']>): void {
    this.#jobs.onChange = listener
  }

  /** Undoes a change as the listener of another agenda was told of it. */
  undo(key: string, before: unknown): void {
    this.#jobs.undo(key, before)
  }

  /** The same jobs, where the next one has this number. */
  withNext(nextId: number): Agenda {
    const copy = new Agenda(this.#jobs, nextId)
    copy.#order = this.#order
    return copy
  }

  /** What makes the jobs of an earlier agenda those of this one; undefined where they are the same. */
  changesSince(before: Agenda): Changes<PendingJob> | undefined {
    return this.#jobs.changesSince(before.#jobs)
  }

  /** These jobs after the changes that another agenda told, where the next one has this number. */
  changed(changes: Changes<PendingJob> | undefined, nextId: number): Agenda {
    const jobs = this.#jobs.fork()
    if (changes) applyChanges(jobs, changes)
    const copy = new Agenda(jobs, nextId)
    for (const { order } of jobs.all()) copy.#order = Math.max(copy.#order, order + 1)
    return copy
  }

  /** Tells the watcher of each job that is added or removed, until the function it answers is called. */
  watch(watcher: RowWatcher<{ readonly job: Job }>): () => void {
    return this.#jobs.watch(watcher)
  }

  /** Hands the watchers over to the agenda that takes this one's place, and tells them what differs. */
  handOver(next: Agenda): void {
    next.#jobs.onChange = this.#jobs.onChange
    this.#jobs.onChange = undefined
    this.#jobs.handOver(next.#jobs)
  }

  #copy(jobs: Table<PendingJob, 'due'>): Agenda {
    const copy = new Agenda(jobs, this.#nextId)
    copy.#order = this.#order
    return copy
  }

  #add(job: Job): Job {
    this.#jobs.put({ job, order: this.#order++ })
    return job
  }
}

function createTable(): Table<PendingJob, 'due'> {
  return new Table({
    key: ({ job }: PendingJob) => String(job.id),
    bytesOf: () => 0,
    indexes: {
      due: { keys: () => ALL, compare: (a, b) => ascending(a.job.at, b.job.at) || ascending(a.order, b.order) },
    },
  })
}
