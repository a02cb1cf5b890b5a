import { expect, test } from 'vitest'
import { ENDPOINT_NAMES, ENDPOINTS, open, parseAnswer } from '../e2e/raw-http.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { createTarget, sized, TIMEOUT } from './target.ts'

/** How many connections there are at once. */
const CONNECTIONS = 32
/** After so many milliseconds of silence a client hangs up: what it sent may wait for more. */
const PATIENCE = 1000

const PATHS = [
  ...Object.values(ENDPOINTS).map(({ path }) => path),
  '/account/documentupload/uploader/upload/38779254',
  '/_sim/state',
  '/_sim/faults',
  '/_sim/worlds/a%00b',
  '/w/x/_sim/clock',
  '/%',
  '//',
  '/..%2f..%2f',
  '*',
  'http://localhost/_sim/info',
  'http://[::1',
  `/${'a'.repeat(9000)}`,
]
const METHODS = ['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'CONNECT', 'get', 'P\u0000ST', '']
const VERSIONS = ['HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'HTP/1.1', '']
const HEADERS = [
  'content-type: application/json',
  'content-type: application/json; charset=utf-16',
  'content-type: multipart/form-data; boundary=x',
  'content-type: multipart/form-data',
  'content-type:',
  'content-encoding: gzip',
  'content-encoding: br, gzip',
  'accept-encoding: gzip;q=NaN, *;q=1e9',
  'accept: */*;q=0, nonsense',
  'expect: 100-continue',
  'expect: something',
  'upgrade: websocket',
  'connection: upgrade',
  'connection: keep-alive',
  'transfer-encoding: chunked',
  'transfer-encoding: chunked, chunked',
  'transfer-encoding: identity',
  'content-length: 5',
  'content-length: 5',
  'content-length: -1',
  'content-length: 99999999999999999999',
  'content-length: 1e3',
  'content-length: 0x10',
  'host: evil.test',
  'host: localhost',
  'host: ',
  'x-sim-world: __proto__',
  'x-sim-world: a/b',
  `x-sim-world: ${'w'.repeat(300)}`,
  'cookie: Opaque_myprotein_en=%E0%A4%A; =; ;;',
  'authorization: Bearer ',
  'authorization: Opaque thg-jane@@@',
  'origin: null',
  'sec-fetch-site: cross-site',
  'x-forwarded-for: \u00ff, , ,',
  `x-long: ${'v'.repeat(17_000)}`,
  ` folded: 1`,
  'no colon here',
  'bad name: 1',
  '\u0000: \u0000',
  'range: bytes=0-0',
  'if-none-match: *',
]
const BODIES = [
  '{"query":"{ __typename }"}',
  '{"query":"{ __typename }"}'.repeat(40),
  '',
  '5\r\nhello\r\n0\r\n\r\n',
  'ffffffffffffffff\r\nx',
  '-1\r\nx\r\n',
  '5;ext="\u0000"\r\nhello\r\n0\r\ntrailer: x\r\n\r\n',
  '5\r\nhel',
  '--x\r\nContent-Disposition: form-data; name="attachment"; filename="a"\r\n\r\nx',
  '\u001f\u008b\b\u0000',
  '\u0000'.repeat(5000),
]

/** What is right, or, now and then, one of these. */
const odd = (random: SeededRandom, right: string, others: readonly string[]): string =>
  random.chance(0.15) ? random.pick(others) : right

/** One request as bytes, broken in some way. */
function brokenRequest(random: SeededRandom): Buffer {
  const body = random.pick(BODIES)
  const { credential } = ENDPOINTS[random.pick(ENDPOINT_NAMES)]
  const head = [
    `${odd(random, 'POST', METHODS)} ${random.pick(PATHS)} ${odd(random, 'HTTP/1.1', VERSIONS)}`,
    ...(random.chance(0.9) ? ['host: localhost'] : []),
    ...(random.chance(0.7) ? [credential] : []),
    ...(random.chance(0.6) ? [`content-length: ${body.length}`] : []),
    ...Array.from({ length: random.below(4) }, () => odd(random, HEADERS[0]!, HEADERS)),
    ...(random.chance(0.05) ? Array.from({ length: 2500 }, (_, i) => `x-${i}: ${i}`) : []),
  ]
  const line = random.chance(0.95) ? '\r\n' : random.pick(['\n', '\r', '\n\n', '\r\n\r\n'])
  const bytes = Buffer.from(`${head.join(line)}${line}${line}${body}`, 'latin1')
  if (random.chance(0.1)) bytes[random.below(bytes.length)] = random.below(256)
  return random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes
}

/** Sends bytes in one piece or several, alone or pipelined, and hangs up at some time; answers what came. */
async function attack(url: string, random: SeededRandom): Promise<string> {
  const requests = random.chance(0.2) ? 1 + random.below(8) : 1
  const bytes = Buffer.concat(Array.from({ length: requests }, () => brokenRequest(random)))
  const socket = await open(url)
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => void chunks.push(chunk))
  socket.on('error', () => {}) // a reset is an answer, too
  const closed = new Promise(resolve => socket.once('close', resolve))
  socket.setTimeout(PATIENCE, () => socket.destroy())
  const cut = random.below(bytes.length + 1)
  socket.write(bytes.subarray(0, cut))
  if (random.chance(0.1)) socket.resetAndDestroy()
  else {
    socket.write(bytes.subarray(cut))
    if (random.chance(0.5)) socket.end()
  }
  await closed
  return Buffer.concat(chunks).toString('latin1')
}

test(
  '[ours] whatever comes over a socket: no answer of 500, and the server goes on',
  async () => {
    const kit = await createTarget()
    const total = sized(200, 15_000)
    let next = 0
    let silent = 0
    const client = async (): Promise<void> => {
      while (next < total) {
        const random = createSeededRandom(next++)
        const text = await attack(kit.url, random)
        const { status } = parseAnswer(text)
        if (status === 0) silent++
        else kit.count(status)
        expect(text.match(/^HTTP\/1\.1 5\d\d/gm) ?? []).toEqual([])
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, client))
    expect(silent).toBeLessThan(total)
    await kit.survived(`${total} connections with broken requests, ${silent} without an answer`)
  },
  TIMEOUT,
)
