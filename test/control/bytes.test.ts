/** Calls whose bodies are no UTF-8, are encoded once more, or are no JSON. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'

const PATH = '/_sim/thg/discussions/13183370/respond'
const LATIN_1 = new Uint8Array(Buffer.from('{"message":"Gr\xfc\xdfe"}', 'latin1'))
const NO_JSON = 'Send the body as valid JSON, without members named __proto__ or constructor.prototype.'
const UTF_8 = '{"message":"Grüße"}'

async function post(headers: Readonly<Record<string, string>>, body: string | Uint8Array<ArrayBuffer>) {
  await using sim = createSimulator()
  const { url, close } = await sim.listen()
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
  const answers = [await fetch(url + PATH, init), await sim.fetch(PATH, init)]
  const bodies = await Promise.all(answers.map(async response => [response.status, await response.json()]))
  await close()
  return bodies
}

test.each([
  ['bytes of Latin 1', {}, LATIN_1, 400, 'BAD_REQUEST', 'The request body is not UTF-8.'],
  [
    'what says that it is Latin 1',
    { 'content-type': 'application/json; charset=latin1' },
    LATIN_1,
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Send the body in UTF-8, not with charset=latin1.',
  ],
  [
    'what is zipped',
    { 'content-encoding': 'gzip' },
    new Uint8Array(gzipSync(UTF_8)),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Send the body as it is, not with Content-Encoding: gzip.',
  ],
  [
    'another type',
    { 'content-type': 'text/xml' },
    '<message/>',
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Send the body as Content-Type: application/json.',
  ],
  ['what is no JSON', {}, '{', 400, 'BAD_REQUEST', NO_JSON],
  ['a prototype', {}, '{"__proto__":{"message":"Hi"}}', 400, 'BAD_REQUEST', NO_JSON],
  ['the prototype of a constructor', {}, '{"constructor":{"prototype":{}}}', 400, 'BAD_REQUEST', NO_JSON],
] as const)('[ours] %s is refused', async (_, headers, body, status, code, message) => {
  const refused = [status, { error: { code, message } }]
  expect(await post(headers, body)).toEqual([refused, refused])
})

test('[ours] letters of UTF-8 are what they are', async () => {
  await using sim = createSimulator()
  const headers = { 'content-type': 'application/json; charset=UTF-8', 'content-encoding': 'identity' }
  await sim.fetch(PATH, { method: 'POST', headers, body: UTF_8 })
  expect([...sim.world().thg.state.messages.all()].at(-1)).toMatchObject({ message: 'Grüße' })
})
