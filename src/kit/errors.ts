import type { REFUSALS } from '../control/error-answers.ts'
import { refusing } from '../errors/sim-error.ts'
import type { serverError } from '../server/errors.ts'
import type { VendorRefusals } from '../vendors/index.ts'

/** How the test kit refuses. */
export const kitError = refusing({
  NO_CREDENTIAL: [
    'not-found',
    'The world has no account at this vendor.',
    'test-kit#credentials-and-fixtures-of-a-test',
  ],
  NOT_REACHED: [
    'timeout',
    'The condition did not hold, however far `until` moved time.',
    'time#let-it-run-fast-or-as-far-as-it-must',
  ],
  NO_INTERCEPTORS: [
    'unavailable',
    'Interception needs the package `@mswjs/interceptors`.',
    'test-kit#clients-that-cannot-be-given-a-fetch',
  ],
  SOCKET_REFUSED: [
    'forbidden',
    'A client that interception does not answer connects to a real host of a vendor.',
    'test-kit#clients-that-cannot-be-given-a-fetch',
  ],
  UNHANDLED_URL: ['invalid', 'backlot does not simulate this URL.', 'troubleshooting#in-the-test-kit'],
})

/** Every code by which the kit, the server, the control plane or a vendor refuses; the guide lists what each means. */
export type ErrorCode = Parameters<(typeof REFUSALS)[number] | VendorRefusals | typeof serverError | typeof kitError>[0]
