/** What customers asked customer services for months. */
import { byDay } from '../../contract/histories/day.ts'
import { type Asked, type Past, stillMissing } from '../../contract/histories/history.ts'
import type { ThgState } from '../state.ts'
import { discuss, Topics } from './discussions.ts'
import type { options } from './options.ts'
import { type Buyer, placeOrders, register } from './shop.ts'

const DAY = 24 * 60 * 60_000
/** An answer that is unread was given in the last weeks, and comes within ten days. */
const [RECENTLY, ANSWERED] = [45 * DAY, 10 * DAY]
/** How many begin in the last days, so that not all are completed. */
const [FRESH, FRESH_FOR] = [0.06, 2 * DAY]

/** Customers register, order, and ask. */
export function* write(past: Past<ThgState>, asked: Asked<typeof options>): Generator<void> {
  const { state, begin, end, chance } = past
  const missing = stillMissing('discussions', asked.discussions, state.discussions.size)
  const unreadBefore = [...state.discussions.all()].filter(({ read }) => !read).length
  const unread = Math.min(missing, Math.max(0, Math.round(asked.discussions * asked.unread) - unreadBefore))
  const buyers = yield* register(past, asked)
  yield* placeOrders(past, asked, buyers)
  const topics = new Topics(chance.of('topics'))
  const owners = chance.split(missing, buyers.length).flatMap((count, index) => {
    return Array.from({ length: count }, (): Buyer => buyers[index]!)
  })
  for (const [index, buyer] of chance.shuffle(owners).entries()) {
    const staysUnread = index < unread
    const isFresh = !staysUnread && chance.happens(FRESH)
    const from = Math.max(buyer.since, staysUnread ? end - RECENTLY : isFresh ? end - FRESH_FOR : begin)
    const at = byDay(chance, from, staysUnread ? end - ANSWERED : end)
    discuss(past, topics, buyer, { at, staysUnread, isExact: staysUnread || isFresh })
    yield
  }
}
