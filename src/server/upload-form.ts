import type { FastifyRequest } from 'fastify'
import { errorCode, errorMessage } from '../errors/reasons.ts'
import { SimError } from '../errors/sim-error.ts'
import { requestError } from '../request/errors.ts'
import { realDelay } from '../time/real-time.ts'
import type { MaybePromise } from '../request/message.ts'
import { encodingFault, readHeaderValue } from '../request/header-value.ts'
import type { UploadedFile, UploadEndpoint } from '../vendors/contract/upload.ts'
import { serverError } from './errors.ts'
import { readParts, strictDecoder } from './multipart.ts'

/** How many parts a form may have; more are answered with 413. */
const MAX_PARTS = 100
/** Characters of a form's field; the token has 36 and its world's name. What is longer is cut, and unknown then. */
const MAX_FIELD_LENGTH = 1024

/** A form, read whole. The token may come before or after the file. */
export interface UploadForm {
  /** As sent, with its world's suffix. */
  readonly token: string | undefined
  readonly file: Omit<UploadedFile, 'mimeType'> | undefined
  /** How many files came in the file's field. */
  readonly files: number
}

/** How large a file may be. */
export interface FileLimits {
  /** Bytes that are kept of it; one with more is too large. */
  readonly maxBytes: number
  /** How many bytes may come before the connection is cut, told when the file begins; undefined: all. */
  readonly cutAt: (token: string | undefined) => MaybePromise<number | undefined>
  /** How many bytes are taken in within a second, asked after `cutAt`; undefined: as they come. */
  readonly speed: () => number | undefined
  /** Ends a wait for bytes that are taken in slowly. */
  readonly closing: AbortSignal
}

/** Reads a form as it comes in; of its files only the first is kept, and of that no more than is allowed. */
export async function readUploadForm(
  request: FastifyRequest,
  { fileField, tokenFields }: UploadEndpoint,
  limits: FileLimits,
): Promise<UploadForm> {
  const { value, parameters } = readHeaderValue(request.headers['content-type'] ?? '')
  if (value !== 'multipart/form-data') throw notAForm()
  const fault = encodingFault(request.headers)
  if (fault !== undefined) throw requestError('UNSUPPORTED_MEDIA_TYPE', fault)
  const boundary = parameters.get('boundary')
  if (!boundary) throw malformed(new Error('its Content-Type has no boundary'))
  const fields = new Map<string, string>()
  const token = (): string | undefined => tokenFields.map(name => fields.get(name)).find(sent => sent !== undefined)
  let file: UploadForm['file']
  let files = 0
  try {
    for await (const { name, filename, content } of readParts(request, boundary, MAX_PARTS)) {
      if (filename === undefined) fields.set(name, await readField(content))
      else if (name === fileField && ++files === 1) {
        const { maxBytes, cutAt } = limits
        // What cuts or slows the file is known once `cutAt` was asked.
        const read = { maxBytes, cutAt: await cutAt(token()), taken: slowDown(request, limits) }
        file = await readFile(filename, content, read)
        if (file === undefined) break
      }
    }
  } catch (error) {
    throw malformed(error)
  }
  return { token: token(), file, files }
}

/** The text of a field: its bytes, whatever type and charset its part declares. */
async function readField(content: AsyncIterable<Buffer>): Promise<string> {
  const decoder = strictDecoder()
  let text = ''
  for await (const chunk of content) text = (text + decoder.decode(chunk, { stream: true })).slice(0, MAX_FIELD_LENGTH)
  return text + decoder.decode()
}

/** How one file is read. */
interface ReadLimits {
  readonly maxBytes: number
  readonly cutAt: number | undefined
  /** Waits after so many bytes. */
  readonly taken: ((bytes: number) => Promise<void>) | undefined
}

/** What lets the client wait after each part of its file that came, where the file is taken in slowly. */
function slowDown({ raw }: FastifyRequest, { speed, closing }: FileLimits): ReadLimits['taken'] {
  const bytesPerSecond = speed()
  if (bytesPerSecond === undefined) return undefined
  return async bytes => {
    raw.pause()
    await realDelay((bytes / bytesPerSecond) * 1000, closing)
    raw.resume()
  }
}

/** Reads a file; undefined when more bytes came than there may be before the connection is cut. */
async function readFile(
  filename: string,
  content: AsyncIterable<Buffer>,
  { maxBytes, cutAt = Infinity, taken }: ReadLimits,
): Promise<UploadForm['file']> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content) {
    await taken?.(chunk.length)
    chunks.push(chunk.subarray(0, Math.max(0, maxBytes - size)))
    if ((size += chunk.length) > cutAt) return undefined
  }
  return { filename, content: Buffer.concat(chunks), tooLarge: size > maxBytes }
}

/** The refusal of what is no form at all. */
export function notAForm(): SimError {
  return requestError('UNSUPPORTED_MEDIA_TYPE', 'Send the upload as Content-Type: multipart/form-data; boundary=...')
}

/** What is wrong with a form that cannot be read; refusals of ours keep their own code. */
function malformed(error: unknown): SimError {
  if (error instanceof SimError) return error
  if (errorCode(error) === 'FST_PARTS_LIMIT')
    return serverError('FORM_TOO_LARGE', `The form has more than ${MAX_PARTS} parts.`)
  if (errorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return serverError('MALFORMED_FORM', 'A name or a field of the form is not UTF-8.')
  return serverError('MALFORMED_FORM', `The body is not a whole multipart form: ${errorMessage(error)}.`)
}
