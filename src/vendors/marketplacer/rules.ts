import { SimError } from '../../errors/sim-error.ts'
import type { NastyCorners } from '../contract/corners.ts'
import type { RateLimit } from '../contract/dialect.ts'
import { type MessageRow, type SellerRow, type Sender, SENDERS } from './records.ts'
import type { ValidationError } from './schema.gen.ts'

/** Choices that Marketplacer's documentation leaves open, each in this one place. */

/** Page size where a request names none. An older overview says so. */
export const DEFAULT_PAGE = 50
/** A larger page size is silently cut to this; documentation names 500 as the limit or as the recommendation. */
export const MAX_PAGE = 500
/** How deep a query may nest. Third-party statement. */
export const MAX_DEPTH = 30
/** Whether threads begin with their newest message. Assumed: paging is forward-only and replies need the latest. */
export const NEWEST_FIRST: boolean = true
/** Whose messages `chatMessageRead(sentBy:)` marks: those that this sender sent, or those that it reads. Assumed. */
export const SENT_BY_NAMES: 'sender' | 'reader' = 'sender'
/** `status` of a payload whose `errors` are set. Assumed: 200, as in the only public sample. */
export const REFUSED_STATUS: number = 200
/** Which accounts `sellersForChats` lists. Assumed. */
export const CHAT_ACCOUNTS: readonly SellerRow['accountType'][] = ['RETAILER', 'PROSPECTIVE']
/** Whether `sellersForChats` lists a seller that was deactivated. Assumed. */
export const LISTS_DEACTIVATED: boolean = false
/** Whether the keys of a seller that was deactivated are `revoked` or still let it in. Assumed. */
export const DEACTIVATED_KEYS: 'revoked' | 'kept' = 'revoked'
/** Whether an operator can still read the thread of a deleted seller, where it was kept. Assumed. */
export const READS_DELETED_THREAD: boolean = true
/** What a seller without a service level rating counts as when sellers are sorted by it. Assumed: the lowest. */
export const UNRATED = -Infinity
/** The marketplace's time zone, as an offset that ISO 8601 knows: `Z`, `+10:00`. Instances run in their own. */
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
 * Makes a check of whether every keyword of `q` occurs in one of some texts, in upper or lower case; a blank `q` matches
 * all. Assumed.
 */
export function keywordCheck(q: string | null | undefined): (texts: readonly string[]) => boolean {
  const keywords = [...new Set((q ?? '').toLowerCase().split(/\s+/))]
  return texts => {
    const haystacks = texts.map(text => text.toLowerCase())
    return keywords.every(keyword => haystacks.some(text => text.includes(keyword)))
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
