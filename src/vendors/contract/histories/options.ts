/** What may be asked of a history. It imports nothing, so that a command line that offers it loads nothing for it. */

/** What may be asked of a history: JSON Schema. */
export interface HistoryOption {
  readonly type?: 'integer'
  readonly anyOf?: readonly object[]
  readonly minimum?: number
  readonly maximum?: number
  readonly default: number | string
  /** What it is, for people. */
  readonly description: string
}

/** So many of something, exactly: at least `minimum`, and `usual` where nothing is said. */
export function count(minimum: number, usual: number, description: string) {
  return { type: 'integer', minimum, maximum: MAX_COUNT, default: usual, description } as const
}

/** The most of one kind: so many fit into a world's document. */
const MAX_COUNT = 200_000

/** How much of what was written is unread at the end. */
export const UNREAD = {
  anyOf: [
    { type: 'number', minimum: 0, maximum: 1 },
    {
      type: 'string',
      pattern: '^((100|[0-9]{1,2}(\\.[0-9]+)?)%|0(\\.[0-9]+)?|1)$',
      description: 'a share such as 5% or 0.05',
    },
  ],
  default: '5%',
  description: 'how much is unread at the end, exactly: a share of all messages (of discussions), such as 5% or 0.05',
} as const

/** What may be asked of every vendor's histories. */
export const COMMON_OPTIONS = {
  months: { type: 'integer', minimum: 1, maximum: 120, default: 6, description: 'how many months it takes' },
  seed: {
    type: 'integer',
    minimum: 0,
    default: 1,
    description: 'where chance comes from: the same seed, the same history',
  },
} as const
