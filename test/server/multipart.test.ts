/** The reader of multipart forms: as a plain one has them, however the bytes come in. */
import { describe, expect, test } from 'vitest'
import { readParts } from '../../src/server/multipart.ts'

type Part = readonly [name: string, filename: string | undefined, content: string]

async function* inPortions(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(form: string | Buffer, size = 7, boundary = 'x'): Promise<Part[]> {
  const parts: Part[] = []
  for await (const { name, filename, content } of readParts(inPortions(Buffer.from(form), size), boundary)) {
    const chunks: Buffer[] = []
    for await (const chunk of content) chunks.push(chunk)
    parts.push([name, filename, Buffer.concat(chunks).toString()])
  }
  return parts
}

/** A form of one part, whose `Content-Disposition` is this. */
const formOf = (disposition: string, more = ''): string =>
  `--x\r\nContent-Disposition: ${disposition}\r\n${more}\r\n--\r\n-\r\n--x--\r\n`

describe('a form', () => {
  const form = [
    'What stands before is no part.\r\n--x \t\r\n',
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
    const names: string[] = []
    for await (const { name } of readParts(inPortions(Buffer.from(form), 9), 'x')) names.push(name)
    expect(names).toEqual(['a', 'b', 'folded'])
  })

  test('[ours] that ends anywhere before its last boundary is refused', async () => {
    const end = form.indexOf('--x--') + 5
    for (let at = 0; at < end; at += 3) await expect(read(form.slice(0, at))).rejects.toThrow('it ends too early')
  })

  test('[ours] whose headers never end is refused', async () => {
    await expect(read(`--x\r\nA: ${'a'.repeat(20_000)}`)).rejects.toThrow('the headers of a part are larger than')
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
