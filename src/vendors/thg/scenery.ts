import type { Faker } from '@faker-js/faker'
import type { Context } from '../contract/context.ts'
import { PICTURE_HOST, type Scenery, type SceneryPart, type Surroundings } from '../contract/scenery.ts'
import type { ThgActor } from './context.ts'
import { orderProducts } from './operations/orders.ts'
import type { CustomerRow, DiscussionRow, OrderedProduct, OrderRow, ProductVariantRow } from './records.ts'
import { discussionGroup, orderGroup, type ThgState } from './state.ts'

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

type Here = Context<ThgState, ThgActor>

/** How many of a customer's records are looked at. */
const FIRST = { offset: 0, limit: 8 }

function ordersOf({ state, actor: { customer } }: Here): OrderRow[] {
  return customer === null ? [] : state.orders.page('byFilter', orderGroup(customer, null), FIRST)
}

function discussionsOf({ state, actor: { customer } }: Here): DiscussionRow[] {
  return customer === null ? [] : state.discussions.page('byFilter', discussionGroup(customer, null, null), FIRST)
}

function ofCustomer<T extends { readonly customer: string }>(row: T | undefined, { actor }: Here): T | undefined {
  return row?.customer === actor.customer ? row : undefined
}

const products = {
  rows: ({ state }: Here) => state.productVariants.all(),
  row: ({ state }: Here, sku: string) => state.productVariants.get(sku),
}

/** A customer sees what is the customer's own, a guest nothing but products. */
export const surroundings: Surroundings<ThgState, ThgActor> = {
  local: [
    'AuthenticationResponse.token',
    'Customer.dateOfBirth',
    'Customer.referralCode',
    'Customer.referralCount',
    'Customer.referralLink',
    'RegistrationInput.dateOfBirth',
    'RegistrationInput.referralCode',
  ],
  records: {
    Customer: {
      key: (customer: CustomerRow) => customer.number,
      rows: ({ state, actor }) => (actor.customer === null ? [] : [state.customers.require(actor.customer)]),
      row: ({ state, actor }, number) => (number === actor.customer ? state.customers.get(number) : undefined),
    },
    Order: { rows: ordersOf, row: (here, number) => ofCustomer(here.state.orders.get(number), here) },
    OrderProduct: {
      rows: here => ordersOf(here).flatMap(orderProducts),
      row: (here, sku) =>
        ordersOf(here)
          .flatMap(orderProducts)
          .find(product => String(product.sku) === sku),
    },
    Discussion: { rows: discussionsOf, row: (here, id) => ofCustomer(here.state.discussions.get(id), here) },
    DiscussionMessage: {
      rows: here => discussionsOf(here).flatMap(({ id }) => here.state.messages.page('byDiscussion', id, FIRST)),
      row: (here, id) => {
        const message = here.state.messages.get(id)
        return message && ofCustomer(here.state.discussions.get(message.discussionId), here) ? message : undefined
      },
    },
    ProductVariant: products,
    Product: products,
  },
  id: (_type, bytes) => String(10_000_000 + (bytes.readUInt32BE(4) % 90_000_000)),
  scalars: {
    Timestamp: faker => faker.date.recent({ days: 30 }).getTime(),
    Date: faker => faker.date.recent({ days: 30 }).toISOString().slice(0, 10),
    SKU: faker => faker.number.int({ min: 10_000_000, max: 14_000_000 }),
    OrderNumber: faker => faker.string.numeric({ length: 8, allowLeadingZeros: false }),
    Void: () => null,
    Money: faker => `GBP${faker.commerce.price()}`,
    Month: faker => twoDigits(faker.number.int({ min: 1, max: 12 })),
    Year: faker => String(faker.number.int({ min: 2020, max: 2031 })),
    DeliveryMethod: () => 'STANDARD',
    SpecialOfferGroup: () => 'MIX_AND_MATCH',
    SocialLinkID: faker => faker.string.numeric(6),
    PasswordResetToken: faker => faker.string.alphanumeric(32),
  },
}
