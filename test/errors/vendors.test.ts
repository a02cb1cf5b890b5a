import { describe } from 'vitest'
import { guuruError } from '../../src/vendors/guuru/errors.ts'
import { guuru } from '../../src/vendors/guuru/index.ts'
import { marketplacerError } from '../../src/vendors/marketplacer/errors.ts'
import { pageOf } from '../../src/vendors/marketplacer/paging.ts'
import { thgError } from '../../src/vendors/thg/errors.ts'
import { thg } from '../../src/vendors/thg/index.ts'
import { controlForFile } from '../control/control.ts'
import { CHAT, SUBMISSION } from '../vendors/guuru/guuru.ts'
import { answered, type Cases, testCases, thrown, worded } from './cases.ts'

const control = controlForFile()
type World = ReturnType<typeof control.world>

describe('THG', () => {
  const create = ({ graphql }: World, message: string, more = '') =>
    worded(
      graphql(
        'thg',
        `mutation { createDiscussion(input: { category: FEEDBACK, message: { message: "${message}" } ${more} }) }`,
      ),
    )
  const cases: Cases<Parameters<typeof thgError>[0], World> = {
    ATTACHMENT_NOT_FOUND: ({ get }) => answered(get('/_sim/thg/attachments/none')),
    BLANK_MESSAGE: given => create(given, ' '),
    CUSTOMER_EXISTS: ({ post }) => answered(post('/_sim/thg/customers', { number: '38779254' })),
    CUSTOMER_NOT_FOUND: ({ get }) => answered(get('/_sim/thg/customers/1/password-reset')),
    DISCUSSION_NOT_FOUND: ({ post }) => answered(post('/_sim/thg/discussions/1/hold')),
    INVALID_PAGE: ({ graphql }) => worded(graphql('thg', '{ customer { orders(limit: -1) { total } } }')),
    MESSAGE_NOT_FOUND: ({ graphql }) =>
      worded(
        graphql(
          'thg',
          'mutation { markDiscussionMessagesAsRead(input: { discussionId: "13120418", upToMessageId: "1" }) }',
        ),
      ),
    ORDER_EXISTS: ({ post }) => answered(post('/_sim/thg/orders', { orderNumber: '95726695' })),
    ORDER_NOT_FOUND: given => create(given, 'Hello', 'selection: { selectedOrderId: "1", selectedProductSkus: [] }'),
    PASSWORD_RESET_NOT_FOUND: ({ get }) => answered(get('/_sim/thg/customers/38779254/password-reset')),
    PERSISTED_QUERY_ID_INVALID: ({ world }) =>
      thrown(() => thg.dialect.persistedQuery?.('0', '{ check }', world.persistedQueries)),
    PERSISTED_QUERY_NOT_FOUND: ({ world }) =>
      thrown(() => thg.dialect.persistedQuery?.('0', undefined, world.persistedQueries)),
    PRODUCT_NOT_FOUND: ({ world }) => thrown(() => world.thg.state.productVariants.require('1')),
    PRODUCT_NOT_IN_ORDER: given =>
      create(given, 'Hello', 'selection: { selectedOrderId: "95726695", selectedProductSkus: [1] }'),
    RATE_LIMITED: () =>
      thrown(() => {
        throw thg.dialect.tooMany({ method: 'POST', url: '', headers: {}, body: '', secure: false }, {})
      }),
    UNAUTHENTICATED: ({ graphql }) =>
      worded(graphql('thg', '{ attachmentUploaderConfig { __typename } }', { token: null })),
    UPLOAD_TOKEN_NOT_FOUND: ({ world }) => thrown(() => world.thg.state.uploadTokens.require('none')),
  }
  testCases(thgError.catalogue, cases, () => control.world())
})

describe('Marketplacer', () => {
  const cases: Cases<Parameters<typeof marketplacerError>[0], World> = {
    ADMIN_NOT_FOUND: ({ world }) => thrown(() => world.marketplacer.state.admins.require('none')),
    API_KEY_NOT_FOUND: ({ world }) => thrown(() => world.marketplacer.state.apiKeys.require('none')),
    // The vendor words it without the code.
    INVALID_CURSOR: ({ world }) => thrown(() => pageOf(world, [], { after: '***' }).nodes),
    INVALID_ID: ({ post }) => answered(post('/_sim/marketplacer/sellers', { id: 'none' })),
    MESSAGE_NOT_FOUND: ({ world }) => thrown(() => world.marketplacer.state.messages.require('none')),
    RECORD_INVALID: ({ post }) => answered(post('/_sim/marketplacer/sellers/660119/messages', { message: ' ' })),
    SELLER_EXISTS: ({ post }) => answered(post('/_sim/marketplacer/sellers', { id: 'U2VsbGVyLTc4' })),
    SELLER_NOT_FOUND: ({ post }) => answered(post('/_sim/marketplacer/sellers/1/read')),
    USER_NOT_FOUND: ({ world }) => thrown(() => world.marketplacer.state.users.require('none')),
  }
  testCases(marketplacerError.catalogue, cases, () => control.world())
})

describe('GUURU', () => {
  const mutate = ({ graphql }: World, mutation: string) => worded(graphql('guuru', `mutation { ${mutation} { id } }`))
  const cases: Cases<Parameters<typeof guuruError>[0], World> = {
    ATTACHMENT_NOT_FOUND: ({ get }) => answered(get('/guuru/attachments/none/photo.png')),
    BAD_USER_INPUT: ({ post }) => answered(post('/_sim/guuru/chats', { question: ' ' })),
    CATEGORY_NOT_FOUND: ({ post }) => answered(post('/_sim/guuru/chats', { categoryId: 'none' })),
    CHAT_ALREADY_ACCEPTED: given => mutate(given, `acceptChat(id: "${CHAT.open}")`),
    CHAT_ALREADY_CLOSED: given => mutate(given, `closeChat(id: "${CHAT.closed}")`),
    CHAT_ALREADY_OPEN: given => mutate(given, `openChat(id: "${CHAT.open}")`),
    CHAT_EXISTS: ({ post }) => answered(post('/_sim/guuru/chats', { id: CHAT.open })),
    CHAT_NOT_CLOSED: given => mutate(given, `openChat(id: "${CHAT.pending}")`),
    CHAT_NOT_FOUND: ({ post }) => answered(post('/_sim/guuru/chats/none/close')),
    CHAT_NOT_OPEN: given => mutate(given, `closeChat(id: "${CHAT.pending}")`),
    CHAT_NOT_PENDING: given => mutate(given, `acceptChat(id: "${CHAT.transferred}")`),
    EXPERT_NOT_FOUND: ({ world }) => thrown(() => world.guuru.state.experts.require('none')),
    FORBIDDEN: given => mutate(given, `closeChat(id: "${CHAT.openOfAnotherExpert}")`),
    INVALID_MESSAGE: ({ post }) => answered(post(`/_sim/guuru/chats/${CHAT.open}/messages`)),
    MESSAGE_NOT_FOUND: ({ world }) => thrown(() => world.guuru.state.messages.require('none')),
    PARTNER_NOT_FOUND: ({ post }) => answered(post('/_sim/guuru/chats', { partnerId: 'none' })),
    PARTNER_UNAVAILABLE: async ({ call, post }) => {
      await call('PUT', '/_sim/guuru/partner', { isAvailable: false })
      return answered(post('/_sim/guuru/chats'))
    },
    PAYOUT_NOT_FOUND: ({ world }) => thrown(() => world.guuru.state.payouts.require('none')),
    PERSISTED_QUERY_NOT_SUPPORTED: ({ world }) =>
      thrown(() => guuru.dialect.persistedQuery?.('0', '{ check }', world.persistedQueries)),
    PERSONA_NOT_FOUND: ({ post }) => answered(post('/_sim/guuru/chats', { personaId: 'none' })),
    SUBMISSION_EXISTS: ({ post }) => answered(post('/_sim/guuru/submissions', { id: SUBMISSION.pending })),
    SUBMISSION_NOT_FOUND: given => mutate(given, 'approveSubmission(id: "none")'),
    SUBMISSION_NOT_PENDING: given => mutate(given, `approveSubmission(id: "${SUBMISSION.approved}")`),
    USER_NOT_FOUND: ({ world }) => thrown(() => world.guuru.state.users.require('none')),
  }
  testCases(guuruError.catalogue, cases, () => control.world())
})
