import type { LogLimits } from './log.ts'

/** What journal and events may hold, each, by default. */
export const DEFAULT_LOG_LIMITS: LogLimits = { entries: 1000, bytes: 8 * 1024 * 1024 }

/**
 * How many bytes a world's records may take together, uploaded files by their own size. So much fits into one document,
 * where such a file is a third longer, with what waits.
 */
export const MAX_STATE_BYTES: number = 150 * 1024 * 1024
/** How many jobs of a world may wait. */
export const MAX_JOBS = 200_000
