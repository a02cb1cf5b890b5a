import type { Context } from '../contract/context.ts'
import { PICTURE_HOST, type Scenery, type Surroundings } from '../contract/scenery.ts'
import type { MarketplacerActor } from './context.ts'
import { node } from './operations/nodes.ts'
import { toGlobalId } from './rules.ts'
import type { ApiKeyRow, SellerRow, UserRow } from './records.ts'
import type { MarketplacerState } from './state.ts'

/** The scenery of Marketplacer: what the schema tells about sellers besides who they are and what they say in chats. */
export const scenery: Scenery = {
  Seller: {
    key: (seller: SellerRow) => seller.id,
    fields: {
      accountCode: faker => faker.string.alphanumeric({ length: 8, casing: 'upper' }),
      address: { one: true },
      mobile: faker => faker.phone.number({ style: 'international' }),
      onlineOnly: faker => faker.datatype.boolean(),
      sellerIsContactable: () => true,
      marketplaceShippingRulesEnabled: faker => faker.datatype.boolean(),
      openingHours: () => 'Monday to Friday 9:00 to 17:00',
      sellerRating: faker => faker.number.float({ min: 3, max: 5, fractionDigits: 1 }).toFixed(1),
      storeDescription: faker => faker.company.catchPhrase(),
      youtubeVideoUrl: faker => `https://www.youtube.com/watch?v=${faker.string.alphanumeric(11)}`,
      tags: faker => faker.helpers.uniqueArray(faker.commerce.department, 2),
      logoUrl: faker => `${PICTURE_HOST}/logos/${faker.string.hexadecimal({ length: 12, prefix: '' })}.png`,
      metadata: { many: 1 },
    },
  },
  User: {
    key: (user: UserRow) => user.id,
    fields: { loggedIn: faker => faker.datatype.boolean() },
  },
  Address: {
    fields: {
      address: faker => faker.location.streetAddress(),
      city: faker => faker.location.city(),
      country: { one: true },
      fullAddress: faker => `${faker.location.streetAddress()}, ${faker.location.city()}, United States`,
      id: faker => toGlobalId('Address', faker.number.int({ min: 1, max: 999_999 })),
      lat: faker => faker.location.latitude(),
      lng: faker => faker.location.longitude(),
      location: faker => faker.location.city(),
      mapUrl: faker => `https://maps.example.com/?q=${faker.location.zipCode('#####')}`,
      postcode: faker => faker.location.zipCode('#####'),
      state: { one: true },
      subaddress: faker => faker.location.secondaryAddress(),
    },
  },
  Country: {
    fields: {
      code: () => 'US',
      id: () => toGlobalId('Country', 1),
      name: () => 'United States',
    },
  },
  State: {
    fields: {
      country: { one: true },
      id: () => toGlobalId('State', 31),
      name: () => 'New Jersey',
      short: () => 'NJ',
    },
  },
  Metadatum: {
    fields: {
      createdAt: faker => faker.date.past({ years: 2 }).getTime(),
      key: faker => faker.hacker.noun(),
      updatedAt: faker => faker.date.recent({ days: 30 }).getTime(),
      value: faker => faker.company.buzzPhrase(),
    },
  },
}

type Here = Context<MarketplacerState, MarketplacerActor>

/** How many of the sellers, and of a seller's records, are looked at. */
const FIRST = { offset: 0, limit: 8 }

/** The sellers that a key may see: its own one, or all. */
function* sellers({ state, actor: { sellerId } }: Here): Iterable<SellerRow> {
  if (sellerId !== null) yield state.sellers.require(sellerId)
  else for (const seller of state.sellers.all()) if (seller.left !== 'deleted') yield seller
}

/** What the sellers have, seller by seller. */
function* ofSellers<T>(here: Here, list: (sellerId: string) => readonly T[]): Iterable<T> {
  for (const { id } of sellers(here)) yield* list(id)
}

/** Records of `node` that have this member. */
function nodesWith(member: string, rows: (here: Here) => Iterable<object>) {
  const row = (here: Here, id: string): object | undefined => {
    const found = node(here, id)
    return found && member in found ? found : undefined
  }
  return { rows, row }
}

function isSeen({ actor }: Here, { sellerId }: UserRow | ApiKeyRow): boolean {
  return actor.sellerId === null || sellerId === actor.sellerId
}

const OPERATORS_ONLY: readonly never[] = []

/** An operator's key sees all, a seller's what is of that seller. */
export const surroundings: Surroundings<MarketplacerState, MarketplacerActor> = {
  local: [],
  records: {
    Seller: nodesWith('businessName', sellers),
    ChatMessage: nodesWith('sentByType', here =>
      ofSellers(here, id => here.state.messages.page('bySeller', id, FIRST)),
    ),
    Admin: nodesWith('name', ({ state, actor }) => (actor.sellerId === null ? state.admins.all() : OPERATORS_ONLY)),
    User: {
      rows: here => ofSellers(here, id => here.state.users.page('bySeller', id, FIRST)),
      row: (here, id) => {
        const user = here.state.users.get(id)
        return user && isSeen(here, user) ? user : undefined
      },
    },
    DeletedSeller: {
      rows: ({ state, actor }) => (actor.sellerId === null ? state.deletedSellers.all() : OPERATORS_ONLY),
      row: ({ state, actor }, id) => (actor.sellerId === null ? state.deletedSellers.get(id) : undefined),
    },
    APIKeyPrincipal: {
      rows: ({ state, actor }) => [state.apiKeys.require(actor.keyId)],
      row: ({ state, actor }, id) => (id === actor.keyId ? state.apiKeys.get(id) : undefined),
    },
    MarketplacerAPIKey: {
      rows: here => ofSellers(here, id => here.state.apiKeys.page('bySeller', id, FIRST)),
      row: (here, id) => {
        const key = here.state.apiKeys.get(id)
        return key && isSeen(here, key) ? key : undefined
      },
    },
  },
  id: (type, bytes) => toGlobalId(type, 1 + (bytes.readUInt32BE(4) % 999_999)),
  typeOf: id => /^(\w+)-\d+$/.exec(Buffer.from(id, 'base64').toString('latin1'))?.[1],
  scalars: { ISO8601DateTime: faker => faker.date.recent({ days: 30 }).getTime() },
}
