import type { UploadAnswer, UploadEndpoint } from '../contract/upload.ts'
import { UPLOAD_PATH } from './context.ts'
import { type AttachmentAnswer, receiveAttachment, refuseAttachment } from './operations/uploads.ts'
import { UPLOAD_ERRORS } from './rules.ts'
import type { ThgState } from './state.ts'

/**
 * The attachment upload: a form with the token in `uploadToken` (or `authToken`, which counts less: assumed) and the
 * file in `attachment`. It answers the four documented members with status 200, whether the file is accepted or refused.
 */
export const upload: UploadEndpoint<ThgState> = {
  path: UPLOAD_PATH,
  fileField: 'attachment',
  tokenFields: ['uploadToken', 'authToken'],
  isKnown: (state, token) => state.uploadTokens.get(token) !== undefined,
  receive: (place, form, limits) => toUploadAnswer(receiveAttachment(place, form, limits)),
  refuse: (errorCode = UPLOAD_ERRORS.EXPIRED_TOKEN) => toUploadAnswer(refuseAttachment(errorCode)),
}

function toUploadAnswer(body: AttachmentAnswer): UploadAnswer {
  const { successful, errorCode } = body
  return { body, journalBody: { successful, errorCode }, errors: successful ? [] : [{ errorCode }] }
}
