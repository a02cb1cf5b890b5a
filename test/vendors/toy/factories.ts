import type { Place } from '../../../src/vendors/contract/act.ts'
import { factory, makeUpName } from '../../../src/vendors/contract/factory.ts'
import { ShopRow, TicketRow } from './records.ts'
import type { ToyState } from './state.ts'

/** A shop with a token of its own. */
export const aShop = factory(ShopRow, (place: Place<ToyState>, given: Partial<ShopRow>): ShopRow => {
  const { shops } = place.state
  const id = given.id ?? shops.unused(() => `shop-${place.world.ids.next('toy.shops')}`)
  return shops.insert({ token: `${id}-token`, ...given, id })
})

/** A ticket of the world's first shop, open where nothing else is said. */
export const aTicket = factory(TicketRow, (place: Place<ToyState>, given: Partial<TicketRow>): TicketRow => {
  const { shops, tickets } = place.state
  const id = given.id ?? tickets.unused(() => String(place.world.ids.next('toy.tickets')))
  const [shop] = shops.all()
  return tickets.insert({
    id,
    shopId: given.shopId ?? shop?.id ?? '',
    status: given.status ?? 'open',
    guest: given.guest ?? makeUpName(place, `ticket:${id}`),
    question: given.question ?? 'Are you open?',
    answer: given.answer ?? null,
  })
})
