import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's own folder: where package.json, `schemas/` and `fixtures/` are, from the sources and from the bundle. */
const packageFolder = findPackageFolder(dirname(fileURLToPath(import.meta.url)))

function findPackageFolder(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    try {
      readFileSync(join(here, 'package.json'))
      return here
    } catch (error) {
      if (here === dirname(here)) throw error
    }
  }
}

/** A file of the package itself, as text; a missing one is a broken installation. */
export function readPackageFile(path: string): string {
  return readFileSync(join(packageFolder, path), 'utf8')
}

/** A file that the user named, as text. Throws node's error when it cannot be read. */
export function readUserFile(path: string): string {
  return readFileSync(path, 'utf8')
}
