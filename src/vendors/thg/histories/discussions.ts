import { type Chance, Deck } from '../../contract/histories/chance.ts'
import { notAtNight } from '../../contract/histories/day.ts'
import type { Past } from '../../contract/histories/history.ts'
import { afterOfficeTime } from '../../contract/histories/office.ts'
import type { Language } from '../../contract/histories/people.ts'
import { Prose, readTurn, type Topic } from '../../contract/histories/prose.ts'
import { acts } from '../acts.ts'
import type { Here as Caller } from '../context.ts'
import * as operations from '../operations/discussions.ts'
import type { DiscussionCategory } from '../schema.gen.ts'
import type { ThgState } from '../state.ts'
import type { Buyer, Purchase } from './shop.ts'
import { texts } from './texts.gen.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** What happens now and then, as probabilities. */
const PICKED_UP = 0.7
const ON_HOLD = 0.15
const IMPATIENT = 0.08
const SILENT_END = 0.4

type PlainTopic = Topic & { readonly aboutOrder: boolean }

/** Deals topics: to customers without an order only such as need none. */
export class Topics {
  readonly #decks: Readonly<Record<Language, readonly [all: Deck<PlainTopic>, general: Deck<PlainTopic>]>>

  constructor(chance: Chance) {
    const decks = (language: Language) => {
      const topics = texts[language].topics.map(topic => {
        return { ...topic, aboutOrder: topic.turns.some(turn => /\{order\}/.test(turn)) }
      })
      return [
        new Deck(chance, topics),
        new Deck(
          chance,
          topics.filter(({ aboutOrder }) => !aboutOrder),
        ),
      ] as const
    }
    this.#decks = { en: decks('en'), de: decks('de') }
  }

  deal(language: Language, hasOrder: boolean): PlainTopic {
    return this.#decks[language][hasOrder ? 0 : 1].deal()
  }
}

/** One discussion from its first message on: each side acts when it would, by the operations of the API and the agents' acts. */
class Discussion {
  readonly #past: Past<ThgState>
  readonly #caller: Caller
  readonly #say: (template: string) => string
  #id = ''
  /** When the last thing that was planned happens. */
  #at: number

  constructor(past: Past<ThgState>, { number }: Buyer, at: number, say: (template: string) => string) {
    this.#past = past
    this.#caller = { world: past.world, state: past.state, actor: { token: null, customer: number } }
    this.#say = say
    this.#at = at
  }

  /** The customer asks for the first time. */
  open(template: string, category: DiscussionCategory, purchase: Purchase | undefined, isWhole: boolean): void {
    const skus = isWhole ? [] : (purchase?.variants.slice(0, 1).map(({ sku }) => sku) ?? [])
    this.#past.at(this.#at, () => {
      const selection = purchase && { selectedOrderId: purchase.number, selectedProductSkus: skus }
      const message = { message: this.#say(template) }
      this.#id = operations.createDiscussion(this.#caller, { category, message, selection })
    })
  }

  /** The customer writes again before there is an answer. */
  insist(template: string): void {
    const { chance } = this.#past
    this.#at = notAtNight(chance, this.#at + chance.between(20, 60) * HOUR)
    this.#query(template)
  }

  /** An agent answers in office hours, mostly after it was picked up, and seldom after it was on hold. */
  respond(template: string, isLast: boolean): void {
    const { chance } = this.#past
    const asked = this.#at
    const waits = chance.happens(ON_HOLD)
    const pause = (waits ? chance.between(6, 14) * 60 : chance.between(10, 360)) * MINUTE
    this.#at = afterOfficeTime(asked, pause)
    if (waits) this.#act(afterOfficeTime(asked, pause * 0.2), 'hold')
    if (waits || chance.happens(PICKED_UP)) this.#act(afterOfficeTime(asked, pause * 0.8), 'pickUp')
    const goesOn = !isLast && chance.happens(0.5)
    this.#past.at(this.#at, () => {
      const body = { message: this.#say(template), ...(goesOn && { status: 'IN_PROGRESS' as const }) }
      acts.respond.perform(this.#past, this.#id, body, 'agent')
    })
  }

  /** The customer reads all that was answered, before the end. */
  read(): void {
    const { chance, end, state } = this.#past
    const readAt = notAtNight(chance, this.#at + chance.between(3, 20 * 60) * MINUTE)
    if (this.#at <= end) this.#at = Math.min(readAt, end)
    this.#past.at(this.#at, () => {
      const upToMessageId = state.messages.last('byDiscussion', this.#id)?.id ?? ''
      operations.markDiscussionMessagesAsRead(this.#caller, { discussionId: this.#id, upToMessageId })
    })
  }

  /** The customer replies. */
  reply(template: string): void {
    this.#at += this.#past.chance.between(1, 30) * MINUTE
    this.#query(template)
  }

  /** An agent sees that no answer is needed. */
  complete(): void {
    this.#act(afterOfficeTime(this.#at, this.#past.chance.between(5, 240) * MINUTE), 'complete')
  }

  #query(template: string): void {
    this.#past.at(this.#at, () => {
      operations.replyToDiscussion(this.#caller, this.#id, { message: this.#say(template) })
    })
  }

  /** A move that the discussion's status may have overtaken: an agent sees the status first. */
  #act(at: number, move: 'pickUp' | 'hold' | 'complete'): void {
    const { state } = this.#past
    this.#past.at(at, () => {
      const { status } = state.discussions.require(this.#id)
      if (acts[move].allowedIn[status]) acts[move].perform(this.#past, this.#id, {}, 'agent')
    })
  }
}

/** When a discussion begins: exactly then, or earlier, soon after its order. One that stays unread ends with an answer. */
export interface Beginning {
  readonly at: number
  readonly isExact: boolean
  readonly staysUnread: boolean
}

/** Lets a customer ask, and all that follows. */
export function discuss(
  past: Past<ThgState>,
  topics: Topics,
  buyer: Buyer,
  { at, isExact, staysUnread }: Beginning,
): void {
  const { chance } = past
  const earlier = buyer.orders.filter(purchase => purchase.at < at)
  const topic = topics.deal(buyer.language, earlier.length > 0)
  const purchase = topic.aboutOrder ? choose(chance, topic, earlier) : undefined
  const { parts } = texts[buyer.language]
  const title = purchase?.variants[0]?.title ?? chance.pick(parts['variant'] ?? [])
  const titles = [title.split(' - ')[0] ?? title]
  const outcome = parts[purchase?.isCancelled ? 'cancelled' : 'packed'] ?? []
  const prose = new Prose(chance, { ...parts, outcome, product: titles }, { name: buyer.first })
  const turns = topic.turns.map(turn => readTurn(prose.choose(turn)))
  const lastAnswer = turns.findLastIndex(([role]) => role === 'RESPONSE')
  const kept = staysUnread || chance.happens(SILENT_END) ? turns.slice(0, lastAnswer + 1) : turns
  const begin = purchase && !isExact ? soonAfter(chance, topic, purchase, at) : at
  const discussion = new Discussion(past, buyer, begin, template =>
    prose.say(template, purchase && { order: purchase.number }),
  )
  kept.forEach(([role, template], index) => {
    if (index === 0) {
      discussion.open(template, topic.category as DiscussionCategory, purchase, chance.happens(0.4)) // a test says so
      if (!staysUnread && chance.happens(IMPATIENT)) discussion.insist(readTurn(chance.pick(parts['second'] ?? []))[1])
    } else if (role === 'RESPONSE') {
      discussion.respond(template, index === lastAnswer)
      if (index < lastAnswer || !staysUnread) discussion.read()
    } else discussion.reply(template)
  })
  if (kept.length > lastAnswer + 1) discussion.complete()
}

/** The order that a topic is about: a cancelled one, if there is one, when it is about that. */
function choose(chance: Chance, { category }: Topic, earlier: readonly Purchase[]): Purchase {
  const cancelled = category === 'CANCELLATION' ? earlier.filter(({ isCancelled }) => isCancelled) : []
  return chance.pick(cancelled.length > 0 ? cancelled : earlier)
}

/** When a customer asks about an order: within minutes, or within days; at the latest, when it was planned. */
function soonAfter(chance: Chance, { category }: Topic, { at }: Purchase, latest: number): number {
  const pause = category === 'CANCELLATION' ? chance.between(5, 28) * MINUTE : chance.between(20, 240) * HOUR
  return Math.min(latest, notAtNight(chance, at + pause))
}
