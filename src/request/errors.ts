import { refusing } from '../errors/sim-error.ts'

/** How a request is refused before its contents count. */
export const requestError = refusing({
  BAD_REQUEST: [
    'invalid',
    'The request cannot be read; 431 when its headers are too large, 408 when it comes too late, 417 when it expects what is not done.',
  ],
  INTERNAL_SERVER_ERROR: ['bug', 'A bug of backlot: its log holds the whole error.'],
  INVALID_WORLD: ['invalid', "This cannot be a world's name.", 'worlds#how-a-request-finds-its-world'],
  UNSUPPORTED_MEDIA_TYPE: [
    'unsupported',
    'A body is of a type that the call does not read, or not in UTF-8, or an upload is no multipart form.',
  ],
})
