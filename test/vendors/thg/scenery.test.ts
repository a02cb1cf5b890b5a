import { expect, test } from 'vitest'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import { setup } from '../../setup.ts'

const MONEY = '{ currency amount displayValue scalarValue }'
const ORDERS = `{ customer { orders(limit: 20) { orders {
  orderNumber deliveryCost ${MONEY} totalCost ${MONEY} discounts { amount ${MONEY} message }
  paymentType denialOfReceiptForm eligibleForSelfServiceDenialOfReceipt
  paymentCard { nameOnCard obfuscatedCardNumber validFromMonth validFromYear validToMonth validToYear type }
  deliveryAddress { country addresseeName addressLine1 addressLine2 companyName phoneNumber postalCode clickAndCollect state }
  products { sku quantity costPerUnit ${MONEY} deliveryDateRange { from to } namedDeliveryDate deliveryMethod
    specialOfferGroup trackingUrls productVariant {
      maxPerOrder images { thumbnail largeProduct zoom original } product { images(limit: 1) { original } }
  } }
} } } }`

const pence = ({ amount }: { amount: string }) => Math.round(Number(amount) * 100)

test('[schema] an order’s scenery is there and fits the schema', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', ORDERS)
  expect(body.errors).toBeUndefined()
  for (const order of body.data.customer.orders.orders) {
    expect(order.paymentCard).toMatchObject({
      obfuscatedCardNumber: expect.stringMatching(/^[* ]+\d{4}$/),
      validToMonth: expect.stringMatching(/^(0[1-9]|1[0-2])$/),
      validToYear: expect.stringMatching(/^\d{4}$/),
    })
    expect(order.deliveryAddress).toMatchObject({
      country: 'GB',
      addressLine1: expect.any(String),
      postalCode: expect.stringMatching(/^[A-Z]{2}\d \d[A-Z]{2}$/),
      clickAndCollect: false,
      state: null,
    })
    for (const { trackingUrls, deliveryDateRange } of order.products) {
      expect(trackingUrls).toHaveLength(1)
      expect(deliveryDateRange.from < deliveryDateRange.to).toBe(true)
    }
  }
})

// Source: THG Horizon schema, description of MoneyValue and scalar Money.
test('[documented] the four forms of an amount are one amount', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', ORDERS)
  for (const { totalCost, deliveryCost, products } of body.data.customer.orders.orders) {
    for (const money of [totalCost, deliveryCost, products[0].costPerUnit]) {
      expect(money.amount).toMatch(/^\d+\.\d\d$/)
      expect(money).toEqual({
        currency: 'GBP',
        amount: money.amount,
        displayValue: `&#163;${money.amount}`,
        scalarValue: `GBP${money.amount}`,
      })
    }
  }
})

test('[assumed] an order’s prices add up', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', ORDERS)
  const deliveries = new Set<number>()
  for (const { totalCost, deliveryCost, discounts, products } of body.data.customer.orders.orders) {
    let goods = 0
    for (const { quantity, costPerUnit } of products) goods += quantity * pence(costPerUnit)
    expect(pence(deliveryCost)).toBe(goods >= 4000 ? 0 : 399)
    expect(pence(discounts[0].amount)).toBe(Math.round(goods / 10))
    expect(pence(totalCost)).toBe(goods - pence(discounts[0].amount) + pence(deliveryCost))
    deliveries.add(pence(deliveryCost))
  }
  expect([...deliveries].toSorted()).toEqual([0, 399])
})

test('[assumed] products cost 4.99 to 49.49, each the same in every order', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', ORDERS)
  const prices = new Map<number, number>()
  for (const { products } of body.data.customer.orders.orders) {
    for (const { sku, costPerUnit } of products) {
      const price = pence(costPerUnit)
      expect([prices.get(sku) ?? price, price % 50]).toEqual([price, 49])
      expect([price >= 499, price <= 4949]).toEqual([true, true])
      prices.set(sku, price)
    }
  }
  expect(new Set(prices.values()).size).toBeGreaterThan(1)
})

const PAYMENTS = `{ customer { orders(limit: 20) { orders {
  orderNumber paymentType paymentCard { nameOnCard obfuscatedCardNumber } totalCost ${MONEY}
  usedPaymentMethods {
    paymentType
    paymentCard { nameOnCard obfuscatedCardNumber }
    giftCard { cardUuid obfuscatedCardNumber }
    amountSpent ${MONEY}
  }
} } } }`

// Source: THG Horizon docs, changelog 2023-03: Order.usedPaymentMethods in place of paymentCard and paymentType.
test('[documented] an order names how it was paid: by its card, and in part by a gift card', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', PAYMENTS)
  expect(body.errors).toBeUndefined()
  const counts = new Set<number>()
  for (const { paymentType, paymentCard, totalCost, usedPaymentMethods } of body.data.customer.orders.orders) {
    const [card, gift] = usedPaymentMethods
    expect(card).toMatchObject({ paymentType, paymentCard, giftCard: null })
    if (gift)
      expect(gift).toMatchObject({
        paymentType: 'Gift Card',
        paymentCard: null,
        giftCard: {
          cardUuid: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
          obfuscatedCardNumber: expect.stringMatching(/^[* ]+\d{4}$/),
        },
      })
    const spent = usedPaymentMethods.map(({ amountSpent }: { amountSpent: { amount: string } }) => pence(amountSpent))
    expect(Math.min(...spent)).toBeGreaterThan(0)
    if (gift) expect(spent[1]).toBe(Math.min(1000, Math.floor(pence(totalCost) / 2)))
    expect(spent.reduce((sum: number, amount: number) => sum + amount, 0)).toBe(pence(totalCost))
    counts.add(spent.length)
  }
  expect([...counts].toSorted()).toEqual([1, 2])
  expect((await graphql('thg', PAYMENTS)).body.data).toEqual(body.data)
})

async function read(options?: SimulatorOptions) {
  const { graphql } = setup(options)
  const first = (await graphql('thg', ORDERS)).body.data
  await graphql('thg', 'mutation { createDiscussion(input: { category: FEEDBACK, message: { message: "Hi" } }) }')
  return { first, again: (await graphql('thg', ORDERS)).body.data }
}

test('[assumed] scenery is the same on every read and in every simulator of one seed, and another with another seed', async () => {
  const { first, again } = await read()
  expect(again).toEqual(first)
  expect((await read()).first).toEqual(first)
  expect((await read({ seed: 2 })).first).not.toEqual(first)
})

test('[schema] images are limited', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    '{ productVariant(sku: 10530743) { all: images { original } two: images(limit: 2) { original } none: images(limit: 0) { original } } }',
  )
  const { all, two, none } = body.data.productVariant
  expect(all.length).toBeGreaterThan(2)
  expect(none).toEqual([])
  expect(two).toHaveLength(2)
})
