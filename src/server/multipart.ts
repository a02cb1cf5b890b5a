import type { FastifyRequest } from 'fastify'
import { readHeaderValue } from '../request/header-value.ts'

/** One part of a form. What is not read of its content is passed over. */
export interface FormPart {
  readonly name: string
  /** The last part of its path; undefined for a field, whatever type the part declares. */
  readonly filename: string | undefined
  /** The bytes as they came. */
  readonly content: AsyncIterable<Buffer>
}

const BLANK_LINE = Buffer.from('\r\n\r\n')
const END = Buffer.from('--')
/** Bytes of a part's headers. */
const MAX_HEAD = 16 * 1024

/**
 * Reads a multipart form part by part, with the package @fastify/multipart. Every part is a file to it: so it decodes
 * and parses nothing, and this reader limits fields and files each in its way. How the parts are called is read from
 * their heads: the package replaces what is not UTF-8, and takes `filename` for `filename*` where that comes last.
 * Throws where the form is not whole or has more than `maxParts` parts (code `FST_PARTS_LIMIT`), where a part's headers
 * are too large or the package passes a part over, and a decoder's error where headers are no UTF-8, which is 400 (assumed).
 */
export async function* readParts(
  request: Pick<FastifyRequest, 'parts' | 'raw'>,
  boundary: string,
  maxParts: number,
): AsyncGenerator<FormPart> {
  const heads = new HeadReader(boundary)
  const tap = (chunk: Buffer): void => heads.push(chunk)
  request.raw.on('data', tap)
  try {
    for await (const part of request.parts({
      isPartAFile: () => true,
      // The package never finishes a part that it passes over when one chunk brings more of it than this.
      fileHwm: Number.MAX_SAFE_INTEGER,
      limits: { fileSize: Infinity, parts: maxParts },
    })) {
      const head = heads.next()
      if (part.type !== 'file' || head?.name !== part.fieldname) throw unreadableHead()
      if (head?.name !== undefined) yield { name: head.name, filename: head.filename, content: part.file }
      part.file.resume()
    }
    if (heads.next()) throw unreadableHead()
    if (!heads.isLast) throw new Error('it ends too early')
  } finally {
    // What was not read has to come in all the same: the connection serves the next request.
    request.raw.off('data', tap).unpipe().resume()
  }
}

/** A decoder that throws, with `ERR_ENCODING_INVALID_ENCODED_DATA`, where bytes are no text of the charset. */
export function strictDecoder(charset = 'utf-8'): TextDecoder {
  return new TextDecoder(charset, { fatal: true, ignoreBOM: true })
}

/** What a part's headers say of it; a part without a name is none of the form. */
interface PartHead {
  readonly name: string | undefined
  readonly filename: string | undefined
}

/** Finds the headers of a form's parts while the form comes in, whatever its chunks. */
class HeadReader {
  readonly #delimiter: Buffer
  /** What was not looked at yet. A line may begin at once. */
  #rest: Buffer = Buffer.from('\r\n')
  #isInHead = false
  readonly #heads: Buffer[] = []
  /** Whether the last delimiter came. */
  isLast = false

  constructor(boundary: string) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  }

  push(chunk: Buffer): void {
    if (this.isLast) return
    this.#rest = Buffer.concat([this.#rest, chunk])
    while (this.#isInHead ? this.#takeHead() : this.#passContent());
  }

  /** The next head of those that the package hands out; undefined where none came. */
  next(): PartHead | undefined {
    for (let bytes = this.#heads.shift(); bytes !== undefined; bytes = this.#heads.shift()) {
      const head = readHead(bytes)
      // The package tells of a name that no object may have when the form was read.
      if (head && !(String(head.name) in Object.prototype)) return head
    }
    return undefined
  }

  /** Takes a head up to the blank line, or to a delimiter that comes before it; false when more has to come in. */
  #takeHead(): boolean {
    if (this.#rest.subarray(0, END.length).equals(END)) this.isLast = true
    const ends = [this.#rest.indexOf(BLANK_LINE), this.#rest.indexOf(this.#delimiter)].filter(end => end >= 0)
    if (this.isLast || (ends.length === 0 && this.#rest.length <= MAX_HEAD)) return false
    const end = Math.min(this.#rest.length, ...ends)
    this.#heads.push(this.#rest.subarray(0, end))
    // The second line break of a blank line may begin a delimiter.
    this.#rest = this.#rest.subarray(end)
    this.#isInHead = false
    return true
  }

  /** Passes over content and the delimiter behind it; false when more has to come in. */
  #passContent(): boolean {
    const at = this.#rest.indexOf(this.#delimiter)
    this.#isInHead = at >= 0
    // The delimiter may have begun in the last bytes.
    this.#rest = this.#rest.subarray(at < 0 ? -this.#delimiter.length : at + this.#delimiter.length)
    return this.#isInHead
  }
}

function unreadableHead(): Error {
  return new Error('the headers of a part cannot be read')
}

/** What a part's headers say, each after a line break; undefined where it is no part of a form. */
function readHead(bytes: Buffer): PartHead | undefined {
  if (bytes.length > MAX_HEAD) throw new Error(`the headers of a part are larger than ${MAX_HEAD} bytes`)
  const head = strictDecoder()
    .decode(bytes)
    .replaceAll(/\r\n[\t ]+/g, ' ')
  const disposition = /\r\ncontent-disposition:([^\r\n]*)/i.exec(head)?.[1] ?? ''
  const { value, parameters } = readHeaderValue(disposition)
  return value === 'form-data' ? { name: parameters.get('name'), filename: filenameOf(parameters) } : undefined
}

/** `filename*` wins over `filename`, wherever it stands. */
function filenameOf(parameters: ReadonlyMap<string, string>): string | undefined {
  const extended = parameters.get('filename*')
  const path = extended === undefined ? parameters.get('filename') : decodeExtended(extended)
  return path?.split(/[/\\]/).at(-1)
}

/** A value such as `UTF-8'de'Gr%C3%BC%C3%9Fe` (RFC 8187); one of another form is a text. */
function decodeExtended(text: string): string {
  const [, charset = '', encoded] = /^([^']*)'[^']*'(.*)$/s.exec(text) ?? []
  if (encoded === undefined) return text
  const bytes = Buffer.from(encoded)
    .toString('latin1')
    .replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return strictDecoder(charset || 'utf-8').decode(Buffer.from(bytes, 'latin1'))
}
