import { aMessage } from '../../../src/vendors/marketplacer/factories.ts'
import { assumptions } from '../../../src/vendors/marketplacer/assumptions.ts'
import { testChoices } from '../choices.ts'
import { SELLER } from './marketplacer.ts'

const { cellPhones, bikes, pets, acme } = SELLER
const READ =
  'mutation ($input: ChatMessageReadMutationInput!) { chatMessageRead(input: $input) { status errors { field } } }'
const CREATE =
  'mutation ($input: ChatMessageCreateMutationInput!) { chatMessageCreate(input: $input) { status errors { field } chatMessage { message } } }'
const LISTED = 'query ($q: String) { sellersForChats(q: $q, first: 500) { nodes { businessName } } }'

interface Named {
  readonly businessName: string
}

/** The names that `sellersForChats` lists. */
async function listed(ask: (query: string, variables?: Record<string, unknown>) => Promise<unknown>, q?: string) {
  const { sellersForChats } = (await ask(LISTED, { q })) as { sellersForChats: { nodes: readonly Named[] } } // as asked
  return sellersForChats.nodes.map(({ businessName }) => businessName)
}

testChoices('marketplacer', assumptions, {
  'marketplacer.sent-by-names': {
    look: async ({ ask, world }) => {
      await ask(READ, { input: { seller: cellPhones, sentBy: 'User' } })
      return world.events.list().map(({ after }) => Reflect.get(after ?? {}, 'sentByType') as unknown)
    },
    sees: { sender: ['User'], reader: ['Admin'] },
  },
  'marketplacer.unread-for-names': {
    look: async ({ ask, access }) => {
      aMessage(access, { sellerId: bikes, sentByType: 'Admin', message: 'Read', readAt: 1 })
      aMessage(access, { sellerId: bikes, sentByType: 'Admin', message: 'Unread', readAt: null })
      const { chatMessages } = await ask(
        `{ chatMessages(sellerId: "${bikes}") { totalUnreadCount(for: "User") lastReadMessage(for: "User") { message } } }`,
      )
      return chatMessages
    },
    sees: {
      reader: { totalUnreadCount: 1, lastReadMessage: { message: 'Read' } },
      sender: { totalUnreadCount: 0, lastReadMessage: null },
    },
  },
  'marketplacer.chat-messages-order': {
    look: async ({ ask }) => {
      const { chatMessages } = await ask(`{ chatMessages(sellerId: "${pets}", first: 12) { nodes { createdAt } } }`)
      const times = chatMessages.nodes.map(({ createdAt }: { createdAt: string }) => createdAt)
      return times.toSorted().indexOf(times[0]) === 0
    },
    sees: { 'newest-first': false, 'oldest-first': true },
  },
  'marketplacer.graphql-ruby': {
    look: async ({ call }) => {
      const { body } = await call(
        `query ($n: Int! = 1) { chatMessages(sellerId: "${pets}", first: $n) { totalCount } }`,
      )
      return [body.data, body.errors?.[0].message]
    },
    sees: {
      '2.1.6': [undefined, "Non-null variable $n can't have a default value"],
      '2.3.10': [{ chatMessages: { totalCount: 12 } }, undefined],
    },
  },
  'marketplacer.max-page': {
    look: async ({ ask, access }) => {
      for (let i = 0; i < 501; i++) aMessage(access, { sellerId: bikes, message: 'x' })
      const { chatMessages } = await ask(`{ chatMessages(sellerId: "${bikes}", first: 1000) { nodes { id } } }`)
      return chatMessages.nodes.length
    },
    sees: { '500': 500, '20000': 501 },
  },
  'marketplacer.refused-status': {
    look: async ({ ask, world }) => {
      const { chatMessageCreate } = await ask(CREATE, { input: { sellerId: 'none', message: 'Hi' } })
      world.faults.add({
        vendor: 'marketplacer',
        kind: 'payload-error',
        operation: 'chatMessageRead',
        field: 'x',
        messages: ['y'],
      })
      const { chatMessageRead } = await ask(READ, { input: { seller: bikes, sentBy: 'User' } })
      return [chatMessageCreate.status, chatMessageRead.status]
    },
    sees: { '200': [200, 200], '422': [422, 422] },
  },
  'marketplacer.blank-message': {
    look: async ({ ask }) => (await ask(CREATE, { input: { sellerId: bikes, message: ' ' } })).chatMessageCreate,
    sees: {
      refused: { status: 200, errors: [{ field: 'message' }], chatMessage: null },
      accepted: { status: 200, errors: null, chatMessage: { message: ' ' } },
    },
  },
  'marketplacer.chat-accounts': {
    look: async ({ ask, access }) => {
      const { businessName } = access.state.sellers.require(SELLER.private)
      return (await listed(ask)).includes(businessName)
    },
    sees: { sellers: false, all: true },
  },
  'marketplacer.threadless-sellers': {
    look: async ({ ask, access }) => {
      const [first] = await listed(ask)
      const { id } = [...access.state.sellers.all()].find(({ businessName }) => businessName === first)!
      return access.state.messages.count('bySeller', id) > 0
    },
    sees: { last: true, first: false },
  },
  'marketplacer.search-matches': {
    look: async ({ ask }) => [await listed(ask, 'cell phone'), await listed(ask, 'hones')],
    sees: { anywhere: [['Cell Phones 4U'], ['Cell Phones 4U']], 'word-beginnings': [['Cell Phones 4U'], []] },
  },
  'marketplacer.unrated-sellers': {
    look: async ({ ask, access }) => {
      const { sellersWhere } = await ask('{ sellersWhere(sort: { fields: [SLA_RATING] }, first: 1) { nodes { id } } }')
      return access.state.sellers.require(sellersWhere.nodes[0].id).slaRating === null
    },
    sees: { lowest: true, highest: false },
  },
  'marketplacer.deactivated-sellers': {
    look: async ({ ask, access }) => {
      access.deactivate(cellPhones)
      return listed(ask, 'cell phone')
    },
    sees: { hidden: [], listed: ['Cell Phones 4U'] },
  },
  'marketplacer.deactivated-keys': {
    look: async ({ call, access }) => {
      access.deactivate(acme)
      return (await call('{ apiKeyPrincipal { name } }', {}, { token: 'mp-seller-78' })).status
    },
    sees: { revoked: 401, kept: 200 },
  },
  'marketplacer.deleted-thread': {
    look: async ({ call, access }) => {
      access.delete(pets, { thread: 'kept' })
      const { body } = await call(`{ chatMessages(sellerId: "${pets}") { totalCount } }`)
      return [body.data, body.errors?.[0].message]
    },
    sees: { readable: [{ chatMessages: { totalCount: 12 } }, undefined], unknown: [null, 'Seller not found'] },
  },
})
