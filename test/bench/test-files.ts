import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figures.ts'
import { median } from './servers.ts'

const FILES = 20

const EMPTY = `
import { expect, test } from 'vitest'
for (const i of [1, 2, 3, 4, 5]) test('test ' + i, () => expect(i).toBe(i))
`

/** A request for the partner, in each of five tests. */
const five = (head: string, given: string, send: string, url: string): string => `
${head}
const query = '{ partner { id } }'
const headers = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }
for (const i of [1, 2, 3, 4, 5])
  test('test ' + i, async (${given}) => {
    const answer = await ${send}('${url}', { method: 'POST', headers, body: JSON.stringify({ query }) })
    expect((await answer.json()).data.partner.id).toBeTruthy()
  })
`

const OURS = five(`import { expect, test } from 'backlot/vitest'`, '{ world }', 'world.fetch', '/guuru/graphql')

const MSW = five(
  `
import { graphql, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
const server = setupServer(graphql.operation(() => HttpResponse.json({ data: { partner: { id: '1' } } })))
beforeAll(() => server.listen())
afterAll(() => server.close())`,
  '',
  'fetch',
  'https://api.guuru.com/graphql',
)

/** What a test file costs over an empty one, in vitest: of files that are isolated, and of files that share a process. */
export async function testFiles(rounds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-test-files-'))
  try {
    const suites = [EMPTY, OURS, MSW].map((text, index) => writeSuite(join(folder, String(index)), text))
    const isolated = perFile(suites, rounds, '--isolate')
    const shared = perFile(suites, rounds, '--no-isolate')
    const name = 'a test file with five tests, over an empty one'
    return [
      { name: `${name} (vitest, isolated)`, value: isolated[1]!, unit: 'ms' },
      { name: '... with setupServer of MSW', value: isolated[2]!, unit: 'ms' },
      { name: `${name} (vitest, \`isolate: false\`)`, value: shared[1]!, unit: 'ms' },
      { name: '... with setupServer of MSW', value: shared[2]!, unit: 'ms' },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A project of its own, with the packages as they would be installed. */
function writeSuite(folder: string, text: string): string {
  const packages = join(folder, 'node_modules')
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  mkdirSync(packages, { recursive: true })
  for (const name of ['dist', 'package.json'])
    cpSync(here(`../../${name}`), join(packages, 'backlot', name), { recursive: true })
  symlinkSync(here('../../node_modules/vitest'), join(packages, 'vitest'))
  symlinkSync(here('node_modules/msw'), join(packages, 'msw'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (let file = 0; file < FILES; file++) writeFileSync(join(folder, `${file}.test.js`), text)
  return folder
}

/** Milliseconds of each suite's file over one of the first suite's: medians of rounds in turn. */
function perFile(suites: readonly string[], rounds: number, isolation: string): number[] {
  const over: number[][] = suites.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    const times = suites.map(folder => {
      const from = performance.now()
      execFileSync(process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), 'run', isolation], {
        cwd: folder,
        stdio: 'ignore',
      })
      return performance.now() - from
    })
    // The first run fills vitest's caches.
    if (round > 0) times.forEach((ms, index) => over[index]!.push((ms - times[0]!) / FILES))
  }
  return over.map(median)
}
