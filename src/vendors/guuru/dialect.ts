import { referenceDialect } from '../../dialects/reference.ts'
import { jsonResponse, readAuthorization } from '../../request/message.ts'
import { type Dialect, formattedError, tooManyRequests } from '../contract/dialect.ts'
import type { GuuruActor } from './context.ts'
import type { GuuruState } from './state.ts'

/**
 * How GUURU speaks. A bearer token stands for one partner and is needed for every request (documented); the 401's
 * body, all codes and words of errors are assumed. Statuses follow the GraphQL-over-HTTP specification.
 */
export const dialect: Dialect<GuuruState, GuuruActor> = {
  engine: referenceDialect,
  methods: ['GET', 'POST'],
  statuses: 'specification',

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

  formatError: (error, refusal) =>
    formattedError(
      error,
      refusal ? { code: refusal.code, ...refusal.details } : { code: 'BAD_USER_INPUT', ...error.toJSON().extensions },
    ),
}
