import type { Faker } from '@faker-js/faker'
import { PICTURE_HOST, type Scenery, type SceneryPart } from '../contract/scenery.ts'
import type { OrderedProduct, OrderRow, ProductVariantRow } from './records.ts'

const keyBySku = ({ sku }: ProductVariantRow): string => String(sku)

/** Pictures of a product that is shown without anything else being known of it. */
const IMAGES = 3

/** How an order is paid that is not paid by gift card. */
export const PAYMENT_TYPE = 'Credit / Debit Card'

/** Scenery of an order that is also reached by another way than its own field. */
export function orderPart({ orderNumber }: OrderRow, field: string): SceneryPart {
  return { sceneryKey: `Order:${orderNumber}.${field}` }
}

/**
 * What THG's schema has and the simulator does not simulate. Prices are not in this list because they must add up: they are made in
 * `operations/orders.ts`.
 */
export const scenery: Scenery = {
  Order: {
    key: (order: OrderRow) => order.orderNumber,
    fields: {
      paymentCard: { one: true },
      paymentType: () => PAYMENT_TYPE,
      deliveryAddress: { one: true },
    },
  },
  OrderProduct: {
    key: ({ order, sku }: OrderedProduct) => `${order.orderNumber}/${sku}`,
    fields: {
      deliveryMethod: faker => faker.helpers.arrayElement(['STANDARD', 'NEXT_DAY', 'EXPRESS']),
      specialOfferGroup: faker => faker.helpers.arrayElement(['MIX_AND_MATCH', 'FREE_GIFT', 'BUNDLE']),
      trackingUrls: faker => [`https://track.example.com/${faker.string.numeric(12)}`],
    },
  },
  ProductVariant: {
    key: keyBySku,
    fields: {
      images: { many: IMAGES },
      maxPerOrder: faker => faker.number.int({ min: 5, max: 50 }),
    },
  },
  Product: { key: keyBySku, fields: { images: { many: IMAGES } } },
  ProductImage: {
    fields: {
      thumbnail: faker => imageUrl('70/70', faker.string.numeric(8)),
      largeProduct: faker => imageUrl('300/300', faker.string.numeric(8)),
      zoom: faker => imageUrl('960/960', faker.string.numeric(8)),
      original: faker => imageUrl('original', faker.string.numeric(8)),
    },
  },
  PaymentCard: {
    fields: {
      nameOnCard: faker => faker.person.fullName(),
      obfuscatedCardNumber: hiddenNumber,
      validFromMonth: faker => twoDigits(faker.number.int({ min: 1, max: 12 })),
      validFromYear: faker => String(faker.number.int({ min: 2022, max: 2025 })),
      validToMonth: faker => twoDigits(faker.number.int({ min: 1, max: 12 })),
      validToYear: faker => String(faker.number.int({ min: 2027, max: 2031 })),
      issueNumber: faker => String(faker.number.int({ min: 1, max: 3 })),
      type: faker => faker.helpers.arrayElement(['VISA', 'MASTERCARD', 'AMERICAN_EXPRESS']),
    },
  },
  GiftCard: {
    fields: {
      cardUuid: faker => faker.string.uuid().toUpperCase(),
      obfuscatedCardNumber: hiddenNumber,
    },
  },
  Address: {
    fields: {
      country: () => 'GB',
      addresseeName: faker => faker.person.fullName(),
      addressLine1: faker => faker.location.streetAddress(),
      addressLine2: faker => faker.location.secondaryAddress(),
      addressLine3: faker => faker.location.city(),
      companyName: faker => faker.company.name(),
      phoneNumber: faker => `+44 7700 900${faker.string.numeric(3)}`,
      postalCode: faker => faker.helpers.replaceSymbols('??# #??'),
      clickAndCollect: () => false,
    },
  },
}

function hiddenNumber(faker: Faker): string {
  return `**** **** **** ${faker.string.numeric(4)}`
}

function imageUrl(size: string, name: string): string {
  return `${PICTURE_HOST}/productimg/${size}/${name}.jpg`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
