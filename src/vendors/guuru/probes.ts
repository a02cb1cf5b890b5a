/** How GUURU's API shows what its pages leave open. Only shoppers begin chats, so that those that are there are looked at. */
import { type Found, orderOf, type Probes, type Seen, type Step, type VendorProbes } from '../contract/truth/probe.ts'
import type { assumptions } from './assumptions.ts'

const UNKNOWN_PERSONA = '00000000-0000-4000-8000-000000000000'

/** The newest chats, and the community's experts. */
const CHATS: Step = {
  document: `query Chats {
  partner {
    chats(first: 100, orderBy: { direction: desc, field: id }) { edges { node { id status expert { id } } } }
    experts(first: 100) { edges { node { id } } }
  }
}`,
}

/** The variables of what is done in a chat: its id. */
type InChat = { readonly id: string } | undefined

/** A chat with one of these statuses that was accepted: by the API, by an expert of the community, or by either. */
function acceptedChat({ answers: [first] }: Seen, statuses: readonly string[], by?: 'api' | 'expert'): InChat {
  const experts = new Set(first?.at('data.partner.experts.edges').list.map(edge => edge.at('node.id').text))
  return findChat(first, (status, expert) => {
    const isAccepted = expert !== undefined && statuses.includes(status)
    return isAccepted && (by === undefined || experts.has(expert) === (by === 'expert'))
  })
}

function findChat(first: Found | undefined, fits: (status: string, expert: string | undefined) => boolean): InChat {
  const chats = first?.at('data.partner.chats.edges').list
  return toId(chats?.find(edge => fits(edge.at('node.status').text ?? '', edge.at('node.expert.id').text))?.at('node'))
}

function toId(chat: Found | undefined): InChat {
  const id = chat?.at('id').text
  return id === undefined ? undefined : { id }
}

const OPEN_DOCUMENT = 'mutation Open($id: ID!) { openChat(id: $id) { id status closedAt } }'
const CLOSE_DOCUMENT = 'mutation Close($id: ID!) { closeChat(id: $id) { id status } }'
const ACCEPT_DOCUMENT = `mutation Accept($id: ID!, $input: AcceptChatInput) {
  acceptChat(id: $id, input: $input) { id status }
}`

/** Closes the chat that the last step has opened. */
const CLOSE_AGAIN: Step = {
  document: CLOSE_DOCUMENT,
  variables: ({ answers }) => toId(answers.at(-1)?.at('data.openChat')),
}

/** A closed chat of the API's; where there is none, a pending one is accepted and closed. */
const closedChat = (seen: Seen): InChat => acceptedChat(seen, ['closed'], 'api')

const all: Probes<typeof assumptions> = {
  'guuru.first-above-100': {
    needs: 'read',
    steps: [{ document: 'query Above { partner { chats(first: 101) { edges { node { id } } } } }' }],
    read: ([answer]) => {
      if (answer?.isRefused('partner')) return 'refusal'
      const edges = answer?.at('data.partner.chats.edges')
      if (!edges?.value) return undefined
      return edges.list.length > 100 ? 'other' : 'largest'
    },
  },
  'guuru.lists-begin-with': {
    needs: 'read',
    steps: [
      {
        document: `query Order {
  partner {
    chats(first: 100) { edges { node { createdAt } } }
    submissions(first: 100) { edges { node { createdAt } } }
  }
}`,
      },
    ],
    read: ([answer]) => {
      const [chats, submissions] = ['chats', 'submissions'].map(name =>
        orderOf(answer?.at(`data.partner.${name}.edges`).list ?? [], 'node.createdAt', 'oldest', 'newest'),
      )
      return chats ?? submissions
    },
  },
  'guuru.messages-without-first': {
    needs: 'read',
    steps: [
      {
        document: `query Messages {
  partner {
    chats(first: 100) { edges { node { messages { edges { node { id } } pageInfo { hasNextPage } } } } }
  }
}`,
      },
    ],
    read: ([answer]) => {
      const pages = answer?.at('data.partner.chats.edges').list.map(edge => edge.at('node.messages')) ?? []
      const cut = pages.find(page => page.at('pageInfo.hasNextPage').value === true)
      if (cut) return cut.at('edges').list.length === 10 ? 'ten' : 'other'
      return pages.some(page => page.at('edges').list.length > 10) ? 'all' : undefined
    },
  },
  'guuru.end-date': {
    needs: 'read',
    steps: [
      { document: 'query First { partner { chats(first: 1) { edges { node { id createdAt } } } } }' },
      {
        document: `query Until($at: Timestamp) {
  partner { chats(first: 100, startDate: $at, endDate: $at) { edges { node { id } } } }
}`,
        variables: ({ answers: [first] }) => {
          const at = first?.at('data.partner.chats.edges.0.node.createdAt').value
          return at === undefined ? undefined : { at }
        },
      },
    ],
    read: ([first, answer]) => {
      const edges = answer?.at('data.partner.chats.edges')
      if (!Array.isArray(edges?.value)) return undefined
      const id = first?.at('data.partner.chats.edges.0.node.id').text
      if (edges.list.length === 0) return 'exclusive'
      return edges.list.some(edge => edge.at('node.id').text === id) ? 'inclusive' : 'other'
    },
  },
  'guuru.rated-chat-opens': {
    needs: 'write',
    steps: [CHATS, { document: OPEN_DOCUMENT, variables: seen => acceptedChat(seen, ['rated'], 'api') }],
    read: ([, answer]) => {
      if (answer?.at('data.openChat.status').value === 'open') return 'yes'
      if (answer?.code === 'CHAT_NOT_CLOSED') return 'no'
      return answer?.isRefused('openChat') ? 'other' : undefined
    },
    cleanUp: CLOSE_AGAIN,
  },
  'guuru.reopened-closed-at': {
    needs: 'write',
    steps: [
      CHATS,
      {
        document: ACCEPT_DOCUMENT,
        variables: seen => (closedChat(seen) ? null : findChat(seen.answers[0], status => status === 'pending')),
      },
      {
        document: CLOSE_DOCUMENT,
        variables: seen => (closedChat(seen) ? null : toId(seen.answers[1]?.at('data.acceptChat'))),
      },
      {
        document: OPEN_DOCUMENT,
        variables: seen => closedChat(seen) ?? toId(seen.answers[2]?.at('data.closeChat')),
      },
    ],
    read: answers => {
      const chat = answers.at(-1)?.at('data.openChat')
      if (chat?.at('status').value !== 'open') return undefined
      return chat.at('closedAt').value === null ? 'cleared' : 'kept'
    },
    cleanUp: CLOSE_AGAIN,
  },
  'guuru.accept-checks-first': {
    needs: 'write',
    steps: [
      CHATS,
      {
        document: ACCEPT_DOCUMENT,
        variables: seen => {
          const chat = acceptedChat(seen, ['open', 'closed'])
          return chat && { id: chat.id, input: { personaId: UNKNOWN_PERSONA } }
        },
      },
    ],
    read: ([, answer]) => {
      if (answer?.code === 'PERSONA_NOT_FOUND') return 'persona'
      if (answer?.code === 'CHAT_ALREADY_ACCEPTED') return 'state'
      return answer?.isRefused('acceptChat') ? 'other' : undefined
    },
  },
  'guuru.owner-checked': {
    needs: 'write',
    steps: [CHATS, { document: CLOSE_DOCUMENT, variables: seen => acceptedChat(seen, ['closed'], 'expert') }],
    read: ([, answer]) => {
      if (answer?.code === 'CHAT_ALREADY_CLOSED') return 'after-state'
      if (answer?.code === 'FORBIDDEN') return 'before-state'
      return answer?.isRefused('closeChat') ? 'other' : undefined
    },
  },
  'guuru.persona-absent-means': 'No query shows the e-mail address or the picture of a persona.',
  'guuru.own-message-webhook': 'Webhooks are received, not asked for.',
  'guuru.persona-transfer-webhook': 'Webhooks are received, not asked for.',
  'guuru.expired-offer': 'An offer ends by itself, and only a webhook tells of it.',
  'guuru.erased-answers': 'The API forgets no shopper.',
}

/** The probes of GUURU's API. */
export const probes: VendorProbes = { header: token => `Authorization: Bearer ${token}`, probes: all }
