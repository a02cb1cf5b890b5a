import { byDay } from '../../contract/histories/day.ts'
import { type Asked, type Past, stillMissing } from '../../contract/histories/history.ts'
import { afterOfficeTime } from '../../contract/histories/office.ts'
import { type Language, peopleOf } from '../../contract/histories/people.ts'
import { mintNumber } from '../operations/tokens.ts'
import type { OrderRow, ProductVariantRow } from '../records.ts'
import { methods } from '../routes.ts'
import { emailKey, type ThgState } from '../state.ts'
import type { options } from './options.ts'
import { texts } from './texts.gen.ts'

type Here = Past<ThgState>

/** A customer, and what was ordered. */
export interface Buyer {
  readonly number: string
  readonly language: Language
  readonly first: string
  /** From when on there may be orders and questions. */
  readonly since: number
  readonly orders: Purchase[]
}

/** An order: its number is known when it has happened. */
export interface Purchase {
  readonly at: number
  readonly variants: readonly ProductVariantRow[]
  readonly isCancelled: boolean
  number: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** How many of the new customers write German, and how many were there before it all begins. */
const GERMAN = 0.25
const BEFORE = 0.6
/** What becomes of orders. */
const CANCELLED = 0.04
const UNPAID = 0.02
/** Numbers of made-up variants are above this one. */
const FIRST_SKU = 12_600_000

/** Lets customers register until there are so many; answers all of them. */
export function* register(past: Here, asked: Asked<typeof options>): Generator<void, Buyer[]> {
  const { world, state, begin, end, chance } = past
  const people = peopleOf(chance.of('people'))
  const missing = stillMissing('customers', asked.customers, state.customers.size)
  const buyers = [...state.customers.all()].map(({ number, fullName, createdAt }): Buyer => {
    return { number, language: 'en', first: firstName(fullName), since: Math.max(begin, createdAt), orders: [] }
  })
  const used = new Set([...state.customers.all()].map(({ email }) => emailKey(email)))
  const times = Array.from({ length: missing }, () =>
    chance.happens(BEFORE)
      ? byDay(chance, Math.max(0, begin - 3 * (end - begin)), begin)
      : byDay(chance, begin, begin + (end - begin) / 2),
  )
  for (const since of times.toSorted((a, b) => a - b)) {
    const { language, first, name, mailbox } = people(chance.happens(GERMAN) ? 'de' : 'en')
    const number = mintNumber(world, 'customers')
    const email = `${mailbox}${used.has(`${mailbox}@example.com`) ? `.${number}` : ''}@example.com`
    used.add(email)
    const wants = chance.happens(0.5)
    const marketing = { EMAIL: wants, SMS: wants && chance.happens(0.3) }
    const phoneNumber = chance.happens(0.6) ? `+44 7700 900${chance.between(100, 999)}` : null
    past.at(since, () => methods.addCustomer(past, { number, email, fullName: name, phoneNumber, marketing }))
    buyers.push({ number, language, first, since: Math.max(begin, since), orders: [] })
    yield
  }
  return buyers
}

/** Lets customers order until there are so many orders; they move on as in a shop, as far as they come until the end. */
export function* placeOrders(past: Here, asked: Asked<typeof options>, buyers: readonly Buyer[]): Generator<void> {
  const { state, end, chance } = past
  const missing = stillMissing('orders', asked.orders, state.orders.size)
  const variants = fillShelves(past)
  const counts = chance.split(missing, buyers.length)
  for (const [index, buyer] of buyers.entries()) {
    for (let count = counts[index]!; count > 0; count--) {
      const chosen = chance.shuffle(variants).slice(0, chance.pick([1, 1, 1, 2, 2, 3, 4]))
      const isCancelled = chance.happens(CANCELLED)
      const purchase = { at: byDay(chance, buyer.since, end), variants: chosen, isCancelled, number: '' }
      buyer.orders.push(purchase)
      order(past, buyer, purchase)
      yield
    }
  }
}

/** What the shop sells. */
function fillShelves(past: Here): readonly ProductVariantRow[] {
  const { variant: titles = [] } = texts.en.parts
  const { productVariants } = past.state
  return titles.map((title, index) => {
    const variant = { sku: FIRST_SKU + 7 * index, title, inStock: index % 9 !== 4 }
    past.at(0, () => {
      if (!productVariants.get(String(variant.sku))) productVariants.insert(variant)
    })
    return variant
  })
}

function order(past: Here, { number: customer }: Buyer, purchase: Purchase): void {
  const { world, state, chance } = past
  const { at } = purchase
  const products = purchase.variants.map(({ sku }) => ({ sku, quantity: chance.pick([1, 1, 1, 2, 3]) }))
  const move = (members: Partial<OrderRow>) => () => {
    state.orders.replace({ ...state.orders.require(purchase.number), ...members })
  }
  past.at(at, () => {
    purchase.number = methods.addOrder(past, { customer, status: 'ORDER_PLACED', products }).orderNumber
  })
  if (purchase.isCancelled) {
    past.at(at + chance.between(30, 90) * MINUTE, move({ status: 'CANCELLED' }))
    return
  }
  const paid = chance.happens(UNPAID) ? at + chance.between(10, 60) * HOUR : at + chance.between(1, 30) * MINUTE
  if (paid > at + HOUR) past.at(at + MINUTE, move({ status: 'PAYMENT_PROBLEM' }))
  past.at(paid, move({ status: 'PROCESSING' }))
  const dispatchedAt = afterOfficeTime(paid, chance.between(1, 14) * HOUR)
  past.at(dispatchedAt, () => move({ status: 'DISPATCHED', dispatchedAt: world.clock.now() })())
}

function firstName(fullName: string): string {
  return fullName.split(' ')[0] ?? fullName
}
