import { refusing } from '../errors/sim-error.ts'

/** How the server refuses bodies. */
export const serverError = refusing({
  BODY_TOO_LARGE: ['too-large', 'The body of a request to a vendor is too large.'],
  FORM_TOO_LARGE: ['too-large', 'The form of an upload has too many parts.'],
  MALFORMED_FORM: ['invalid', 'The form of an upload is not whole.'],
})
