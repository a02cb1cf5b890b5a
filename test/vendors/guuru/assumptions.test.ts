import { assumptions } from '../../../src/vendors/guuru/assumptions.ts'
import { webhooks } from '../../../src/vendors/guuru/webhooks.ts'
import type { GuuruState } from '../../../src/vendors/guuru/state.ts'
import { type setupClient, tablesOf } from '../../setup.ts'
import { testChoices } from '../choices.ts'
import { CHAT, PERSONA } from './guuru.ts'

type Client = ReturnType<typeof setupClient<'guuru'>>

const UNKNOWN = '00000000-0000-4000-8000-000000000000'
const CHATS =
  'query ($first: Int! = 100, $end: Timestamp) { partner { chats(first: $first, endDate: $end) { edges { node { id } } } } }'
const PERSONA_INPUT = { providerId: 'any-unique-agent-id-from-your-system', name: 'John Doe' }

/** The codes of an answer's errors. */
async function codes({ call }: Client, document: string): Promise<unknown> {
  const { body } = await call(document)
  return body.errors?.map(({ extensions }: { extensions: { code: string } }) => extensions.code)
}

/** The webhooks that the events so far are told by. */
function told({ access, world }: Client): unknown {
  return world.events
    .list()
    .flatMap(event => webhooks.toMessage(tablesOf<GuuruState>(access), event, world)?.event ?? [])
}

/** The ids of the partner's chats. */
async function chatIds({ ask }: Client, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  const { partner } = await ask(CHATS, variables)
  return partner.chats.edges.map(({ node }: { node: { id: string } }) => node.id)
}

testChoices('guuru', assumptions, {
  'guuru.persona-absent-means': {
    look: async ({ ask, access }) => {
      await ask('mutation ($input: PersonaInput!) { createPersona(input: $input) }', { input: PERSONA_INPUT })
      return access.state.personas.require(PERSONA.john).email
    },
    sees: { keep: 'johndoe@example.com', clear: null },
  },
  'guuru.first-above-100': {
    look: async ({ call, access }) => {
      for (let i = 0; i < 100; i++) access.shopper.start()
      const { body } = await call(CHATS, { first: 101 })
      return body.errors?.[0].extensions.code ?? body.data.partner.chats.edges.length
    },
    sees: { refusal: 'BAD_USER_INPUT', largest: 100 },
  },
  'guuru.lists-begin-with': {
    look: async client => {
      const [first] = await chatIds(client)
      const { partner } = await client.ask(
        '{ partner { experts(first: 1) { edges { cursor } } submissions(first: 1) { edges { cursor } } } }',
      )
      const cursors = [partner.experts, partner.submissions].map(({ edges }) => edges[0].cursor === btoa('1'))
      return [first === CHAT.pending, ...cursors]
    },
    sees: { oldest: [true, true, true], newest: [false, false, false] },
  },
  'guuru.messages-without-first': {
    look: async ({ ask }) => {
      const { partner } = await ask(
        '{ partner { chats(first: 2) { edges { node { messages { edges { node { id } } pageInfo { hasNextPage } } } } } } }',
      )
      const { edges, pageInfo } = partner.chats.edges[1].node.messages
      return [edges.length, pageInfo.hasNextPage]
    },
    sees: { all: [12, false], ten: [10, true] },
  },
  'guuru.end-date': {
    look: async client => (await chatIds(client, { end: 1_550_534_056_605 })).length,
    sees: { exclusive: 0, inclusive: 1 },
  },
  'guuru.rated-chat-opens': {
    look: async client => {
      client.access.state.chats.require(CHAT.rated)
      return codes(client, `mutation { openChat(id: "${CHAT.rated}") { status } }`)
    },
    sees: { no: ['CHAT_NOT_CLOSED'], yes: undefined },
  },
  'guuru.reopened-closed-at': {
    look: async ({ ask }) => (await ask(`mutation { openChat(id: "${CHAT.closed}") { status closedAt } }`)).openChat,
    sees: { cleared: { status: 'open', closedAt: null }, kept: { status: 'open', closedAt: 1_572_912_140_687 } },
  },
  'guuru.accept-checks-first': {
    look: client =>
      codes(client, `mutation { acceptChat(id: "${CHAT.open}", input: { personaId: "${UNKNOWN}" }) { id } }`),
    sees: { persona: ['PERSONA_NOT_FOUND'], state: ['CHAT_ALREADY_ACCEPTED'] },
  },
  'guuru.owner-checked': {
    look: client => codes(client, `mutation { closeChat(id: "${CHAT.closedOfAnotherExpert}") { id } }`),
    sees: { 'after-state': ['CHAT_ALREADY_CLOSED'], 'before-state': ['FORBIDDEN'] },
  },
  'guuru.own-message-webhook': {
    look: async client => {
      const posting = '{ type: "text", text: "Hi" }'
      await client.ask(`mutation { sendChatMessage(input: { chatId: "${CHAT.open}", posting: ${posting} }) }`)
      client.access.shopper.say(CHAT.open, { text: 'Hi' })
      return told(client)
    },
    sees: { sent: ['message-created', 'message-created'], none: ['message-created'] },
  },
  'guuru.persona-transfer-webhook': {
    look: async client => {
      await client.ask(`mutation { transferToPersona(chatId: "${CHAT.open}", personaId: "${PERSONA.jane}") }`)
      return told(client)
    },
    sees: { none: [], 'chat-transferred': ['chat-transferred'] },
  },
  'guuru.expired-offer': {
    look: client => {
      client.access.expireOffer(CHAT.pending)
      return told(client)
    },
    sees: { 'assigned-again': ['chat-assigned'], kept: [] },
  },
  'guuru.erased-answers': {
    look: ({ access }) => {
      const { id, userId } = access.shopper.start({ question: 'I am Ada' })
      access.expert.accept(id)
      access.expert.say(id, { text: 'Hello' })
      access.erase(userId, { texts: 'masked' })
      return access.state.messages.last('byChat', id)?.text
    },
    sees: { kept: 'Hello', masked: '[erased]' },
  },
})
