import { refusing } from '../errors/sim-error.ts'

/** How a vendor's own schema is refused, which a user gave. */
export const graphqlError = refusing({
  INVALID_SCHEMA: [
    'invalid',
    "The file with a vendor's schema cannot be read, or holds no valid schema of a vendor's.",
    'command-line#a-vendors-whole-api',
  ],
  SCHEMA_DIFFERS: [
    'conflict',
    "A vendor's schema lacks something that is simulated, or types it differently.",
    'command-line#a-vendors-whole-api',
  ],
})
