/** Vitest's global setup of the system tests: builds and packs backlot once; the tests install that tarball. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of the packed tarball. */
    tarball: string
  }
}

/** Called by vitest once per run; answers how to clean up. */
export default function setup({ provide }: TestProject): () => void {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'backlot-pack-'))
  execFileSync('npm', ['run', '--silent', 'build'], { cwd, stdio: 'inherit' })
  const packing = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]
  const name = execFileSync('npm', packing, { cwd, encoding: 'utf8' }).trim()
  provide('tarball', join(folder, name))
  return () => rmSync(folder, { recursive: true, force: true })
}
