import type { World } from '../../../world/world.ts'
import type { Here } from '../context.ts'
import { type Page, type PageArgs, pageOf, pageOfOne } from '../paging.ts'
import type { CustomerRow, OrderedProduct, OrderRow, Payment, ProductVariantRow } from '../records.ts'
import { SITE_CURRENCY } from '../rules.ts'
import { ORDER_FILTERS, orderGroup } from '../state.ts'
import type { MoneyValue, OrdersFilterInput } from '../schema.gen.ts'

/** One page of a customer's orders, newest first; all conditions of the filter must hold (documented). */
export function orders(
  { state }: Here,
  { number }: CustomerRow,
  { filter, ...args }: PageArgs & { filter?: OrdersFilterInput | null | undefined },
): Page<OrderRow> {
  const status = filter?.status ?? null
  if (filter?.orderNumber == null) return pageOf(state.orders, 'byFilter', orderGroup(number, status), args, 'orders')
  const order = state.orders.get(filter.orderNumber)
  const matches = order?.customer === number && (status === null || ORDER_FILTERS[order.status].includes(status))
  return pageOfOne(matches ? order : undefined, args)
}

/** The products of an order, each with the order that it is in. */
export function orderProducts(order: OrderRow): OrderedProduct[] {
  return order.products.map(product => ({ ...product, order }))
}

/** The variant with this number; null when it is unknown or not visible any more. */
export function productVariant({ state }: Here, sku: number): ProductVariantRow | null {
  return state.productVariants.get(String(sku)) ?? null
}

/**
 * Prices are scenery: they are not simulated, but they must add up. They follow from the world's seed and the SKU, in
 * pence: the same product costs the same in every order.
 */
export function unitPrice(world: World, sku: number): number {
  return 499 + 50 * Math.floor(world.ids.chance(`thg.price:${sku}`) * 90)
}

/** What delivery, discount and the whole order cost, in pence. */
export function orderPrices(world: World, order: OrderRow): { delivery: number; discount: number; total: number } {
  const goods = order.products.reduce((sum, { sku, quantity }) => sum + quantity * unitPrice(world, sku), 0)
  const delivery = goods >= 4000 ? 0 : 399
  const discount = Math.round(goods / 10)
  return { delivery, discount, total: goods - discount + delivery }
}

/** How an order was paid: every other one in part by a gift card. Scenery, but it adds up to the total. */
export function payments(world: World, order: OrderRow): Payment[] {
  const { total } = orderPrices(world, order)
  const isSplit = world.ids.chance(`thg.gift-card:${order.orderNumber}`) < 0.5
  const gift = isSplit ? Math.min(1000, Math.floor(total / 2)) : 0
  const card: Payment = { order, isGiftCard: false, pence: total - gift }
  return gift > 0 ? [card, { order, isGiftCard: true, pence: gift }] : [card]
}

/** An amount in pence in the four forms that the schema has. */
export function toMoney(pence: number): MoneyValue {
  const amount = (pence / 100).toFixed(2)
  const { code, symbol } = SITE_CURRENCY
  return { currency: code, amount, displayValue: symbol + amount, scalarValue: code + amount }
}
