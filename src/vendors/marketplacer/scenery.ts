import { PICTURE_HOST, type Scenery } from '../contract/scenery.ts'
import { toGlobalId } from './rules.ts'
import type { SellerRow, UserRow } from './records.ts'

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
