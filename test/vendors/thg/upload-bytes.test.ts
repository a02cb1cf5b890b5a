/** Uploads as a plain reader of multipart forms has them. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { byAllDoors, UPLOAD } from '../../server/doors.ts'
import { encode, file, JPEG, listen, refused, token, TOKEN } from './upload.ts'

const FORM = 'multipart/form-data; boundary=x'
const kept = { status: 200, body: expect.objectContaining({ successful: true, errorCode: 0 }) }

/** What comes back by each way in. */
async function sendAll(body: Buffer, headers: Readonly<Record<string, string>> = {}) {
  const answers = await byAllDoors(UPLOAD, {
    headers: { 'content-type': FORM, ...headers },
    body: new Uint8Array(body),
  })
  return Object.values(answers).map(({ status, body: json }) => ({ status, body: json }))
}

// Source: RFC 7578, 4.2 and 4.4: what has no file name is a field, and its type changes nothing about its bytes.
test.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/octet-stream',
  'text/plain; charset=utf-16le',
  'text/plain; charset=base64',
])('[documented] the text of a field that declares %s is its bytes', async type => {
  expect(await sendAll(encode([{ ...token(), type }, file()]))).toEqual([kept, kept, kept])
  const quoted = refused(1)
  expect(await sendAll(encode([{ ...token(JSON.stringify(TOKEN)), type }, file()]))).toEqual([quoted, quoted, quoted])
})

test('[assumed] a field of JSON that is none is a field', async () => {
  const { upload } = await listen()
  const part = { name: 'note', content: '{', type: 'application/json' }
  expect((await upload(part, token(), file())).body.errorCode).toBe(0)
})

test.each([
  ['a field of Latin 1', encode([token(), { name: 'note', content: Buffer.from('Gr\xfc\xdfe', 'latin1') }, file()])],
  [
    'half a letter at the end of a field',
    encode([token(), { name: 'note', content: Buffer.from([0xe2, 0x82]) }, file()]),
  ],
  ['a token of Latin 1', encode([token(), { name: 'authToken', content: Buffer.from('\xe9', 'latin1') }, file()])],
  ['a file name of Latin 1', Buffer.from(encode([token(), file('x', 'Gr\xfc\xdfe.txt')]).toString(), 'latin1')],
])('[assumed] %s is 400, and nothing is kept', async (_, form) => {
  const error = { code: 'MALFORMED_FORM', message: 'A name or a field of the form is not UTF-8.' }
  const answer = { status: 400, body: { error } }
  expect(await sendAll(form)).toEqual([answer, answer, answer])
})

test.each([
  [{ 'content-type': `${FORM}; charset=iso-8859-1` }, 'Send the body in UTF-8, not with charset=iso-8859-1.'],
  [{ 'content-encoding': 'gzip' }, 'Send the body as it is, not with Content-Encoding: gzip.'],
])('[assumed] a form with %o is 415', async (headers, message) => {
  const body = 'content-encoding' in headers ? gzipSync(encode([token(), file()])) : encode([token(), file()])
  const answer = { status: 415, body: { error: { code: 'UNSUPPORTED_MEDIA_TYPE', message } } }
  expect(await sendAll(body, headers)).toEqual([answer, answer, answer])
})

test('[ours] a boundary may stand in quotes, whatever the case of the names', async () => {
  const { post } = await listen()
  const form = encode([token(), file()])
  expect(await post(form, { type: 'Multipart/Form-Data ; Boundary="x"' })).toEqual(kept)
})

test('[ours] names of files and long fields are what they are', async () => {
  const { upload, world } = await listen()
  const long = { name: 'note', content: 'ü'.repeat(5000) }
  const { body } = await upload(long, token(), file(JPEG, 'Grüße 😀 \u{FFFD}.jpeg'))
  expect(world.thg.attachment(body.token).filename).toBe('Grüße 😀 \u{FFFD}.jpeg')
})

test.each(['__proto__', 'constructor', 'a.toString', '.hasOwnProperty'])(
  '[ours] a file called %s has the type of its content',
  async name => {
    const { upload } = await listen()
    expect((await upload(token(), file('hello', name))).body).toMatchObject({ mimeType: 'application/octet-stream' })
  },
)

// Source: RFC 6266, 4.3 Disposition Parameter: `filename*` is preferred; RFC 8187, 3.2.1 extended values.
test('[documented] filename* names the file, wherever it stands', async () => {
  const { post, world } = await listen()
  for (const names of [
    `filename="a.jpeg"; filename*=UTF-8''%e2%82%ac.jpeg`,
    `filename*="UTF-8''%e2%82%ac.jpeg"; filename=a`,
  ]) {
    const form = encode([token(), file()]).toString('latin1').replace('filename="photo.jpeg"', names)
    const { body } = await post(Buffer.from(form, 'latin1'))
    expect([names, world.thg.attachment(body.token).filename]).toEqual([names, '€.jpeg'])
  }
})

const CFB = Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex')
const ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')
const OGG = Buffer.from(`4f6767530002${'00'.repeat(22)}01766f72626973${'00'.repeat(64)}`, 'hex')
const ASF = Buffer.from(`3026b2758e66cf11a6d900aa0062ce6c1e00000000000000${'00'.repeat(6)}`, 'hex')
const mpeg4 = (brand: string): Buffer =>
  Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0isommp42${'\0'.repeat(64)}`, 'latin1')
const utf16 = (text: string, mark = '\u{FEFF}'): Buffer => Buffer.from(mark + text, 'utf16le')
const big = (text: string): Buffer => utf16(text).swap16()
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'

test.each([
  ['a text that begins like a bitmap', 'BMW is a make of cars.', 'notes.txt', 'text/plain'],
  ['a text that begins like a program', 'MZ is a village.\n', 'notes.md', 'text/markdown'],
  ['a text that begins like a model', 'solid gold', 'price.csv', 'text/csv'],
  ['a text that begins like a film', 'softtyp? ftyp', 'a.txt', 'text/plain'],
  ['a text with a film in it', 'abcdftypmp42 and so on', 'a.txt', 'text/plain'],
  ['a text that begins like an animation', 'GIF89a', 'a.txt', 'text/plain'],
  ['a text that only begins like a drawing', 'AC1015 is a number.', 'a.txt', 'text/plain'],
  ['a text that only begins like PostScript', '%! is a sign', 'a.txt', 'text/plain'],
  ['a text without a name that says more', 'BMW', 'unknown', 'application/octet-stream'],
  ['a text named like a member of every object', 'x', '__proto__', 'application/octet-stream'],
  ['a text of Latin 1', Buffer.from('BMW für alle', 'latin1'), 'a.txt', 'text/plain'],
  ['another one', 'x', 'a.constructor', 'application/octet-stream'],
  ['a text with a byte order mark', '\u{FEFF}MZ', 'unknown', 'text/plain'],
  ['a bitmap', Buffer.from(`424d${'00'.repeat(60)}`, 'hex'), 'notes.txt', 'image/bmp'],
  ['a document of letters', '%PDF-1.4\n%%EOF\n', 'a.txt', 'application/pdf'],
  ['a rich text', '{\\rtf1 x}', 'a.txt', 'application/rtf'],
  ['an old document', CFB, 'letter.doc', 'application/msword'],
  ['an old table', CFB, 'LETTER.XLS', 'application/vnd.ms-excel'],
  ['an old presentation', CFB, 'letter.ppt', 'application/vnd.ms-powerpoint'],
  ['a message', CFB, 'letter.msg', 'application/vnd.ms-outlook'],
  ['an old container that is named like a picture', CFB, 'photo.jpeg', 'application/x-cfb'],
  ['an old container without a name', CFB, 'unknown', 'application/x-cfb'],
  ['a new document', ZIP, 'letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['an open document', ZIP, 'letter.odt', 'application/vnd.oasis.opendocument.text'],
  ['a book', ZIP, 'book.epub', 'application/epub+zip'],
  ['an archive', ZIP, 'letters.zip', 'application/zip'],
  ['an archive that is named like a picture', ZIP, 'photo.jpeg', 'application/zip'],
  ['an archive that is named like a document', ZIP, 'letter.pdf', 'application/zip'],
  ['a template of tables', CFB, 'table.xlt', 'application/vnd.ms-excel'],
  ['a data base', CFB, 'table.mdb', 'application/x-msaccess'],
  ['an installer', CFB, 'setup.msi', 'application/x-msi'],
  ['a plan', CFB, 'plan.mpp', 'application/vnd.ms-project'],
  ['a template of texts', ZIP, 'a.dotx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template'],
  ['an open template', ZIP, 'a.ott', 'application/vnd.oasis.opendocument.text-template'],
  ['a text of Pages', ZIP, 'letter.pages', 'application/vnd.apple.pages'],
  ['an extension', ZIP, 'a.xpi', 'application/x-xpinstall'],
  ['a packed model', ZIP, 'a.usdz', 'model/vnd.usdz+zip'],
  ['a packed drawing', gzipSync(SVG), 'a.svgz', 'image/svg+xml'],
  ['a packed text that is named like a picture', gzipSync('Hello'), 'photo.jpeg', 'application/gzip'],
  ['a film of Ogg whose sound comes first', OGG, 'a.ogv', 'video/ogg'],
  ['a sound of Ogg', OGG, 'a.oga', 'audio/ogg'],
  ['a sound of MPEG 4', mpeg4('M4A '), 'a.m4a', 'audio/mp4'],
  ['a film of MPEG 4', mpeg4('isom'), 'a.m4v', 'video/x-m4v'],
  ['a film of MPEG 4 that is named like a picture', mpeg4('isom'), 'photo.jpeg', 'video/mp4'],
  ['a film of Windows', ASF, 'a.wmv', 'video/x-ms-wmv'],
  ['a sound of Windows', ASF, 'a.wma', 'audio/x-ms-wma'],
  ['a page of XML', '<?xml version="1.0"?><html/>', 'a.html', 'text/html'],
  ['a text of a kind with a long list of names', 'x', 'constructor.tex', 'application/x-tex'],
  ['a drawing', SVG, 'unknown', 'image/svg+xml'],
  ['a drawing with a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${SVG}`, 'a.xml', 'image/svg+xml'],
  [
    'a drawing with a whole prolog',
    `\u{FEFF}<?xml version="1.0"?>\n<!-- <a> --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [ <!ENTITY a ">"> ]>\n<!---->\n${SVG}`,
    'a.bin',
    'image/svg+xml',
  ],
  ['a drawing with a prefix', '<?xml version="1.0"?><svg:svg xmlns:svg="x"></svg:svg>', 'a', 'image/svg+xml'],
  ['a drawing of UTF-16', utf16(`<?xml version="1.0"?>${SVG}`), 'a.svg', 'image/svg+xml'],
  ['XML', '<?xml version="1.0"?><a><svg/></a>', 'a.xml', 'application/xml'],
  ['XML of a kind', '<?xml version="1.0"?><rss/>', 'a.rss', 'application/rss+xml'],
  ['a text of UTF-16', utf16('Hello'), 'notes.txt', 'text/plain'],
  ['a text of UTF-16, big end first', big('Hello'), 'notes.csv', 'text/csv'],
  ['a text of UTF-16 without a name that says more', utf16('Hello'), 'unknown', 'text/plain'],
  ['a text of UTF-16 like a stream of films', utf16(`x${'G'.repeat(200)}`), 'notes.txt', 'text/plain'],
])('[assumed] the MIME type of %s', async (_, content, filename, mimeType) => {
  const { upload } = await listen()
  expect((await upload(token(), file(content, filename))).body).toMatchObject({ successful: true, mimeType })
})

test('[ours] the prolog of a drawing is read in no time', async () => {
  const { upload } = await listen()
  const { body } = await upload(token(), file(`<?xml ?>${'<!---->'.repeat(100_000)}`, 'a.svg'))
  expect(body.mimeType).toBe('image/svg+xml')
})
