import { GraphQLError, Kind } from 'graphql'
import { referenceDialect } from '../../dialects/reference.ts'
import { readAuthorization, readCookie } from '../../request/message.ts'
import { type Dialect, formattedError } from '../contract/dialect.ts'
import { thgError } from './errors.ts'
import { isWeb, type ThgActor } from './context.ts'
import { CAPTCHA, isExpired, MAX_WEIGHT, SITE, WRONG_CAPTCHA } from './rules.ts'
import type { ThgState } from './state.ts'
import { type Flag, RateLimitingBucket } from './schema.gen.ts'

/** The code inside of a refusal that is not worded like the others. */
const RATE_LIMITED = 'RATE_LIMITED'

/**
 * How THG speaks. The app flavour knows customers by header, the web flavour by cookie, and neither looks at the
 * other's (documented). A missing, unknown, expired or revoked token makes a guest. Every GraphQL answer has status
 * 200 and top-level `extensions` (documented). The shape of an error's `extensions` and its words are assumed: the
 * server looks like graphql-java, so there is a `classification`; refusals also have a `code`.
 */
export const dialect: Dialect<ThgState, ThgActor> = {
  engine: { ...referenceDialect, syntaxError: error => classified(error, 'InvalidSyntax') },
  methods: ['POST'],
  statuses: 'always-200',
  /** As graphql-java has it. */
  isEmptyNameFirst: true,

  readCredential: request =>
    isWeb(request)
      ? readCookie(request.headers['cookie'], `Opaque_${SITE.code}_${SITE.subsite}`) || undefined
      : readAuthorization(request.headers['authorization'], 'Opaque'),

  identify(state, token, now) {
    const session = state.sessions.get(token)
    return session && !isExpired(session, now) ? { token, customer: session.customer } : undefined
  },

  /** A new guest for each request, because a login turns the request's own guest into a customer. */
  get stranger(): ThgActor {
    return { token: null, customer: null }
  },

  view: request => (isWeb(request) ? 'web' : 'app'),

  buckets: Object.values(RateLimitingBucket),

  bucketOf({ parentType, fieldName }) {
    const directives = parentType.getFields()[fieldName]?.astNode?.directives ?? []
    const [value] = directives.flatMap(({ name, arguments: args = [] }) =>
      name.value === 'rateLimited' ? args.map(arg => arg.value) : [],
    )
    return value?.kind === Kind.ENUM ? value.value : undefined
  },

  /** The limited field is null (documented); the limits themselves are not, and which captchas count is assumed. */
  tooMany: ({ headers }, { bucket = 'LOGIN' }) => {
    const isLifted =
      headers['x-captcha-type'] === CAPTCHA.type && !['', WRONG_CAPTCHA].includes(headers['x-captcha-response'] ?? '')
    const limit = { rateLimitingBucket: bucket, captchaBypassAvailable: [CAPTCHA] }
    return isLifted
      ? undefined
      : thgError(RATE_LIMITED, 'Rate limited: Please try again later', { rateLimited: true, ...limit })
  },

  formatError(error, refusal, phase) {
    if (refusal?.code === RATE_LIMITED) {
      const { path: _path, ...limited } = formattedError(error, refusal.details) // the documented example has no path
      return limited
    }
    const invalid = error.extensions['classification'] ?? 'ValidationError'
    const classification = phase === 'execution' ? 'DataFetchingException' : invalid
    return formattedError(error, { classification, ...(refusal && { code: refusal.code, ...refusal.details }) })
  },

  envelope(body, { actor, world }) {
    const flags: Flag[] = actor.customer === null ? [] : ['LOGGED_IN']
    const weight = { weight: 0, maxWeight: MAX_WEIGHT }
    const ray = world.ids.nextBytes('thg.ray').subarray(0, 16).toString('base64')
    const firing = (body.errors ?? []).flatMap(({ extensions: { rateLimited, ...limiter } = {} }) =>
      rateLimited ? [limiter] : [],
    )
    const limiters = firing.length > 0 ? { rateLimitersFiring: firing } : {}
    return { ...body, extensions: { ...body.extensions, flags, weight, ray, ...limiters } }
  },
}

function classified(error: GraphQLError, classification: string): GraphQLError {
  const { message, nodes = null, source = null, positions = null, path = null, originalError = null } = error
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions: { classification } })
}
