import type { Scenery } from '../contract/scenery.ts'
import type { OrderedProduct, OrderRow, ProductVariantRow } from './records.ts'

const keyBySku = ({ sku }: ProductVariantRow): string => String(sku)

/** Pictures of a product that is shown without anything else being known of it. */
const IMAGES = 3

/**
 * What THG's schema has and the simulator does not simulate. Prices are not in this list because they must add up: they are made in
 * `operations/orders.ts`.
 */
export const scenery: Scenery = {
  Order: {
    key: (order: OrderRow) => order.orderNumber,
    fields: {
      paymentCard: { one: true },
      paymentType: { value: () => 'Credit / Debit Card' },
      deliveryAddress: { one: true },
    },
  },
  OrderProduct: {
    key: ({ order, sku }: OrderedProduct) => `${order.orderNumber}/${sku}`,
    fields: {
      deliveryMethod: { value: faker => faker.helpers.arrayElement(['STANDARD', 'NEXT_DAY', 'EXPRESS']) },
      specialOfferGroup: { value: faker => faker.helpers.arrayElement(['MIX_AND_MATCH', 'FREE_GIFT', 'BUNDLE']) },
      trackingUrls: { value: faker => [`https://track.example.com/${faker.string.numeric(12)}`] },
    },
  },
  ProductVariant: {
    key: keyBySku,
    fields: {
      images: { many: IMAGES },
      maxPerOrder: { value: faker => faker.number.int({ min: 5, max: 50 }) },
    },
  },
  Product: { key: keyBySku, fields: { images: { many: IMAGES } } },
  ProductImage: {
    fields: {
      thumbnail: { value: faker => imageUrl('70/70', faker.string.numeric(8)) },
      largeProduct: { value: faker => imageUrl('300/300', faker.string.numeric(8)) },
      zoom: { value: faker => imageUrl('960/960', faker.string.numeric(8)) },
      original: { value: faker => imageUrl('original', faker.string.numeric(8)) },
    },
  },
  PaymentCard: {
    fields: {
      nameOnCard: { value: faker => faker.person.fullName() },
      obfuscatedCardNumber: { value: faker => `**** **** **** ${faker.string.numeric(4)}` },
      validFromMonth: { value: faker => twoDigits(faker.number.int({ min: 1, max: 12 })) },
      validFromYear: { value: faker => String(faker.number.int({ min: 2022, max: 2025 })) },
      validToMonth: { value: faker => twoDigits(faker.number.int({ min: 1, max: 12 })) },
      validToYear: { value: faker => String(faker.number.int({ min: 2027, max: 2031 })) },
      issueNumber: { value: faker => String(faker.number.int({ min: 1, max: 3 })) },
      type: { value: faker => faker.helpers.arrayElement(['VISA', 'MASTERCARD', 'AMERICAN_EXPRESS']) },
    },
  },
  Address: {
    fields: {
      country: { value: () => 'GB' },
      addresseeName: { value: faker => faker.person.fullName() },
      addressLine1: { value: faker => faker.location.streetAddress() },
      addressLine2: { value: faker => faker.location.secondaryAddress() },
      addressLine3: { value: faker => faker.location.city() },
      companyName: { value: faker => faker.company.name() },
      phoneNumber: { value: faker => `+44 7700 900${faker.string.numeric(3)}` },
      postalCode: { value: faker => faker.helpers.replaceSymbols('??# #??') },
      clickAndCollect: { value: () => false },
    },
  },
}

function imageUrl(size: string, name: string): string {
  return `https://images.example.com/productimg/${size}/${name}.jpg`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
