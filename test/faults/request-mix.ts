import type { FaultRule } from '../../src/faults/rule.ts'
import type { VendorName } from '../../src/vendors/index.ts'
import type { AnyJson } from '../setup.ts'
import { CALLS, VENDOR_CASES, type VendorlessRule } from './fault-setup.ts'

/** Numbers in [0, 1), such as `randomNumbers` makes. */
export type Random = () => number

/** What clients have seen so far and may use again: the newest of each sort. */
export class Seen {
  readonly #sorts = new Map<string, string[]>()

  note(sort: string, ...values: (string | null | undefined)[]): void {
    const known = this.#sorts.get(sort) ?? []
    this.#sorts.set(sort, [...known, ...values.filter(value => value != null)].slice(-20))
  }

  any(sort: string, random: Random, otherwise: string): string {
    const known = this.#sorts.get(sort) ?? []
    return known[Math.floor(random() * known.length)] ?? otherwise
  }
}

/** One request: to whom, as whom, what, and what is learnt from its answer. */
export interface MixedRequest {
  readonly vendor: VendorName
  readonly token?: string
  readonly query: string
  readonly variables?: object
  readonly learn?: (data: AnyJson) => void
}

/** What one client does next, given all that was seen. */
type Maker = (seen: Seen, random: Random, i: number) => MixedRequest

const SELLERS = ['U2VsbGVyLTY2MDExOQ==', 'U2VsbGVyLTc4'] as const
const SELLER_KEYS = ['mp-seller-660119', 'mp-seller-78'] as const

const pick = <T>(random: Random, values: readonly [T, ...T[]]): T =>
  values[Math.floor(random() * values.length)] ?? values[0]

const discussions: Maker = (seen, random) => ({
  vendor: 'thg',
  token: pick(random, ['thg-jane', 'thg-john']),
  query: `{ customer { fullName discussions(offset: ${Math.floor(random() * 5)}, limit: 4) { total hasMore discussions { id status read updatedAt messages(limit: 50) { hasMore messages { id type message } } } } } }`,
  learn: ({ customer }) => {
    for (const { id, messages } of customer.discussions.discussions)
      seen.note('discussion', `${id} ${messages.messages.at(-1)?.id}`)
  },
})

const discussionOf = (seen: Seen, random: Random): [id: string, message: string] =>
  seen.any('discussion', random, '13183370 35100000').split(' ') as [string, string]

const thgMessage = (seen: Seen, random: Random, i: number): object => ({
  message: random() < 0.03 ? ' ' : `Where is order ${i}?`,
  ...(random() < 0.2 ? { attachmentToken: seen.any('attachment', random, 'unknown') } : {}),
})

const chats: Maker = (seen, random) => ({
  vendor: 'guuru',
  query: `{ partner { id chats(first: ${3 + Math.floor(random() * 5)}, orderBy: { field: id, direction: ${pick(random, ['asc', 'desc'])} }) { edges { cursor node { id status rating messages { edges { node { id ... on TextMessage { text } } } } expert { name } } } pageInfo { hasNextPage } } submissions(filters: [pending]) { edges { node { id } } } } }`,
  learn: ({ partner }) => {
    for (const { node } of partner.chats.edges) seen.note('chat', node.id)
    for (const { node } of partner.submissions.edges) seen.note('submission', node.id)
  },
})

/** Takes a chat. */
export const ACCEPT = {
  vendor: 'guuru',
  query: 'mutation ($id: ID!) { acceptChat(id: $id) { id status messages { edges { node { id } } } } }',
} as const satisfies MixedRequest

const chatMove =
  (name: 'acceptChat' | 'closeChat' | 'openChat'): Maker =>
  (seen, random) => ({
    vendor: 'guuru',
    query: `mutation ($id: ID!) { ${name}(id: $id) { id status messages { edges { node { id } } } } }`,
    variables: { id: seen.any('chat', random, 'O2bqy2CsAaS7RBXZrhMOB') },
  })

const review =
  (name: 'approveSubmission' | 'rejectSubmission'): Maker =>
  (seen, random) => ({
    vendor: 'guuru',
    query: `mutation ($id: ID!) { ${name}(id: $id) { id status reviewedAt } }`,
    variables: { id: seen.any('submission', random, 'e394e75b-e159-4d7c-a02c-9445da754994') },
  })

const MAKERS: readonly [Maker, ...Maker[]] = [
  discussions,
  discussions,
  () => ({
    vendor: 'thg',
    query: '{ customer { orders(limit: 3) { total orders { orderNumber status products { sku quantity } } } } }',
  }),
  (seen, random, i) => ({
    vendor: 'thg',
    query: 'mutation ($input: CreateDiscussionInput!) { createDiscussion(input: $input) }',
    variables: { input: { category: 'WHERE_IS_MY_ORDER', message: thgMessage(seen, random, i) } },
  }),
  (seen, random, i) => ({
    vendor: 'thg',
    query:
      'mutation ($id: ID!, $input: AddDiscussionMessageInput!) { replyToDiscussion(discussionId: $id, input: $input) }',
    variables: { id: discussionOf(seen, random)[0], input: thgMessage(seen, random, i) },
  }),
  (seen, random) => {
    const [discussionId, upToMessageId] = discussionOf(seen, random)
    return {
      vendor: 'thg',
      query: 'mutation ($input: MarkDiscussionMessagesAsReadInput!) { markDiscussionMessagesAsRead(input: $input) }',
      variables: { input: { discussionId, upToMessageId } },
    }
  },
  seen => ({
    vendor: 'thg',
    query: '{ attachmentUploaderConfig { uploadUrl authToken } }',
    learn: data => seen.note('form', data.attachmentUploaderConfig.authToken),
  }),
  (_seen, random) => ({
    vendor: 'thg',
    query: 'mutation ($input: LoginInput!) { login(input: $input) { error token customer { fullName } } }',
    variables: { input: { username: 'john.roe@example.com', password: random() < 0.8 ? 'password123' : 'wrong' } },
  }),
  (_seen, random) => ({
    vendor: 'marketplacer',
    query: `{ chatMessages(sellerId: "${pick(random, SELLERS)}", first: 5) { totalCount totalUnreadCount(for: "Admin") lastReadMessage(for: "User") { id } nodes { id message readAt sentByType } pageInfo { endCursor } } }`,
  }),
  () => ({
    vendor: 'marketplacer',
    query:
      '{ sellersForChats(first: 5) { totalCount nodes { id businessName chatMessages(first: 1) { nodes { id } } } } }',
  }),
  (_seen, random, i) => ({
    vendor: 'marketplacer',
    token: pick(random, ['mp-operator', 'mp-operator', ...SELLER_KEYS]),
    query: CALLS.marketplacer.mutation,
    variables: {
      input: { sellerId: pick(random, SELLERS), message: random() < 0.05 ? '' : `Please look at order ${i}` },
    },
  }),
  (_seen, random) => {
    const isSeller = random() < 0.5
    return {
      vendor: 'marketplacer',
      token: isSeller ? pick(random, SELLER_KEYS) : 'mp-operator',
      query:
        'mutation ($input: ChatMessageReadMutationInput!) { chatMessageRead(input: $input) { status errors { field } chatMessage { id } } }',
      variables: { input: isSeller ? { sentBy: 'Admin' } : { seller: pick(random, SELLERS), sentBy: 'User' } },
    }
  },
  chats,
  chats,
  (seen, random, i) => ({
    vendor: 'guuru',
    query: CALLS.guuru.mutation,
    variables: { input: { providerId: `agent-${i % 50}`, name: `Ada ${Math.floor(random() * 3)}` } },
    learn: ({ createPersona }) => seen.note('persona', createPersona),
  }),
  chatMove('acceptChat'),
  chatMove('closeChat'),
  chatMove('openChat'),
  (seen, random, i) => ({
    vendor: 'guuru',
    query: 'mutation ($input: ChatMessageInput!) { sendChatMessage(input: $input) }',
    variables: {
      input: { chatId: seen.any('open chat', random, 'unknown'), posting: { type: 'text', text: `It does, ${i}` } },
    },
  }),
  (seen, random) => ({
    vendor: 'guuru',
    query: 'mutation ($chatId: ID!, $personaId: ID!) { transferToPersona(chatId: $chatId, personaId: $personaId) }',
    variables: {
      chatId: seen.any('open chat', random, 'unknown'),
      personaId: seen.any('persona', random, 'ab22a12e-cefd-4f67-945b-c215c42202b4'),
    },
  }),
  review('approveSubmission'),
  review('rejectSubmission'),
]

/** The request with this number. */
export function mixedRequest(seen: Seen, random: Random, i: number): MixedRequest {
  return pick(random, MAKERS)(seen, random, i)
}

/** Every kind that there is, often enough that many requests, uploads and webhooks meet one. */
export function allFaults(): FaultRule[] {
  return [...VENDOR_CASES.flatMap(faultsOf), ...UPLOADS, ...WEBHOOKS]
}

function faultsOf(vendor: VendorName): FaultRule[] {
  const { root, name } = CALLS[vendor]
  const kinds: VendorlessRule[] = [
    { kind: 'latency', min: 0, max: 3 },
    { kind: 'latency', median: 1, sigma: 1 },
    { kind: 'latency', ms: 5000, clock: 'world' },
    { kind: 'http-status', status: 503 },
    { kind: 'graphql-error', message: 'No' },
    { kind: 'field-error', path: root, message: 'No' },
    { kind: 'rate-limited', retryAfter: 1 },
    { kind: 'expired-credential' },
    { kind: 'connection-reset' },
    { kind: 'connection-reset', after: 'headers' },
    { kind: 'truncated-body', bytes: 9 },
    { kind: 'malformed-json' },
    { kind: 'slow-body', bytesPerSecond: 50_000 },
    { kind: 'stale-read' },
    { kind: 'applied-answer-lost' },
    { kind: 'applied-answer-lost', operation: name, match: { variables: {} } },
    ...(vendor === 'marketplacer' ? [{ kind: 'payload-error', field: 'x', messages: ['y'] } as const] : []),
    { kind: 'lag', ms: 60_000 },
    { kind: 'lag', ms: 60_000, ownWrites: true },
  ]
  return kinds.map(kind => ({ vendor, probability: 0.04, ...kind }))
}

const UPLOADS: readonly FaultRule[] = [
  { vendor: 'thg', operation: 'upload', probability: 0.1, kind: 'upload-refused', errorCode: 4 },
  { vendor: 'thg', operation: 'upload', probability: 0.1, kind: 'upload-cut', bytes: 5000 },
  { vendor: 'thg', operation: 'upload', probability: 0.1, kind: 'upload-cut', bytes: 0 },
  { vendor: 'thg', operation: 'upload', probability: 0.1, kind: 'upload-slow', bytesPerSecond: 5_000_000 },
]

const WEBHOOKS: readonly FaultRule[] = (
  ['webhook-duplicate', 'webhook-drop', 'webhook-delay', 'webhook-reorder', 'webhook-bad-signature'] as const
).map(kind => ({ vendor: 'guuru', probability: 0.05, kind }))
