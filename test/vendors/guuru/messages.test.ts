import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aChat, aMessage } from '../../../src/vendors/guuru/factories.ts'
import { CHAT, setupGuuru } from './guuru.ts'
import { type Connection, idsOf } from './paging.ts'

const SELECTION = '{ edges { cursor node { id } } pageInfo { hasNextPage endCursor } }'

function setupMessages() {
  const guuru = setupGuuru()
  const read = async (chatId: string, args = ''): Promise<Connection> =>
    (await guuru.readChat(chatId, `messages${args && `(${args})`} ${SELECTION}`)).messages
  return { ...guuru, read }
}

test('[assumed] without arguments every message is there, oldest first, and nothing follows', async () => {
  const { read, access } = setupMessages()
  const page = await read(CHAT.open)
  expect(idsOf(page)).toEqual(access.state.messages.where('byChat', CHAT.open).map(({ id }) => id))
  expect(page.edges).toHaveLength(12)
  expect(page.pageInfo).toEqual({ hasNextPage: false, endCursor: page.edges.at(-1)?.cursor })
})

test('[assumed] without first there is no limit: 250 messages at once', async () => {
  const { read, access } = setupMessages()
  const { id: chatId } = aChat(access, { status: 'open', createdAt: 0 })
  for (let i = access.state.messages.count('byChat', chatId); i < 250; i++) aMessage(access, { chatId })
  expect((await read(chatId)).edges).toHaveLength(250)
  expect((await read(chatId, 'first: null')).edges).toHaveLength(250)
  expect((await read(chatId, 'first: 100')).edges).toHaveLength(100)
})

test('[assumed] with first they are paged', async () => {
  const { read } = setupMessages()
  const one = await read(CHAT.open, 'first: 5')
  expect(one.edges).toHaveLength(5)
  expect(one.pageInfo.hasNextPage).toBe(true)
  const rest = await read(CHAT.open, `after: "${one.pageInfo.endCursor}"`)
  expect(rest.edges).toHaveLength(7)
  expect([...idsOf(one), ...idsOf(rest)]).toEqual(idsOf(await read(CHAT.open)))
})

// Source: GUURU docs, Admin API, Mutations, acceptChat, selection of the example.
test('[documented] authors are users, experts and bots; messages are texts and attachments', async () => {
  const { ask } = setupMessages()
  const { partner } = await ask(`{ partner { chats(first: 100) { edges { node { messages { edges { node {
    id type createdAt
    ... on TextMessage { text }
    ... on AttachmentMessage { attachment { id filename mimetype url } }
    author { __typename ... on BotAuthor { id } ... on UserAuthor { id } ... on ExpertAuthor { id name } }
  } } } } } } } }`)
  type Node = { type: string; text?: string; author: { __typename: string; id: string; name?: string } }
  const nodes: Node[] = partner.chats.edges.flatMap(({ node }: { node: { messages: { edges: { node: Node }[] } } }) =>
    node.messages.edges.map(edge => edge.node),
  )
  expect(nodes).toContainEqual({
    id: '05a4caea-190b-4ce2-a42d-14d01e2c3468',
    type: 'attachment',
    createdAt: 1553731256605,
    attachment: {
      id: '3f9bdecd-dd26-4dab-b53d-d5707c3269f7',
      filename: 'statement.png',
      mimetype: 'image/png',
      url: expect.stringMatching(/^https:\/\/scontentd\.guuru\.com\/.*\/statement\.png$/),
    },
    author: { __typename: 'UserAuthor', id: 'Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL' },
  })
  expect(nodes.map(({ author }) => author)).toContainEqual({ __typename: 'BotAuthor', id: 'guuru-bot' })
  expect(nodes.map(({ author }) => author)).toContainEqual({
    __typename: 'ExpertAuthor',
    id: 'uu7bsl9R0kGJPoTtuC4ROfc2r5na',
    name: 'Ben Frei',
  })
})

test('[schema] an author has no field of its own', async () => {
  const { call } = setupMessages()
  const { body } = await call(
    '{ partner { chats { edges { node { messages { edges { node { author { id } } } } } } } } }',
  )
  expect(body.errors[0].message).toContain('Cannot query field "id" on type "Author"')
})

test.each(['first: 0', 'first: 101', 'after: "nope"'])('[assumed] BAD_USER_INPUT: %s', async args => {
  const { refused } = setupMessages()
  const [field] = args.split(':')
  expect(
    await refused(`{ partner { chats(first: 1) { edges { node { messages(${args}) { edges { cursor } } } } } } }`),
  ).toMatchObject({
    status: 200,
    body: { data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT', field } }] },
  })
})

test('[assumed] a refusal inside a list names the place', async () => {
  const { call } = setupMessages()
  const { body } = await call(
    '{ partner { chats(first: 1) { edges { node { messages(first: 0) { edges { cursor } } } } } } }',
  )
  expect(body.errors[0].path).toEqual(['partner', 'chats', 'edges', 0, 'node', 'messages'])
})

test('[assumed] paging any chat by any size yields each message once, in order', async () => {
  const { read, access } = setupMessages()
  const { id: chatId } = aChat(access, { createdAt: 0 })
  let count = 1
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.integer({ min: 1, max: 30 }), async (more, first) => {
      for (let i = 0; i < more; i++) aMessage(access, { chatId })
      count += more
      const pages = [await read(chatId, `first: ${first}`)]
      for (let last = pages[0]!; last.pageInfo.hasNextPage; last = pages.at(-1)!)
        pages.push(await read(chatId, `first: ${first} after: "${last.pageInfo.endCursor}"`))
      const ids = pages.flatMap(idsOf)
      expect(ids).toEqual(access.state.messages.where('byChat', chatId).map(({ id }) => id))
      expect(ids).toHaveLength(count)
    }),
    { numRuns: 20 },
  )
})
