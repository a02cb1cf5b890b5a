import { describe, expect, test } from 'vitest'
import { SimError } from '../../../src/errors/sim-error.ts'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import { CHAT, PERSONA, setupGuuru, SUBMISSION, UUID } from './guuru.ts'

const NOW = Date.parse('2026-01-01T00:00:00.000Z')
const NANOID = /^[\w-]{21}$/
const UID = /^[A-Za-z0-9]{28}$/

/** The refusal that `act` meets; nothing may have changed. */
function setupActs(options?: SimulatorOptions) {
  const guuru = setupGuuru(options)
  const refuse = (act: () => unknown): { code: string; message: string } => {
    const before = guuru.trace()
    let refusal: unknown
    try {
      act()
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(SimError)
    expect(guuru.trace()).toEqual(before)
    const { code, message } = refusal as SimError // just asserted
    return { code, message }
  }
  const types = () => guuru.world.events.list().map(({ type, actor }) => `${type} by ${actor}`)
  return { ...guuru, refuse, types }
}

describe('a shopper starts a chat', () => {
  // Source: GUURU docs, Admin API, Mutations, acceptChat: a pending chat; Types, Chat.question.
  test('[documented] it is pending, and its question is the first message', async () => {
    const { access, readChat, types } = setupActs()
    const chat = access.shopper.start({
      question: 'Where is it?',
      user: { name: 'Ada', email: 'ada@example.com' },
      category: 'Banking',
    })
    expect(chat.id).toMatch(NANOID)
    const fields = `status question rating createdAt closedAt user { id name email } category { name } expert { id }
      messages { edges { node { id createdAt ... on TextMessage { text } author { ... on UserAuthor { id } } } } }`
    expect(await readChat(chat.id, fields)).toEqual({
      id: chat.id,
      status: 'pending',
      question: 'Where is it?',
      rating: null,
      createdAt: NOW,
      closedAt: null,
      user: { id: expect.stringMatching(UID), name: 'Ada', email: 'ada@example.com' },
      category: { name: 'Banking' },
      expert: null,
      messages: {
        edges: [
          {
            node: {
              id: expect.stringMatching(UUID),
              createdAt: NOW,
              text: 'Where is it?',
              author: { id: chat.userId },
            },
          },
        ],
      },
    })
    expect(types()).toEqual(['guuru.chat.assigned by shopper', 'guuru.message.created by shopper'])
  })

  test('[assumed] everything may be left out', () => {
    const { access } = setupActs()
    expect(access.shopper.start()).toMatchObject({ status: 'pending', question: 'Hello', categoryId: null })
  })

  test('[assumed] members that are undefined are left out', () => {
    const { access } = setupActs()
    const nothing: object = { id: undefined, userId: undefined, createdAt: undefined, rating: undefined }
    const chat = access.shopper.start(nothing)
    expect(chat).toMatchObject({
      id: expect.stringMatching(NANOID),
      userId: expect.stringMatching(UID),
      createdAt: NOW,
      rating: null,
    })
  })

  test('[assumed] a shopper who is known comes again; one with an id of their own is new', () => {
    const { access } = setupActs()
    const { size } = access.state.users
    expect(access.shopper.start({ user: { id: 'owRNDrixHcNnPMVQUKpv2Lj5TQ82' } }).userId).toBe(
      'owRNDrixHcNnPMVQUKpv2Lj5TQ82',
    )
    expect(access.state.users.size).toBe(size)
    expect(access.shopper.start({ user: { id: 'ada' } }).userId).toBe('ada')
    expect(access.shopper.start({ userId: 'bob' }).userId).toBe('bob')
    expect(access.state.users.size).toBe(size + 2)
  })

  test('[assumed] a category is found by its name, or made', async () => {
    const { access, readChat } = setupActs()
    const { size } = access.state.categories
    const one = access.shopper.start({ category: 'Banking' })
    const two = access.shopper.start({ category: 'Bicycles' })
    const three = access.shopper.start({ category: 'Bicycles' })
    expect(one.categoryId).toBe('dc52ee48-74d5-4c57-b4cb-323d8c152c40')
    expect(three.categoryId).toBe(two.categoryId)
    expect(access.state.categories.size).toBe(size + 1)
    expect(await readChat(two.id, 'category { name }')).toMatchObject({ category: { name: 'Bicycles' } })
  })

  test('[assumed] members of the record are taken as they are; the first message is as old as the chat', async () => {
    const { access, readChat } = setupActs()
    const id = 'my-own-chat'
    access.shopper.start({ id, createdAt: 1550534056605 })
    expect(await readChat(id, 'createdAt messages { edges { node { createdAt } } }')).toEqual({
      id,
      createdAt: 1550534056605,
      messages: { edges: [{ node: { createdAt: 1550534056605 } }] },
    })
  })

  // Source: GUURU docs, Admin API, Types, PartnerStateChat.isAvailable.
  test('[documented] no chat starts while the partner is unavailable', () => {
    const { access, refuse } = setupActs()
    access.setPartner({ isAvailable: false })
    expect(refuse(() => access.shopper.start())).toEqual({
      code: 'PARTNER_UNAVAILABLE',
      message: 'The partner guuru-qa is unavailable, so no chat can start; make it available first.',
    })
    access.setPartner({ isAvailable: true })
    expect(access.shopper.start().status).toBe('pending')
  })

  test('[assumed] what cannot be is refused', () => {
    const { access, refuse } = setupActs()
    expect(refuse(() => access.shopper.start({ id: CHAT.pending }))).toEqual({
      code: 'CHAT_EXISTS',
      message: `There is a chat with the id ${CHAT.pending} already.`,
    })
    expect(refuse(() => access.shopper.start({ question: '  ' })).code).toBe('BAD_USER_INPUT')
    expect(refuse(() => access.shopper.start({ partnerId: 'nope' })).code).toBe('PARTNER_NOT_FOUND')
    expect(refuse(() => access.shopper.start({ categoryId: 'nope' })).code).toBe('CATEGORY_NOT_FOUND')
    expect(refuse(() => access.shopper.start({ personaId: 'nope' })).code).toBe('PERSONA_NOT_FOUND')
  })

  test('[assumed] a world without a partner says what to do', () => {
    const { access, refuse } = setupActs({ fixtures: [] })
    expect(refuse(() => access.shopper.start())).toMatchObject({
      code: 'PARTNER_NOT_FOUND',
      message: expect.stringContaining('fixture'),
    })
  })
})

describe('a shopper says something', () => {
  test.each(['pending', 'open'] as const)('[assumed] while the chat is %s', async status => {
    const { access, types } = setupActs()
    const said = access.shopper.say(CHAT[status], { text: 'Are you there?' })
    expect(said).toMatchObject({
      id: CHAT[status],
      status,
      message: { text: 'Are you there?', author: { type: 'user' } },
    })
    expect(access.state.messages.last('byChat', CHAT[status])).toBe(said.message)
    expect(types()).toEqual(['guuru.message.created by shopper'])
  })

  test('[assumed] an attachment', () => {
    const { access } = setupActs()
    const attachment = { filename: 'a.png', mimetype: 'image/png', address: 'https://files.example/b.png' }
    expect(access.shopper.say(CHAT.open, { attachment }).message).toMatchObject({
      type: 'attachment',
      text: null,
      attachment: {
        id: expect.stringMatching(UUID),
        filename: 'a.png',
        mimetype: 'image/png',
        url: attachment.address,
      },
    })
  })

  test('[assumed] author "bot" is the bot', async () => {
    const { access, readChat, types } = setupActs()
    access.shopper.say(CHAT.pending, { text: 'One moment', author: 'bot' })
    const { messages } = await readChat(
      CHAT.pending,
      'messages { edges { node { author { __typename ... on BotAuthor { id } } } } }',
    )
    expect(messages.edges.at(-1).node.author).toEqual({ __typename: 'BotAuthor', id: 'guuru-bot' })
    expect(types()).toEqual(['guuru.message.created by bot'])
  })

  test.each(['closed', 'transferred', 'rated'] as const)('[assumed] ILLEGAL_MOVE while it is %s', status => {
    const { access, refuse } = setupActs()
    const { code, message } = refuse(() => access.shopper.say(CHAT[status], { text: 'Hi' }))
    expect({ code, message }).toEqual({
      code: 'ILLEGAL_MOVE',
      message: `The chat ${CHAT[status]} is ${status}; "say" is possible while it is pending or open.`,
    })
  })

  test('[assumed] neither or both of text and attachment, a blank text, an address that is none: refused', () => {
    const { access, refuse } = setupActs()
    const attachment = { filename: 'a.png', mimetype: 'image/png', address: 'nowhere' }
    expect(refuse(() => access.shopper.say(CHAT.open, {})).code).toBe('INVALID_MESSAGE')
    expect(refuse(() => access.shopper.say(CHAT.open, { text: 'a', attachment })).code).toBe('INVALID_MESSAGE')
    expect(refuse(() => access.shopper.say(CHAT.open, { text: ' ' })).code).toBe('BAD_USER_INPUT')
    expect(refuse(() => access.shopper.say(CHAT.open, { attachment })).code).toBe('BAD_USER_INPUT')
    expect(refuse(() => access.shopper.say('nope', { text: 'a' })).code).toBe('CHAT_NOT_FOUND')
  })
})

describe('experts', () => {
  // Source: GUURU docs, Admin API, Mutations, closeChat: a chat that belongs to the expert.
  test('[documented] a human expert takes a pending chat, which is not the API’s then', async () => {
    const { access, call, readChat, types } = setupActs()
    expect(access.expert.accept(CHAT.pending)).toMatchObject({ status: 'open', personaId: null })
    expect(await readChat(CHAT.pending, 'status expert { name }')).toMatchObject({
      status: 'open',
      expert: { name: 'Anna Keller' },
    })
    expect(types()).toEqual(['guuru.chat.opened by expert'])
    const { body } = await call(`mutation { closeChat(id: "${CHAT.pending}") { id } }`)
    expect(body.errors[0].extensions.code).toBe('FORBIDDEN')
  })

  test('[assumed] by name: one who exists, or a new one', async () => {
    const { access, readChat } = setupActs()
    const { size } = access.state.experts
    expect(access.expert.accept(CHAT.pending, 'Ben Frei').expertId).toBe('uu7bsl9R0kGJPoTtuC4ROfc2r5na')
    expect(access.state.experts.size).toBe(size)
    const { id } = access.shopper.start()
    access.expert.accept(id, 'Zita Zorn')
    expect(access.state.experts.size).toBe(size + 1)
    expect(await readChat(id, 'expert { id name }')).toMatchObject({
      expert: { id: expect.stringMatching(UID), name: 'Zita Zorn' },
    })
  })

  test('[assumed] a refused acceptance makes no expert', () => {
    const { access, refuse } = setupActs()
    expect(refuse(() => access.expert.accept(CHAT.open, 'Zita Zorn')).code).toBe('ILLEGAL_MOVE')
    expect(refuse(() => access.expert.accept('nope', 'Zita Zorn')).code).toBe('CHAT_NOT_FOUND')
  })

  test('[assumed] a human expert says and ends nothing in a chat that none of them has taken', () => {
    const { access, refuse } = setupActs()
    const message = (id: string, status: string) =>
      `The chat ${id} is ${status} and not with a human expert; one has to accept it first.`
    const say = (id: string) => refuse(() => access.expert.say(id, { text: 'Hi' }))
    // Pending, and open with the account of the API.
    expect(say(CHAT.pending)).toEqual({ code: 'ILLEGAL_MOVE', message: message(CHAT.pending, 'pending') })
    expect(say(CHAT.open)).toEqual({ code: 'ILLEGAL_MOVE', message: message(CHAT.open, 'open') })
    expect(refuse(() => access.expert.close(CHAT.open))).toEqual({
      code: 'ILLEGAL_MOVE',
      message: message(CHAT.open, 'open'),
    })
    expect(access.expert.close(CHAT.openOfAnotherExpert)).toMatchObject({ status: 'closed' })
  })

  test('[assumed] an expert submits: pending, and it can be reviewed', async () => {
    const { access, ask, types } = setupActs()
    const { id } = access.expert.submit()
    expect(id).toMatch(UUID)
    expect(types()).toEqual(['guuru.submission.created by expert'])
    expect(await ask(`mutation { approveSubmission(id: "${id}") { status createdAt } }`)).toEqual({
      approveSubmission: { status: 'approved', createdAt: NOW },
    })
  })

  test('[assumed] a submission with an id that exists is refused', () => {
    const { access, refuse } = setupActs()
    expect(refuse(() => access.expert.submit({ id: SUBMISSION.pending }))).toEqual({
      code: 'SUBMISSION_EXISTS',
      message: `There is a submission with the id ${SUBMISSION.pending} already.`,
    })
    expect(refuse(() => access.expert.submit({ partnerId: 'nope' })).code).toBe('PARTNER_NOT_FOUND')
  })
})

describe('the end of a chat', () => {
  test('[assumed] the shopper closes: closedAt is now', () => {
    const { access, types } = setupActs()
    expect(access.shopper.close(CHAT.open)).toMatchObject({ status: 'closed', closedAt: NOW })
    expect(types()).toEqual(['guuru.chat.closed by shopper'])
  })

  // Source: GUURU docs, Webhooks, events, chat-reopened.
  test('[documented] the shopper reopens: owner and persona stay', () => {
    const { access, types } = setupActs()
    expect(access.shopper.reopen(CHAT.closed)).toMatchObject({
      status: 'open',
      closedAt: null,
      personaId: PERSONA.jane,
    })
    expect(types()).toEqual(['guuru.chat.reopened by shopper'])
  })

  // Source: GUURU docs, Webhooks, events, chat-transferred.
  test('[documented] GUURU transfers a pending or an open chat', async () => {
    const { access, readChat, types } = setupActs()
    access.transfer(CHAT.pending)
    access.transfer(CHAT.open)
    expect(await readChat(CHAT.open, 'status')).toMatchObject({ status: 'transferred' })
    expect(types()).toEqual(['guuru.chat.transferred by guuru', 'guuru.chat.transferred by guuru'])
  })

  // Source: GUURU docs, Webhooks, events, chat-rated.
  test('[documented] the shopper rates a closed or a transferred chat', async () => {
    const { access, readChat, types } = setupActs()
    const { closedAt } = access.state.chats.require(CHAT.closed)
    access.shopper.rate(CHAT.closed, 1)
    access.shopper.rate(CHAT.transferred, 5)
    expect(await readChat(CHAT.closed, 'status rating closedAt')).toEqual({
      id: CHAT.closed,
      status: 'rated',
      rating: 1,
      closedAt,
    })
    expect(await readChat(CHAT.transferred, 'rating closedAt')).toMatchObject({ rating: 5, closedAt: null })
    expect(types()).toEqual(['guuru.chat.rated by shopper', 'guuru.chat.rated by shopper'])
  })

  test.each([0, 6, -1, 2.5, Number.NaN])('[assumed] a rating of %s is none', rating => {
    const { access, refuse } = setupActs()
    expect(refuse(() => access.shopper.rate(CHAT.closed, rating))).toMatchObject({
      code: 'INVALID_INPUT',
      message: `rating is ${rating}; expected a whole number from 1 to 5.`,
    })
  })

  test('[assumed] an unknown chat', () => {
    const { access, refuse } = setupActs()
    for (const act of [
      access.shopper.close,
      access.shopper.reopen,
      (id: string) => access.transfer(id),
      (id: string) => access.shopper.rate(id, 1),
    ])
      expect(refuse(() => act('nope')).code).toBe('CHAT_NOT_FOUND')
  })
})
