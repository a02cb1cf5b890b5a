/** Small pictures that look different for each address: eight by eight squares in two colours, the right half the left one's mirror image. */
import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { PICTURES_PATH } from '../vendors/contract/scenery.ts'

/** Squares in a row, and rows. */
const SQUARES = 8
/** Pixels along the side of a square: one block of a JPEG. */
const PIXELS = 8
const SIDE = SQUARES * PIXELS

/** A picture: which of its squares are dark, row by row, and how it is coloured, 0 to 255. */
interface Picture {
  readonly rows: readonly (readonly boolean[])[]
  readonly colour: readonly [red: number, green: number, blue: number]
}

/** Serves a picture for every path below `/pictures` that ends as one's name does, the same for ever. */
export function registerPictures(app: FastifyInstance): void {
  app.get<{ Params: { '*': string } }>(`${PICTURES_PATH}/*`, (request, reply) => {
    const path = request.params['*']
    const [type, draw] = FORMATS[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? []
    if (!type || !draw) return reply.callNotFound()
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', 'sandbox')
      .header('x-content-type-options', 'nosniff')
      .type(type)
      .send(draw(pictureOf(path)))
  })
}

/** How pictures are drawn, by the ending of their names. */
const FORMATS: Readonly<Record<string, readonly [type: string, draw: (picture: Picture) => Buffer]>> = {
  svg: ['image/svg+xml', drawSvg],
  png: ['image/png', drawPng],
  jpg: ['image/jpeg', drawJpeg],
}

function pictureOf(path: string): Picture {
  const bytes = createHash('sha256').update(path).digest()
  const byte = (at: number): number => bytes[at] ?? 0
  const rows = Array.from({ length: SQUARES }, (_, y) =>
    // The four bits of the left half, then the same backwards.
    [0, 1, 2, 3, 3, 2, 1, 0].map(bit => ((byte(y) >> bit) & 1) === 1),
  )
  return { rows, colour: [byte(8) % 160, byte(9) % 160, byte(10) % 160] }
}

function drawSvg({ rows, colour }: Picture): Buffer {
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SQUARES} ${SQUARES}">` +
      `<path fill="#eee" d="M0 0h8v8H0z"/><path fill="rgb(${colour.join()})" d="${squares.join('')}"/></svg>`,
  )
}

/** One bit a pixel: a square's row is one byte. Nothing is compressed, so that every zlib writes the same bytes. */
function drawPng({ rows, colour }: Picture): Buffer {
  const lines = rows.flatMap(row =>
    Array.from({ length: PIXELS }, () => [0, ...row.map(isDark => (isDark ? 0xff : 0))]),
  )
  const header = Buffer.from([0, 0, 0, SIDE, 0, 0, 0, SIDE, 1, 3, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('PLTE', Buffer.from([0xee, 0xee, 0xee, ...colour])),
    pngChunk('IDAT', deflateSync(Buffer.from(lines.flat()), { level: 0 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(data.length + 12)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), data.length + 8)
  return chunk
}

/** What a baseline JPEG of three components without subsampling begins with. */
const JPEG_HEAD = Buffer.concat([
  jpegSegment(0xd8),
  // Coefficients are divided by eight: the first one is then the mean of its block.
  jpegSegment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
  jpegSegment(0xc0, [8, 0, SIDE, 0, SIDE, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]),
  // First coefficients: nine sizes, a code of four bits each. The others: "no more" is one bit, 0.
  jpegSegment(0xc4, [0x00, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
  jpegSegment(0xc4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  jpegSegment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
])

/** Each square is one block of one brightness; the colour is the same all over. */
function drawJpeg({ rows, colour: [luma, ...chroma] }: Picture): Buffer {
  const before = [0, 0, 0]
  const bits = rows.flat().flatMap(isDark =>
    [isDark ? luma - 128 : 100, ...chroma.map(value => (value - 80) >> 1)].map((value, component) => {
      const difference = value - (before[component] ?? 0)
      before[component] = value
      return jpegDifference(difference) + '0'
    }),
  )
  const padded = bits.join('').replace(/.{1,8}/g, byte => byte.padEnd(8, '1'))
  const bytes = (padded.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  // A byte that looks like a marker's first one is followed by zero.
  const stuffed = bytes.flatMap(byte => (byte === 0xff ? [byte, 0] : [byte]))
  return Buffer.concat([JPEG_HEAD, Buffer.from(stuffed), jpegSegment(0xd9)])
}

/** The code of how many bits a difference has, and these bits; those of a negative one are inverted. */
function jpegDifference(difference: number): string {
  const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1
  const value = difference < 0 ? difference + 2 ** size - 1 : difference
  return size.toString(2).padStart(4, '0') + (size === 0 ? '' : value.toString(2).padStart(size, '0'))
}

/** A marker with its content, which its length goes before. */
function jpegSegment(marker: number, content?: readonly number[]): Buffer {
  if (!content) return Buffer.from([0xff, marker])
  return Buffer.from([0xff, marker, 0, content.length + 2, ...content])
}
