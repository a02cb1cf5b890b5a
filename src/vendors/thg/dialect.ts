import { Kind } from 'graphql'
import { javaDialect } from '../../dialects/java/index.ts'
import type { SimError } from '../../errors/sim-error.ts'
import { readAuthorization, readCookie } from '../../request/message.ts'
import { type Dialect, formattedError } from '../contract/dialect.ts'
import { isObject } from '../../inputs/match.ts'
import { thgError } from './errors.ts'
import { assumed } from './assumptions.ts'
import { isWeb, type ThgActor, welcome } from './context.ts'
import { authenticate } from './operations/account.ts'
import { captcha, CAPTCHA_TYPE, isExpired, MAX_WEIGHT, SITE, WRONG_CAPTCHA } from './rules.ts'
import type { ThgState } from './state.ts'
import { CaptchaType, type Flag, RateLimitingBucket } from './schema.gen.ts'

/** The engine, by how it takes variables. */
const ENGINES = { lenient: javaDialect('lenient'), strict: javaDialect('strict') } as const

/** The code inside of a refusal that is not worded like the others. */
const RATE_LIMITED = 'RATE_LIMITED'

/** How a hash is refused: the message is documented, the code is the usual one of Apollo's clients (assumed). */
const UNKNOWN_HASH = { code: 'PERSISTED_QUERY_NOT_FOUND', message: 'PersistedQueryNotFound' } as const
/** How a hash that is not the document's is refused. Assumed: as graphql-java says it. */
const WRONG_HASH = { code: 'PERSISTED_QUERY_ID_INVALID', message: 'PersistedQueryIdInvalid' } as const

/**
 * How THG speaks. The app flavour knows customers by header, the web flavour by cookie, and neither looks at the
 * other's (documented). A missing, unknown, expired or revoked token makes a guest, never a 401 (assumed). Every
 * GraphQL answer has status 200 and top-level `extensions` (documented), as `application/json` whatever is accepted, and a
 * mutation does not run by GET (assumed). The shape of an error's `extensions` and its words are assumed: the
 * server looks like graphql-java, and a sample that sends texts for a Boolean variable (documented) speaks for version
 * 19 or older. So documents and variables are taken as 18.1 takes them, and errors have a `classification`; refusals
 * also have a `code`.
 */
export const dialect: Dialect<ThgState, ThgActor> = {
  engine: world => ENGINES[assumed(world)['thg.variable-coercion']],
  lacksRootFields: true,
  methods: ['POST'],
  /** THG's own client and proxy send JSON as text or without a type. The URL's operationName is for logs. */
  posts: { bodyTypes: ['text/plain', ''], urlMembers: ['extensions'] },
  statuses: 'always-200',

  persistedQuery(hash, sent, known) {
    if (hash === undefined) return sent
    if (sent !== undefined && !known.register(hash, sent)) throw refuseHash(WRONG_HASH)
    const document = sent ?? known.find(hash)
    if (document === undefined) throw refuseHash(UNKNOWN_HASH)
    return document
  },

  readCredential: request =>
    isWeb(request)
      ? readCookie(request.headers['cookie'], `Opaque_${SITE.code}_${SITE.subsite}`) || undefined
      : readAuthorization(request.headers['authorization'], 'Opaque'),

  identify(state, token, clock) {
    const session = state.sessions.get(token)
    return session && !isExpired(session, clock.now()) ? { token, customer: session.customer } : undefined
  },

  readLogin({ fields }) {
    const input = fields.find(({ name }) => name === 'login')?.args['input']
    const { username, password } = isObject(input) ? input : {}
    return typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined
  },

  admits: (place, input) => typeof authenticate(place, input) !== 'string',

  /** A new guest for each request, because a login turns the request's own guest into a customer. */
  get stranger(): ThgActor {
    return { token: null, customer: null }
  },

  view: request => (isWeb(request) ? 'web' : 'app'),

  buckets: Object.values(RateLimitingBucket),

  captchas: Object.values(CaptchaType),

  bucketOf({ parentType, fieldName }) {
    const directives = parentType.getFields()[fieldName]?.astNode?.directives ?? []
    const [value] = directives.flatMap(({ name, arguments: args = [] }) =>
      name.value === 'rateLimited' ? args.map(arg => arg.value) : [],
    )
    return value?.kind === Kind.ENUM ? value.value : undefined
  },

  /** The limited field is null (documented); the limits themselves are not, and which captchas count is assumed. */
  tooMany: ({ headers }, { bucket = 'LOGIN', captcha: type = CAPTCHA_TYPE }) => {
    const isLifted =
      headers['x-captcha-type'] === type && !['', WRONG_CAPTCHA].includes(headers['x-captcha-response'] ?? '')
    const limit = { rateLimitingBucket: bucket, captchaBypassAvailable: [captcha(type)] }
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

  envelope(body, context) {
    const { actor, request, world } = context
    if (isWeb(request)) welcome(context)
    const flags: Flag[] = actor.customer === null ? [] : ['LOGGED_IN']
    const isSilent = flags.length === 0 && assumed(world)['thg.guest-flags'] === 'absent'
    const weight = { weight: 0, maxWeight: MAX_WEIGHT }
    const ray = world.ids.nextBytes('thg.ray').subarray(0, 16).toString('base64')
    const firing = (body.errors ?? []).flatMap(({ extensions: { rateLimited, ...limiter } = {} }) =>
      rateLimited ? [limiter] : [],
    )
    const limiters = firing.length > 0 ? { rateLimitersFiring: firing } : {}
    const shown = isSilent ? undefined : flags
    return { ...body, extensions: { ...body.extensions, flags: shown, weight, ray, experiments: {}, ...limiters } }
  },
}

/** The message is the classification too. */
function refuseHash({ code, message }: typeof UNKNOWN_HASH | typeof WRONG_HASH): SimError {
  return thgError(code, message, { classification: message })
}
