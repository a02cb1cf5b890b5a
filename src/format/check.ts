import { formatError } from './errors.ts'
import { assertShallow, check, invalid } from '../inputs/check.ts'
import type { DocumentFormat, WorldDocument } from './document.ts'
import { migrate } from './migrations.ts'
import { checkReferences, type NamedDocument, recordsIn } from './references.ts'
import { type FixtureSource, isShipped, readShippedFixture, SHIPPED_FIXTURES } from './shipped.ts'

/**
 * Checks one document by itself and answers it as this version would write it: the document that was given, or one like it
 * when it is of an older version or lacks members that have a default. Refuses with `INVALID_DOCUMENT`, or with
 * `NEWER_FORMAT` what a newer version wrote. `source` is a file's name, or a word for where the document came from.
 */
export function checkDocument(value: unknown, source: string, format: DocumentFormat): WorldDocument {
  const { schema, fits, fill } = format.reading()
  assertShallow(value, source)
  const current = fill(migrate(value, source))
  // Nearly all documents fit: only of another one has to be said why it does not.
  if (!fits(current)) check(schema, current, source)
  const document = current as WorldDocument // just checked
  for (const { name, assert } of format.parts()) assert?.(document.parts?.[name])
  return document
}

/**
 * Fixtures, checked whole, references included: names of shipped ones, or documents. `read` makes a document of any other
 * name, such as a file's; from a program or over the wire there are none.
 */
export function checkFixtures(
  sources: readonly FixtureSource[],
  format: DocumentFormat,
  read: (name: string) => unknown = refuseName,
): WorldDocument[] {
  const named = sources.map((value, index): NamedDocument => {
    if (isShipped(value)) return { source: value, document: readShippedFixture(value) }
    if (typeof value === 'string') return { source: value, document: checkDocument(read(value), value, format) }
    const source = `fixtures[${index}]`
    return { source, document: checkDocument(value, source, format) }
  })
  // What comes with the package refers to its own records only.
  const others = named.filter((_, index) => !isShipped(sources[index]))
  checkReferences(others, format, recordsIn(named, format.vendors))
  return named.map(({ document }) => document)
}

/** Refuses the name of a fixture that there is not. */
export function refuseName(name: string): never {
  throw formatError(
    'UNKNOWN_FIXTURE',
    `There is no fixture "${name}"; use one of ${SHIPPED_FIXTURES.join(', ')}, or a document.`,
  )
}

/** Checks a document that must be a whole world: every part is required, and so is every reference. */
export function checkWorldDocument(value: unknown, source: string, format: DocumentFormat): WorldDocument {
  const document = checkDocument(value, source, format)
  for (const part of ['seed', 'clock', 'ids', 'vendors', 'parts'] as const) {
    if (document[part] === undefined)
      throw invalid(source, `/${part}`, value, 'every part of a world; GET /_sim/state writes them all')
  }
  for (const { name, records } of format.vendors) {
    for (const table of Object.keys(records)) {
      if (!document.vendors?.[name]?.[table])
        throw invalid(source, `/vendors/${name}/${table}`, value, 'a list of records')
    }
  }
  checkReferences([{ source, document }], format)
  return document
}
