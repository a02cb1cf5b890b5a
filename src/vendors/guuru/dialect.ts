import { bodyFault, urlFault } from '../../dialects/apollo-requests.ts'
import { referenceDialect } from '../../dialects/reference.ts'
import { jsonResponse, readAuthorization } from '../../request/message.ts'
import { type Dialect, formattedError, tooManyRequests } from '../contract/dialect.ts'
import type { GuuruActor } from './context.ts'
import { guuruError } from './errors.ts'
import type { GuuruState } from './state.ts'

/** How the extension `persistedQuery` is refused, whatever it holds, also beside a document: as Apollo Server does. Assumed. */
const HASH_REFUSAL = { code: 'PERSISTED_QUERY_NOT_SUPPORTED', message: 'PersistedQueryNotSupported' } as const

/** What yoga says of a mutation by GET, and what Apollo Server says. */
const NO_MUTATION = [
  /^Can only perform a mutation .+$/,
  'GET requests only support query operations, not mutation operations',
] as const

/**
 * How GUURU speaks. A bearer token stands for one partner and is needed for every request (documented); the 401's
 * body, which has the shape of a GraphQL answer, all codes and words of errors are assumed: Apollo Server's where it has some. A
 * refusal has HTTP 200 and `data: null`, and a revoked token is an unknown one (assumed). Statuses follow the GraphQL-over-HTTP specification.
 */
export const dialect: Dialect<GuuruState, GuuruActor> = {
  engine: () => referenceDialect,
  methods: ['GET', 'POST'],
  statuses: 'specification',
  /** What is no request is refused as Apollo Server refuses it. Assumed. */
  posts: { bodyFault, urlFault },

  persistedQuery() {
    throw guuruError(HASH_REFUSAL.code, HASH_REFUSAL.message)
  },

  readCredential: ({ headers }) => readAuthorization(headers['authorization'], 'Bearer'),

  identify(state, token) {
    const partner = state.partners.last('byToken', token)
    return partner && { partnerId: partner.id }
  },

  refuse: missing => {
    const message = missing
      ? 'Authentication is required: send Authorization: Bearer <token>'
      : 'The token is not valid'
    return jsonResponse(401, { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] })
  },

  view: () => 'partner',

  /** No limit is documented; status, words and code are assumed. */
  tooMany: (_request, limit) =>
    tooManyRequests({ errors: [{ message: 'Too many requests', extensions: { code: 'RATE_LIMITED' } }] }, limit),

  formatError(error, refusal) {
    const extensions = refusal
      ? { code: refusal.code, ...refusal.details }
      : { code: 'BAD_USER_INPUT', ...error.toJSON().extensions }
    const formatted = formattedError(error, extensions)
    return refusal ? formatted : { ...formatted, message: formatted.message.replace(...NO_MUTATION) }
  },
}
