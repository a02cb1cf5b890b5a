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
 * Reads a multipart form part by part, as RFC 7578 has it. Throws where the form ends too early or a part's headers are
 * too large, and a decoder's error where they are no UTF-8.
 */
export async function* readParts(body: AsyncIterable<Buffer>, boundary: string): AsyncGenerator<FormPart> {
  const source = new Source(body)
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  await passOver(source.until(delimiter))
  while (!(await source.startsWith(END))) {
    const head = await readHead(source.until(BLANK_LINE))
    const content = source.until(delimiter)
    const disposition = /\r\ncontent-disposition:([^\r\n]*)/i.exec(head)?.[1] ?? ''
    const { value, parameters } = readHeaderValue(disposition)
    const name = parameters.get('name')
    if (value === 'form-data' && name !== undefined) yield { name, filename: filenameOf(parameters), content }
    await passOver(content)
  }
}

/** A decoder that throws, with `ERR_ENCODING_INVALID_ENCODED_DATA`, where bytes are no text of the charset. */
export function strictDecoder(charset = 'utf-8'): TextDecoder {
  return new TextDecoder(charset, { fatal: true, ignoreBOM: true })
}

/** Bytes that are read up to a mark. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>
  /** What was not handed out yet. A line may begin at once. */
  #rest: Buffer = Buffer.from('\r\n')

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** The bytes before the mark, portion by portion; what follows begins behind it. */
  async *until(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#rest.indexOf(mark)
      // The mark may have begun in the last bytes.
      const end = at < 0 ? Math.max(0, this.#rest.length - mark.length + 1) : at
      const portion = this.#rest.subarray(0, end)
      this.#rest = this.#rest.subarray(at < 0 ? end : at + mark.length)
      if (end > 0) yield portion
      if (at >= 0) return
      await this.#readMore()
    }
  }

  async startsWith(text: Buffer): Promise<boolean> {
    while (this.#rest.length < text.length) await this.#readMore()
    return this.#rest.subarray(0, text.length).equals(text)
  }

  async #readMore(): Promise<void> {
    const { done, value } = await this.#chunks.next()
    if (done) throw new Error('it ends too early')
    this.#rest = Buffer.concat([this.#rest, value])
  }
}

async function passOver(content: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of content);
}

/** A part's headers, each after a line break, as one line; what stands behind the delimiter comes first. */
async function readHead(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content) {
    if ((size += chunk.length) > MAX_HEAD) throw new Error(`the headers of a part are larger than ${MAX_HEAD} bytes`)
    chunks.push(chunk)
  }
  return strictDecoder()
    .decode(Buffer.concat(chunks))
    .replaceAll(/\r\n[\t ]+/g, ' ')
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
