import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../../src/vitest.ts'
import { run } from './in-process.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'

test('[ours] replay sends the requests again and says whether an answer differs', async ({ world }) => {
  for (const mutation of ['acceptChat', 'closeChat']) {
    await world.fetch('https://api.guuru.com/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
      body: JSON.stringify({ query: `mutation { ${mutation}(id: "${CHAT}") { status } }` }),
    })
  }
  const file = join(mkdtempSync(join(tmpdir(), 'backlot-replay-')), 'box.json')
  const box = JSON.parse(JSON.stringify(world.blackBox('a test')))
  writeFileSync(file, JSON.stringify(box))
  expect(await run(['replay', file])).toMatchObject({
    code: 0,
    stdout: '2 requests of "a test": 0 answers differ.\n',
  })

  box.exchanges[1].response.status = 500
  writeFileSync(file, JSON.stringify(box))
  const { code, stdout } = await run(['replay', file, '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(stdout).differences).toMatchObject([{ request: 2, operation: 'closeChat' }])
})

test('[ours] replay refuses what is no black box: exit code 1, one sentence', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'backlot-replay-')), 'none.json')
  writeFileSync(file, '{}')
  expect(await run(['replay', file])).toMatchObject({
    code: 1,
    stderr: `${file} is not a black box; the vitest kit writes one beside each failed test.\n`,
  })
})

test.each([
  [
    'replay',
    ['replay', '/dev/zero'],
    'cannot be read as a black box (it is no regular file); name the file that a failed test printed.',
  ],
  [
    '--import',
    ['start', '--port', '0', '--import', '/dev/zero'],
    'cannot be read (it is no regular file); name a file that `backlot state save` or --export-on-exit wrote.',
  ],
  [
    '--fixtures',
    ['start', '--port', '0', '--fixtures', '/dev/zero'],
    'cannot be read (it is no regular file); name a JSON file, or one of default, empty, demo.',
  ],
  [
    'state load',
    ['state', 'load', '/dev/zero'],
    'cannot be read (it is no regular file); name another file, or - for a pipe.',
  ],
])('[ours] %s refuses a file without an end: exit code 1, one sentence', async (_, args, sentence) => {
  const { code, stderr } = await run(args)
  expect(code).toBe(1)
  expect(stderr).toBe(`${stderr.split('/dev/zero')[0]}/dev/zero ${sentence}\n`)
})
