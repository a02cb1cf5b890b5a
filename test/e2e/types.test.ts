import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }

const PROGRAM = `
import { createSimulator, type TestWorld } from 'backlot'
import { aChat } from 'backlot/guuru'
import { aSeller } from 'backlot/marketplacer'
import { aDiscussion } from 'backlot/thg'

const sim = createSimulator({ seed: 1, clock: { frozenAt: '2026-02-01T00:00:00Z' } })
const world: TestWorld = sim.world('ci-42')
const status: 'pending' | 'open' | 'closed' | 'transferred' | 'rated' = aChat(world.guuru, { status: 'open' }).status
const id: string = aDiscussion(world.thg).id
const name: string = aSeller(world.marketplacer).businessName
const answer: Promise<Response> = world.fetch('https://api.guuru.com/graphql', { method: 'POST' })
world.thg.agent.respond('13183370', { message: 'It is on its way.' })
world.faults.add({ vendor: 'guuru', kind: 'latency', ms: 5 })
export { answer, id, name, status }
`

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
