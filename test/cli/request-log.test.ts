import { afterEach, expect, test, vi } from 'vitest'
import { requestLine } from '../../src/cli/output/request-lines.ts'
import { spawnBacklot } from './backlot.ts'

const asked = { method: 'POST', url: '/guuru/graphql', status: 200, durationMs: 2 }
const exchange = { vendor: 'guuru', operation: 'acceptChat', errors: undefined, fault: null }
const refusal = { message: 'No', extensions: { code: 'CHAT_ALREADY_ACCEPTED' } }

test.each([
  [asked, '200 POST /guuru/graphql 2 ms'],
  [{ ...asked, method: 'GET', url: '/_sim/reset?to=empty&token=abc' }, '200 GET /_sim/reset?to=empty&token=*** 2 ms'],
  [{ ...asked, exchange, world: 'default' }, '200 guuru acceptChat default 2 ms'],
  [
    { ...asked, exchange: { ...exchange, errors: [refusal, refusal] }, world: 'ci-42' },
    '200 guuru acceptChat CHAT_ALREADY_ACCEPTED ci-42 2 ms',
  ],
  [
    { ...asked, status: 503, exchange: { ...exchange, errors: [{ message: 'No' }], fault: 'f1' }, world: 'default' },
    '503 guuru acceptChat ERROR default fault f1 2 ms',
  ],
  [{ ...asked, exchange: { ...exchange, operation: null }, world: 'a' }, '200 guuru /guuru/graphql a 2 ms'],
])('[ours] %j is one line', (line, expected) => {
  expect(requestLine(line)).toBe(expected)
})

afterEach(() => vi.unstubAllEnvs())

test('[ours] on a terminal refusals stand out', () => {
  vi.stubEnv('NO_COLOR', '')
  const { isTTY } = process.stdout
  process.stdout.isTTY = true
  try {
    const line = requestLine({ ...asked, exchange: { ...exchange, errors: [refusal] }, world: 'ci-42' })
    expect(line).toContain('\u001B[33m200\u001B[39m')
    expect(line).toContain('\u001B[1m\u001B[33mCHAT_ALREADY_ACCEPTED')
    expect(requestLine({ ...asked, exchange, world: 'a' })).toContain('\u001B[32m200\u001B[39m')
  } finally {
    process.stdout.isTTY = isTTY
  }
})

test('[ours] the log says operation, world, error code and fault of every way in', async () => {
  const command = spawnBacklot(['start', '--port', '0', '--clock', 'frozen'])
  let url = ''
  while (url === '') url = /^ {2}(http:\S+:\d+) {2}in a browser/.exec(await command.line())?.[1] ?? ''
  const lineOf = async (word: string): Promise<string> => {
    for (;;) {
      const line = await command.line()
      if (line.includes(word)) return line.replace(/\d+ ms$/, 'N ms')
    }
  }
  const guuru = (query: string, world = '', headers: Record<string, string> = {}) =>
    fetch(`${url}${world}/guuru/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner', ...headers },
      body: JSON.stringify({ query }),
    })
  await guuru('{ partner { id } }')
  expect(await lineOf('guuru')).toBe('200 guuru partner default N ms')
  await guuru('{ partner { id } }', '/w/ci-42')
  expect(await lineOf('guuru')).toBe('200 guuru partner ci-42 N ms')
  await guuru('mutation { closeChat(id: "nope") { id } }', '', { origin: 'http://localhost:3000' })
  expect(await lineOf('guuru')).toBe('200 guuru closeChat CHAT_NOT_FOUND default N ms')
  await fetch(`${url}/_sim/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'down', vendor: 'guuru', kind: 'http-status', status: 503 }),
  })
  await guuru('{ partner { id } }')
  expect(await lineOf('guuru')).toMatch(/^503 guuru partner (\w+ )?default fault down N ms$/)
  await fetch(`${url}/thg/attachments/1`, { method: 'POST', body: new FormData() })
  expect(await lineOf('POST')).toContain('POST /thg/attachments/1')
})
