import type { World } from '../../world/world.ts'
import type { NastyCorners } from '../contract/corners.ts'
import { assumed } from './assumptions.ts'
import { thgError } from './errors.ts'
import type { MessageRow } from './records.ts'
import type * as schema from './schema.gen.ts'

/** Smaller things that THG's documentation leaves open; what can be chosen stands in `assumptions.ts`. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Milliseconds that a login token is good for (`thg.session-lifetime`). */
export const SESSION_LIFETIMES = { PT24H: 24 * HOUR, P30D: 30 * 24 * HOUR } as const
/** Milliseconds that an upload form token is good for (`thg.upload-token-lifetime`). */
export const UPLOAD_TOKEN_LIFETIMES = { PT1H: HOUR, PT5M: 5 * MINUTE } as const
/** Milliseconds that a password reset token is good for. Assumed. */
export const PASSWORD_RESET_LIFETIME = 24 * HOUR
/** The public key of each captcha, where it needs one. Assumed. */
const CAPTCHA_SITE_KEYS: Readonly<Record<string, string | null>> = {
  V2_VISIBLE: 'backlot-visible-captcha',
  V2_INVISIBLE: 'backlot-invisible-captcha',
  APPLE_DEVICE_CHECK: null,
  ANDROID_SAFETY_NET_ATTESTATION: null,
  TURNSTILE: 'backlot-turnstile-captcha',
  HCAPTCHA: 'backlot-hcaptcha-captcha',
} satisfies Record<schema.CaptchaType, string | null>
/** The captcha that lifts a rate limit where none is named, and the only answer to it that is wrong. Assumed. */
export const CAPTCHA_TYPE = 'V2_VISIBLE'
export const WRONG_CAPTCHA = 'wrong'
/** A captcha as rate limits offer it. */
export function captcha<T extends string>(type: T): { readonly type: T; readonly siteKey: string | null } {
  return { type, siteKey: CAPTCHA_SITE_KEYS[type] ?? null }
}
/** Weight above which a request would be refused. Documented; no field's weight is, so every request weighs 0. */
export const MAX_WEIGHT = 1000
/** Codes of the site and subsite that is simulated: they name the cookie. */
export const SITE = { code: 'myprotein', subsite: 'en', host: 'https://www.myprotein.com' } as const
/** Cookies that the web flavour gives each visitor, with their lifetimes in seconds (documented; values are assumed). */
export const VISITOR_COOKIES = [
  { name: 'chumewe_user', seconds: (5 * 365 * 24 * HOUR) / 1000 },
  { name: 'chumewe_sess', seconds: (4 * HOUR) / 1000 },
] as const
/** The site's currency and its symbol, escaped for HTML as `displayValue` is. */
export const SITE_CURRENCY = { code: 'GBP', symbol: '&#163;' } as const
/** What the site sells in. Assumed. */
export const CURRENCIES: readonly schema.Currency[] = ['GBP', 'EUR', 'USD', 'AUD', 'CAD']
/** Where the site delivers to. Assumed. */
export const DESTINATIONS: readonly schema.Country[] = ['GB', 'IE', 'DE', 'FR', 'ES', 'IT', 'NL', 'US', 'CA', 'AU']
/** Which features are on. Assumed. */
export const FEATURES: readonly schema.Feature[] = [
  'FIRST_PARTY_AUTH',
  'FRIENDS_REFERRAL_SCHEME',
  'FULL_NAME_ON_REGISTRATION',
  'MARKETING_CONSENT_ON_REGISTRATION',
  'REFERRAL_CODE_ON_REGISTRATION',
  'DATE_OF_BIRTH',
  'REVIEWS',
  'WISHLIST',
]
/** Who a forgotten customer is: what the API shows of one, and an address that no log-in has. Assumed. */
export const ERASED_CUSTOMER = {
  fullName: 'Erased customer',
  email: (number: string) => `erased-${number}@erased.invalid`,
}
/** Below these no number is minted, so that minted ones look like the documented ones. */
export const FIRST_NUMBERS = { customers: 38e6, orders: 95e6, discussions: 13e6, messages: 35e6 }

/** What the schema allows: these nulls mean something, and these texts are agents' and the shop's. */
export const NASTY: NastyCorners = {
  keeps: [
    'Discussion.selection',
    'Customer.discussions',
    'Customer.orders',
    'Customer.marketingPreferences',
    'Order.discussions',
    'Order.dispatchedAt',
  ],
  keys: ['number', 'orderNumber', 'sku'],
  proseScalars: ['DisplayString'],
  texts: {
    messages: { member: 'message', isTheirs: ({ type }: MessageRow) => type === 'RESPONSE' },
    productVariants: { member: 'title' },
  },
  ordinals: ['thg.messages', 'thg.discussions'],
}

/** Where a move of an agent leads from each status; null: nowhere. Assumed, but that an answer completes. */
export const AGENT_MOVES = {
  pickUp: { OUTSTANDING: 'IN_PROGRESS', IN_PROGRESS: null, PENDING: 'IN_PROGRESS', COMPLETED: null },
  hold: { OUTSTANDING: 'PENDING', IN_PROGRESS: 'PENDING', PENDING: null, COMPLETED: null },
  respond: { OUTSTANDING: 'COMPLETED', IN_PROGRESS: 'COMPLETED', PENDING: 'COMPLETED', COMPLETED: 'COMPLETED' },
  complete: { OUTSTANDING: 'COMPLETED', IN_PROGRESS: 'COMPLETED', PENDING: 'COMPLETED', COMPLETED: null },
} as const satisfies Record<string, Record<schema.DiscussionStatus, schema.DiscussionStatus | null>>

/** Where a customer's reply leads from this status: it is always allowed. */
export function afterReply(world: World, status: schema.DiscussionStatus): schema.DiscussionStatus {
  if (status === 'OUTSTANDING') return status
  const asks = assumed(world)[status === 'COMPLETED' ? 'thg.reply-reopens' : 'thg.reply-requeues']
  return asks === 'yes' ? 'OUTSTANDING' : status
}

/**
 * The upload's `errorCode`s. Only 0 is documented; the others are assumed. A missing, an unknown and another
 * customer's token are not told apart.
 */
export const UPLOAD_ERRORS = {
  NONE: 0,
  INVALID_TOKEN: 1,
  EXPIRED_TOKEN: 2,
  NO_FILE: 3,
  EMPTY_FILE: 4,
  TOO_MANY_FILES: 5,
  FILE_TOO_LARGE: 6,
  TYPE_NOT_ALLOWED: 7,
  NO_ROOM: 8,
} as const

/** Refuses a message without anything to read in it. */
export function assertNotBlank(message: string): void {
  if (!message.trim()) throw thgError('BLANK_MESSAGE', 'The message must not be blank')
}

/** How long a token is known after it has expired, so that the answer says so; then it is unknown. Assumed. */
export const EXPIRED_KEPT = 24 * HOUR

/** Whether something with this expiry is good for nothing any more at this instant. */
export function isExpired({ expiresAt }: { readonly expiresAt: number | null }, now: number): boolean {
  return expiresAt !== null && now >= expiresAt
}

/** Whether a text has one `@`, no spaces, and a dot within what follows it. One expression for all of it is quadratic. */
function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text) && text.slice(text.indexOf('@') + 2, -1).includes('.')
}

/** Which fields of a registration, but the password, are not acceptable. Assumed, but for the shape. */
export function registrationErrors(input: schema.RegistrationInput): schema.FormFieldValidationError[] {
  const { email, fullName, marketingConsent } = input
  const errors: schema.FormFieldValidationError[] = []
  if (!email.trim()) errors.push(fieldError('email', [], { requiredButNotProvided: true }))
  else if (!isEmail(email)) errors.push(fieldError('email', ['REGEX_MATCHES']))
  if (!fullName.trim()) errors.push(fieldError('fullName', [], { requiredButNotProvided: true }))
  if (!Object.hasOwn(CONSENTS, marketingConsent)) {
    errors.push(fieldError('marketingConsent', ['SPECIFIED_ANSWERS_ONLY'], { invalidOption: true }))
  }
  return errors
}

/** What an answer to the question for consent makes of the preferences; null for leaving them unknown. */
export const CONSENTS: Readonly<Record<string, boolean | null>> = {
  I_CONSENT_TO_RECEIVING_MARKETING_MATERIAL: true,
  I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL: false,
  KEEP_EXISTING_MARKETING_PREFERENCES: null,
}

/** Why a password is not acceptable; empty when it is. */
export function passwordErrors(world: World, fieldName: string, password: string): schema.FormFieldValidationError[] {
  if (password.length >= Number(assumed(world)['thg.password-length'])) return []
  return [fieldError(fieldName, ['MIN_LENGTH'], { requiredButNotProvided: password === '' })]
}

/** One refused form field. */
export function fieldError(fieldName: string, validators: schema.ValidatorName[], failures = {}) {
  return { fieldName, validators, requiredButNotProvided: false, invalidOption: false, ...failures }
}
