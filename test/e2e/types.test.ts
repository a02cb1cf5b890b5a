import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies?: object }

/** What a consumer may write, and what does not compile. */
const PROGRAM = readFileSync(join(root, 'test/api/consumer.ts'), 'utf8')

test(
  '[ours] the published types compile strictly, without skipLibCheck, with the dependencies alone',
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backlot-types-'))
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules/backlot'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    writeFileSync(join(folder, 'program.ts'), PROGRAM)
    const compilerOptions = {
      strict: true,
      skipLibCheck: false,
      module: 'nodenext',
      target: 'es2022',
      types: [],
      noEmit: true,
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const run = promisify(execFile)(process.execPath, [tsc, '--listFiles'], { cwd: folder })
    const { stdout } = await run.catch((error: { stdout: string }) => error)
    expect(stdout).not.toMatch(/error TS/)
    expect(stdout).not.toContain('@types/node')
    const packages = [...stdout.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].map(([, name]) => name!)
    const known = ['backlot', 'typescript', ...Object.keys(dependencies)]
    expect(packages.filter(name => !known.includes(name))).toEqual([])
    expect(stdout).toContain('dist/index.d.ts')
  },
)
