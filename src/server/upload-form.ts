import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { errorMessage } from '../errors/reasons.ts'
import { SimError } from '../errors/sim-error.ts'
import { requestError } from '../request/errors.ts'
import { serverError } from './errors.ts'
import type { UploadedFile, UploadEndpoint } from '../vendors/contract/upload.ts'

/** How many parts a form may have; more are answered with 413. */
export const MAX_PARTS = 100
/** Bytes of a form's field; the token has 36 and its world's name. What is longer is cut, and unknown then. */
export const MAX_FIELD_BYTES = 1024

/** A form, read whole. The token may come before or after the file. */
export interface UploadForm {
  /** As sent, with its world's suffix. */
  readonly token: string | undefined
  readonly file: Omit<UploadedFile, 'mimeType'> | undefined
  /** How many files came in the file's field. */
  readonly files: number
}

/** How many bytes of a file may come before the connection is cut, told when the file begins; undefined: all. */
type LimitOf = (token: string | undefined) => number | undefined

/** Reads a form as it comes in; of its files only the first is kept, and of that no more than is allowed. */
export async function readUploadForm(
  request: FastifyRequest,
  { fileField, tokenFields }: UploadEndpoint,
  limitOf: LimitOf,
): Promise<UploadForm> {
  if (!request.isMultipart()) throw notAForm()
  const fields = new Map<string, string>()
  const token = (): string | undefined => tokenFields.map(name => fields.get(name)).find(sent => sent !== undefined)
  let file: UploadForm['file']
  let files = 0
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields.set(part.fieldname, part.value)
      } else if (part.fieldname === fileField && ++files === 1) {
        file = await readFile(part, limitOf(token()))
        if (file === undefined) break
      } else part.file.resume()
    }
  } catch (error) {
    throw malformed(error)
  }
  return { token: token(), file, files }
}

/** Reads a file; undefined when more bytes came than there may be before the connection is cut. */
async function readFile({ file, filename }: MultipartFile, limit = Infinity): Promise<UploadForm['file']> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file) {
    chunks.push(chunk)
    if ((size += chunk.length) > limit) return undefined
  }
  return { filename, content: Buffer.concat(chunks), tooLarge: file.truncated }
}

/** The refusal of what is no form at all. */
export function notAForm(): SimError {
  return requestError('UNSUPPORTED_MEDIA_TYPE', 'Send the upload as Content-Type: multipart/form-data; boundary=...')
}

/** What the parser of forms says of a broken one; too many parts, and refusals of ours, keep their own code. */
function malformed(error: unknown): SimError {
  if (error instanceof SimError) return error
  const reason = errorMessage(error)
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 413) {
    return serverError('FORM_TOO_LARGE', `The form has too many parts: ${reason}.`)
  }
  return serverError('MALFORMED_FORM', `The body is not a whole multipart form: ${reason}.`)
}
