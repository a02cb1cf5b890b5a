/** `backlot view`: a black box as a page. What the page does in a browser is tested in test/system. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../../src/vitest.ts'
import { run } from './in-process.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'backlot-view-'))
const HOSTILE = '</script><script>alert(1)</script><!-- <script> \u2028 &amp; \uD83D'

test('[ours] view writes one page beside the file, and prints its path: no text of the data ends an element, no secret is in it', async ({
  world,
}) => {
  world.guuru.shopper.start({ question: HOSTILE })
  world.webhooks.configure({ url: 'http://127.0.0.1:9/', secret: 'a secret of ours' })
  await world.fetch('/thg/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"mutation { login(input: {username: \\"jane.doe@example.com\\", password: \\"password123\\"}) { error } }"}',
  })
  const file = join(folder(), 'box.json')
  writeFileSync(file, JSON.stringify(world.blackBox(`Title ${HOSTILE}`)))
  const page = file.replace('.json', '.html')
  expect(await run(['view', file])).toMatchObject({ code: 0, stdout: `${page}\n`, stderr: '' })
  const html = readFileSync(page, 'utf8')
  expect(html.match(/<(script|style|!--|\/script|\/style)/gi)).toEqual([
    '<style',
    '</style',
    '<script',
    '</script',
    '<script',
    '</script',
    '<script',
    '</script',
  ])
  expect(html).not.toMatch(/(?:src|href)="(?!data:)/)
  for (const secret of ['password123', 'guuru-partner', 'thg-jane', 'mp-operator', 'a secret of ours'])
    expect(html).not.toContain(secret)
  const out = join(folder(), 'report', 'page.html')
  expect(await run(['view', file, '--out', out, '--json'])).toMatchObject({
    code: 0,
    stdout: `${JSON.stringify({ path: out, opened: false })}\n`,
  })
  expect(readFileSync(out, 'utf8') === html).toBe(true)
})

test('[ours] view refuses what is no black box, one of a newer version, and a page that cannot be written', async ({
  world,
}) => {
  const here = folder()
  const write = (name: string, value: unknown): string => {
    writeFileSync(join(here, name), JSON.stringify(value))
    return join(here, name)
  }
  const missing = join(here, 'missing.json')
  const none = write('none.json', {})
  const newer = write('newer.json', { ...world.blackBox('a test'), formatVersion: 99 })
  const box = write('box.json', world.blackBox('a test'))
  for (const [args, code, stderr] of [
    [[none], 1, `${none} is not a black box; the vitest kit writes one beside each failed test.\n`],
    [
      [missing],
      1,
      `${missing} cannot be read as a black box (ENOENT: no such file or directory, stat '${missing}'); name the file that a failed test printed.\n`,
    ],
    [[newer], 1, `${newer} has formatVersion 99; this version of backlot reads up to 1. Update backlot to use it.\n`],
    [[box, '--out', here], 1, `${here} cannot be written (EISDIR); name another file with --out.\n`],
  ] as const)
    expect(await run(['view', ...args])).toEqual({ code, stdout: '', stderr })
  const { code, stderr } = await run(['view'])
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("missing required argument 'file'") })
})
