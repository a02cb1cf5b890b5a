import { marketplacerError } from './errors.ts'
import type { Place } from '../contract/act.ts'
import { adding, routesOf } from '../contract/route.ts'
import type { Credential } from '../contract/vendor.ts'
import { announce } from './context.ts'
import { SellerRow, type UserRow } from './records.ts'
import { type MintedId, mintId } from './operations/ids.ts'
import { toGlobalId, toLegacyId } from './rules.ts'
import type { MarketplacerState } from './state.ts'

type Here = Place<MarketplacerState>

/** A new seller; what is left out is made up. The number and the id imply each other. */
export type NewSeller = Partial<SellerRow>

/** A seller that was just added, and the key that it can call with. */
export interface AddedSeller extends SellerRow {
  readonly credentials: readonly Credential[]
}

/** Making sellers. */
export const routes = [
  routesOf<MarketplacerState>()(
    adding('/sellers', SellerRow, 'A seller exists, with the key mp-seller-<number>'),
    (place, { body }) => methods.addSeller(place, body),
  ),
]

/** What the kit offers besides the acts. */
export const methods = {
  /**
   * Adds a seller with one person and one API key, `mp-seller-<number>`. Refuses an id or number that is taken
   * (`SELLER_EXISTS`) and an id that is none (`INVALID_ID`).
   */
  addSeller(place: Here, members: NewSeller = {}): AddedSeller {
    const { clock } = place.world
    const { id, legacyId } = newId(place, members)
    const businessName = members.businessName ?? `Seller ${legacyId}`
    const emailAddress = members.emailAddress ?? `seller-${legacyId}@example.com`
    const person = members.primaryUserId === undefined ? addUser(place, id, emailAddress) : undefined
    const seller = place.state.sellers.insert({
      id,
      legacyId,
      businessName,
      legalBusinessName: businessName,
      businessNumber: String(legacyId),
      emailAddress,
      phone: '04055100000',
      accountType: 'RETAILER',
      online: true,
      slaRating: null,
      primaryUserId: person?.id ?? null,
      createdAt: clock.now(),
      updatedAt: clock.now(),
      ...members,
    })
    const credentials = [addKey(place, seller, person)]
    announce(place.world, 'marketplacer.seller.created', null, seller, 'operator')
    return { ...seller, credentials }
  },
}

function newId(place: Here, { id, legacyId }: NewSeller): MintedId {
  const { sellers, deletedSellers } = place.state
  const isTaken = (taken: string): boolean => Boolean(sellers.get(taken) ?? deletedSellers.get(taken))
  const number = legacyId ?? (id === undefined ? undefined : toLegacyId('Seller', id))
  if (id === undefined && number === undefined) return mintId(place, 'Seller', 'sellers', isTaken)
  const given = { id: toGlobalId('Seller', number ?? 0), legacyId: number ?? 0 }
  if (!(given.legacyId > 0) || (id !== undefined && id !== given.id)) {
    const message = `A seller's id is base64 of "Seller-<number>", with its legacyId; ${id ?? legacyId} is not.`
    throw marketplacerError('INVALID_ID', message)
  }
  if (isTaken(given.id)) throw marketplacerError('SELLER_EXISTS', `There is a seller with the id ${given.id} already.`)
  place.world.ids.raise('marketplacer.sellers', given.legacyId)
  return given
}

function addUser(place: Here, sellerId: string, emailAddress: string): UserRow {
  const minted = mintId(place, 'User', 'users')
  return place.state.users.insert({ ...minted, sellerId, firstName: 'Sam', surname: 'Seller', emailAddress })
}

function addKey(place: Here, seller: SellerRow, person: UserRow | undefined): Credential {
  const { world, state } = place
  const key = `mp-seller-${seller.legacyId}`
  state.apiKeys.insert({
    ...mintId(place, 'MarketplacerAPIKey', 'apiKeys'),
    key,
    sellerId: seller.id,
    description: 'Seller integration',
    organization: seller.businessName,
    createdAt: world.clock.now(),
    createdByType: 'User',
    createdById: person?.legacyId ?? 0,
  })
  const token = `${key}${world.credentialSuffix}`
  return { header: `MARKETPLACER-API-KEY: ${token}`, token, who: `seller ${seller.businessName}` }
}
