/** How Marketplacer's Operator API shows what its pages leave open. */
import { type Found, MARK, orderOf, type Probes, type Step, type VendorProbes } from '../contract/truth/probe.ts'
import type { assumptions } from './assumptions.ts'

/** How many threads are looked at: half from the list's beginning, half from its end, as sellers without any may stand at either. */
const THREADS = 10
/** The largest page that the older of the vendor's texts allows. */
const PAGE = 500

const SELLERS: Step = {
  document: `query Sellers { sellersForChats(first: ${PAGE}) { nodes { id businessName legalBusinessName } } }`,
}

/** The ids of some sellers that the first answer lists; undefined where it lists none. */
function someSellers([first]: readonly Found[]): readonly unknown[] | undefined {
  const ids = first?.at('data.sellersForChats.nodes').list.map(node => node.at('id').value) ?? []
  const half = THREADS / 2
  const some = ids.length > THREADS ? [...ids.slice(0, half), ...ids.slice(-half)] : ids
  return some.length > 0 ? some : undefined
}

/** A look at the threads of those sellers, each under a name of its own: `t0`, `t1`, ... */
function threads(fields: string): Step {
  const numbers = Array.from({ length: THREADS }, (_, i) => i)
  return {
    document: `query Threads(${numbers.map(i => `$s${i}: ID`).join(', ')}) {
${numbers.map(i => `  t${i}: chatMessages(sellerId: $s${i}, first: ${PAGE}) { ${fields} }`).join('\n')}
}`,
    variables: ({ answers }) => {
      const ids = someSellers(answers)
      return ids && Object.fromEntries(numbers.map(i => [`s${i}`, ids[i] ?? ids[0]]))
    },
  }
}

function threadsOf(answer: Found | undefined): readonly Found[] {
  return Array.from({ length: THREADS }, (_, i) => answer?.at(`data.t${i}`) ?? []).flat()
}

/** The seller that is written to: that of the seller's key, where one is given. */
const SELLER: Step = { document: 'query Seller { sellersWhere(first: 1) { nodes { id } } }', as: 'seller' }

function sellerOf([first]: readonly Found[]): string | undefined {
  return first?.at('data.sellersWhere.nodes.0.id').text
}

/** Writes to the seller. */
function create(message: string, toSeller = sellerOf): Step {
  return {
    document: `mutation Write($input: ChatMessageCreateMutationInput!) {
  chatMessageCreate(input: $input) { status chatMessage { id sentByType readAt } errors { field } }
}`,
    variables: ({ answers }) => {
      const sellerId = toSeller(answers)
      return sellerId === undefined ? undefined : { input: { sellerId, message } }
    },
  }
}

/** A seller's name with a word that can be cut, and that word's parts; no word of the names begins with the inner one. */
function searchedName(answer: Found | undefined) {
  for (const node of answer?.at('data.sellersForChats.nodes').list ?? []) {
    const words = `${node.at('businessName').text} ${node.at('legalBusinessName').text}`.toLowerCase().split(/\s+/)
    const word = words.find(one => /^[a-z]{5,}$/.test(one) && !words.some(other => other.startsWith(one.slice(1))))
    if (word !== undefined) return { id: node.at('id').text, start: word.slice(0, -1), inner: word.slice(1) }
  }
  return undefined
}

const all: Probes<typeof assumptions> = {
  'marketplacer.unread-for-names': {
    needs: 'read',
    steps: [SELLERS, threads('totalCount totalUnreadCount(for: "User") nodes { sentByType readAt }')],
    read: ([, answer]) => {
      for (const thread of threadsOf(answer)) {
        const nodes = thread.at('nodes').list
        if (nodes.length !== thread.at('totalCount').value) continue
        const unread = nodes.filter(node => node.at('readAt').value === null).map(node => node.at('sentByType').value)
        const [operator, seller] = ['Admin', 'User'].map(side => unread.filter(one => one === side).length)
        const count = thread.at('totalUnreadCount').value
        if (operator !== seller) return count === operator ? 'reader' : count === seller ? 'sender' : 'other'
      }
      return undefined
    },
  },
  'marketplacer.chat-messages-order': {
    needs: 'read',
    steps: [SELLERS, threads('nodes { createdAt }')],
    read: ([, answer]) =>
      threadsOf(answer)
        .map(thread => orderOf(thread.at('nodes').list, 'createdAt', 'oldest-first', 'newest-first'))
        .find(Boolean),
  },
  'marketplacer.graphql-ruby': {
    needs: 'read',
    steps: [{ document: 'query Default($n: Int! = 1) { sellersForChats(first: $n) { totalCount } }' }],
    read: ([answer]) => {
      if (answer?.at('data.sellersForChats').value) return '2.3.10'
      return answer?.at('errors.0').value && !answer.at('data').value ? '2.1.6' : undefined
    },
  },
  'marketplacer.max-page': {
    needs: 'read',
    steps: [
      SELLERS,
      {
        document: `query Pages($a: ID, $z: ID) {
  sellersForChats(first: 1000) { totalCount nodes { id } }
  a: chatMessages(sellerId: $a, first: 1000) { totalCount nodes { id } }
  z: chatMessages(sellerId: $z, first: 1000) { totalCount nodes { id } }
}`,
        variables: ({ answers }) => {
          const ids = someSellers(answers)
          return ids && { a: ids[0], z: ids.at(-1) }
        },
      },
    ],
    read: ([, answer]) => {
      const pages = ['sellersForChats', 'a', 'z'].map(name => answer?.at(`data.${name}`))
      const page = pages.find(one => Number(one?.at('totalCount').value) > PAGE)
      if (!page) return undefined
      const size = page.at('nodes').list.length
      return size === PAGE ? '500' : size > PAGE ? '20000' : 'other'
    },
  },
  'marketplacer.chat-accounts': {
    needs: 'read',
    steps: [
      {
        document: `query Private {
  allSellers(accountType: [PRIVATE], first: ${PAGE}) { nodes { ... on Seller { id } } }
  sellersForChats(first: ${PAGE}) { nodes { id } pageInfo { hasNextPage } }
}`,
      },
    ],
    read: ([answer]) => {
      const [accounts, listed] = ['allSellers', 'sellersForChats'].map(name =>
        answer?.at(`data.${name}.nodes`).list.map(node => node.at('id').text),
      )
      if (!accounts?.length || !listed) return undefined
      if (accounts.some(id => listed.includes(id))) return 'all'
      return answer?.at('data.sellersForChats.pageInfo.hasNextPage').value === false ? 'sellers' : undefined
    },
  },
  'marketplacer.threadless-sellers': {
    needs: 'read',
    steps: [
      { document: `query Listed { sellersForChats(first: ${PAGE}) { nodes { id } pageInfo { hasNextPage } } }` },
      {
        document: `query Ends($a: ID, $z: ID) {
  a: chatMessages(sellerId: $a, first: 1) { totalCount }
  z: chatMessages(sellerId: $z, first: 1) { totalCount }
}`,
        variables: ({ answers: [first] }) => {
          const sellers = first?.at('data.sellersForChats')
          const ids = sellers?.at('nodes').list.map(node => node.at('id').text) ?? []
          const isWhole = sellers?.at('pageInfo.hasNextPage').value === false
          return isWhole && ids.length > 1 ? { a: ids[0], z: ids.at(-1) } : undefined
        },
      },
    ],
    read: ([, answer]) => {
      const [a, z] = ['a', 'z'].map(name => answer?.at(`data.${name}.totalCount`).value)
      if (typeof a !== 'number' || typeof z !== 'number' || a > 0 === z > 0) return undefined
      return a > 0 ? 'last' : 'first'
    },
  },
  'marketplacer.search-matches': {
    needs: 'read',
    steps: [
      SELLERS,
      {
        document: `query Search($start: String, $inner: String) {
  start: sellersForChats(q: $start, first: ${PAGE}) { nodes { id } }
  inner: sellersForChats(q: $inner, first: ${PAGE}) { nodes { id } }
}`,
        variables: ({ answers: [first] }) => {
          const searched = searchedName(first)
          return searched && { start: searched.start, inner: searched.inner }
        },
      },
    ],
    read: ([first, answer]) => {
      const searched = searchedName(first)
      const [byStart, byInner] = ['start', 'inner'].map(name =>
        answer?.at(`data.${name}.nodes`).list.some(node => node.at('id').text === searched?.id),
      )
      if (!byStart) return undefined
      return byInner ? 'anywhere' : 'word-beginnings'
    },
  },
  'marketplacer.unrated-sellers': {
    needs: 'read',
    steps: [
      {
        document: `query Rated {
  sellersWhere(sort: { fields: [SLA_RATING] }, first: ${PAGE}) { nodes { id } pageInfo { hasNextPage } }
  rated: sellersWhere(slaRatingRange: { gte: 0 }, first: ${PAGE}) { nodes { id } pageInfo { hasNextPage } }
}`,
      },
    ],
    read: ([answer]) => {
      const [ids = [], rated = []] = ['sellersWhere', 'rated'].map(name =>
        answer?.at(`data.${name}.nodes`).list.map(node => node.at('id').text),
      )
      const isWhole = ['sellersWhere', 'rated'].every(
        name => answer?.at(`data.${name}.pageInfo.hasNextPage`).value === false,
      )
      if (!isWhole || rated.length === 0 || rated.length === ids.length) return undefined
      const [isFirst, isLast] = [ids[0], ids.at(-1)].map(id => !rated.includes(id))
      return isFirst === isLast ? 'other' : isFirst ? 'lowest' : 'highest'
    },
  },
  'marketplacer.sent-by-names': {
    needs: 'write',
    steps: [
      SELLER,
      create(`${MARK}: sent, then marked as read`),
      {
        document: `mutation Read($input: ChatMessageReadMutationInput!) {
  chatMessageRead(input: $input) { status errors { field } }
}`,
        variables: ({ answers }) => {
          const seller = answers[1]?.at('data.chatMessageCreate.chatMessage.id').value && sellerOf(answers)
          return seller ? { input: { seller, sentBy: 'User' } } : undefined
        },
      },
      {
        document: 'query Sent($id: ID!) { node(id: $id) { ... on ChatMessage { sentByType readAt } } }',
        variables: ({ answers: [, created] }) => {
          const id = created?.at('data.chatMessageCreate.chatMessage.id').text
          return id === undefined ? undefined : { id }
        },
      },
    ],
    read: ([, , marked, answer]) => {
      const isMarked = marked?.at('data.chatMessageRead').value && !marked.at('data.chatMessageRead.errors.0').value
      if (!isMarked || answer?.at('data.node.sentByType').value !== 'Admin') return undefined
      return answer.at('data.node.readAt').value === null ? 'sender' : 'reader'
    },
  },
  'marketplacer.refused-status': {
    needs: 'write',
    steps: [create(`${MARK}: refused`, () => 'backlot-none')],
    read: ([answer]) => {
      const payload = answer?.at('data.chatMessageCreate')
      if (!payload?.at('errors.0').value) return undefined
      const status = payload.at('status').value
      return status === 200 ? '200' : status === 422 ? '422' : 'other'
    },
  },
  'marketplacer.blank-message': {
    needs: 'write',
    steps: [SELLER, create(' ')],
    read: ([, answer]) => {
      const payload = answer?.at('data.chatMessageCreate')
      if (payload?.at('chatMessage').value) return 'accepted'
      return payload?.at('errors.0').value ? 'refused' : undefined
    },
  },
  'marketplacer.deactivated-sellers': 'The API does not tell which sellers were deactivated.',
  'marketplacer.deactivated-keys': 'The API deactivates no seller.',
  'marketplacer.deleted-thread': 'A refusal does not tell a thread that is gone from one that may not be read.',
}

/** The probes of Marketplacer's API. */
export const probes: VendorProbes = { header: key => `MARKETPLACER-API-KEY: ${key}`, probes: all }
