import { refusing } from '../errors/sim-error.ts'

/** How large a document's text may be, and a file that holds one, bytes: 256 MiB. */
export const MAX_DOCUMENT_BYTES: number = 256 * 1024 * 1024

/** How documents and fixtures are refused, besides what their schema asks for. */
export const formatError = refusing({
  NEWER_FORMAT: ['invalid', 'A newer version of backlot wrote the document.', 'state-files'],
  UNKNOWN_FIXTURE: [
    'invalid',
    'No fixture of this name comes with backlot.',
    'state-files#fixtures-start-with-your-own-data',
  ],
  UNREADABLE_FIXTURE: [
    'invalid',
    "The fixture's file cannot be read.",
    'state-files#fixtures-start-with-your-own-data',
  ],
  STATE_TOO_LARGE: [
    'too-large',
    'The document, sent or asked for, is larger than 256 MiB; nothing has changed.',
    'state-files',
  ],
})
