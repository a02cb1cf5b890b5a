/** What shoppers asked a partner's experts for months. */
import { byDay } from '../../contract/histories/day.ts'
import { type Asked, type Past, stillMissing } from '../../contract/histories/history.ts'
import { afterOfficeTime } from '../../contract/histories/office.ts'
import { type Person, peopleOf } from '../../contract/histories/people.ts'
import { createPersona } from '../operations/partner.ts'
import { requirePartner, review, submit } from '../operations/community.ts'
import type { GuuruState } from '../state.ts'
import { type Cast, ChatWriter } from './chats.ts'
import type { options } from './options.ts'

type Here = Past<GuuruState>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** How many shoppers write German. */
const GERMAN = 0.4
/** Every so many chats one begins in the last hours; what it is at the end, in turn. */
const FRESH = 25
const AT_THE_END = ['pending', 'open', undefined] as const
/** How many submissions come in the last two days, how many are reviewed within days, the others within weeks, and how many are approved. */
const NEW = 0.1
const SOON = 0.85
const APPROVED = 0.7

/** The partner's people come, shoppers ask, experts answer, submit and are paid. */
export function* write(past: Here, asked: Asked<typeof options>): Generator<void> {
  const { state, begin, end, chance } = past
  const partner = requirePartner(state)
  const isOwn = ({ partnerId }: { partnerId: string }): boolean => partnerId === partner.id
  const count = (table: { all(): Iterable<{ partnerId: string }> }): number => [...table.all()].filter(isOwn).length
  const people = peopleOf(chance.of('people'))
  const cast: Cast = {
    partnerId: partner.id,
    personas: hire(past, partner.id, stillMissing('personas', asked.personas, count(state.personas)), people),
    experts: Array.from({ length: 3 + Math.min(20, Math.floor(asked.chats / 40)) }, () => people('de').name),
  }
  const writer = new ChatWriter(past, cast)
  const missing = stillMissing('chats', asked.chats, count(state.chats))
  for (let n = 0; n < missing; n++) {
    const isFresh = n % FRESH === 0
    const at = isFresh ? byDay(chance, end - 3 * HOUR, end - 30 * MINUTE) : byDay(chance, begin, end)
    const stays = isFresh ? AT_THE_END[(n / FRESH) % AT_THE_END.length] : undefined
    writer.chat(at, people(chance.happens(GERMAN) ? 'de' : 'en'), stays)
    yield
  }
  yield* hand(past, stillMissing('submissions', asked.submissions, count(state.submissions)))
  pay(past, partner.id)
}

/** Personas: each is created before the first chat, or within the first days. */
function hire(past: Here, partnerId: string, count: number, people: (language: 'de') => Person): string[] {
  const { world, state, begin, chance } = past
  return Array.from({ length: count }, (_, index) => {
    const { name, mailbox } = people('de')
    const providerId = `agent-${1000 + index}-${mailbox}`
    const photoUrl = chance.happens(0.5) ? `https://cdn.guuru.com/assets/agents/${mailbox}.png` : null
    const input = { providerId, name, email: `${mailbox}@example.com`, photoUrl }
    past.at(begin, () => createPersona({ world, state, actor: { partnerId } }, input))
    return providerId
  })
}

/** Experts hand things in, and most are reviewed within days. */
function* hand(past: Here, count: number): Generator<void> {
  const { begin, end, chance } = past
  for (let n = 0; n < count; n++) {
    const isNew = chance.happens(NEW)
    const at = byDay(chance, isNew ? Math.max(begin, end - 48 * HOUR) : begin, end)
    const verdict = chance.happens(APPROVED) ? 'approveSubmission' : 'rejectSubmission'
    let id = ''
    past.at(at, () => (id = submit(past, {}).id))
    const takes = isNew || chance.happens(SOON) ? chance.between(1, 40) : chance.between(40, 100)
    past.at(afterOfficeTime(at, takes * HOUR), () => review(past, id, verdict))
    yield
  }
}

/** At the end of each month the experts are paid who closed a chat in it. */
function pay(past: Here, partnerId: string): void {
  const { world, state, begin, end } = past
  for (let at = monthAfter(begin); at <= end; at = monthAfter(at)) {
    const from = Math.max(begin, at - 28 * 24 * HOUR)
    past.at(at, () => {
      const busy = new Set<string | null>()
      for (const chat of state.chats.where('byCreation', partnerId)) if (chat.createdAt >= from) busy.add(chat.expertId)
      for (const { id } of state.experts.where('byPartner', partnerId)) {
        if (!busy.has(id)) continue
        const month = new Date(at - 1).toISOString().slice(0, 7)
        const row = { id: world.ids.uuid('guuru.payout'), sequence: world.ids.next('guuru.payouts') }
        state.payouts.insert({ ...row, partnerId, expertId: id, month })
      }
    })
  }
}

/** The first instant of the next month, UTC. */
function monthAfter(at: number): number {
  const month = new Date(at)
  return Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1)
}
