/** The options that programs and command lines word alike. It imports types only, so that `--help` loads nothing for it. */
import type { Corner } from '../faults/answer-corners.ts'

/** The corners that `nasty` uses: nulls, texts, pages that are empty or shift, equal instants, large ids. */
export const CORNERS = ['nulls', 'text', 'paging', 'instants', 'ids'] as const satisfies readonly Corner[]
/** What fits each option, as JSON Schema. */
export const OPTION_SCHEMAS = {
  seed: { anyOf: [{ type: 'integer', minimum: 0 }, { enum: ['random'] }] },
  auth: { enum: ['strict', 'open'] },
  uploadMaxBytes: { type: 'integer', minimum: 1 },
  uploadsMaxBytes: { type: 'integer', minimum: 1, maximum: 128 * 1024 * 1024 },
  uploadTypes: {
    type: 'array',
    items: {
      type: 'string',
      pattern: '^[\\w.+-]+/([\\w.+-]+|\\*)$',
      description: 'a MIME type such as image/png or image/*',
    },
  },
  worlds: { enum: ['auto', 'explicit'] },
  worldTtl: { type: 'integer', minimum: 1 },
  maxWorlds: { type: 'integer', minimum: 0 },
  journalLimit: { type: 'integer', minimum: 0 },
  journalMaxBytes: { type: 'integer', minimum: 0, maximum: 256 * 1024 * 1024 },
  history: { type: 'boolean' },
  limits: { enum: ['off', 'vendor'] },
  nasty: { type: 'integer', minimum: 0 },
  nastyOnly: { type: 'array', items: { enum: CORNERS } },
  markAssumptions: { type: 'boolean' },
  loginWorlds: { type: 'boolean' },
  publicUrl: {
    type: 'string',
    pattern: '^https?://[\\w.:[\\]-]+(/[^\\s?#]*)?$',
    description: 'an http or https URL such as https://backlot.example',
  },
  rebase: { enum: ['now'] },
  assume: { type: 'object' },
} as const

/** What an option is where it is left out. */
export const DEFAULTS = {
  seed: 1,
  auth: 'strict',
  uploadMaxBytes: 10 * 1024 * 1024,
  uploadsMaxBytes: 128 * 1024 * 1024,
  uploadTypes: [] as readonly string[],
  worlds: 'auto',
  worldTtl: 60 * 60_000,
  maxWorlds: 10_000,
  journalLimit: 1000,
  journalMaxBytes: 8 * 1024 * 1024,
  history: false,
  limits: 'off',
  markAssumptions: false,
  loginWorlds: false,
} as const

/** How long clients can be waited for to be quiet, real milliseconds. */
export const MAX_QUIET_MS = 60_000
