/** Files and servers that a user names, in every way wrong. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { ControlClient } from '../../src/cli/control/client.ts'
import { oneLine } from '../../src/cli/last-resort.ts'
import { followStream, readItems } from '../../src/cli/control/stream.ts'
import { askedSide } from '../../src/cli/truth/sides.ts'
import { SimError } from '../../src/errors/sim-error.ts'
import { readUserFile, writeWholeFile } from '../../src/format/files.ts'
import { createSimulator } from '../../src/kit/create-simulator.ts'
import { renderView } from '../../src/server/pages/view.ts'
import { replay, withBlackBox } from '../../src/simulator/black-box.ts'
import { growth, IN_LINE } from '../growth.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { changed, HOSTILE_VALUES, placesOf } from './hostile.ts'
import { sized, TIMEOUT, watchProcess } from './target.ts'

/** How many black boxes are read when not all are. */
const BOXES = 25
const HEADERS = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }

/** A black box of a world with something of everything, as a file holds it. */
async function aBlackBox(): Promise<object> {
  const sim = createSimulator({ history: true })
  const world = sim.world()
  world.guuru.shopper.start({ question: 'Does it fit?' })
  for (const body of ['{"query":"{ partner { id } }"}', '{"query":"{ no }"}'])
    await world.fetch('https://api.guuru.com/graphql', { method: 'POST', headers: HEADERS, body })
  const box = JSON.parse(JSON.stringify(world.blackBox('Fits')))
  await sim.close()
  return box
}

test(
  '[ours] a black box with anything in any place is shown and replayed, or refused in words',
  async () => {
    const whole = await aBlackBox()
    const watch = watchProcess()
    const random = createSeededRandom(17)
    const cases = placesOf({ ...whole, state: {}, origin: {} }).flatMap(path =>
      HOSTILE_VALUES.map(value => ({ path, value })),
    )
    const chosen = sized(1, 0) ? Array.from({ length: BOXES }, () => random.pick(cases)) : cases
    const ends = { done: 0, refused: 0 }
    for (const { path, value } of chosen) {
      for (const use of [renderView, replay]) {
        try {
          await withBlackBox(changed(whole, path, value), 'box.json', async box => use(box))
          ends.done++
        } catch (error) {
          if (!(error instanceof SimError))
            throw new Error(`${path.join('.')} = ${JSON.stringify(value)}`, { cause: error })
          ends.refused++
        }
      }
    }
    watch.end()
    console.log(`${chosen.length} black boxes: ${JSON.stringify(ends)}`)
    expect(Math.min(ends.done, ends.refused)).toBeGreaterThan(0)
  },
  TIMEOUT,
)

const GUURU_SDL = readFileSync('schemas/guuru.graphql', 'utf8')

const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n')
const nested = (open: string, inner: string, close: string, depth = 20_000): string =>
  open.repeat(depth) + inner + close.repeat(depth)
const described = (types: unknown, directives: unknown = []): string =>
  JSON.stringify({ data: { __schema: { queryType: { name: 'Query' }, types, directives } } })
const scalar = { kind: 'SCALAR', name: 'Int' }
const anObject = (fields: unknown): object => ({ kind: 'OBJECT', name: 'Query', interfaces: [], fields })

const aField = (name: string, type: unknown): object => ({ name, args: [], type })
const deepType = Array.from({ length: 2000 }).reduce((ofType: unknown) => ({ kind: 'LIST', ofType }), scalar)
const NO_ANSWER = 'it is no answer to an introspection query.'

/** Whole schemas that are none, and what is said of them. */
const NO_SCHEMAS: Readonly<Record<string, readonly [source: string, reason: string]>> = {
  'nothing but blanks': [' \n', 'Syntax Error: Unexpected <EOF>.'],
  'a byte order mark alone': ['\ufeff\n', 'Syntax Error: Unexpected <EOF>.'],
  'a deep type': [`type Query { a: ${nested('[', 'Int', ']')} }`, 'it is nested too deeply.'],
  'a deep default': [`type Query { a(b: Int = ${nested('{a:', '1', '}')}): Int }`, 'it is nested too deeply.'],
  'a deep JSON': [nested('{"data":', '1', '}'), 'Invalid or incomplete introspection result.'],
  'JSON of no types': ['{"data":{"__schema":{}}}', NO_ANSWER],
  'JSON of lists that are none': [described(5, 7), NO_ANSWER],
  'JSON of types that are none': [described([null, 5, {}]), NO_ANSWER],
  'JSON of fields that are none': [described([anObject(5)]), NO_ANSWER],
  'JSON of an unknown kind': [described([{ kind: 'WRONG', name: 'Query' }]), 'Invalid or incomplete introspection'],
  'JSON of a deep type': [described([scalar, anObject([aField('a', deepType)])]), 'it is nested too deeply.'],
  'JSON of a name that is none': [described([scalar, anObject([aField('a b{', scalar)])]), 'Names must only contain'],
  'JSON of errors': ['{"errors":[{"message":"off"}]}', 'Invalid or incomplete introspection result.'],
}

/** What is added to a whole schema, and why it is refused then. */
const NO_ADDITIONS: Readonly<Record<string, readonly [sdl: string, reason: string]>> = {
  'a union of unions': ['union U = U', 'U is of U, which cannot stand there.'],
  'an object as an interface': [
    'type A { a: Int } type B implements A { a: Int }',
    'B is of A, which cannot stand there.',
  ],
  'inputs that need one another': [
    'input I { j: J! } input J { i: I! }',
    'the input types I, J need one another, so that none can be given.',
  ],
  'a default that needs itself': [
    'input I { i: [I!] = [{}] }',
    'the input types I need one another, so that none can be given.',
  ],
  'lists in lists': [`type A { a: ${nested('[', 'Int', ']', 9)} }`, 'A.a has more than 8 lists in one another.'],
  'an interface that no object has': [
    'interface I { a: Int } extend type Query { i: I! }',
    "Query.i is of I, which is no object's, and must not be null.",
  ],
  'a type named as what objects have': [
    'type constructor { a: Int }',
    'constructor has a name that every object of JavaScript has; leave it out.',
  ],
  'a field named as what objects have': [
    'extend type Query { __proto__: Int }',
    'Query.__proto__ has a name that every object of JavaScript has; leave it out.',
  ],
}

test.each([
  ...Object.entries(NO_SCHEMAS).map(([name, [source, reason]]) => ({ name, source, reason })),
  ...Object.entries(NO_ADDITIONS).map(([name, [more, reason]]) => ({
    name,
    source: `${GUURU_SDL}\n${more}`,
    reason,
  })),
])('[ours] a schema with $name is refused in words', ({ source, reason }) => {
  expect(() => createSimulator({ schemas: { guuru: source } })).toThrow(`The schema of guuru is not valid: ${reason}`)
})

test('[ours] a schema is read in time that grows as it does, and answers', async () => {
  const cyclic = 'interface A implements B { a: A } interface B implements A { a: A } extend type Query { a: A }'
  const answerFrom = async (size: number): Promise<void> => {
    const extended = many(size, i => `extend type Query { f${i + 1}: Int }`)
    const sim = createSimulator({ schemas: { guuru: `${GUURU_SDL}\n${extended}\n${cyclic}` } })
    const body = JSON.stringify({ query: `{ a { a { a { __typename } } } f${size} }` })
    const answer = await sim.fetch('https://api.guuru.com/graphql', { method: 'POST', headers: HEADERS, body })
    expect(await answer.json()).toEqual({ data: { a: null, [`f${size}`]: expect.any(Number) } })
    await sim.close()
  }
  expect(await growth(answerFrom, 20_000)).toBeLessThan(IN_LINE)
})

test('[ours] a file that is not UTF-8 is refused in words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'a.graphql')
  writeFileSync(file, Buffer.from([0x74, 0xc3, 0x28]))
  expect(() => readUserFile(file)).toThrow('it is not UTF-8')
})

test.skipIf(process.platform !== 'linux')('[ours] a file that waits for more to read is refused at once', () => {
  expect(() => readUserFile('/proc/kmsg')).toThrow(/EAGAIN|EACCES|EPERM|ENOENT/)
})

test.skipIf(process.platform !== 'linux')('[ours] a folder that cannot be made is refused at once', async () => {
  await expect(writeWholeFile('/proc/none/folder/file', '')).rejects.toThrow('ENOENT')
})

/** A server that answers every request alike; answers its URL. */
async function serving(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume()
    answer(response.on('error', () => {}))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens at a port
}

/** Writes for ever, as fast as it is read. */
function writeEndlessly(response: ServerResponse): void {
  const write = (): void => {
    while (response.write('x'.repeat(2 ** 20)));
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' }).on('drain', write)
  write()
}

test.each([
  ['{"data":', 200],
  ['null', 200],
  ['{"data":{}}', 200],
  ['<html>', 404],
  ['{"error":{"code":5,"message":{"a":1}}}', 400],
  ['{"error":null}', 400],
])('[ours] an answer %j with %i is none of a control plane', async (body, status) => {
  const url = await serving(response => response.writeHead(status).end(body))
  const client = new ControlClient({ url })
  const refusal = { code: 'NOT_BACKLOT', message: expect.stringContaining(`answers with status ${status}, but not`) }
  await expect(client.get<{ worlds: [] }>('/worlds', 'worlds')).rejects.toMatchObject(refusal)
  await expect(followStream(client, '/events', () => {})).rejects.toMatchObject(refusal)
})

test('[ours] entries of a stream are the same wherever its chunks end', async () => {
  const bytes = Buffer.from('id: 1\ndata: {"a":"ü"}\n\nid: 2\ndata: 2\n\n')
  for (let at = 1; at < bytes.length; at++) {
    const chunks = Readable.from([bytes.subarray(0, at), bytes.subarray(at)])
    const items: unknown[] = []
    for await (const { id, item } of readItems(chunks, 'http://localhost')) items.push([id, item])
    expect(items).toEqual([
      ['1', { a: 'ü' }],
      ['2', 2],
    ])
  }
})

test('[ours] what a server answers without end is not read to the end', async () => {
  const url = await serving(writeEndlessly)
  const client = new ControlClient({ url })
  await expect(client.get('/info')).rejects.toMatchObject({
    code: 'UNREACHABLE',
    message: `What ${url} answers cannot be read (it is larger than 256 MiB); name another with --url.`,
  })
  await expect(followStream(client, '/events', () => {})).rejects.toMatchObject({ code: 'NOT_BACKLOT' })
  await expect(askedSide(url, { token: 't' }).send('{ a }', undefined, undefined)).rejects.toThrow(
    'it is larger than 16 MiB',
  )
})

test('[ours] a sentence that repeats what a server holds is one line, without control characters, and bounded', () => {
  expect(oneLine('a\n  at b\u001b[31mc')).toBe('a at b[31mc')
  expect(oneLine('x'.repeat(5_000_000))).toHaveLength(4003)
})
