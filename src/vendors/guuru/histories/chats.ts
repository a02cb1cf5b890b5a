import { Deck } from '../../contract/histories/chance.ts'
import type { Past } from '../../contract/histories/history.ts'
import type { Language, Person } from '../../contract/histories/people.ts'
import { Prose, readTurn, type Topic } from '../../contract/histories/prose.ts'
import * as community from '../operations/community.ts'
import * as partner from '../operations/partner.ts'
import { type GuuruState, personaKey } from '../state.ts'
import { texts } from './texts.gen.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND

/** Who answers. */
export interface Cast {
  readonly partnerId: string
  /** By their ids in the partner's own system. */
  readonly personas: readonly string[]
  /** Human experts by name; each comes into being with the first chat. */
  readonly experts: readonly string[]
}

/** What happens now and then, as probabilities: by a persona of the partner's, otherwise by a human expert. */
const BY_PERSONA = 0.6
const LEFT_ALONE = 0.02
const TRANSFERRED = 0.04
const HANDED_ON = 0.05
const STAYS_OPEN = 0.02
const REOPENED = 0.06
const CLOSED_BY_SHOPPER = 0.35
const RATED = 0.7

/** One chat: what is planned, the last thing at `at`. */
interface Chat {
  readonly prose: Prose
  /** The providerId of the persona, or undefined where a human expert of this name has it. */
  readonly persona: string | undefined
  readonly expert: string
  at: number
  id: string
}

/** Lets chats happen, by the operations of the API and the acts of the others. */
export class ChatWriter {
  readonly #past: Past<GuuruState>
  readonly #cast: Cast
  readonly #caller: Parameters<typeof partner.acceptChat>[0]
  readonly #topics: Readonly<Record<Language, Deck<Topic>>>

  constructor(past: Past<GuuruState>, cast: Cast) {
    this.#past = past
    this.#cast = cast
    this.#caller = { world: past.world, state: past.state, actor: { partnerId: cast.partnerId } }
    const chance = past.chance.of('topics')
    this.#topics = { en: new Deck(chance, texts.en.topics), de: new Deck(chance, texts.de.topics) }
  }

  /** A shopper starts a chat at an instant, and all that follows; one may stay pending or open for hours. */
  chat(at: number, shopper: Person, stays?: 'pending' | 'open'): void {
    const { chance } = this.#past
    const { personas, experts } = this.#cast
    const topic = this.#topics[shopper.language].deal()
    const persona = personas.length > 0 && chance.happens(BY_PERSONA) ? chance.pick(personas) : undefined
    const expert = chance.pick(experts)
    const prose = new Prose(chance, texts[shopper.language].parts, { name: shopper.first })
    const chat: Chat = { prose, persona, expert, at, id: '' }
    const turns = topic.turns.map(turn => prose.choose(turn))
    const [, question] = readTurn(turns[0] ?? '')
    const user = { name: shopper.name, ...(chance.happens(0.8) && { email: `${shopper.mailbox}@example.com` }) }
    const said = prose.say(question)
    this.#past.at(at, () => {
      chat.id = community.startChat(this.#past, { question: said, user, category: topic.category ?? 'General' }).id
    })
    // A chat that no expert takes goes to the company in the end.
    if (stays === 'pending' || (stays === undefined && chance.happens(LEFT_ALONE))) {
      chat.at += chance.between(4, 24) * HOUR
      this.#then(chat, 60, () => community.move(this.#past, chat.id, 'transfer', 'guuru'))
      return
    }
    const isTransferred = stays === undefined && chance.happens(TRANSFERRED)
    const accepts = turns.findIndex(turn => turn.startsWith('expert'))
    turns.slice(1, isTransferred ? 3 : undefined).forEach((turn, index) => {
      if (index + 1 === accepts) this.#accept(chat)
      this.#say(chat, turn)
    })
    if (isTransferred) this.#then(chat, 60, () => community.move(this.#past, chat.id, 'transfer', 'guuru'))
    else {
      if (stays === 'open' || chance.happens(STAYS_OPEN)) chat.at += chance.between(4, 48) * HOUR
      this.#end(chat)
    }
    if (!chance.happens(RATED)) return
    const rating = isTransferred ? chance.between(1, 3) : chance.pick([5, 5, 5, 4, 4, 3, 2])
    this.#then(chat, 20 * 60, () => community.rate(this.#past, chat.id, rating))
  }

  /** It is closed; now and then taken up again, and closed once more. */
  #end(chat: Chat): void {
    const { chance } = this.#past
    this.#close(chat)
    if (!chance.happens(REOPENED)) return
    this.#then(chat, 30 * 60, () => community.endOrReopen(this.#past, chat.id, 'reopen', 'shopper'))
    this.#say(chat, chat.prose.choose('{again}'))
    this.#say(chat, chat.prose.choose('{answer}'))
    this.#close(chat)
  }

  #close(chat: Chat): void {
    const byShopper = this.#past.chance.happens(CLOSED_BY_SHOPPER)
    this.#then(chat, 120, () => {
      if (byShopper) community.endOrReopen(this.#past, chat.id, 'close', 'shopper')
      else if (chat.persona === undefined) community.endOrReopen(this.#past, chat.id, 'close', 'expert')
      else partner.closeChat(this.#caller, chat.id)
    })
  }

  #accept(chat: Chat): void {
    const { persona } = chat
    this.#then(chat, 240, () => {
      if (persona === undefined) community.acceptAsExpert(this.#past, chat.id, chat.expert)
      else partner.acceptChat(this.#caller, chat.id, this.#personaId(persona))
    })
    if (persona === undefined || !this.#past.chance.happens(HANDED_ON)) return
    const other = this.#past.chance.pick(this.#cast.personas)
    this.#then(chat, 20, () => partner.transferToPersona(this.#caller, chat.id, this.#personaId(other)))
  }

  /** A turn such as `user: How?`, `bot: Hello`, or a file of the shopper's: `user@photo.jpg`. */
  #say(chat: Chat, turn: string): void {
    const [, filename] = /^user@(.+)$/.exec(turn) ?? []
    const [role, template] = readTurn(turn)
    if (filename !== undefined) {
      this.#then(chat, 40, () => {
        const address = `https://scontentd.guuru.com/partner/${this.#cast.partnerId}/attachments/${chat.id}/${filename}`
        community.say(this.#past, chat.id, { attachment: { filename, mimetype: 'image/jpeg', address } })
      })
      return
    }
    const { state } = this.#past
    const text = (): string => {
      const { personaId, expertId } = state.chats.require(chat.id)
      const name = partner.expertName(this.#caller, personaId ?? expertId ?? '') ?? ''
      return chat.prose.say(template, { expert: name.split(' ')[0] ?? name })
    }
    this.#then(chat, 90, () => {
      if (role === 'expert' && chat.persona !== undefined)
        partner.sendChatMessage(this.#caller, { chatId: chat.id, posting: { type: 'text', text: text() } })
      else community.say(this.#past, chat.id, { text: text(), author: role as 'user' | 'bot' | 'expert' }) // a test says so
    })
  }

  /** Lets something happen some seconds later, at most so many. */
  #then(chat: Chat, seconds: number, happen: () => void): void {
    chat.at += this.#past.chance.between(5 * SECOND, Math.max(10, seconds) * SECOND)
    this.#past.at(chat.at, happen)
  }

  #personaId(providerId: string): string {
    return this.#past.state.personas.last('byProvider', personaKey(this.#cast.partnerId, providerId))?.id ?? ''
  }
}
