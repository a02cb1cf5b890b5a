import type { Faker, LocaleDefinition } from '@faker-js/faker'
import { faker as sharedFaker } from '@faker-js/faker/locale/en'
import type { MarketplacerSide } from './inbound.ts'
import type { AdminRow, ApiKeyRow, DeletedSellerRow, MessageRow, SellerRow, UserRow } from './records.ts'
import { mintId, toGlobalId, toLegacyId } from './rules.ts'

/**
 * Valid records for tests: what is not given is made up as the rest demands, and the same world makes up the same.
 * A record is there as if the fixture had brought it: nothing is announced.
 */

/** A faker of our own, because a seed of ours must not disturb the one that a test may use itself. */
const faker = new (sharedFaker.constructor as new (options: { locale: LocaleDefinition }) => Faker)({
  locale: sharedFaker.rawDefinitions,
})

const DAY = 24 * 60 * 60 * 1000

/** A seller that is on sale, with its primary user. */
export function aSeller(side: MarketplacerSide, given: Partial<SellerRow> = {}): SellerRow {
  const { sellers, users } = side.state
  const { id, legacyId } = idOf(side, 'Seller', 'sellers', given)
  const businessName = given.businessName ?? makeUp(side, `${id}.businessName`, ({ company }) => company.name())
  const createdAt = given.createdAt ?? side.world.clock.now() - 365 * DAY
  if (given.primaryUserId) users.require(given.primaryUserId)
  return sellers.insert({
    id,
    legacyId,
    businessName,
    legalBusinessName: given.legalBusinessName ?? `${businessName} Pty Ltd`,
    businessNumber: given.businessNumber ?? String(51_000_000_000 + legacyId),
    emailAddress: given.emailAddress ?? `hello@${domain(businessName)}`,
    phone: given.phone ?? makeUp(side, `${id}.phone`, ({ string }) => `04${string.numeric(8)}`),
    accountType: given.accountType ?? 'RETAILER',
    online: given.online ?? true,
    slaRating: or(given.slaRating, () =>
      makeUp(side, `${id}.slaRating`, ({ number }) => number.float({ min: 3, max: 5, fractionDigits: 1 })),
    ),
    primaryUserId: or(given.primaryUserId, () => addUser(side, id, domain(businessName)).id),
    createdAt,
    updatedAt: given.updatedAt ?? createdAt + 30 * DAY,
  })
}

/** What is left of a seller that was removed just now. */
export function aDeletedSeller(side: MarketplacerSide, given: Partial<DeletedSellerRow> = {}): DeletedSellerRow {
  const minted = idOf(side, 'Seller', 'sellers', given)
  return side.state.deletedSellers.insert({ ...minted, updatedAt: given.updatedAt ?? side.world.clock.now() })
}

/** A person who works for the seller with `sellerId`, or for a new one. */
export function aUser(side: MarketplacerSide, given: Partial<UserRow> = {}): UserRow {
  const seller = sellerOf(side, given.sellerId)
  return addUser(side, seller.id, domain(seller.businessName), given)
}

/** A person who works for the operator. */
export function anAdmin(side: MarketplacerSide, given: Partial<AdminRow> = {}): AdminRow {
  const minted = idOf(side, 'Admin', 'admins', given)
  const name = given.name ?? makeUp(side, `${minted.id}.name`, ({ person }) => person.fullName())
  const emailAddress = given.emailAddress ?? `${slug(name)}@operator.example.com`
  return side.state.admins.insert({ ...minted, name, emailAddress })
}

/** A key of the operator's, or of the seller with `sellerId`. */
export function anApiKey(side: MarketplacerSide, given: Partial<ApiKeyRow> = {}): ApiKeyRow {
  const minted = idOf(side, 'MarketplacerAPIKey', 'apiKeys', given)
  const seller = given.sellerId ? side.state.sellers.require(given.sellerId) : undefined
  const owner = seller?.primaryUserId ? toLegacyId('User', seller.primaryUserId) : undefined
  return side.state.apiKeys.insert({
    ...minted,
    key: given.key ?? `mp-key-${minted.legacyId}`,
    sellerId: seller?.id ?? null,
    description: given.description ?? 'Integration',
    organization: given.organization ?? seller?.businessName ?? 'Operator',
    createdAt: given.createdAt ?? side.world.clock.now(),
    createdByType: given.createdByType ?? (seller ? 'User' : 'Admin'),
    createdById: given.createdById ?? (seller ? (owner ?? 0) : anAdmin(side).legacyId),
  })
}

/** An unread message of the seller's in its thread, or in a new seller's; `sentByType: 'Admin'` makes it the operator's. */
export function aMessage(side: MarketplacerSide, given: Partial<MessageRow> = {}): MessageRow {
  const minted = idOf(side, 'ChatMessage', 'messages', given)
  return side.state.messages.insert({
    ...minted,
    sellerId: sellerOf(side, given.sellerId).id,
    sentByType: given.sentByType ?? 'User',
    message: given.message ?? makeUp(side, `${minted.id}.message`, ({ lorem }) => lorem.sentence()),
    createdAt: given.createdAt ?? side.world.clock.now(),
    readAt: given.readAt ?? null,
  })
}

function addUser(side: MarketplacerSide, sellerId: string, mailDomain: string, given: Partial<UserRow> = {}): UserRow {
  const minted = idOf(side, 'User', 'users', given)
  const firstName = given.firstName ?? makeUp(side, `${minted.id}.firstName`, ({ person }) => person.firstName())
  const surname = given.surname ?? makeUp(side, `${minted.id}.surname`, ({ person }) => person.lastName())
  const emailAddress = given.emailAddress ?? `${slug(firstName)}@${mailDomain}`
  return side.state.users.insert({ ...minted, sellerId, firstName, surname, emailAddress })
}

/** The id that was given (or that the given number makes), or the next one; what comes later is behind both. */
function idOf(
  { state, world: { ids } }: MarketplacerSide,
  type: string,
  table: keyof MarketplacerSide['state'],
  { id, legacyId }: { readonly id?: string; readonly legacyId?: number },
): { id: string; legacyId: number } {
  const number = legacyId ?? (id === undefined ? undefined : toLegacyId(type, id))
  const name = `marketplacer.${table}`
  if (number === undefined)
    return mintId(
      type,
      () => ids.next(name),
      taken => state[table].get(taken) !== undefined,
    )
  ids.raise(name, number)
  return { id: toGlobalId(type, number), legacyId: number }
}

function sellerOf(side: MarketplacerSide, id: string | undefined): SellerRow {
  return id === undefined ? aSeller(side) : side.state.sellers.require(id)
}

function or<T>(given: T | undefined, make: () => T): T {
  return given === undefined ? make() : given
}

/** A value that depends on nothing but the world's seed and the key. */
function makeUp<T>({ world }: MarketplacerSide, key: string, make: (faker: Faker) => T): T {
  faker.seed(world.ids.bytes(`factory:${key}`).readUInt32BE(0))
  return make(faker)
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '')
}

function domain(name: string): string {
  return `${slug(name)}.example.com`
}
