/** Projects of others, which have installed the packed tarball. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inject, onTestFinished, vi } from 'vitest'
import { spawnCommand } from '../cli/backlot.ts'
import type { Ended } from '../cli/in-process.ts'

// Most of a test waits for an installation and for compilers.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

/** The major version of the node that runs the tests. */
export const NODE_MAJOR = Number(process.versions.node.split('.')[0])

/** What npm needs where the registry is behind a proxy with a certificate of its own. */
const { NODE_EXTRA_CA_CERTS } = process.env
export const TRUST: Readonly<Record<string, string>> = NODE_EXTRA_CA_CERTS === undefined ? {} : { NODE_EXTRA_CA_CERTS }

/** What npm has fetched once is not fetched, nor asked for, for each project: that would take most of the time. */
const FETCHED: Readonly<Record<string, string>> = {
  npm_config_cache: process.env['npm_config_cache'] ?? join(homedir(), '.npm'),
  npm_config_prefer_offline: 'true',
}

/** A folder with a package.json and `node_modules`. */
export interface Project {
  readonly folder: string
  /** Writes a file; its folder is made. */
  write(path: string, content: string): void
  /** Runs a command of `node_modules/.bin`, or another one, to its end. */
  run(command: string, ...args: string[]): Promise<Ended>
}

/** A new project in which nothing is installed. Removed when the test ends. */
export function emptyProject(manifest: object = {}): Project {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-system-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const PATH = `${join(folder, 'node_modules/.bin')}:${process.env['PATH']}`
  const run = (command: string, ...args: string[]): Promise<Ended> =>
    spawnCommand(command, args, { cwd: folder, env: { ...TRUST, ...FETCHED, PATH, CI: 'true', NO_COLOR: '1' } }).ended
  write('package.json', JSON.stringify({ private: true, type: 'module', ...manifest }))
  return { folder, write, run }
}

/** A new project with backlot and these packages, `name@version`. Removed when the test ends. */
export async function createProject(packages: readonly string[]): Promise<Project> {
  const project = emptyProject()
  const install = ['install', '--no-audit', '--no-fund', inject('tarball'), ...packages]
  const { code, stderr } = await project.run('npm', ...install)
  if (code !== 0) throw new Error(`npm install ${packages.join(' ')} ended with ${code}: ${stderr}`)
  return project
}
