/** What an operator and its sellers wrote to each other for months. */
import { type Chance, Deck } from '../../contract/histories/chance.ts'
import { contractError } from '../../contract/errors.ts'
import { type Asked, type Past, stillMissing } from '../../contract/histories/history.ts'
import { type Language, peopleOf } from '../../contract/histories/people.ts'
import { Prose, readTurn, type Topic } from '../../contract/histories/prose.ts'
import type { Sender } from '../records.ts'
import type { MarketplacerState } from '../state.ts'
import type { options } from './options.ts'
import { type Correspondent, joinSellers } from './sellers.ts'
import { texts } from './texts.gen.ts'
import { holdThread, planThreads, type ThreadPlan, type Turn } from './threads.ts'

/** How often an exchange ends without its last turn. */
const CUT = 0.3
/** How many people write for the operator. */
const ADMINS = 5

/** Sellers join, and every thread of a seller without messages fills. */
export function* write(past: Past<MarketplacerState>, asked: Asked<typeof options>): Generator<void> {
  const { state, chance } = past
  const messages = stillMissing('messages', asked.messages, state.messages.size)
  const unreadBefore = [...state.messages.all()].filter(({ readAt }) => readAt === null).length
  const unread = Math.min(messages, Math.max(0, Math.round(asked.messages * asked.unread) - unreadBefore))
  const sellers = yield* joinSellers(past, asked)
  if (sellers.length === 0 && messages > 0) {
    throw contractError('HISTORY_TOO_SMALL', 'Every seller has messages already: ask for more sellers.')
  }
  const writer = new Writer(chance)
  const plans = planThreads(chance.of('plan'), sellers.length, messages, unread)
  for (const [index, seller] of sellers.entries()) {
    const plan = plans[index]!
    const exchanges: Turn[][] = []
    for (const exchange of writer.exchanges(seller, plan)) {
      exchanges.push(exchange)
      yield
    }
    yield* holdThread(past, seller, exchanges, plan.unread)
  }
}

/** Writes the exchanges of threads. */
class Writer {
  readonly #chance: Chance
  readonly #admins: readonly string[]
  readonly #topics: Readonly<Record<Language, Deck<Topic>>>

  constructor(chance: Chance) {
    const people = peopleOf(chance.of('operator'))
    this.#chance = chance.of('texts')
    this.#admins = Array.from({ length: ADMINS }, () => people('en').first)
    this.#topics = {
      en: new Deck(this.#chance, texts.en.topics),
      de: new Deck(this.#chance, texts.de.topics),
    }
  }

  /** So many messages, topic by topic; the notices come last, one by one. */
  *exchanges(seller: Correspondent, { messages, notices }: ThreadPlan): Generator<Turn[]> {
    for (let left = messages - notices; left > 0;) {
      const { turns } = this.#topics[seller.language].deal()
      const isCut = turns.length > 2 && this.#chance.happens(CUT)
      const said = this.#say(seller, turns.slice(0, Math.min(left, isCut ? turns.length - 1 : turns.length)))
      left -= said.length
      yield said
    }
    const { notice = [] } = texts[seller.language].parts
    for (let n = 0; n < notices; n++) yield this.#say(seller, [this.#chance.pick(notice)])
  }

  #say({ language, first, trade }: Correspondent, turns: readonly string[]): Turn[] {
    const { parts } = texts[language]
    const prose = new Prose(this.#chance, { ...parts, product: parts[`products of ${trade}`] ?? [] }, {})
    const admin = this.#chance.pick(this.#admins)
    return turns.map(turn => {
      const [role, template] = readTurn(turn)
      const sender = role as Sender // as the topics name them; a test says so
      const [me, them] = sender === 'Admin' ? [admin, first] : [first, admin]
      return { sender, text: prose.say(template, { me, them }) }
    })
  }
}
