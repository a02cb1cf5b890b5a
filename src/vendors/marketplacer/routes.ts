import { type Static, Type } from 'typebox'
import { check } from '../../inputs/check.ts'
import { Strict } from '../../inputs/strict.ts'
import { requireSeller } from './acts.ts'
import { marketplacerError } from './errors.ts'
import type { Place } from '../contract/act.ts'
import { adding, routesOf } from '../contract/route.ts'
import { type Given, givenReader } from '../contract/records.ts'
import type { Credential } from '../contract/vendor.ts'
import { announce } from './context.ts'
import { SellerRow, type UserRow } from './records.ts'
import { type MintedId, mintId } from './operations/ids.ts'
import { toGlobalId, toLegacyId } from './rules.ts'
import type { MarketplacerState } from './state.ts'

type Here = Place<MarketplacerState>

/** A new seller; what is left out is made up. The number and the id imply each other. */
export type NewSeller = Given<SellerRow>

/** A seller that was just added, and the key that it can call with. */
export interface AddedSeller extends SellerRow {
  readonly credentials: readonly Credential[]
}

/** Whose key is made. */
const NewKey = Strict({
  seller: Type.Optional(
    Type.Union([Type.String(), Type.Integer()], {
      description: "The id or number of a seller; the operator's key where it is left out.",
      examples: [660119],
    }),
  ),
})

/** A key that was just made. */
export interface AddedKey {
  /** The credential, which leads back to its world. */
  readonly key: string
  /** The id of the seller whose key it is; absent for the operator's. */
  readonly seller?: string
}

const { left: _left, ...sellerMembers } = SellerRow.properties
const NewSellerRow = Type.Object(sellerMembers)
const readSeller = givenReader<SellerRow>(NewSellerRow)
const addingSeller = adding('/sellers', NewSellerRow, 'A seller exists, with the key mp-seller-<number>', {
  businessName: 'Blue Door Books',
})

/** Making sellers and keys. */
export const routes = [
  routesOf<MarketplacerState>()(addingSeller, (place, { body }) => methods.addSeller(place, body)),
  routesOf<MarketplacerState>()(
    {
      method: 'POST',
      path: '/keys',
      summary: 'One more key of a seller, or of the operator',
      body: NewKey,
      status: 201,
    },
    (place, { body }) => methods.keys(place, body),
  ),
]

/** What the kit offers besides the acts. */
export const methods = {
  /**
   * Adds a seller with one person and one API key, `mp-seller-<number>`. Refuses an id or number that is taken
   * (`SELLER_EXISTS`), an id that is none (`INVALID_ID`), and a person who does not exist (`USER_NOT_FOUND`).
   */
  addSeller(place: Here, given: NewSeller = {}): AddedSeller {
    const members = readSeller(given, place.world)
    const { clock } = place.world
    if (members.primaryUserId != null) place.state.users.require(members.primaryUserId)
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
    const token = addKey(place, `mp-seller-${seller.legacyId}`, seller)
    const credentials = [{ header: `MARKETPLACER-API-KEY: ${token}`, token, who: `seller ${seller.businessName}` }]
    announce(place.world, 'marketplacer.seller.created', null, seller, 'operator')
    return { ...seller, credentials }
  },

  /**
   * Makes one more key of a seller, by its id or number, or of the operator. All keys of one seller act on its one thread
   * (documented). Refuses a seller that does not exist (`SELLER_NOT_FOUND`).
   */
  keys(place: Here, options: Readonly<Static<typeof NewKey>> = {}): AddedKey {
    check(NewKey, options, '', 'INVALID_INPUT')
    const { sellers } = place.state
    const seller = options.seller === undefined ? undefined : sellers.require(requireSeller(place, options.seller))
    const owner = seller ? `mp-seller-${seller.legacyId}` : 'mp-operator'
    const key = addKey(place, owner, seller)
    return seller ? { key, seller: seller.id } : { key }
  },
}

function newId(place: Here, { id, legacyId }: Partial<MintedId>): MintedId {
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

/** Adds a key with the first name of `name`, `name-2`, `name-3` that is free (assumed); answers the credential. */
function addKey(place: Here, name: string, seller?: SellerRow): string {
  const { world, state } = place
  let key = name
  for (let ordinal = 2; state.apiKeys.last('byKey', key); ordinal++) key = `${name}-${ordinal}`
  const [admin] = state.admins.all()
  const person = seller ? state.users.get(seller.primaryUserId ?? '') : admin
  state.apiKeys.insert({
    ...mintId(place, 'MarketplacerAPIKey', 'apiKeys'),
    key,
    sellerId: seller?.id ?? null,
    description: seller ? 'Seller integration' : 'Operator integration',
    organization: seller?.businessName ?? 'Marketplace operator',
    createdAt: world.clock.now(),
    createdByType: seller ? 'User' : 'Admin',
    createdById: person?.legacyId ?? 0,
  })
  return `${key}${world.credentialSuffix}`
}
