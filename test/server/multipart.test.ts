/** The reader of multipart forms: as a plain one has them, however the bytes come in. */
import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { readParts } from '../../src/server/multipart.ts'

type Part = readonly [name: string, filename: string | undefined, content: string]

function* inPortions(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** What the reader finds in a form that comes in portions of so many bytes. */
async function read(form: string | Buffer, size = 7, isContentRead = true): Promise<Part[]> {
  const parts: Part[] = []
  const app = fastify()
  await app.register(multipart)
  app.post('/', async request => {
    for await (const { name, filename, content } of readParts(request, 'x', 100)) {
      const chunks: Buffer[] = []
      if (isContentRead) for await (const chunk of content) chunks.push(chunk)
      parts.push([name, filename, Buffer.concat(chunks).toString()])
    }
  })
  let failure: unknown
  app.setErrorHandler((error, _, reply) => {
    failure = error
    return reply.send('')
  })
  const payload = Readable.from(inPortions(Buffer.from(form), size))
  await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload,
  })
  if (failure !== undefined) throw failure
  return parts
}

/** A form of one part, whose `Content-Disposition` is this. */
const formOf = (disposition: string, more = ''): string =>
  `--x\r\nContent-Disposition: ${disposition}\r\n${more}\r\n--\r\n-\r\n--x--\r\n`

describe('a form', () => {
  const form = [
    'What stands before is no part.\r\n--x\r\n',
    'content-disposition: form-data; name="a"\r\nContent-Type: application/json\r\n\r\n"quoted"\r\n--x\r\n',
    'Content-Type: text/plain\r\nContent-Disposition:form-data;name=b;filename=c.txt\r\n\r\n\r\n--\r\n--y\r\n\r\n--x\r\n',
    '\r\nno headers\r\n--x\r\n',
    'Content-Disposition: attachment; name="not of a form"\r\n\r\nx\r\n--x\r\n',
    'Content-Disposition: form-data;\r\n name="folded"\r\n\r\n\r\n--x--\r\nWhat stands behind is none.',
  ].join('')
  const parts: Part[] = [
    ['a', undefined, '"quoted"'],
    ['b', 'c.txt', '\r\n--\r\n--y\r\n'],
    ['folded', undefined, ''],
  ]

  test.each([1, 2, 3, 5, 8, 64, 10_000])('[ours] in portions of %i bytes has the same parts', async size => {
    expect(await read(form, size)).toEqual(parts)
  })

  test('[ours] whose contents are not read has the same names', async () => {
    expect((await read(form, 9, false)).map(([name]) => name)).toEqual(['a', 'b', 'folded'])
  })

  test('[ours] that ends anywhere before its last boundary is refused', async () => {
    const end = form.indexOf('--x--') + 5
    for (let at = 0; at < end; at += 3)
      await expect(read(form.slice(0, at))).rejects.toThrow(
        at === 0 ? 'it ends too early' : 'nexpected end of multipart data',
      )
  })

  test('[ours] whose headers are too large is refused', async () => {
    await expect(read(`--x\r\nA: ${'a'.repeat(20_000)}`)).rejects.toThrow('Unexpected end of multipart data')
    const large = formOf('form-data; name=a', `A: ${'a'.repeat(20_000)}\r\n`)
    for (const size of [1000, 100_000])
      await expect(read(large, size)).rejects.toThrow('the headers of a part are larger than 16384 bytes')
  })

  test.each([1000, 1_000_000])(
    '[ours] parts that are passed over may be large, in portions of %i bytes',
    async size => {
      const large = `--x\r\nA: b\r\n\r\n${'a'.repeat(200_000)}\r\n${formOf('form-data; name=a')}`
      expect(await read(large, size)).toEqual([['a', undefined, '--\r\n-']])
    },
  )
})

const DISPOSITION = 'Content-Disposition: form-data; name=a'

// The package passes such parts over; read by their order, the heads would belong to other parts.
test.each([
  ['a line without a name', `--x\r\nnonsense\r\n${DISPOSITION}\r\n\r\na\r\n`],
  ['a blank behind the boundary', `--x \r\n${DISPOSITION}\r\n\r\na\r\n`],
  ['no line break before the next boundary', `--x\r\n${DISPOSITION}\r\n\r\n`],
  ['no blank line', `--x\r\n${DISPOSITION}\r\n`],
  ['a line break in its name', `--x\r\n${DISPOSITION}; filename*=UTF-8''a%0Ab\r\n\r\na\r\n`],
  ['a name of an unknown kind', "--x\r\nContent-Disposition: form-data; name*=UTF-8''a\r\n\r\na\r\n"],
])('[ours] a part with %s is refused, wherever it stands', async (_, part) => {
  const others = ['', `--x\r\n${DISPOSITION}; filename=b\r\n\r\nb\r\n`]
  for (const before of others)
    for (const after of others)
      for (const size of [1, 7, 1000])
        await expect(read(`${before}${part}${after}--x--\r\n`, size)).rejects.toThrow(
          'the headers of a part cannot be read',
        )
})

test('[ours] a name that no object may have is refused, wherever it stands', async () => {
  const part = '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\na\r\n'
  const other = formOf('form-data; name=a')
  for (const form of [part + other, other.replace('--x--', `${part}--x--`)])
    await expect(read(form)).rejects.toThrow('prototype property is not allowed as field name')
})

test('[ours] a form may have as many parts as are allowed, and no more', async () => {
  const parts = `--x\r\n${DISPOSITION}\r\n\r\na\r\n`.repeat(100)
  expect(await read(`${parts}--x--\r\n`, 1000)).toHaveLength(100)
  await expect(read(`${parts}--x\r\n${DISPOSITION}\r\n\r\na\r\n--x--\r\n`, 1000)).rejects.toMatchObject({
    code: 'FST_PARTS_LIMIT',
  })
})

// Source: RFC 7578, 4.2 Content-Disposition; RFC 6266, 4.3: `filename*` is preferred; RFC 8187, 3.2 extended values.
test.each([
  ['filename="a.txt"', 'a.txt'],
  ['filename=a b.txt', 'a b.txt'],
  ['FileName="a.txt"', 'a.txt'],
  ['filename="a;b=\\"c\\".txt"', 'a;b="c".txt'],
  ['filename="C:\\Users\\jane\\a.txt"', 'a.txt'],
  ['filename="../../etc/a.txt"', 'a.txt'],
  ['filename="Grüße 😀.txt"', 'Grüße 😀.txt'],
  ['filename=""', ''],
  ['filename="a.txt"; filename*=UTF-8\'\'Gr%C3%BC%c3%9fe.txt', 'Grüße.txt'],
  ['filename*=utf-8\'de\'Gr%C3%BC%C3%9Fe.txt; filename="a.txt"', 'Grüße.txt'],
  ['filename="a\\"b.txt"; filename*="UTF-8\'\'%e2%82%ac.txt"', '€.txt'],
  ["filename*=iso-8859-1'en'%A3.txt", '£.txt'],
  ["filename*=UTF-8''a'b.txt", "a'b.txt"],
  ['filename*=plain.txt; filename="a.txt"', 'plain.txt'],
])('[documented] %s names the file %s', async (parameters, filename) => {
  expect(await read(formOf(`form-data; name="file"; ${parameters}`))).toEqual([['file', filename, '--\r\n-']])
  expect(await read(formOf(`form-data; ${parameters}; name=file`))).toEqual([['file', filename, '--\r\n-']])
})

test.each([
  ['a file name of Latin 1', Buffer.from(formOf('form-data; name="f"; filename="Gr\xfc\xdfe"'), 'latin1')],
  ['a name of a field of Latin 1', Buffer.from(formOf('form-data; name="Gr\xfc\xdfe"'), 'latin1')],
  ['an extended file name of Latin 1', formOf("form-data; name=f; filename*=UTF-8''Gr%FC%DFe")],
])('[assumed] %s is refused', async (_, form) => {
  await expect(read(form)).rejects.toMatchObject({ code: 'ERR_ENCODING_INVALID_ENCODED_DATA' })
})
