import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** Faults, a statement each: what `npm run lint` has to find in every one. */
const FAULTS: Readonly<Record<string, string>> = {
  'work()': 'no-floating-promises',
  'void work()': 'no-floating-promises',
  'work().then(work)': 'no-floating-promises',
  'void work().finally(() => {})': 'no-floating-promises',
  'hear(() => void work())': 'no-void',
  'hear(() => work())': 'no-misused-promises',
  'hear(async () => work())': 'no-misused-promises',
}

/** The lines in which the project's linter finds something, with the names of the rules. */
function lint(lines: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-lint-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "target": "es2023" } }')
  const file = join(folder, 'planted.ts')
  writeFileSync(file, lines.join('\n'))
  const args = [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '-c', join(ROOT, '.oxlintrc.json'), '-f', 'unix', file]
  return new Promise(resolve =>
    execFile(process.execPath, args, (_error, stdout) => {
      const found = stdout.matchAll(/planted\.ts:(\d+):\d+: .*\[Error\/\w+\(([\w-]+)\)\]/g)
      resolve([...found].map(([, line, rule]) => `${lines[Number(line) - 1]}: ${rule}`))
    }),
  )
}

test('[ours] a promise that may reject unheard is found, and one that may not is not', async () => {
  const found = await lint([
    'const work = async (): Promise<void> => {}',
    'const hear = (listener: () => void): void => listener()',
    ...Object.keys(FAULTS),
    'await work()',
    'work().catch(() => {})',
  ])
  expect(found.toSorted()).toEqual(
    Object.entries(FAULTS)
      .map(([line, rule]) => `${line}: ${rule}`)
      .toSorted(),
  )
})
