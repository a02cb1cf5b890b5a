/** Fixtures of a program: names, documents, and files. */
import { fileURLToPath } from 'node:url'
import { checkFixtures, refuseName } from '../format/check.ts'
import type { DocumentFormat, WorldDocument } from '../format/document.ts'
import { readFixtureFile } from '../format/fixture-files.ts'
import type { FixtureSource } from '../format/shipped.ts'

/** Reads fixtures, and checks them whole. A text with a dot or a slash is a file's path; any other one must be a name. */
export function readFixtures(sources: readonly FixtureSource[], format: DocumentFormat): WorldDocument[] {
  const paths = sources.map(source => (isUrl(source) ? fileURLToPath(String(source)) : source))
  return checkFixtures(paths, format, name => (isFile(name) ? readFixtureFile(name) : refuseName(name)))
}

/** Whether a fixture is a file: its path, or its `file:` URL. */
export function isFile(source: FixtureSource): boolean {
  return isUrl(source) || (typeof source === 'string' && /[./\\]/.test(source))
}

/** Test environments have URLs of their own class. */
function isUrl(source: FixtureSource): boolean {
  return typeof source === 'string' ? source.startsWith('file:') : Reflect.get(source, 'protocol') === 'file:'
}
