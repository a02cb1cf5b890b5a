import type { ClientSide } from '../client-side.ts'
import { DiscussionCategory } from './schema.gen.ts'

/** A customer at the site. */
export const client: ClientSide = {
  role: 'customer',
  say: (discussionId, message, attachmentToken) => ({
    operation: 'replyToDiscussion',
    query: `mutation Reply($discussionId: ID!, $input: AddDiscussionMessageInput!) {
  replyToDiscussion(discussionId: $discussionId, input: $input)
}`,
    variables: { discussionId, input: { message, attachmentToken } },
  }),
  moves: [
    {
      name: 'Mark as read',
      operation: (discussionId, { lastId: upToMessageId }) => ({
        operation: 'markDiscussionMessagesAsRead',
        query: `mutation Read($input: MarkDiscussionMessagesAsReadInput!) {
  markDiscussionMessagesAsRead(input: $input)
}`,
        variables: { input: { discussionId, upToMessageId } },
      }),
    },
  ],
  upload: {
    config: {
      operation: 'attachmentUploaderConfig',
      query: `query UploadConfig {
  attachmentUploaderConfig { uploadUrl authToken }
}`,
      variables: {},
    },
    form({ attachmentUploaderConfig }, attachment) {
      const { uploadUrl, authToken } = attachmentUploaderConfig as Record<'uploadUrl' | 'authToken', string> // as it asks
      return { url: uploadUrl, fields: { uploadToken: authToken, attachment } }
    },
  },
  session: customer => ({
    table: 'sessions',
    record: { customer, expiresAt: null },
    header: token => `Authorization: Opaque ${token}`,
  }),
  start: {
    summary: 'A customer opens a discussion, by the API.',
    fields: { Category: Object.values(DiscussionCategory) },
    operation: ({ message, fields: { Category: category } }) => ({
      operation: 'createDiscussion',
      query: `mutation CreateDiscussion($input: CreateDiscussionInput!) {
  createDiscussion(input: $input)
}`,
      variables: { input: { category, message: { message } } },
    }),
  },
}
