import { expect, test } from 'vitest'
import { controlForFile, refusal } from './control.ts'

const control = controlForFile()
/** Chats of the default fixture, by status. */
const CHAT = {
  pending: 'O2bqy2CsAaS7RBXZrhMOB',
  open: 'BSxGwFTtQdLEDOdTc4bWG',
  closed: 'ISs4GzUiDY5hZag_L8CDh',
  transferred: 'xwsemTXVANGeFOE45YUjD',
  rated: 'uOqQ4XsALegamEH6tylwS',
} as const
type Status = keyof typeof CHAT
const STATUSES = Object.keys(CHAT) as Status[] // Object.keys widens to string

/** Where each move leads, what it sends, and which event tells of it; from any other status it is refused. */
const MOVES: Readonly<Record<string, { from: Partial<Record<Status, Status>>; body?: object; event: string }>> = {
  messages: { from: { pending: 'pending', open: 'open' }, body: { text: 'Hello?' }, event: 'guuru.message.created' },
  accept: { from: { pending: 'open' }, event: 'guuru.chat.opened' },
  close: { from: { open: 'closed' }, event: 'guuru.chat.closed' },
  reopen: { from: { closed: 'open' }, event: 'guuru.chat.reopened' },
  rate: { from: { closed: 'rated', transferred: 'rated' }, body: { rating: 4 }, event: 'guuru.chat.rated' },
  transfer: { from: { pending: 'transferred', open: 'transferred' }, event: 'guuru.chat.transferred' },
}
const PAIRS = Object.entries(MOVES).flatMap(([move, { from }]) =>
  STATUSES.map(status => [move, status, from[status] ?? null] as const),
)

test.for(PAIRS.filter(([, , to]) => to !== null))('[ours] %s leads from %s to %s', async ([move, from, to]) => {
  const { post, get, graphql } = control.world()
  const id = CHAT[from]
  const answer = await post(`/_sim/guuru/chats/${id}/${move}`, MOVES[move]!.body)
  expect(answer).toMatchObject({ status: move === 'messages' ? 201 : 200, body: { id, status: to } })
  const { events } = (await get('/_sim/events')).body
  expect(events).toMatchObject([{ type: MOVES[move]!.event, actor: expect.stringMatching(/^(shopper|expert|guuru)$/) }])
  const chats = (await graphql('guuru', '{ partner { chats(first: 100) { edges { node { id status } } } } }')).body.data
  expect(chats.partner.chats.edges).toContainEqual({ node: { id, status: to } })
})

test.for(PAIRS.filter(([, , to]) => to === null))('[ours] %s is refused while %s', async ([move, from]) => {
  const { post, get } = control.world()
  const answer = await post(`/_sim/guuru/chats/${CHAT[from]}/${move}`, MOVES[move]!.body)
  expect(answer).toMatchObject(refusal(409, 'ILLEGAL_MOVE', new RegExp(`\\bis ${from}\\b`)))
  expect((await get('/_sim/events')).body.events).toEqual([])
})

test.for(Object.entries(MOVES))('[ours] %s of an unknown chat is a 404', async ([move, { body }]) => {
  const { post } = control.world()
  expect(await post(`/_sim/guuru/chats/nobody/${move}`, body)).toMatchObject(refusal(404, 'CHAT_NOT_FOUND'))
})

test('[ours] a shopper starts a chat', async () => {
  const { post, graphql } = control.world()
  const user = { id: 'u-1', name: 'Ada', email: 'ada@example.com' }
  const made = await post('/_sim/guuru/chats', { question: 'Which colours?', user, category: 'Gardening' })
  expect(made).toMatchObject({ status: 201, body: { status: 'pending', question: 'Which colours?' } })
  expect(made.body.id).toMatch(/^[A-Za-z0-9_-]{21}$/)
  const query =
    '{ partner { chats(first: 100) { edges { node { id question user { id name email } category { name } } } } } }'
  const { partner } = (await graphql('guuru', query)).body.data
  expect(partner.chats.edges.at(-1).node).toEqual({
    id: made.body.id,
    question: 'Which colours?',
    user,
    category: { name: 'Gardening' },
  })
  expect((await post('/_sim/guuru/chats')).status).toBe(201)
  expect(await post('/_sim/guuru/chats', { id: made.body.id })).toMatchObject(refusal(409, 'CHAT_EXISTS'))
})

test('[ours] while the partner is unavailable no chat can start', async () => {
  const { post, call, graphql } = control.world()
  const changed = await call('PUT', '/_sim/guuru/partner', { isAvailable: false })
  expect(changed).toMatchObject({ status: 200, body: { id: 'guuru-qa', isAvailable: false } })
  expect((await graphql('guuru', '{ partner { state { chat { isAvailable } } } }')).body.data).toEqual({
    partner: { state: { chat: { isAvailable: false } } },
  })
  expect(await post('/_sim/guuru/chats', {})).toMatchObject(refusal(409, 'PARTNER_UNAVAILABLE'))
  await call('PUT', '/_sim/guuru/partner', { isAvailable: true })
  expect((await post('/_sim/guuru/chats', {})).status).toBe(201)
})

test('[ours] shopper and bot write texts and send files', async () => {
  const { post } = control.world()
  const path = `/_sim/guuru/chats/${CHAT.pending}/messages`
  expect(await post(path, { text: 'Are you there?' })).toMatchObject({
    status: 201,
    body: {
      id: CHAT.pending,
      status: 'pending',
      message: { type: 'text', text: 'Are you there?', author: { type: 'user' } },
    },
  })
  const attachment = { filename: 'a.png', mimetype: 'image/png', address: 'https://example.com/b.png' }
  expect(await post(path, { attachment, author: 'bot' })).toMatchObject({
    status: 201,
    body: {
      message: {
        type: 'attachment',
        attachment: { filename: 'a.png', mimetype: 'image/png', url: 'https://example.com/b.png' },
        author: { type: 'bot' },
      },
    },
  })
})

test.for([
  ['nothing', {}],
  ['both kinds', { text: 'x', attachment: { filename: 'a', mimetype: 'b', address: 'https://example.com' } }],
  ['a blank text', { text: ' ' }],
  ['a file without an address', { attachment: { filename: 'a', mimetype: 'b' } }],
  ['an address that is none', { attachment: { filename: 'a', mimetype: 'b', address: 'a.png' } }],
  ['an author that is none', { text: 'x', author: 'robot' }],
] as const)('[assumed] a message of %s is refused', async ([, body]) => {
  const { post, get } = control.world()
  expect((await post(`/_sim/guuru/chats/${CHAT.open}/messages`, body)).status).toBe(400)
  expect((await get('/_sim/events')).body.events).toEqual([])
})

test('[ours] the race that acceptChat must lose', async () => {
  const { post, graphql } = control.world()
  const taken = await post(`/_sim/guuru/chats/${CHAT.pending}/accept`, { name: 'Grace' })
  expect(taken).toMatchObject({ status: 200, body: { status: 'open' } })
  const lost = await graphql('guuru', `mutation { acceptChat(id: "${CHAT.pending}") { id } }`)
  expect(lost.body).toMatchObject({ data: null, errors: [{ extensions: { code: 'CHAT_ALREADY_ACCEPTED' } }] })
  const query = '{ partner { chats(first: 100) { edges { node { id expert { name } } } } } }'
  expect((await graphql('guuru', query)).body.data.partner.chats.edges).toContainEqual({
    node: { id: CHAT.pending, expert: { name: 'Grace' } },
  })
})

test.for([0, 6, 2.5, 'good', null, undefined])('[ours] a rating of %s is refused', async rating => {
  const { post, get } = control.world()
  expect((await post(`/_sim/guuru/chats/${CHAT.closed}/rate`, { rating })).status).toBe(400)
  expect((await get('/_sim/events')).body.events).toEqual([])
})

test('[ours] an expert submits', async () => {
  const { post, graphql } = control.world()
  const made = await post('/_sim/guuru/submissions', {})
  expect(made).toMatchObject({ status: 201, body: { status: 'pending', reviewedAt: null } })
  const approve = `mutation { approveSubmission(id: "${made.body.id}") { status } }`
  expect((await graphql('guuru', approve)).body.data).toEqual({ approveSubmission: { status: 'approved' } })
  expect(await post('/_sim/guuru/submissions', { id: made.body.id })).toMatchObject(refusal(409, 'SUBMISSION_EXISTS'))
  expect((await post('/_sim/guuru/submissions', { sequence: 7 })).status).toBe(400)
})
