import { type DocumentOwner, parseDocument, type WorldDocument } from './core/document.ts'
import { SimError } from './core/error.ts'
import { readPackageFile, readUserFile } from './core/files.ts'

/** The fixtures that come with the package: the vendors' documented examples, and the bare accounts. */
export const SHIPPED_FIXTURES = ['default', 'empty'] as const
export type ShippedFixture = (typeof SHIPPED_FIXTURES)[number]

/** A fixture of the package; our own tests check it, so that a start does not have to. */
export function readShippedFixture(name: ShippedFixture): WorldDocument {
  return JSON.parse(readPackageFile(`fixtures/${name}.json`)) as WorldDocument
}

/** A fixture by name, or a document. */
export type FixtureSource = string | object

/** Fixtures for the command line: names, or files of the user's. */
export async function readFixtures(
  namesOrFiles: readonly string[],
  owners: readonly DocumentOwner[],
): Promise<WorldDocument[]> {
  return checkAll(
    namesOrFiles.map(source => ({
      source,
      value: isShipped(source) ? source : parseDocument(readText(source), source),
    })),
    owners,
  )
}

/** Fixtures from a program or over the wire: names, or documents; never paths. */
export async function checkFixtures(
  sources: readonly FixtureSource[],
  owners: readonly DocumentOwner[],
): Promise<WorldDocument[]> {
  return checkAll(
    sources.map((value, index) => ({ source: `fixtures[${index}]`, value })),
    owners,
  )
}

/** Documents that come from outside are checked whole, references included, before anything is started from them. */
async function checkAll(
  sources: readonly { readonly source: string; readonly value: unknown }[],
  owners: readonly DocumentOwner[],
): Promise<WorldDocument[]> {
  const values = sources.map(({ value }) => value)
  if (values.every(isShipped)) return values.map(readShippedFixture)
  const { checkDocument, checkReferences } = await import('./document-check.ts')
  const documents = sources.map(({ source, value }) => {
    if (typeof value !== 'string') return { source, document: checkDocument(value, source) }
    if (isShipped(value)) return { source: value, document: readShippedFixture(value) }
    throw new SimError(
      'UNKNOWN_FIXTURE',
      `There is no fixture "${value}"; use one of ${SHIPPED_FIXTURES.join(', ')}, or a document.`,
    )
  })
  checkReferences(documents, owners)
  return documents.map(({ document }) => document)
}

function isShipped(name: unknown): name is ShippedFixture {
  return SHIPPED_FIXTURES.some(known => known === name)
}

function readText(file: string): string {
  try {
    return readUserFile(file)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new SimError(
      'UNREADABLE_FIXTURE',
      `The fixture ${file} cannot be read (${reason}); name a JSON file, or one of ${SHIPPED_FIXTURES.join(', ')}.`,
    )
  }
}
