import type { REFUSALS } from '../control/error-answers.ts'
import { refusing } from '../errors/sim-error.ts'
import type { serverError } from '../server/errors.ts'
import type { VendorRefusals } from '../vendors/index.ts'

/** How the test kit refuses. */
export const kitError = refusing({
  NO_CREDENTIAL: ['not-found', 'The world has no account at this vendor.'],
  NOT_REACHED: ['timeout', 'The condition did not hold, however far `until` moved time.'],
  NO_INTERCEPTORS: ['unavailable', 'Interception needs the package `@mswjs/interceptors`.'],
  SOCKET_REFUSED: ['forbidden', 'A client that interception does not answer connects to a real host of a vendor.'],
  UNHANDLED_URL: ['invalid', 'backlot does not simulate this URL.'],
})

/** Every code by which the kit, the server, the control plane or a vendor refuses; the guide lists what each means. */
export type ErrorCode = Parameters<(typeof REFUSALS)[number] | VendorRefusals | typeof serverError | typeof kitError>[0]
