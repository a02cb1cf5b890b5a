/** Valid records for tests; `contract/factory.ts` says what all factories have in common. */
import type { Place } from '../contract/act.ts'
import { factory, makeUp, makeUpName, makeUpText, or, slug, threadFactory } from '../contract/factory.ts'
import { AdminRow, ApiKeyRow, DeletedSellerRow, MessageRow, SellerRow, SENDERS, UserRow } from './records.ts'
import { type MintedId, mintId } from './operations/ids.ts'
import { addMessage, readMessages } from './operations/messages.ts'
import { otherSender, toGlobalId, toLegacyId } from './rules.ts'
import { createState, type MarketplacerState } from './state.ts'

type Here = Place<MarketplacerState>

/** What is said, by the type of its sender. */
const LINES = {
  Admin: [
    'Could you confirm when order 48210 will be shipped, please?',
    'A customer asks for the size chart of the rain jacket. Can you add it?',
    'Your return address has changed, is that right?',
    'Two of your listings have no pictures yet.',
    'Thank you, I have passed that on to the customer.',
    'Please upload the new price list by Friday.',
  ],
  User: [
    'It left our warehouse this morning, tracking follows.',
    'We are out of stock until the end of next week.',
    'The customer returned the wrong item. How shall we go on?',
    'When will the payout of last month arrive?',
    'Done, the listing is updated.',
    'Our shop is closed from Monday to Wednesday.',
  ],
}
const DAY = 24 * 60 * 60 * 1000

/** A seller that is on sale, with its primary user. */
export const aSeller = factory(SellerRow, (place: Here, given: Partial<SellerRow>): SellerRow => {
  const { sellers, users } = place.state
  const { id, legacyId } = idOf(place, 'Seller', 'sellers', given)
  const businessName = given.businessName ?? makeUp(place, `${id}.businessName`, ({ company }) => company.name())
  const now = place.world.clock.now()
  const createdAt = given.createdAt ?? now - 365 * DAY
  if (given.primaryUserId) users.require(given.primaryUserId)
  return sellers.insert({
    ...given,
    id,
    legacyId,
    businessName,
    legalBusinessName: given.legalBusinessName ?? `${businessName} Pty Ltd`,
    businessNumber: given.businessNumber ?? String(51_000_000_000 + legacyId),
    emailAddress: given.emailAddress ?? `hello@${domain(businessName)}`,
    phone: given.phone ?? makeUp(place, `${id}.phone`, ({ string }) => `04${string.numeric(8)}`),
    accountType: given.accountType ?? 'RETAILER',
    online: given.online ?? true,
    slaRating: or(given.slaRating, () =>
      makeUp(place, `${id}.slaRating`, ({ number }) => number.float({ min: 3, max: 5, fractionDigits: 1 })),
    ),
    primaryUserId: or(given.primaryUserId, () => addUser(place, id, domain(businessName)).id),
    createdAt,
    updatedAt: given.updatedAt ?? Math.min(createdAt + 30 * DAY, Math.max(createdAt, now)),
  })
})

/** What is left of a seller that was removed just now. */
export const aDeletedSeller = factory(
  DeletedSellerRow,
  (place: Here, given: Partial<DeletedSellerRow>): DeletedSellerRow => {
    const minted = idOf(place, 'Seller', 'sellers', given)
    place.world.ids.raise('marketplacer.deletedSellers', minted.legacyId)
    return place.state.deletedSellers.insert({ ...minted, updatedAt: given.updatedAt ?? place.world.clock.now() })
  },
)

/** A person who works for the seller with `sellerId`, or for a new one. */
export const aUser = factory(UserRow, (place: Here, given: Partial<UserRow>): UserRow => {
  const seller = sellerOf(place, given.sellerId)
  return addUser(place, seller.id, domain(seller.businessName), given)
})

/** A person who works for the operator. */
export const anAdmin = factory(AdminRow, (place: Here, given: Partial<AdminRow>): AdminRow => {
  const minted = idOf(place, 'Admin', 'admins', given)
  const name = given.name ?? makeUpName(place, minted.id)
  const emailAddress = given.emailAddress ?? `${slug(name, '')}@operator.example.com`
  return place.state.admins.insert({ ...minted, name, emailAddress })
})

/** A key of the operator's, or of the seller with `sellerId`. */
export const anApiKey = factory(ApiKeyRow, (place: Here, given: Partial<ApiKeyRow>): ApiKeyRow => {
  const minted = idOf(place, 'MarketplacerAPIKey', 'apiKeys', given)
  const seller = given.sellerId ? place.state.sellers.require(given.sellerId) : undefined
  const owner = seller?.primaryUserId ? toLegacyId('User', seller.primaryUserId) : undefined
  return place.state.apiKeys.insert({
    ...minted,
    key: given.key ?? `mp-key-${minted.legacyId}`,
    sellerId: seller?.id ?? null,
    description: given.description ?? 'Integration',
    organization: given.organization ?? seller?.businessName ?? 'Operator',
    createdAt: given.createdAt ?? place.world.clock.now(),
    createdByType: given.createdByType ?? (seller ? 'User' : 'Admin'),
    createdById: given.createdById ?? (seller ? (owner ?? 0) : anAdmin(place).legacyId),
  })
})

/** An unread message of the seller's in its thread, or in a new seller's; `sentByType: 'Admin'` makes it the operator's. */
export const aMessage = factory(MessageRow, (place: Here, given: Partial<MessageRow>): MessageRow => {
  const sellerId = sellerOf(place, given.sellerId).id
  const last = place.state.messages.last('bySeller', sellerId)
  const minted = idOf(place, 'ChatMessage', 'messages', given)
  const sentByType = given.sentByType ?? 'User'
  return place.state.messages.insert({
    ...minted,
    sellerId,
    sentByType,
    message: given.message ?? makeUpText(place, `${minted.id}.message`, LINES[sentByType]),
    // A later number is of a later time.
    createdAt: given.createdAt ?? Math.max(place.world.clock.now(), last?.createdAt ?? 0),
    readAt: given.readAt ?? null,
  })
})

/** Whose thread it is: a new seller's by default. */
export interface ThreadOptions {
  readonly sellerId?: string
}

/** A seller's thread told line by line: `Admin` is the operator, `User` the seller. Who writes has read what the other wrote. */
export const aThread = threadFactory(
  { name: 'marketplacer', createState },
  SENDERS,
  SENDERS,
  (earlier, lines, { sellerId }: ThreadOptions) => {
    const { id } = sellerOf(earlier, sellerId)
    for (const { role, at, text } of lines)
      earlier.at(at, () => {
        const actor = role === 'Admin' ? 'operator' : id
        readMessages(earlier, id, otherSender(role), actor)
        addMessage(earlier, id, role, text, actor)
      })
    return (place: Here) => place.state.sellers.require(id)
  },
)

function addUser(place: Here, sellerId: string, mailDomain: string, given: Partial<UserRow> = {}): UserRow {
  const minted = idOf(place, 'User', 'users', given)
  const firstName = given.firstName ?? makeUp(place, `${minted.id}.firstName`, ({ person }) => person.firstName())
  const surname = given.surname ?? makeUp(place, `${minted.id}.surname`, ({ person }) => person.lastName())
  const emailAddress = given.emailAddress ?? `${slug(firstName, '')}@${mailDomain}`
  return place.state.users.insert({ ...minted, sellerId, firstName, surname, emailAddress })
}

/** The id that was given (or that the given number makes), or the next one; what comes later is behind both. */
function idOf(place: Here, type: string, table: keyof MarketplacerState, given: Partial<MintedId>): MintedId {
  const number = given.legacyId ?? (given.id === undefined ? undefined : toLegacyId(type, given.id))
  if (number === undefined) return mintId(place, type, table)
  place.world.ids.raise(`marketplacer.${table}`, number)
  return { id: toGlobalId(type, number), legacyId: number }
}

function sellerOf(place: Here, id: string | undefined): SellerRow {
  return id === undefined ? aSeller(place) : place.state.sellers.require(id)
}

function domain(name: string): string {
  return `${slug(name, '')}.example.com`
}
