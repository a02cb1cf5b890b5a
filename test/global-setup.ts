/**
 * Vitest's global setup of the tests that run what is published (`test/api`, `test/cli`, `test/e2e`): builds `dist` when a source is
 * newer than it, so that these tests never run an old build.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What a build reads. Dependencies are bundled, so the lockfile is a source too. */
const SOURCES = ['src', 'schemas', 'fixtures', 'package.json', 'package-lock.json', 'tsconfig.json']

/** One output of each step of `npm run build`. The first step removes all older outputs. */
const OUTPUTS = ['dist/cli.js', 'dist/index.d.ts']

/** Called by vitest once per run, before the first of these tests. */
export default function setup(): void {
  const builtAt = Math.min(...OUTPUTS.map(modifiedAt))
  const newer = SOURCES.flatMap(listPaths).find(path => modifiedAt(path) > builtAt)
  if (newer === undefined) return
  console.log(`${newer} is newer than dist: npm run build`)
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' })
}

/** When a path of the project was last modified, in milliseconds since the epoch; 0 when it does not exist. */
function modifiedAt(path: string): number {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** A path, and all paths below it but pages of Markdown. A folder is newer when a file in it was removed. */
function listPaths(path: string): string[] {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path]
  const below = readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
  return [path, ...below.filter(name => !name.endsWith('.md')).map(name => join(path, name))]
}
