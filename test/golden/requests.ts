/** The 50 requests of the golden transcript: reads, changes and refusals of the three vendors, in the order in which they are sent. */
import type { VendorName } from '../../src/vendors/index.ts'

/** One request; who asks is the vendor's first credential unless it is named, and null is a caller without one. */
export interface GoldenRequest {
  readonly vendor: VendorName
  readonly query: string
  readonly token?: string | null | undefined
}

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'
const JOHN = 'ab22a12e-cefd-4f67-945b-c215c42202b4'
const OTHER = 'e393edb0-ad3d-432e-960d-35593485bfa6'
const SELLER = 'U2VsbGVyLTY2MDExOQ=='

const AUTHOR = 'author { __typename ... on UserAuthor { id } ... on ExpertAuthor { id name } }'
const MESSAGES = `messages { edges { cursor node { id type createdAt ... on TextMessage { text } ${AUTHOR} } } }`

const guuru = (query: string, token?: string | null): GoldenRequest => ({ vendor: 'guuru', query, token })
const marketplacer = (query: string, token?: string | null): GoldenRequest => ({ vendor: 'marketplacer', query, token })
const thg = (query: string, token?: string | null): GoldenRequest => ({ vendor: 'thg', query, token })

const send = (text: string): string =>
  `mutation { sendChatMessage(input: { chatId: "${CHAT}", posting: { type: "text", text: "${text}" } }) }`
const write = (message: string, seller = SELLER): string =>
  `mutation { chatMessageCreate(input: { message: "${message}", sellerId: "${seller}" }) { chatMessage { id createdAt sentByType } errors { field messages } status } }`

export const REQUESTS: readonly GoldenRequest[] = [
  guuru('{ partner { id state { chat { isAvailable } } } }'),
  guuru(
    '{ partner { chats(first: 3) { edges { cursor node { id status question rating createdAt closedAt user { id name email } category { id name } } } pageInfo { hasNextPage endCursor } } } }',
  ),
  guuru('mutation { createPersona(input: { providerId: "agent-1", name: "Ada" }) }'),
  guuru('mutation { createPersona(input: { providerId: "agent-1", name: "Ada Lovelace", email: "ada@example.com" }) }'),
  guuru(`mutation { acceptChat(id: "${CHAT}", input: { personaId: "${JOHN}" }) { id status ${MESSAGES} } }`),
  guuru(`mutation { acceptChat(id: "${CHAT}") { id status } }`),
  guuru('mutation { acceptChat(id: "unknown") { id } }'),
  guuru(send('How can I help you?')),
  guuru(send(' ')),
  guuru(
    `mutation { sendChatMessage(input: { chatId: "${CHAT}", posting: { type: "attachment", mimetype: "image/png", address: "https://example.com/a.png", filename: "a.png" } }) }`,
  ),
  guuru(`mutation { transferToPersona(chatId: "${CHAT}", personaId: "${OTHER}") }`),
  guuru(`mutation { closeChat(id: "${CHAT}") { id status closedAt expert { id name } ${MESSAGES} } }`),
  guuru(`mutation { openChat(id: "${CHAT}") { id status } }`),
  guuru('mutation { approveSubmission(id: "e394e75b-e159-4d7c-a02c-9445da754994") { id status reviewedAt } }'),
  guuru('mutation { rejectSubmission(id: "e394e75b-e159-4d7c-a02c-9445da754994") { id } }'),
  guuru('{ partner { experts(first: 2) { edges { cursor node { id name } } pageInfo { endCursor } } } }'),
  guuru('{ partner { nothing } }'),
  guuru('{ partner { id }'),
  guuru('{ partner { id } }', null),
  guuru('{ partner { id } }', 'guuru-other-partner'),

  marketplacer(
    '{ sellersForChats(first: 3) { totalCount nodes { id businessName } pageInfo { endCursor hasNextPage } } }',
  ),
  marketplacer(write('When will order 12345 be dispatched?')),
  marketplacer(write(' ')),
  marketplacer(write('Hello', 'U2VsbGVyLTE=')),
  marketplacer(
    `{ chatMessages(first: 4, sellerId: "${SELLER}") { totalCount totalUnreadCount(for: "User") nodes { id message createdAt readAt sentByType seller { businessName } } pageInfo { endCursor } } }`,
  ),
  marketplacer(
    `mutation { chatMessageRead(input: { seller: "${SELLER}", sentBy: "User" }) { chatMessage { id readAt } errors { field messages } status } }`,
  ),
  marketplacer(
    'mutation { chatMessageCreate(input: { message: "Today." }) { chatMessage { id } status } }',
    'mp-seller-660119',
  ),
  marketplacer('{ apiKeyPrincipal { name emailAddress seller { id businessName } } }'),
  marketplacer('{ apiKeyPrincipal { name emailAddress seller { id businessName } } }', 'mp-seller-78'),
  marketplacer(
    `{ node(id: "${SELLER}") { id __typename ... on Seller { businessName storeDescription address { city postcode } } } }`,
  ),
  marketplacer(
    '{ allSellers(first: 3, includeDeleted: true) { totalCount nodes { __typename ... on Seller { id updatedAt } ... on DeletedSeller { id updatedAt } } pageInfo { endCursor } } }',
  ),
  marketplacer('{ sellersWhere(first: 2, q: "Outdoor") { nodes { id legacyId emailAddress phone } } }'),
  marketplacer('{ allSellers(first: 3) { totalCount } }', 'mp-seller-78'),
  marketplacer('{ sellersWhere(frist: 2) { nothing } }'),
  marketplacer('{ sellersWhere { nodes { id } }'),
  marketplacer('{ apiKeyPrincipal { name } }', null),

  thg('{ check supportedCurrencies }'),
  thg(
    '{ customer { fullName email phoneNumber dateOfBirth referralCode referralLink socialLinks { socialLinkId status } } }',
  ),
  thg(
    '{ customer { discussions(limit: 2) { total hasMore discussions { id category status read createdAt updatedAt messages { total messages { id type message createdAt } } } } } }',
  ),
  thg(
    '{ customer { orders(limit: 1) { total orders { orderNumber createdAt status totalCost { displayValue amount currency } deliveryAddress { addressLine1 addressLine3 postalCode } products { sku quantity costPerUnit { displayValue } productVariant { title } } } } } }',
  ),
  thg('mutation { createDiscussion(input: { category: WEBSITE_ISSUES, message: { message: "I cannot log in." } }) }'),
  thg('mutation { replyToDiscussion(discussionId: "13183370", input: { message: "I still cannot log in." }) }'),
  thg('mutation { replyToDiscussion(discussionId: "1", input: { message: "Hello" }) }'),
  thg('mutation { markDiscussionMessagesAsRead(input: { discussionId: "13183370", upToMessageId: "35100002" }) }'),
  thg('{ attachmentUploaderConfig { uploadUrl authToken } }'),
  thg(
    'mutation { login(input: { username: "john.roe@example.com", password: "password123" }) { token error customer { email } } }',
  ),
  thg('mutation { login(input: { username: "john.roe@example.com", password: "wrong" }) { token error } }'),
  thg('mutation { forgottenPassword(input: { username: "jane.doe@example.com" }) { error } }'),
  thg('{ attachmentUploaderConfig { authToken } }', null),
  thg('{ customer { nothing(a: 1) } }'),
]
