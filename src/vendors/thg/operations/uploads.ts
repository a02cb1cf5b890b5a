import type { Place } from '../../contract/act.ts'
import type { Upload, UploadLimits } from '../../contract/upload.ts'
import { assumed } from '../assumptions.ts'
import { announce, type Here, UPLOAD_PATH } from '../context.ts'
import type { Attachment, AttachmentRow } from '../records.ts'
import { isExpired, UPLOAD_ERRORS, UPLOAD_TOKEN_LIFETIMES } from '../rules.ts'
import type { AttachmentUploaderConfig } from '../schema.gen.ts'
import type { ThgState } from '../state.ts'
import { requireCustomer } from './account.ts'
import { sweepExpired } from './expiry.ts'
import { mintAttachmentToken, mintUploadToken, toPublicToken } from './tokens.ts'

/** The upload's answer: these four members and no others (documented). */
export interface AttachmentAnswer {
  readonly successful: boolean
  readonly token: string | null
  readonly mimeType: string | null
  readonly errorCode: number
}

/** Where and how the customer can upload: each call hands out another form token. Null for guests where that is assumed. */
export function attachmentUploaderConfig(here: Here): AttachmentUploaderConfig | null {
  const { world, state, actor } = here
  if (actor.customer === null && assumed(world)['thg.guest-uploader-config'] === 'null') return null
  const { number } = requireCustomer(here)
  world.assertRoom()
  sweepExpired(state, world.clock.now())
  const { token } = state.uploadTokens.insert({
    token: state.uploadTokens.unused(() => mintUploadToken(world)),
    customer: number,
    expiresAt: world.clock.in(UPLOAD_TOKEN_LIFETIMES[assumed(world)['thg.upload-token-lifetime']]),
  })
  return { uploadUrl: `${world.pathPrefix}${UPLOAD_PATH}/${number}`, authToken: toPublicToken(world, token) }
}

/** Keeps an uploaded file and answers its token, or says why not. */
export function receiveAttachment(
  { world, state }: Place<ThgState>,
  upload: Upload,
  limits: UploadLimits,
): AttachmentAnswer {
  const errorCode = uploadError({ world, state }, upload, limits)
  if (errorCode !== UPLOAD_ERRORS.NONE || !upload.file) return refuseAttachment(errorCode)
  const { filename, mimeType, content } = upload.file
  const row = state.attachments.insert({
    token: state.attachments.unused(() => mintAttachmentToken(world)),
    customer: upload.owner,
    filename,
    mimeType,
    size: content.length,
    uploadedAt: world.clock.now(),
    content: Buffer.from(content).toString('base64'),
  })
  announce(world, 'thg.attachment.uploaded', null, describeAttachment(row), row.customer)
  return { successful: true, token: toPublicToken(world, row.token), mimeType, errorCode }
}

/** The answer to a form whose file is not kept. */
export function refuseAttachment(errorCode: number): AttachmentAnswer {
  return { successful: false, token: null, mimeType: null, errorCode }
}

/** An attachment without its bytes. */
export function describeAttachment({ content: _content, ...attachment }: AttachmentRow): Attachment {
  return attachment
}

function uploadError(
  { world, state }: Place<ThgState>,
  { owner, token, file, files }: Upload,
  { uploadTypes: types }: UploadLimits,
): number {
  const row = token === undefined ? undefined : state.uploadTokens.get(token)
  if (row?.customer !== owner) return UPLOAD_ERRORS.INVALID_TOKEN
  if (isExpired(row, world.clock.now())) return UPLOAD_ERRORS.EXPIRED_TOKEN
  if (!file) return UPLOAD_ERRORS.NO_FILE
  if (files > 1) return UPLOAD_ERRORS.TOO_MANY_FILES
  if (file.tooLarge) return UPLOAD_ERRORS.FILE_TOO_LARGE
  if (file.content.length === 0) return UPLOAD_ERRORS.EMPTY_FILE
  if (types.length > 0 && !types.some(type => isOfType(file.mimeType, type))) return UPLOAD_ERRORS.TYPE_NOT_ALLOWED
  return world.hasRoomForFile(file.content.length) ? UPLOAD_ERRORS.NONE : UPLOAD_ERRORS.NO_ROOM
}

/** Whether a MIME type is this one, or of this kind, such as `image/*`. */
function isOfType(mimeType: string, wanted: string): boolean {
  const type = wanted.toLowerCase()
  return type.endsWith('/*') ? mimeType.startsWith(type.slice(0, -1)) : mimeType === type
}
