import { GraphQLError, Source, validate } from 'graphql'
import { jsonResponse, readAuthorization } from '../../request/message.ts'
import type { Dialect } from '../contract/vendor.ts'
import type { MarketplacerActor } from './context.ts'
import { MAX_DEPTH, RATE_LIMITS, REFUSED_STATUS, UNCODED_REFUSALS } from './rules.ts'
import type { MarketplacerState } from './state.ts'
import { toRubyParseError } from '../../dialects/ruby/parse-error.ts'
import { depthError, missingQueryError, rubyRules, selectOperation } from '../../dialects/ruby/validation.ts'
import { variableErrors } from '../../dialects/ruby/variable-errors.ts'

/** Codes that graphql-ruby does not give: those of refusals that come without one, and the server library's own. */
const UNCODED: readonly string[] = [
  ...UNCODED_REFUSALS,
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]

/**
 * How Marketplacer speaks: graphql-ruby's words for all that is wrong with a document, status 200 for every GraphQL
 * answer, and one 401 for a missing and for an invalid key. The message of the 401 is documented, its body assumed. A
 * `Basic` header is for the gate of a protected site, which does not exist here, and is ignored. Of two headers with
 * keys the vendor's own one counts (assumed).
 */
export const dialect: Dialect<MarketplacerState, MarketplacerActor> = {
  methods: ['POST'],
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
  tooMany: (_request, { retryAfter }) =>
    jsonResponse(
      429,
      { errors: [{ message: 'Too Many Requests' }] },
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    ),

  payloadError: ({ input }, error) => ({ clientMutationId: mutationIdOf(input), ...REFUSED, errors: [error] }),

  formatError(error, refusal) {
    const { message, locations, path, extensions = {} } = error.toJSON()
    const { code, ...rest } = refusal ? { code: refusal.code, ...refusal.details } : extensions
    const details = { ...(code === undefined || UNCODED.includes(String(code)) ? {} : { code }), ...rest }
    return {
      message,
      ...(locations ? { locations } : {}),
      ...(path ? { path } : {}),
      ...(Object.keys(details).length > 0 ? { extensions: details } : {}),
    }
  },

  missingQuery: missingQueryError,
  syntaxError: toSyntaxError,
  operationError: (document, operationName) => selectOperation(document, operationName).error,
  validate: (schema, document) => validate(schema, document, rubyRules),

  /** A document has 10,000 tokens at most; `analyse` words what is deeper than the vendor allows. */
  maxDepth: Infinity,

  analyse(schema, document, operationName) {
    // Fields that depend on a variable count when nothing is known of it, so what is not too deep now never is.
    if (!depthError(document, operationName, MAX_DEPTH)) return undefined
    const { operation } = selectOperation(document, operationName)
    return variables => {
      const error = depthError(document, operationName, MAX_DEPTH, variables)
      if (!error) return []
      const unfit = operation ? variableErrors(schema, operation, variables) : []
      return unfit.length > 0 ? unfit : [error]
    }
  },

  variableErrors(schema, document, operationName, variables) {
    const { operation } = selectOperation(document, operationName)
    return operation ? variableErrors(schema, operation, variables) : []
  },
}

/** What a payload holds besides the errors when nothing came of the mutation. */
const REFUSED = { chatMessage: null, status: REFUSED_STATUS }

function mutationIdOf(input: unknown): unknown {
  return (typeof input === 'object' && input !== null && Reflect.get(input, 'clientMutationId')) || null
}

/** A syntax error in graphql-ruby's words, at the place that graphql-ruby names; none at the end of the document. */
function toSyntaxError(error: GraphQLError, text: string): GraphQLError {
  const { message, locations = [] } = toRubyParseError(error, text)
  const starts = [0, ...[...text.matchAll(/\r\n|[\n\r]/g)].map(({ 0: end, index }) => index + end.length)]
  const positions = locations.map(({ line, column }) => (starts[line - 1] ?? 0) + column - 1)
  return new GraphQLError(message, { source: new Source(text), positions })
}
