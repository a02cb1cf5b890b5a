import { SimError } from '../../errors/sim-error.ts'
import type { World } from '../../world/world.ts'
import type { NastyCorners } from '../contract/corners.ts'
import type { RateLimit } from '../contract/dialect.ts'
import { assumed } from './assumptions.ts'
import { type MessageRow, type Sender, SENDERS } from './records.ts'
import type { ValidationError } from './schema.gen.ts'

/** Smaller things that Marketplacer's documentation leaves open; what can be chosen stands in `assumptions.ts`. */

/** Page size where a request names none. An older overview says so. */
export const DEFAULT_PAGE = 50
/** How deep a query may nest. Assumed: a third party says so. */
export const MAX_DEPTH = 30
/** The marketplace's time zone, as an offset that ISO 8601 knows: `Z`, `+10:00`. Instances run in their own; UTC is assumed. */
export const ZONE: string = 'Z'
/** Refusals that the vendor words without an `extensions.code`. Assumed. */
export const UNCODED_REFUSALS: readonly string[] = ['SELLER_NOT_FOUND', 'INVALID_CURSOR']

/** How many requests there may be in 10 s. Documented; there is one operator in a world. */
export const RATE_LIMITS: readonly RateLimit[] = [
  { name: 'address', requests: 600, window: 10_000, key: ({ address }) => address },
  { name: 'key', requests: 750, window: 10_000, key: ({ credential }) => credential },
  { name: 'operator', requests: 1200, window: 10_000, key: () => '' },
]

/** What the schema allows: these nulls mean something, and these texts are sellers'. */
export const NASTY: NastyCorners = {
  keeps: ['ChatMessage.readAt', 'Seller.accountType', 'Seller.apiEnabled', 'APIKeyPrincipal.seller'],
  texts: {
    users: { member: 'surname' },
    messages: { member: 'message', isTheirs: ({ sentByType }: MessageRow) => sentByType === 'User' },
  },
  ordinals: ['marketplacer.messages'],
}

/** A refusal that the vendor tells in the payload's `errors`, all that is wrong at once, not as a GraphQL error. */
export class RecordInvalid extends SimError {
  readonly errors: ValidationError[]

  /** What is wrong; checks that passed are `false`. */
  constructor(checks: readonly (ValidationError | false)[]) {
    const errors = checks.filter(error => error !== false)
    const sentences = errors.flatMap(({ field, messages }) => messages.map(message => `${field} ${message}`))
    super('invalid', 'RECORD_INVALID', sentences.join(', '), { errors })
    this.errors = errors
  }
}

/** The seller does not exist for the caller: unknown, another key's, or not named at all. Assumed. */
export const SELLER_MUST_EXIST: ValidationError = { field: 'seller', messages: ['must exist'] }
/** There is nothing to read in the message. Assumed: Rails' own words. */
export const MESSAGE_BLANK: ValidationError = { field: 'message', messages: ["can't be blank"] }
/** The sender is neither `Admin` nor `User`. Assumed: Rails' own words. */
export const SENDER_UNKNOWN: ValidationError = { field: 'sent_by', messages: ['is not included in the list'] }

/** `status` of a payload whose `errors` are set. */
export function refusedStatus(world: World): number {
  return Number(assumed(world)['marketplacer.refused-status'])
}

/** Whether there is nothing to read in a text. */
export function isBlank(text: string): boolean {
  return !/\S/.test(text)
}

/** Whether a text names a sender. */
export function isSender(text: string): text is Sender {
  return SENDERS.some(sender => sender === text)
}

/** The sender that reads what this one sends. */
export function otherSender(sender: Sender): Sender {
  return sender === 'Admin' ? 'User' : 'Admin'
}

/**
 * Makes a check of whether every keyword of `q` occurs in one of some texts, in upper or lower case, where
 * `marketplacer.search-matches` says; a blank `q` matches all. Assumed: sellers are found by the trading and the legal name.
 */
export function keywordCheck(world: World, q: string | null | undefined): (texts: readonly string[]) => boolean {
  const keywords = [...new Set((q ?? '').toLowerCase().split(/\s+/))]
  // Where every text begins with a blank, a word begins behind one.
  const before = q && assumed(world)['marketplacer.search-matches'] === 'word-beginnings' ? ' ' : ''
  return texts => {
    const haystacks = texts.map(text => ` ${text.toLowerCase()}`)
    return keywords.every(keyword => haystacks.some(text => text.includes(before + keyword)))
  }
}

/** The global id of the record of this type with this number: base64 of `<Type>-<number>` (documented). */
export function toGlobalId(type: string, number: number): string {
  return btoa(`${type}-${number}`)
}

/** The number inside a global id of this type; undefined when it is not one. */
export function toLegacyId(type: string, id: string): number | undefined {
  const text = Buffer.from(id, 'base64').toString('latin1')
  const number = Number(text.slice(type.length + 1))
  return number > 0 && Number.isSafeInteger(number) && toGlobalId(type, number) === id ? number : undefined
}
