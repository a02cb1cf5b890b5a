/** How documents of older versions become ones of today. */
import { formatError } from './errors.ts'
import { isObject } from '../inputs/match.ts'

/**
 * Makes a document of one version one of the next. It is given states, fixtures and black boxes (those have a `kind`; the
 * states inside them are migrated by themselves), unchecked: it leaves alone what is not as it expects.
 */
export type Migration = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>

/** In order: the first one, `migrations/2.ts`, makes version 2 of version 1. */
const MIGRATIONS: readonly Migration[] = []

/** The version that is written. It counts the migrations: a member that has a default needs none. */
export const FORMAT_VERSION: number = MIGRATIONS.length + 1

/**
 * A document of any version as one of today: itself when it is one. What says no version that there ever was is left to the
 * check. Refuses with `NEWER_FORMAT` what a newer version wrote; `source` is a file's name, or a word for its origin.
 */
export function migrate(value: unknown, source: string, migrations = MIGRATIONS): unknown {
  if (!isObject(value)) return value
  const { formatVersion: version } = value
  const newest = migrations.length + 1
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version === newest) return value
  if (version > newest) {
    throw formatError(
      'NEWER_FORMAT',
      `${source} has formatVersion ${version}; this version of backlot reads up to ${newest}. Update backlot to use it.`,
      { path: 'formatVersion' },
    )
  }
  const migrated = migrations.slice(version - 1).reduce((document, migration) => migration(document), value)
  return { ...migrated, formatVersion: newest }
}
