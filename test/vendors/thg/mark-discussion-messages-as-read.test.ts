import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { refusal, unauthenticated } from './refusal.ts'

const MARK = `mutation Mark($input: MarkDiscussionMessagesAsReadInput) {
  markDiscussionMessagesAsRead(input: $input)
}`
const READ = `query Read($id: ID!) { customer { discussions(filter: { id: $id }) { discussions { read updatedAt } } } }`

function marks() {
  const all = setup()
  const mark = async (discussionId: string, upToMessageId: string) =>
    all.graphql('thg', MARK, { input: { discussionId, upToMessageId } })
  const look = async (id: string) =>
    (await all.graphql('thg', READ, { id })).body.data.customer.discussions.discussions[0]
  return { ...all, mark, look }
}

// Source: THG Horizon docs, Customer Services, Examples, MarkDiscussionAsRead.
test('[documented] up to the latest message: the answer is null and the discussion is read', async () => {
  const { graphql, world, look } = marks()
  expect((await look('13183370')).read).toBe(false)
  const { status, body } = await graphql(
    'thg',
    `
      mutation MarkDiscussionAsRead {
        markDiscussionMessagesAsRead(input: { discussionId: "13183370", upToMessageId: "35100000" })
      }
    `,
  )
  expect(status).toBe(200)
  expect(body.data).toEqual({ markDiscussionMessagesAsRead: null })
  expect(body.errors).toBeUndefined()
  expect((await look('13183370')).read).toBe(true)
  expect(world.events.list()).toMatchObject([
    { type: 'thg.discussion.read', before: { read: false }, after: { id: '13183370', read: true }, actor: '38779254' },
  ])
})

// Source: THG Horizon schema, description of markDiscussionMessagesAsRead: newer messages keep it unread.
test('[documented] with a newer message it stays unread, and that is no error', async () => {
  const { world, mark, look } = marks()
  world.thg.agent.respond('13183370', { message: 'One more thing.' })
  const { body } = await mark('13183370', '35100000')
  expect(body.data).toEqual({ markDiscussionMessagesAsRead: null })
  expect(body.errors).toBeUndefined()
  expect((await look('13183370')).read).toBe(false)
})

// Source: THG Horizon schema, description of markDiscussionMessagesAsRead: newer messages keep it unread.
test('[documented] a customer’s own newer message counts as newer too', async () => {
  const { graphql, mark, look } = marks()
  await graphql('thg', 'mutation { replyToDiscussion(discussionId: "13183370", input: { message: "Hi" }) }')
  await mark('13183370', '35100000')
  expect((await look('13183370')).read).toBe(false)
})

test('[assumed] reading does not touch updatedAt, and reading twice is no error', async () => {
  const { mark, look, world } = marks()
  const { updatedAt } = await look('13183370')
  await mark('13183370', '35100000')
  expect((await mark('13183370', '35100000')).body.errors).toBeUndefined()
  expect(await look('13183370')).toEqual({ read: true, updatedAt })
  expect(world.events.list()).toHaveLength(1)
})

test('[assumed] an older message of a discussion that is read leaves it read', async () => {
  const { mark, look, world } = marks()
  const [first] = world.thg.state.messages.where('byDiscussion', '13146653')
  await mark('13146653', first!.id)
  expect((await look('13146653')).read).toBe(true)
})

test.each([
  ['an unknown message', '1'],
  ['another discussion’s message', '35090341'],
])('[assumed] %s is refused, and the discussion stays unread', async (_, messageId) => {
  const { mark, look } = marks()
  const { status, body } = await mark('13183370', messageId)
  expect(status).toBe(200)
  expect(body.data).toEqual({ markDiscussionMessagesAsRead: null })
  expect(body.errors).toEqual([
    refusal('markDiscussionMessagesAsRead', 'MESSAGE_NOT_FOUND', 'Message not found', { messageId }),
  ])
  expect((await look('13183370')).read).toBe(false)
})

test('[assumed] an unknown discussion is refused', async () => {
  const { mark } = marks()
  const { body } = await mark('1', '35100000')
  expect(body.errors).toEqual([
    refusal('markDiscussionMessagesAsRead', 'DISCUSSION_NOT_FOUND', 'Discussion not found', { discussionId: '1' }),
  ])
})

test.each([
  ['without input', 'mutation { markDiscussionMessagesAsRead }'],
  ['with null', 'mutation { markDiscussionMessagesAsRead(input: null) }'],
])('[assumed] %s nothing happens, and that is no error', async (_, query) => {
  const { graphql, world } = setup()
  const { body } = await graphql('thg', query)
  expect(body.data).toEqual({ markDiscussionMessagesAsRead: null })
  expect(body.errors).toBeUndefined()
  expect(world.events.list()).toEqual([])
})

// Source: THG Horizon schema, description of markDiscussionMessagesAsRead: requires authentication.
test('[documented] a guest is refused; the field is nullable', async () => {
  const { graphql } = setup()
  const variables = { input: { discussionId: '13183370', upToMessageId: '35100000' } }
  const { status, body } = await graphql('thg', MARK, variables, { token: null })
  expect(status).toBe(200)
  expect(body.data).toEqual({ markDiscussionMessagesAsRead: null })
  expect(body.errors).toEqual([unauthenticated('markDiscussionMessagesAsRead')])
})
