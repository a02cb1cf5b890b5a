import { SimError } from '../../errors/sim-error.ts'
import type { World } from '../../world/world.ts'
import { addMessage, assertPosting, reviewSubmission } from './operations.ts'
import type { ChatRow, ExpertRow, MessageRow, PartnerRow, SubmissionRow } from './records.ts'
import { assertHumanExpert, assertNotBlank, assertOtherSideMove, BOT_ID, type SUBMISSION_MOVES } from './rules.ts'
import { createState, type GuuruState } from './state.ts'

/** A new chat as its shopper starts it: every member is optional, the question is "Hello" by default. */
export interface NewChat extends Partial<Omit<ChatRow, 'sequence'>> {
  readonly user?: { readonly id?: string; readonly name?: string; readonly email?: string }
  /** A category by name; it is created when there is none. */
  readonly category?: string
}

/** What somebody says in a chat: a text, or a file that is reachable at `address`; exactly one of the two. */
export interface Said {
  readonly text?: string
  readonly attachment?: { readonly filename: string; readonly mimetype: string; readonly address: string }
  /** The shopper where nothing is said; `expert` is the human expert who has taken the chat. */
  readonly author?: 'user' | 'bot' | 'expert'
}

/** An answer of the other side: the chat's id and status, and the message that was said. */
export interface SaidInChat {
  readonly id: string
  readonly status: ChatRow['status']
  readonly message: MessageRow
}

/** GUURU's other side in one world: shoppers, human experts, and GUURU itself. */
export class GuuruSide {
  /** The world that this is a side of. */
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  /** GUURU's tables in this world. */
  get state(): GuuruState {
    return this.world.state({ name: 'guuru', createState })
  }

  /** What shoppers do. */
  readonly shopper = {
    /** Starts a chat: it is `pending`. Refused while the partner is unavailable. */
    start: (chat: NewChat = {}): ChatRow => this.#start(chat),
    /** Says something while the chat is pending or open; `author: 'bot'` makes it the bot's. */
    say: (chatId: string, said: Said): SaidInChat => this.#say(chatId, said),
    /** Ends an open chat. */
    close: (chatId: string): ChatRow =>
      this.#move(chatId, 'close', 'guuru.chat.closed', 'shopper', { closedAt: this.world.clock.now() }),
    /** Takes a closed chat up again. */
    reopen: (chatId: string): ChatRow =>
      this.#move(chatId, 'reopen', 'guuru.chat.reopened', 'shopper', { closedAt: null }),
    /** Rates a closed or transferred chat with 1 to 5: it is final then. */
    rate: (chatId: string, rating: number): ChatRow => {
      if (!Number.isInteger(rating) || rating < 1 || rating > 5) {
        throw new SimError('INVALID_RATING', `rating is a whole number from 1 to 5, not ${rating}.`)
      }
      return this.#move(chatId, 'rate', 'guuru.chat.rated', 'shopper', { rating })
    },
  }

  /** What human experts do. */
  readonly expert = {
    /** Takes a pending chat before the API can; by name an expert that exists, or a new one. */
    accept: (chatId: string, name?: string): ChatRow => {
      const chat = this.state.chats.require(chatId)
      assertOtherSideMove(chat, 'accept')
      return this.#move(chatId, 'accept', 'guuru.chat.opened', 'expert', {
        expertId: this.#expert(chat.partnerId, name).id,
      })
    },
    /** Answers in an open chat that a human expert has taken. */
    say: (chatId: string, said: Omit<Said, 'author'>): SaidInChat => this.#say(chatId, { ...said, author: 'expert' }),
    /** Ends an open chat that a human expert has taken. */
    close: (chatId: string): ChatRow => {
      assertHumanExpert(this.state.chats.require(chatId))
      return this.#move(chatId, 'close', 'guuru.chat.closed', 'expert', { closedAt: this.world.clock.now() })
    },
    /** Takes a closed chat up again, as the human expert who had taken it. */
    reopen: (chatId: string): ChatRow => {
      assertHumanExpert(this.state.chats.require(chatId))
      return this.#move(chatId, 'reopen', 'guuru.chat.reopened', 'expert', { closedAt: null })
    },
    /** Submits something for the partner to review. */
    submit: (submission: Partial<Omit<SubmissionRow, 'sequence'>> = {}): SubmissionRow => this.#submit(submission),
  }

  /** Hands a pending or open chat over to the company's own staff. */
  transfer(chatId: string): ChatRow {
    return this.#move(chatId, 'transfer', 'guuru.chat.transferred', 'guuru', {})
  }

  /** Somebody of the partner's reviews a pending submission in the portal. */
  review(id: string, move: keyof typeof SUBMISSION_MOVES): SubmissionRow {
    const { partnerId } = this.state.submissions.require(id)
    return reviewSubmission({ world: this.world, state: this.state, actor: { partnerId } }, id, move)
  }

  /** Changes the partner's settings: while `isAvailable` is false no chat can start. */
  setPartner(settings: Partial<Pick<PartnerRow, 'isAvailable' | 'serviceAccountIsMember'>>): PartnerRow {
    return this.state.partners.replace({ ...this.#partner(), ...settings })
  }

  #partner(id?: string): PartnerRow {
    if (id !== undefined) return this.state.partners.require(id)
    for (const partner of this.state.partners.all()) return partner
    throw new SimError(
      'PARTNER_NOT_FOUND',
      'This world has no GUURU partner; load a fixture that has one, such as "default".',
    )
  }

  #start({ question = 'Hello', user, category, ...given }: NewChat): ChatRow {
    const { ids, clock } = this.world
    const { chats, categories, personas } = this.state
    const partner = this.#partner(given.partnerId)
    assertNotBlank(question, 'question')
    if (!partner.isAvailable) {
      throw new SimError(
        'PARTNER_UNAVAILABLE',
        `The partner ${partner.id} is unavailable, so no chat can start; make it available first.`,
      )
    }
    if (given.id !== undefined && chats.get(given.id)) {
      throw new SimError('CHAT_EXISTS', `There is a chat with the id ${given.id} already.`)
    }
    if (given.categoryId != null) categories.require(given.categoryId)
    if (given.personaId != null) personas.require(given.personaId)
    const chat = chats.insert({
      id: given.id ?? chats.unused(() => ids.nanoid('guuru.chat')),
      sequence: ids.next('guuru.chats'),
      partnerId: partner.id,
      status: given.status ?? 'pending',
      question,
      rating: given.rating ?? null,
      createdAt: given.createdAt ?? clock.now(),
      closedAt: given.closedAt ?? null,
      userId: this.#user(partner.id, { id: given.userId, ...user }),
      categoryId: given.categoryId ?? (category === undefined ? null : this.#category(category)),
      expertId: given.expertId ?? null,
      personaId: given.personaId ?? null,
    })
    this.world.announce('guuru.chat.assigned', null, chat, 'shopper')
    const author = { type: 'user', id: chat.userId } as const
    addMessage(this, chat, { type: 'text', text: question }, author, 'shopper', chat.createdAt)
    return chat
  }

  #say(chatId: string, said: Said): SaidInChat {
    const chat = this.state.chats.require(chatId)
    if ((said.text === undefined) === (said.attachment === undefined)) {
      throw new SimError(
        'INVALID_MESSAGE',
        'Say either a text or an attachment: send exactly one of "text" and "attachment".',
      )
    }
    const posting = said.attachment
      ? { type: 'attachment', ...said.attachment }
      : { type: 'text', text: said.text ?? '' }
    assertPosting(posting)
    const { author, actor } = this.#speaker(chat, said.author)
    const message = addMessage(this, chat, posting, author, actor)
    return { id: chat.id, status: chat.status, message }
  }

  /** Who may say something now, and what events call them. */
  #speaker(chat: ChatRow, author: Said['author'] = 'user'): { author: MessageRow['author']; actor: string } {
    assertOtherSideMove(chat, 'say')
    if (author === 'expert') return { author: { type: 'expert', id: assertHumanExpert(chat) }, actor: 'expert' }
    return author === 'bot'
      ? { author: { type: 'bot', id: BOT_ID }, actor: 'bot' }
      : { author: { type: 'user', id: chat.userId }, actor: 'shopper' }
  }

  #move(
    chatId: string,
    move: Parameters<typeof assertOtherSideMove>[1],
    event: string,
    actor: string,
    members: Partial<ChatRow>,
  ): ChatRow {
    const before = this.state.chats.require(chatId)
    const after = this.state.chats.replace({ ...before, ...members, status: assertOtherSideMove(before, move) })
    this.world.announce(event, before, after, actor)
    return after
  }

  #submit(given: Partial<Omit<SubmissionRow, 'sequence'>>): SubmissionRow {
    const { ids, clock } = this.world
    const { submissions } = this.state
    const partner = this.#partner(given.partnerId)
    if (given.id !== undefined && submissions.get(given.id)) {
      throw new SimError('SUBMISSION_EXISTS', `There is a submission with the id ${given.id} already.`)
    }
    const submission = submissions.insert({
      id: given.id ?? submissions.unused(() => ids.uuid('guuru.submission')),
      sequence: ids.next('guuru.submissions'),
      partnerId: partner.id,
      status: given.status ?? 'pending',
      createdAt: given.createdAt ?? clock.now(),
      reviewedAt: given.reviewedAt ?? null,
    })
    this.world.announce('guuru.submission.created', null, submission, 'expert')
    return submission
  }

  #user(
    partnerId: string,
    { id, name = null, email = null }: { id?: string | undefined; name?: string | null; email?: string | null },
  ): string {
    if (id !== undefined && this.state.users.get(id)) return id
    return this.state.users.insert({
      id: id ?? this.state.users.unused(() => this.world.ids.alphanumeric('guuru.user', 28)),
      partnerId,
      name,
      email,
    }).id
  }

  #category(name: string): string {
    const known = this.state.categories.last('byName', name)
    return (
      known ??
      this.state.categories.insert({
        id: this.state.categories.unused(() => this.world.ids.uuid('guuru.category')),
        name,
      })
    ).id
  }

  #expert(partnerId: string, name?: string): ExpertRow {
    const known = this.state.experts
      .where('byPartner', partnerId)
      .find(expert => name === undefined || expert.name === name)
    if (known) return known
    const { ids } = this.world
    const id = this.state.experts.unused(() => ids.alphanumeric('guuru.expert', 28))
    return this.state.experts.insert({ id, sequence: ids.next('guuru.experts'), partnerId, name: name ?? null })
  }
}
