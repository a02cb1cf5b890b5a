import { orRefuse } from '../errors/reasons.ts'
import { checkFixtures, checkWorldDocument } from './check.ts'
import { formatError } from './errors.ts'
import { type DocumentFormat, parseDocument, type WorldDocument } from './document.ts'
import { readUserFile } from './files.ts'
import { SHIPPED_FIXTURES } from './shipped.ts'

/** Fixtures for the command line: names, or files of the user's, which are checked whole before anything starts from them. */
export function readFixtures(namesOrFiles: readonly string[], format: DocumentFormat): WorldDocument[] {
  return checkFixtures(namesOrFiles, format, readFixtureFile)
}

/** What a fixture's file holds, unchecked. */
export function readFixtureFile(file: string): unknown {
  return parseDocument(readText(file), file)
}

/** A whole state for the command line: what `backlot state save` and `--export-on-exit` write. */
export function readImport(file: string, format: DocumentFormat): WorldDocument {
  const text = readText(file, `The state ${file}`, 'name a file that `backlot state save` or --export-on-exit wrote.')
  return checkWorldDocument(parseDocument(text, file), file, format)
}

function readText(
  file: string,
  what = `The fixture ${file}`,
  remedy = `name a JSON file, or one of ${SHIPPED_FIXTURES.join(', ')}.`,
): string {
  return orRefuse(
    () => readUserFile(file),
    reason => formatError('UNREADABLE_FIXTURE', `${what} cannot be read (${reason}); ${remedy}`),
  )
}
