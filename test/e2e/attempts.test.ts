/** Retries and repeats of a test, in a vitest of their own. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'

// A vitest starts.
vi.setConfig({ testTimeout: 120_000 })

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const SUITE = `
import { describe, expect, it } from '${ROOT}dist/vitest.js'

const seen = []
const call = token => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer ' + token },
  body: '{"query":"{ partner { id } }"}',
})

describe('attempts', () => {
  it('retried', { retry: 2 }, async ({ sim, world }) => {
    seen.push(world)
    world.guuru.shopper.start({ question: 'Which size?' })
    expect(world).toHaveHappened('guuru.chat.assigned', 1)
    const late = seen.length > 1 ? await sim.fetch('/guuru/graphql', call('guuru-partner@' + seen[0].id)) : undefined
    expect(world.journal.count({})).toBe(0)
    expect([seen.length, late?.status]).toEqual([3, 404])
  })

  it('repeated', { repeats: 2 }, ({ world }) => {
    seen.push(world)
    expect(seen.length).not.toBe(5)
  })

  it('ends its world', ({ world }) => world.end())

  it('has worlds of its own', () => {
    expect(new Set(seen.map(({ id }) => id)).size).toBe(6)
  })
})
`

/** Runs the suite in a new folder, which `prepare` may change before. */
async function run(prepare: (folder: string) => void = () => {}, variables: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-attempts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'suite.test.js'), SUITE)
  // As vitest has what is in node_modules: as it is.
  writeFileSync(
    join(folder, 'vitest.config.js'),
    'export default { test: { globals: true, server: { deps: { external: [/dist/] } } } }',
  )
  prepare(folder)
  const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--no-color']
  const output = await new Promise<string>(resolve =>
    execFile(process.execPath, args, { cwd: folder, env: { ...process.env, ...variables } }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    ),
  )
  return { folder, output }
}

test('[ours] each attempt has a world, a journal and a black box of its own, and a page where one is asked for', async () => {
  const { folder, output } = await run(undefined, { BACKLOT_VIEW_ON_FAILURE: '1' })
  expect(output).toMatch(/Tests +1 failed \| 3 passed \(4\)/)
  expect(output.match(/has ended with its test ".*retried", and a request still came\./g)).toHaveLength(1)
  const files = readdirSync(join(folder, '.backlot/black-boxes'))
  const boxes = files.filter(name => name.endsWith('.json'))
  const pages = files.filter(name => name.endsWith('.html'))
  expect(pages).toEqual(boxes.map(name => name.replace(/json$/, 'html')))
  for (const page of pages) {
    expect(output).toContain(`; look at it in ${join(folder, '.backlot/black-boxes', page)}`)
    expect(readFileSync(join(folder, '.backlot/black-boxes', page), 'utf8')).toContain('"first":0')
  }
  expect(
    boxes.map(name => name.replace(/^.*?(retried|repeated)-test-.*?(-try-\d)?\.json$/, '$1$2')).toSorted(),
  ).toEqual(['repeated-try-2', 'retried', 'retried-try-2'])
  expect(readFileSync(join(folder, '.backlot/.gitignore'), 'utf8')).toBe('*\n')
  // They hold credentials: no other user may read them.
  const modes = files.map(name => statSync(join(folder, '.backlot/black-boxes', name)).mode & 0o777)
  if (process.platform !== 'win32') expect(modes).toEqual(files.map(() => 0o600))
})

test('[ours] a black box that cannot be written is one line, and no result', async () => {
  const { folder, output } = await run(path => writeFileSync(join(path, '.backlot'), 'This is a file.'))
  expect(output).toMatch(/Tests +1 failed \| 3 passed \(4\)/)
  expect(output.match(/backlot could not keep what happened in .*\.json: .*/g)).toHaveLength(3)
  expect(output).not.toContain('backlot kept')
  expect(output).not.toContain('.html')
  expect(readdirSync(folder)).toContain('.backlot')
})
