import type { Chance } from '../../contract/histories/chance.ts'
import type { Past } from '../../contract/histories/history.ts'
import { fromOfficeTime, toOfficeTime } from '../../contract/histories/office.ts'
import { addMessage, readMessages } from '../operations/messages.ts'
import type { Sender } from '../records.ts'
import { otherSender } from '../rules.ts'
import type { MarketplacerState } from '../state.ts'

/** How many messages a thread gets, how many of the last are unread, and how many of those are notices of the operator. */
export interface ThreadPlan {
  readonly messages: number
  readonly unread: number
  readonly notices: number
}

/** Something that is said in a thread. */
export interface Turn {
  readonly sender: Sender
  readonly text: string
}

const MINUTE = 60_000
/** How long an answer takes, office time. */
const [QUICK, SLOW] = [4 * MINUTE, 240 * MINUTE]
/** How long it takes at most until a message is read, office time. */
const UNREAD_FOR = 240 * MINUTE
/** How many sellers have a look at least now and then: of them hardly more than the last message is unread. */
const LIVELY = 0.7

/** How many messages each of so many threads gets, so that exactly so many are there, and exactly so many unread. */
export function planThreads(chance: Chance, threads: number, messages: number, unread: number): ThreadPlan[] {
  const sizes = chance.split(messages, threads, 1)
  const order = chance.shuffle([...sizes.keys()].filter(thread => sizes[thread]! > 0))
  const lively = order.slice(0, Math.ceil(order.length * LIVELY))
  const quiet = order.slice(lively.length)
  const left = sizes.map(() => 0)
  let rest = unread
  const leave = (thread: number, wanted: number): void => {
    const more = Math.min(wanted, rest, sizes[thread]! - left[thread]!)
    left[thread]! += more
    rest -= more
  }
  for (const thread of lively) leave(thread, 1)
  const shares = chance.split(rest, Math.max(1, quiet.length))
  quiet.forEach((thread, index) => leave(thread, shares[index]!))
  const notices = [...left]
  for (const thread of [...quiet, ...lively]) leave(thread, sizes[thread]!)
  return sizes.map((size, thread) => ({
    messages: size,
    unread: left[thread]!,
    notices: quiet.includes(thread) ? notices[thread]! : 0,
  }))
}

/** Lets a thread happen: one exchange after the other, in office hours, each message read before the next, but the last. */
export function* holdThread(
  past: Past<MarketplacerState>,
  { sellerId, since }: { readonly sellerId: string; readonly since: number },
  exchanges: readonly (readonly Turn[])[],
  unread: number,
): Generator<void> {
  const { chance } = past
  const turns = exchanges.flat()
  const times = [...timesOf(chance, exchanges, toOfficeTime(since), toOfficeTime(past.end))]
  for (const [index, { sender, text }] of turns.entries()) {
    yield
    const at = times[index]!
    past.at(instantOf(at), () => addMessage(past, sellerId, sender, text, sender === 'Admin' ? 'operator' : sellerId))
    if (index >= turns.length - unread) continue
    const next = times[index + 1] ?? toOfficeTime(past.end)
    const isReadLater = turns[index + 1]?.sender === sender && index + 1 < turns.length - unread
    if (isReadLater && chance.happens(0.5)) continue
    const reader = otherSender(sender)
    const readAt = at + Math.min(next - at, UNREAD_FOR) * (chance.between(5, 90) / 100)
    past.at(instantOf(readAt), () => readMessages(past, sellerId, sender, reader === 'Admin' ? 'operator' : sellerId))
  }
}

/** When each turn comes, office time: every exchange has a part of the time for itself, and ends before the next begins. */
function* timesOf(
  chance: Chance,
  exchanges: readonly (readonly Turn[])[],
  from: number,
  to: number,
): Generator<number> {
  const part = (to - from) / Math.max(1, exchanges.length)
  for (const [index, turns] of exchanges.entries()) {
    const pauses = turns.map((_, turn) => (turn === 0 ? 0 : chance.between(QUICK, SLOW)))
    const length = pauses.reduce((sum, pause) => sum + pause, 0)
    const pace = Math.min(1, (part * 0.6) / Math.max(1, length))
    let at = from + part * (index + chance.between(2, 35) / 100)
    for (const pause of pauses) yield (at += pause * pace)
  }
}

function instantOf(officeTime: number): number {
  return Math.floor(fromOfficeTime(officeTime))
}
