import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aChat, anExpert, aPersona, aSubmission } from '../../../src/vendors/guuru/factories.ts'
import { CHAT_MOVES, ROLE_MOVES, SUBMISSION_MOVES } from '../../../src/vendors/guuru/rules.ts'
import type { ChatStatus } from '../../../src/vendors/guuru/schema.gen.ts'
import { setupGuuru } from './guuru.ts'

const CHAT_STATUSES = ['pending', 'open', 'closed', 'transferred', 'rated'] as const
const SUBMISSION_STATUSES = ['pending', 'approved', 'rejected'] as const

type ChatMove = keyof typeof CHAT_MOVES
type OtherSideMove = keyof typeof ROLE_MOVES
const chatMoves = Object.keys(CHAT_MOVES) as ChatMove[] // Object.keys widens
const roleMoves = Object.keys(ROLE_MOVES) as OtherSideMove[] // the same
const submissionMoves = Object.keys(SUBMISSION_MOVES) as (keyof typeof SUBMISSION_MOVES)[] // the same

/** Makes each move as its doer makes it, and answers the code of the refusal, if it was refused. */
function setupMoves() {
  const guuru = setupGuuru()
  const { access, call } = guuru
  const persona = aPersona(access).id
  const documents: Record<ChatMove, (id: string) => string> = {
    acceptChat: id => `acceptChat(id: "${id}", input: { personaId: "${persona}" }) { id }`,
    closeChat: id => `closeChat(id: "${id}") { id }`,
    openChat: id => `openChat(id: "${id}") { id }`,
    sendChatMessage: id => `sendChatMessage(input: { chatId: "${id}", posting: { type: "text", text: "Hi" } })`,
    transferToPersona: id => `transferToPersona(chatId: "${id}", personaId: "${aPersona(access).id}")`,
  }
  const acts: Record<OtherSideMove, (id: string) => unknown> = {
    say: id => access.shopper.say(id, { text: 'Hello?' }),
    accept: id => access.expert.accept(id),
    close: id => access.shopper.close(id),
    reopen: id => access.shopper.reopen(id),
    transfer: id => access.transfer(id),
    rate: id => access.shopper.rate(id, 4),
    expireOffer: id => access.expireOffer(id),
  }
  const makeMove = async (move: ChatMove | OtherSideMove, id: string): Promise<string | undefined> => {
    if (move in documents) {
      const { body } = await call(`mutation { ${documents[move as ChatMove](id)} }`) // just looked up
      return body.errors?.[0].extensions.code
    }
    try {
      acts[move as OtherSideMove](id) // one of the two it is
      return undefined
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error)
    }
  }
  return { ...guuru, makeMove }
}

describe.each(CHAT_STATUSES)('a chat that is %s', status => {
  test.each(chatMoves)('[assumed] %s', async move => {
    const { access, makeMove } = setupMoves()
    const { id } = aChat(access, { status })
    const before = access.state.chats.require(id)
    const next: ChatStatus | { code: string } = CHAT_MOVES[move][status]
    const code = await makeMove(move, id)
    const after = access.state.chats.require(id)
    const expected = typeof next === 'string' ? { status: next } : { code: next.code, status }
    expect({ code, status: after.status }).toEqual(expected)
    expect(typeof next === 'string' || after === before).toBe(true)
  })

  test.each(roleMoves)('[assumed] %s by a role', async move => {
    const { access, makeMove } = setupMoves()
    const { id } = aChat(access, { status })
    const before = access.state.chats.require(id)
    const next: ChatStatus | null = ROLE_MOVES[move][status]
    const code = await makeMove(move, id)
    const after = access.state.chats.require(id)
    expect({ code, status: after.status }).toEqual(next ? { status: next } : { code: 'ILLEGAL_MOVE', status })
    expect(next !== null || after === before).toBe(true)
  })
})

describe.each(SUBMISSION_STATUSES)('a submission that is %s', status => {
  test.each(submissionMoves)('[assumed] %s', async move => {
    const { access, call } = setupGuuru()
    const before = aSubmission(access, { status })
    const next: string | null = SUBMISSION_MOVES[move][status]
    const { body } = await call(`mutation { ${move}(id: "${before.id}") { status } }`)
    const after = access.state.submissions.require(before.id)
    expect(body.data?.[move].status ?? body.errors[0].extensions.code).toBe(next ?? 'SUBMISSION_NOT_PENDING')
    expect(after.status).toBe(next ?? status)
    expect(next !== null || after === before).toBe(true)
  })
})

// Source: GUURU docs, Admin API, Mutations, acceptChat, closeChat, openChat; Webhooks, events.
test('[documented] the tables of moves hold what is documented, and lead nowhere else', () => {
  const arrows = [...Object.values(CHAT_MOVES), ...Object.values(ROLE_MOVES)].flatMap(table =>
    Object.entries(table).flatMap(([from, to]) => (typeof to === 'string' && to !== from ? [`${from} > ${to}`] : [])),
  )
  expect([...new Set(arrows)].toSorted()).toEqual([
    'closed > open',
    'closed > rated',
    'open > closed',
    'open > transferred',
    'pending > open',
    'pending > transferred',
    'transferred > rated',
  ])
})

test("[assumed] a chat of a human expert's can be moved by roles only", async () => {
  const { access, makeMove } = setupMoves()
  for (const [status, moves] of [
    ['open', ['closeChat', 'sendChatMessage', 'transferToPersona']],
    ['closed', ['openChat']],
  ] as const) {
    const { id } = aChat(access, { status, expertId: anExpert(access).id })
    for (const move of moves) expect(await makeMove(move, id)).toBe('FORBIDDEN')
  }
})

test('[assumed] no sequence of moves leaves the tables, and a refused one changes nothing', async () => {
  const { access, makeMove } = setupMoves()
  // transferToPersona makes its persona before it is refused, so look at the chat's own records.
  const look = (id: string): unknown => [
    access.state.chats.require(id),
    access.state.messages.where('byChat', id).length,
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...chatMoves, ...roleMoves), { maxLength: 15 }), async moves => {
      const { id } = access.shopper.start()
      let isOurs = false
      for (const move of moves) {
        const before = look(id)
        const { status } = access.state.chats.require(id)
        const table: Record<ChatStatus, unknown> = { ...CHAT_MOVES, ...ROLE_MOVES }[move]
        const isApi = move in CHAT_MOVES
        const isAllowed = typeof table[status] === 'string' && (!isApi || move === 'acceptChat' || isOurs)
        const code = await makeMove(move, id)
        expect(code === undefined, `${move} of a chat that is ${status}: ${code}`).toBe(isAllowed)
        expect(access.state.chats.require(id).status).toBe(isAllowed ? table[status] : status)
        expect(isAllowed || isDeepStrictEqual(look(id), before)).toBe(true)
        if (isAllowed && move === 'acceptChat') isOurs = true
      }
      const chat = access.state.chats.require(id)
      expect(chat.rating === null).toBe(chat.status !== 'rated')
      const mayBeClosed = {
        pending: [false],
        open: [false],
        closed: [true],
        transferred: [false],
        rated: [false, true],
      }
      expect(mayBeClosed[chat.status]).toContain(chat.closedAt !== null)
      const times = access.state.messages.where('byChat', id).map(({ createdAt }) => createdAt)
      expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b))
    }),
    { numRuns: 40 },
  )
})
