import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { refusal, unauthenticated } from './refusal.ts'

const REPLY = `mutation Reply($id: ID!, $input: AddDiscussionMessageInput!) {
  replyToDiscussion(discussionId: $id, input: $input)
}`
const ATTACHMENT =
  'eTErS1ZBazJGZzNFR25TcGQzVkNxVzFCdUZDeE1yOXJDaXpVbUNweGhrMkhLVERsQjhUMXRKMjVDRHhiYUJUeVBsNUxCdHNhejB1TTV2SlR2YVNxM0E9PQ'
const input = { message: 'Hi, I still cannot log in on site, please help.' }

// Source: THG Horizon docs, Customer Services, Examples, ReplyToDiscussion.
test('[documented] the published mutation adds a message and returns its id', async () => {
  const { graphql, world } = setup()
  const { status, body } = await graphql(
    'thg',
    `mutation ReplyToDiscussion {
      replyToDiscussion(discussionId: "13183370", input: {
        message: "Hi, I still cannot log in on site, please help.", attachmentToken: "${ATTACHMENT}"
      })
    }`,
  )
  expect(status).toBe(200)
  const id: string = body.data.replyToDiscussion
  expect(Number(id)).toBeGreaterThan(35_100_000)
  expect(world.thg.state.messages.last('byDiscussion', '13183370')).toEqual({
    id,
    discussionId: '13183370',
    type: 'QUERY',
    message: input.message,
    createdAt: world.clock.now(),
    attachmentToken: ATTACHMENT,
  })
})

test('[assumed] a new message’s id is above every other in the world', async () => {
  const { graphql, world } = setup()
  const highest = Math.max(...[...world.thg.state.messages.all()].map(row => Number(row.id)))
  const first = (await graphql('thg', REPLY, { id: '13120418', input })).body.data.replyToDiscussion
  const second = (await graphql('thg', REPLY, { id: '13183370', input })).body.data.replyToDiscussion
  expect(Number(first)).toBeGreaterThan(highest)
  expect(Number(second)).toBeGreaterThan(Number(first))
})

test('[assumed] a completed discussion is outstanding again, and stays as read as it was', async () => {
  const { graphql, world } = setup()
  const before = world.thg.state.discussions.require('13183370')
  await graphql('thg', REPLY, { id: '13183370', input })
  const after = world.thg.state.discussions.require('13183370')
  expect(after).toEqual({ ...before, status: 'OUTSTANDING', updatedAt: world.clock.now() })
  expect(world.events.list()).toMatchObject([
    { type: 'thg.message.created', actor: '38779254' },
    { type: 'thg.discussion.status-changed', before: { status: 'COMPLETED' }, after: { status: 'OUTSTANDING' } },
  ])
})

test('[assumed] a reply moves the discussion to the head of the list', async () => {
  const { graphql } = setup()
  await graphql('thg', REPLY, { id: '13120418', input })
  const { body } = await graphql('thg', '{ customer { discussions(limit: 1) { discussions { id read } } } }')
  expect(body.data.customer.discussions.discussions).toEqual([{ id: '13120418', read: true }])
})

test('[assumed] an attachment may be sent along more than once', async () => {
  const { graphql } = setup()
  for (let i = 0; i < 2; i++) {
    const { body } = await graphql('thg', REPLY, {
      id: '13183370',
      input: { ...input, attachmentToken: ATTACHMENT },
    })
    expect(body.errors).toBeUndefined()
  }
})

test('[schema] a discussion’s id may be a number', async () => {
  const { graphql } = setup()
  const { body } = await graphql(
    'thg',
    'mutation { replyToDiscussion(discussionId: 13183370, input: { message: "Hi" }) }',
  )
  expect(body.data.replyToDiscussion).toMatch(/^\d+$/)
})

test.each([
  ['an unknown discussion', '1', input, 'DISCUSSION_NOT_FOUND', 'Discussion not found', { discussionId: '1' }],
  ['a blank message', '13183370', { message: '  ' }, 'BLANK_MESSAGE', 'The message must not be blank', {}],
  [
    'an unknown attachment',
    '13183370',
    { ...input, attachmentToken: '' },
    'ATTACHMENT_NOT_FOUND',
    'Attachment not found',
    { attachmentToken: '' },
  ],
])('[assumed] %s is refused, and nothing changes', async (_, id, said, code, text, details) => {
  const { graphql, world } = setup()
  const before = world.thg.state.messages.size
  const { status, body } = await graphql('thg', REPLY, { id, input: said })
  expect(status).toBe(200)
  expect(body.data).toBeNull()
  expect(body.errors).toEqual([refusal('replyToDiscussion', code, text, details)])
  expect(world.thg.state.messages.size).toBe(before)
  expect(world.events.list()).toEqual([])
})

// Source: THG Horizon schema, description of replyToDiscussion: requires authentication.
test('[documented] a guest is refused', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', REPLY, { id: '13183370', input }, { token: null })
  expect(status).toBe(200)
  expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  expect(body.errors).toEqual([unauthenticated('replyToDiscussion')])
})
