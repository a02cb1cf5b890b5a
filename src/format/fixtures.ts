import { type DocumentOwner, parseDocument, type WorldDocument } from './document.ts'
import { SimError } from '../errors/sim-error.ts'
import { readPackageFile, readUserFile } from './files.ts'

/** The fixtures that come with the package: the vendors' documented examples, and the bare accounts. */
export const SHIPPED_FIXTURES = ['default', 'empty'] as const
export type ShippedFixture = (typeof SHIPPED_FIXTURES)[number]

/** A fixture of the package; our own tests check it, so that a start does not have to. */
export function readShippedFixture(name: ShippedFixture): WorldDocument {
  return JSON.parse(readPackageFile(`fixtures/${name}.json`)) as WorldDocument
}

/** A fixture by name, or a document. */
export type FixtureSource = string | object

/** Fixtures for the command line: names, or files of the user's, which are checked whole before anything starts from them. */
export async function readFixtures(
  namesOrFiles: readonly string[],
  owners: readonly DocumentOwner[],
): Promise<WorldDocument[]> {
  if (namesOrFiles.every(isShipped)) return namesOrFiles.map(readShippedFixture)
  const { checkDocument, checkReferences } = await import('./check.ts')
  const named = namesOrFiles.map(source => ({
    source,
    document: isShipped(source)
      ? readShippedFixture(source)
      : checkDocument(parseDocument(readText(source), source), source),
  }))
  checkReferences(named, owners)
  return named.map(({ document }) => document)
}

/** Whether this names a fixture that comes with the package. */
export function isShipped(name: unknown): name is ShippedFixture {
  return SHIPPED_FIXTURES.some(known => known === name)
}

/** A whole state for the command line: what `backlot state save` and `--export-on-exit` write. */
export async function readImport(file: string, owners: readonly DocumentOwner[]): Promise<WorldDocument> {
  const text = readText(file, `The state ${file}`, 'name a file that `backlot state save` or --export-on-exit wrote.')
  const { checkWorldDocument } = await import('./check.ts')
  return checkWorldDocument(parseDocument(text, file), file, owners)
}

function readText(
  file: string,
  what = `The fixture ${file}`,
  remedy = `name a JSON file, or one of ${SHIPPED_FIXTURES.join(', ')}.`,
): string {
  try {
    return readUserFile(file)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new SimError('UNREADABLE_FIXTURE', `${what} cannot be read (${reason}); ${remedy}`)
  }
}
