/** How THG's API shows what its pages leave open. What a customer's account has is looked at; new discussions are feedback. */
import {
  type Found,
  MARK,
  orderOf,
  type Probe,
  type Probes,
  type Step,
  type VendorProbes,
} from '../contract/truth/probe.ts'
import type { assumptions } from './assumptions.ts'

const DISCUSSIONS: Step = {
  document: `query Discussions {
  customer {
    discussions(limit: 50) {
      discussions { id status read updatedAt messages(limit: 50) { messages { id createdAt } } }
    }
  }
}`,
}

function discussionsOf(answer: Found | undefined): readonly Found[] {
  return answer?.at('data.customer.discussions.discussions').list ?? []
}

/** The first discussion that fits, rather one that fits both. */
function pick(answer: Found | undefined, fits: (one: Found) => boolean, rather: (one: Found) => boolean) {
  const fitting = discussionsOf(answer).filter(fits)
  return fitting.find(rather) ?? fitting[0]
}

const hasStatus =
  (...statuses: readonly string[]) =>
  (discussion: Found): boolean =>
    statuses.includes(discussion.at('status').text ?? '')
const isRead = (discussion: Found): boolean => discussion.at('read').value === true
const isUnread = (discussion: Found): boolean => discussion.at('read').value === false

/** An unread discussion. */
const unreadOf = (first: Found | undefined): Found | undefined => pick(first, isUnread, hasStatus('COMPLETED'))

/** The same discussion as it is now. */
const ONE = `query One($id: ID) {
  customer { discussions(filter: { id: $id }) { discussions { id status read updatedAt } } }
}`

/** Replies in a discussion that is picked, and reads it again. */
function replying<V extends string>(
  picked: (first: Found | undefined) => Found | undefined,
  read: (after: Found) => V | 'other',
): Probe<V> {
  const idOf = (first: Found | undefined): string | undefined => picked(first)?.at('id').text
  return {
    needs: 'write',
    steps: [
      DISCUSSIONS,
      {
        document: `mutation Reply($id: ID!, $input: AddDiscussionMessageInput!) {
  replyToDiscussion(discussionId: $id, input: $input)
}`,
        variables: ({ answers: [first] }) => {
          const id = idOf(first)
          return id === undefined ? undefined : { id, input: { message: `${MARK}: a reply` } }
        },
      },
      { document: ONE, variables: ({ answers: [first] }) => ({ id: idOf(first) }) },
    ],
    read: ([, replied, after]) => {
      const [discussion] = discussionsOf(after)
      return replied?.at('data.replyToDiscussion').text !== undefined && discussion ? read(discussion) : undefined
    },
  }
}

/** Opens a discussion. */
function create(message: string, more: (answers: readonly Found[]) => object | undefined = () => ({})): Step {
  return {
    document: 'mutation Create($input: CreateDiscussionInput!) { createDiscussion(input: $input) }',
    variables: ({ answers }) => {
      const selection = more(answers)
      return selection && { input: { category: 'FEEDBACK', message: { message }, ...selection } }
    },
  }
}

/** What became of a discussion that may be refused. */
function acceptance(answer: Found | undefined): 'refused' | 'accepted' | undefined {
  if (answer?.at('data.createDiscussion').text !== undefined) return 'accepted'
  return answer?.isRefused('createDiscussion') ? 'refused' : undefined
}

/** Makes an account that no other run has. */
function register(name: string, password: string, fields: string): Step {
  return {
    document: `mutation Register($input: RegistrationInput!) { register(input: $input) { ${fields} } }`,
    as: 'guest',
    variables: ({ stamp }) => ({
      input: {
        email: `backlot-parity-${name}-${stamp}@example.com`,
        password,
        fullName: MARK,
        marketingConsent: 'I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL',
        marketingConsentAuditData: { messageShown: MARK, formIdentifier: MARK, formLocation: MARK },
      },
    }),
  }
}

/** The first order, and a product of another one that is not in it. */
function foreignProduct(answers: readonly Found[]): object | undefined {
  const orders = answers[0]?.at('data.customer.orders.orders').list ?? []
  const skus = orders.map(order => order.at('products').list.map(product => product.at('sku').value))
  const sku = skus.flat().find(one => !skus[0]?.includes(one))
  const selectedOrderId = orders[0]?.at('orderNumber').text
  return sku === undefined ? undefined : { selection: { selectedOrderId, selectedProductSkus: [sku] } }
}

const all: Probes<typeof assumptions> = {
  'thg.discussions-order': {
    needs: 'read',
    steps: [DISCUSSIONS],
    read: ([answer]) => orderOf(discussionsOf(answer), 'updatedAt', 'first-changed-first', 'last-changed-first'),
  },
  'thg.messages-order': {
    needs: 'read',
    steps: [DISCUSSIONS],
    read: ([answer]) =>
      discussionsOf(answer)
        .map(one => orderOf(one.at('messages.messages').list, 'createdAt', 'oldest-first', 'newest-first'))
        .find(Boolean),
  },
  'thg.variable-coercion': {
    needs: 'read',
    steps: [
      { document: 'query Coerced($is: Boolean!) { check @include(if: $is) }', variables: () => ({ is: 'True' }) },
    ],
    read: ([answer]) => {
      if (answer?.at('data.check').text !== undefined) return 'lenient'
      return answer?.at('errors.0').value && !answer.at('data').value ? 'strict' : undefined
    },
  },
  'thg.guest-flags': {
    needs: 'read',
    steps: [{ document: 'query Guest { check }', as: 'guest' }],
    read: ([answer]) => {
      if (answer?.at('data.check').text === undefined) return undefined
      const flags = answer.at('extensions.flags')
      if (flags.value === undefined) return 'absent'
      return Array.isArray(flags.value) && flags.list.length === 0 ? 'empty' : 'other'
    },
  },
  'thg.guest-uploader-config': {
    needs: 'read',
    steps: [{ document: 'query Config { attachmentUploaderConfig { uploadUrl } }', as: 'guest' }],
    read: ([answer]) => {
      const config = answer?.at('data.attachmentUploaderConfig').value
      if (answer?.isRefused('attachmentUploaderConfig')) return 'refused'
      return config === null ? 'null' : config === undefined ? undefined : 'other'
    },
  },
  'thg.cancellable-until': {
    needs: 'read',
    steps: [
      {
        document: `query Orders {
  customer { orders(filter: { status: OUTSTANDING }, limit: 100) { orders { status cancellable } } }
}`,
      },
    ],
    read: ([answer]) => {
      const orders = answer?.at('data.customer.orders.orders').list ?? []
      const order = orders.find(one => one.at('status').value === 'PROCESSING')
      return order && (order.at('cancellable').value === true ? 'sent' : 'packed')
    },
  },
  // Before replies, which are changes too.
  'thg.reading-updates': {
    needs: 'write',
    steps: [
      DISCUSSIONS,
      {
        document: `mutation Read($input: MarkDiscussionMessagesAsReadInput) {
  markDiscussionMessagesAsRead(input: $input)
}`,
        variables: ({ answers: [first] }) => {
          const discussion = unreadOf(first)
          return (
            discussion && { input: { discussionId: discussion.at('id').text, upToMessageId: latestOf(discussion) } }
          )
        },
      },
      {
        document: ONE,
        variables: ({ answers: [first] }) => ({ id: unreadOf(first)?.at('id').text }),
      },
    ],
    read: ([first, , after]) => {
      const before = unreadOf(first)
      const [discussion] = discussionsOf(after)
      if (!before || !discussion || !isRead(discussion)) return undefined
      return discussion.at('updatedAt').value === before.at('updatedAt').value ? 'no' : 'yes'
    },
  },
  'thg.mark-without-input': {
    needs: 'write',
    steps: [{ document: 'mutation Mark { markDiscussionMessagesAsRead }' }],
    read: ([answer]) => {
      if (answer?.isRefused('markDiscussionMessagesAsRead')) return 'refused'
      return answer?.at('data.markDiscussionMessagesAsRead').value === null ? 'nothing' : undefined
    },
  },
  'thg.reply-reopens': replying(
    first => pick(first, hasStatus('COMPLETED'), isRead),
    after => (hasStatus('OUTSTANDING')(after) ? 'yes' : hasStatus('COMPLETED')(after) ? 'no' : 'other'),
  ),
  'thg.reply-marks-read': replying(
    first => pick(first, isUnread, hasStatus('OUTSTANDING', 'COMPLETED')),
    after => (isRead(after) ? 'yes' : 'no'),
  ),
  'thg.reply-requeues': replying(
    first => pick(first, hasStatus('IN_PROGRESS', 'PENDING'), isRead),
    after => (hasStatus('OUTSTANDING')(after) ? 'yes' : hasStatus('IN_PROGRESS', 'PENDING')(after) ? 'no' : 'other'),
  ),
  'thg.create-discussion-returns': {
    needs: 'write',
    steps: [create(`${MARK}: a discussion`), DISCUSSIONS],
    read: ([created, after]) => {
      const id = created?.at('data.createDiscussion').text
      if (id === undefined) return undefined
      const discussions = discussionsOf(after)
      if (discussions.some(one => one.at('id').text === id)) return 'discussion'
      const messages = discussions.flatMap(one => one.at('messages.messages').list)
      return messages.some(message => message.at('id').text === id) ? 'message' : undefined
    },
  },
  'thg.blank-message': { needs: 'write', steps: [create(' ')], read: ([answer]) => acceptance(answer) },
  'thg.foreign-product': {
    needs: 'write',
    steps: [
      { document: 'query Products { customer { orders(limit: 100) { orders { orderNumber products { sku } } } } }' },
      create(`${MARK}: a product of another order`, foreignProduct),
    ],
    read: ([, answer]) => acceptance(answer),
  },
  'thg.password-length': {
    needs: 'write',
    steps: [register('length', 'Backl0t', 'error')],
    read: ([answer]) => {
      const error = answer?.at('data.register.error').value
      return error === null ? '6' : error === 'INVALID_PASSWORD' ? '8' : undefined
    },
  },
  'thg.logout-revokes': {
    needs: 'write',
    steps: [
      register('logout', 'Backl0t-parity-1', 'error token'),
      { document: 'mutation Logout { logout }', as: tokenOf },
      { document: 'query Customer { customer { fullName } }', as: tokenOf },
    ],
    read: ([, left, answer]) => {
      if (left?.at('errors.0').value) return undefined
      const customer = answer?.at('data.customer').value
      return customer === undefined ? undefined : customer === null ? 'yes' : 'no'
    },
  },
  'thg.ended-attachment': 'Only the vendor ends attachments.',
  'thg.session-lifetime': 'It takes a day of waiting.',
  'thg.upload-token-lifetime': 'It takes an hour of waiting, and uploads are no GraphQL.',
  'thg.erased-orders': 'The API forgets no customer.',
  'thg.erased-answers': 'The API forgets no customer.',
}

/** The newest message of a discussion, however they are ordered. */
function latestOf(discussion: Found): string | undefined {
  const messages = discussion.at('messages.messages').list
  const number = (message: Found, member: string): number => Number(message.at(member).value)
  const sorted = messages.toSorted(
    (a, b) => number(a, 'createdAt') - number(b, 'createdAt') || number(a, 'id') - number(b, 'id'),
  )
  return sorted.at(-1)?.at('id').text
}

/** The token of an account that was made. */
function tokenOf({ answers: [registered] }: { readonly answers: readonly Found[] }): string | undefined {
  return registered?.at('data.register.token').text
}

/** The probes of THG's API. The app's token goes into a header; a session cookie of the web's, whole with its name, is one. */
export const probes: VendorProbes = {
  header: token => (token.startsWith('Opaque_') ? `Cookie: ${token}` : `Authorization: Opaque ${token}`),
  isGuest: answer => answer.at('data.customer').value === null && answer.at('errors.0').value === undefined,
  probes: all,
}
