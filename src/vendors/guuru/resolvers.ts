import { scalar } from '../contract/scalar.ts'
import type { GuuruContext } from './context.ts'
import { toAddress } from './operations/files.ts'
import * as operations from './operations/partner.ts'
import type { ChatRow, MessageRow } from './records.ts'
import { NAMELESS_EXPERT } from './rules.ts'
import type { Resolvers } from './resolvers.gen.ts'
import type { Author, Expert } from './schema.gen.ts'

/** Beyond this no calendar has a day (ECMAScript's limit). */
const MAX_TIME = 8.64e15

/** Epoch milliseconds, a JSON number both ways. */
const Timestamp = scalar('Timestamp', 'Timestamp must be a whole number of milliseconds since 1970', value =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MAX_TIME ? value : undefined,
)

function toExpert(chat: ChatRow, _args: object, context: GuuruContext): Expert | null {
  const id = chat.personaId ?? chat.expertId
  return id === null ? null : { id, name: operations.expertName(context, id) }
}

function toAuthor({ author: { type, id } }: MessageRow, _args: object, context: GuuruContext): Author {
  if (type === 'user') return { __typename: 'UserAuthor', id }
  if (type === 'bot') return { __typename: 'BotAuthor', id }
  return { __typename: 'ExpertAuthor', id, name: operations.expertName(context, id) ?? NAMELESS_EXPERT }
}

/** GUURU's GraphQL map. */
export const resolvers = {
  Timestamp,
  Query: { partner: (_, _args, context) => operations.partner(context) },
  Mutation: {
    approveSubmission: (_, { id }, context) => operations.reviewSubmission(context, id, 'approveSubmission'),
    rejectSubmission: (_, { id }, context) => operations.reviewSubmission(context, id, 'rejectSubmission'),
    createPersona: (_, { input }, context) => operations.createPersona(context, input),
    acceptChat: (_, { id, input }, context) => operations.acceptChat(context, id, input?.personaId ?? null),
    closeChat: (_, { id }, context) => operations.closeChat(context, id),
    openChat: (_, { id }, context) => operations.openChat(context, id),
    sendChatMessage: (_, { input }, context) => operations.sendChatMessage(context, input) !== null,
    transferToPersona: (_, { chatId, personaId }, context) =>
      operations.transferToPersona(context, chatId, personaId) !== null,
  },
  Partner: {
    state: ({ isAvailable }) => ({ chat: { isAvailable } }),
    payouts: partner => partner,
    chats: (_, args, context) => operations.chats(context, args),
    experts: (_, args, context) => operations.experts(context, args),
    submissions: (_, args, context) => operations.submissions(context, args),
  },
  Payouts: { experts: (_, args, context) => operations.paidExperts(context, args) },
  Chat: {
    status: ({ id, status }, _args, { world }) => {
      world.noteRead('guuru.chat', id)
      return status
    },
    user: (chat, _args, { state }) => state.users.require(chat.userId),
    expert: toExpert,
    category: (chat, _args, { state }) => (chat.categoryId === null ? null : state.categories.require(chat.categoryId)),
    messages: (chat, args, context) => operations.messages(context, chat, args),
  },
  Submission: {
    status: ({ id, status }, _args, { world }) => {
      world.noteRead('guuru.submission', id)
      return status
    },
  },
  Message: { __resolveType: ({ type }) => (type === 'text' ? 'TextMessage' : 'AttachmentMessage') },
  TextMessage: { author: toAuthor, text: message => message.text ?? '' },
  AttachmentMessage: { author: toAuthor },
  Attachment: { url: ({ url }, _args, { world }) => toAddress(world, url) },
} satisfies Resolvers
