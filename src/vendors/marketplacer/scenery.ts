import type { Scenery } from '../contract/scenery.ts'
import { toGlobalId } from './rules.ts'
import type { SellerRow, UserRow } from './records.ts'

/** The scenery of Marketplacer: what the schema tells about sellers besides who they are and what they say in chats. */
export const scenery: Scenery = {
  Seller: {
    key: (seller: SellerRow) => seller.id,
    fields: {
      accountCode: { value: faker => faker.string.alphanumeric({ length: 8, casing: 'upper' }) },
      address: { one: true },
      mobile: { value: faker => faker.phone.number({ style: 'international' }) },
      onlineOnly: { value: faker => faker.datatype.boolean() },
      sellerIsContactable: { value: () => true },
      marketplaceShippingRulesEnabled: { value: faker => faker.datatype.boolean() },
      openingHours: { value: () => 'Monday to Friday 9:00 to 17:00' },
      sellerRating: { value: faker => faker.number.float({ min: 3, max: 5, fractionDigits: 1 }).toFixed(1) },
      storeDescription: { value: faker => faker.company.catchPhrase() },
      youtubeVideoUrl: { value: faker => `https://www.youtube.com/watch?v=${faker.string.alphanumeric(11)}` },
      tags: { value: faker => faker.helpers.uniqueArray(faker.commerce.department, 2) },
      logoUrl: {
        value: faker => `https://images.example.com/logos/${faker.string.hexadecimal({ length: 12, prefix: '' })}.png`,
      },
      metadata: { many: 1 },
    },
  },
  User: {
    key: (user: UserRow) => user.id,
    fields: { loggedIn: { value: faker => faker.datatype.boolean() } },
  },
  Address: {
    fields: {
      address: { value: faker => faker.location.streetAddress() },
      city: { value: faker => faker.location.city() },
      country: { one: true },
      fullAddress: { value: faker => `${faker.location.streetAddress()}, ${faker.location.city()}, United States` },
      id: { value: faker => toGlobalId('Address', faker.number.int({ min: 1, max: 999_999 })) },
      lat: { value: faker => faker.location.latitude() },
      lng: { value: faker => faker.location.longitude() },
      location: { value: faker => faker.location.city() },
      mapUrl: { value: faker => `https://maps.example.com/?q=${faker.location.zipCode('#####')}` },
      postcode: { value: faker => faker.location.zipCode('#####') },
      state: { one: true },
      subaddress: { value: faker => faker.location.secondaryAddress() },
    },
  },
  Country: {
    fields: {
      code: { value: () => 'US' },
      id: { value: () => toGlobalId('Country', 1) },
      name: { value: () => 'United States' },
    },
  },
  State: {
    fields: {
      country: { one: true },
      id: { value: () => toGlobalId('State', 31) },
      name: { value: () => 'New Jersey' },
      short: { value: () => 'NJ' },
    },
  },
  Metadatum: {
    fields: {
      createdAt: { value: faker => faker.date.past({ years: 2 }).getTime() },
      key: { value: faker => faker.hacker.noun() },
      updatedAt: { value: faker => faker.date.recent({ days: 30 }).getTime() },
      value: { value: faker => faker.company.buzzPhrase() },
    },
  },
}
