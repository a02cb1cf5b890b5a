import { rubyDialect } from '../../dialects/ruby/index.ts'
import { toRubyLocations } from '../../dialects/ruby/syntax-error.ts'
import { jsonResponse, readAuthorization } from '../../request/message.ts'
import { type Dialect, formattedError, tooManyRequests } from '../contract/dialect.ts'
import { assumed } from './assumptions.ts'
import type { MarketplacerActor } from './context.ts'
import { MAX_DEPTH, RATE_LIMITS, refusedStatus, UNCODED_REFUSALS } from './rules.ts'
import type { MarketplacerState } from './state.ts'

/** Codes that graphql-ruby does not give: those of refusals that come without one, and the server library's own. */
const UNCODED: readonly string[] = [
  ...UNCODED_REFUSALS,
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]

/** The engine, by its release. */
const ENGINES = { '2.1.6': rubyDialect(MAX_DEPTH, '2.1.6'), '2.3.10': rubyDialect(MAX_DEPTH, '2.3.10') } as const

/**
 * How Marketplacer speaks: graphql-ruby's words for all that is wrong with a document (assumed), status 200 for
 * every GraphQL answer, `application/json` whatever is accepted (assumed), and one 401 for a missing and for an invalid key. The message of the 401 is documented, its body assumed. A
 * `Basic` header is for the gate of a protected site, which does not exist here, and is ignored. Of two headers with
 * keys the vendor's own one counts, and a revoked key is an unknown one (assumed).
 */
export const dialect: Dialect<MarketplacerState, MarketplacerActor> = {
  engine: world => ENGINES[assumed(world)['marketplacer.graphql-ruby']],
  methods: ['POST'],
  /**
   * Rails merges the parameters of the URL with those of the body, and the controller that graphql-ruby makes for it takes
   * variables as a text and does not look at extensions (assumed).
   */
  posts: { urlMembers: ['operationName'], textVariables: true, ignoresExtensions: true },
  statuses: 'always-200',

  readCredential: ({ headers }) =>
    headers['marketplacer-api-key']?.trim() || readAuthorization(headers['authorization'], 'Bearer'),

  identify(state, key) {
    const row = state.apiKeys.last('byKey', key)
    if (!row || (row.sellerId !== null && !state.sellers.get(row.sellerId))) return undefined
    return { keyId: row.id, sellerId: row.sellerId }
  },

  refuse: () => jsonResponse(401, { errors: [{ message: 'API Token has expired' }] }),

  view: (_request, { sellerId }) => (sellerId === null ? 'operator' : 'seller'),

  limits: RATE_LIMITS,

  /** 429 is documented, and that there may be a `Retry-After`; the body is assumed. */
  tooMany: (_request, limit) => tooManyRequests({ errors: [{ message: 'Too Many Requests' }] }, limit),

  payloadError: (world, { input }, error) => ({
    clientMutationId: mutationIdOf(input),
    chatMessage: null,
    status: refusedStatus(world),
    errors: [error],
  }),

  formatError(error, refusal) {
    const { code, ...rest } = refusal ? { code: refusal.code, ...refusal.details } : (error.toJSON().extensions ?? {})
    const details = { ...(code === undefined || UNCODED.includes(String(code)) ? {} : { code }), ...rest }
    return formattedError(error, Object.keys(details).length > 0 ? details : undefined, toRubyLocations(error))
  },
}

function mutationIdOf(input: unknown): unknown {
  return (typeof input === 'object' && input !== null && Reflect.get(input, 'clientMutationId')) || null
}
