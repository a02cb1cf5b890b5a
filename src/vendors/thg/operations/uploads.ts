import { lookup } from 'mrmime'
import { once } from '../../../world/once.ts'
import type { Here } from '../context.ts'
import type { AttachmentRow } from '../records.ts'
import { isExpired, UPLOAD_ERRORS, UPLOAD_TOKEN_LIFETIME } from '../rules.ts'
import type { AttachmentUploaderConfig } from '../schema.gen.ts'
import { requireCustomer } from './account.ts'
import { mintAttachmentToken, mintUploadToken, toPublicToken } from './tokens.ts'

/** Path of the upload's form, without a world's prefix; the customer's number follows (documented). */
export const UPLOAD_PATH = '/account/documentupload/uploader/upload'

/** What is known of a file when nobody knows what it is. */
const UNKNOWN_TYPE = 'application/octet-stream'

/** A form that was sent, read whole; only its first file is kept. */
export interface Upload {
  /** The customer's number in the path. */
  readonly customer: string
  /** The form's token, without a world's suffix. */
  readonly token: string | undefined
  readonly file: UploadedFile | undefined
  /** How many files were in the form's file field. */
  readonly files: number
}

/** A file of a form. `content` is cut off where the file is `tooLarge`. */
export interface UploadedFile {
  readonly filename: string
  readonly mimeType: string
  readonly content: Buffer
  readonly tooLarge: boolean
}

/** The upload's answer: these four members and no others (documented). */
export interface UploadAnswer {
  readonly successful: boolean
  readonly token: string | null
  readonly mimeType: string | null
  readonly errorCode: number
}

/** Where and how the customer can upload: each call hands out another form token. */
export function attachmentUploaderConfig(here: Here): AttachmentUploaderConfig {
  const { world, state } = here
  const { number } = requireCustomer(here)
  const { token } = state.uploadTokens.insert({
    token: state.uploadTokens.unused(() => mintUploadToken(world)),
    customer: number,
    expiresAt: world.clock.now() + UPLOAD_TOKEN_LIFETIME,
  })
  return { uploadUrl: `${world.pathPrefix}${UPLOAD_PATH}/${number}`, authToken: toPublicToken(world, token) }
}

/** Keeps an uploaded file and answers its token, or says why not; `types` are those allowed, all when empty. */
export function receiveAttachment(
  { world, state }: Pick<Here, 'world' | 'state'>,
  upload: Upload,
  types: readonly string[],
): UploadAnswer {
  const errorCode = uploadError({ world, state }, upload, types)
  if (errorCode !== UPLOAD_ERRORS.NONE || !upload.file) {
    return { successful: false, token: null, mimeType: null, errorCode }
  }
  const { filename, mimeType, content } = upload.file
  const row = state.attachments.insert({
    token: state.attachments.unused(() => mintAttachmentToken(world)),
    customer: upload.customer,
    filename,
    mimeType,
    size: content.length,
    uploadedAt: world.clock.now(),
    content: content.toString('base64'),
  })
  world.announce('thg.attachment.uploaded', null, describeAttachment(row), row.customer)
  return { successful: true, token: toPublicToken(world, row.token), mimeType, errorCode }
}

/** An attachment without its bytes. */
export function describeAttachment({
  content: _content,
  ...attachment
}: AttachmentRow): Omit<AttachmentRow, 'content'> {
  return attachment
}

const loadFileType = once(() => import('file-type'))

/** A file's MIME type by its content, else by its name; what the form says of it is never believed. */
export async function detectMimeType(content: Buffer, filename: string): Promise<string> {
  const { fileTypeFromBuffer } = await loadFileType()
  // A file that only looks like one of its kind makes the library throw: then its name is all there is.
  const detected = await fileTypeFromBuffer(content).catch(() => undefined)
  return detected?.mime ?? lookup(filename) ?? UNKNOWN_TYPE
}

function uploadError(
  { world, state }: Pick<Here, 'world' | 'state'>,
  { customer, token, file, files }: Upload,
  types: readonly string[],
): number {
  const row = token === undefined ? undefined : state.uploadTokens.get(token)
  if (row?.customer !== customer) return UPLOAD_ERRORS.INVALID_TOKEN
  if (isExpired(row, world.clock.now())) return UPLOAD_ERRORS.EXPIRED_TOKEN
  if (!file) return UPLOAD_ERRORS.NO_FILE
  if (files > 1) return UPLOAD_ERRORS.TOO_MANY_FILES
  if (file.tooLarge) return UPLOAD_ERRORS.FILE_TOO_LARGE
  if (file.content.length === 0) return UPLOAD_ERRORS.EMPTY_FILE
  return types.length === 0 || types.includes(file.mimeType) ? UPLOAD_ERRORS.NONE : UPLOAD_ERRORS.TYPE_NOT_ALLOWED
}
