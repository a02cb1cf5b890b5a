import type { Job } from '../time/agenda.ts'

/** What a job on the clock will do, and why. */
export interface DueWork {
  /** When it falls due, ISO 8601 on the world's clock. */
  readonly at: string
  /** In words, such as `chat-opened to http://localhost:3000/hooks, attempt 2`. */
  readonly what: string
  /** Null where the work is of no single vendor. */
  readonly vendor: string | null
  /** The id of the record that it is about; of a delayed answer, that of the fault. Null where there is none. */
  readonly about: string | null
}

/** All that is said of a job but its instant. */
export type JobWords = Omit<DueWork, 'at'>

/** A part of a world that does jobs, and says what each will do. */
export interface JobOwner {
  describe(job: Job): JobWords
}
