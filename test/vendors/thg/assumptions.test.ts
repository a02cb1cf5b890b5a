import { aDiscussion, aSession, anAttachment, anUploadToken } from '../../../src/vendors/thg/factories.ts'
import { assumptions } from '../../../src/vendors/thg/assumptions.ts'
import { testChoices } from '../choices.ts'

const JANE = '38779254'
const ID = '13183370'
const LATEST = '35100000'
const HOUR = 60 * 60_000
const DISCUSSIONS =
  '{ customer { discussions { discussions { id status read updatedAt messages { messages { message } } } } } }'
const CREATE =
  'mutation ($selection: DiscussionSelectionInput) { createDiscussion(input: { category: FEEDBACK, message: { message: "Hi" }, selection: $selection }) }'
const REPLY =
  'mutation ($id: ID!, $text: String = "Hi", $token: String) { replyToDiscussion(discussionId: $id, input: { message: $text, attachmentToken: $token }) }'
const REGISTER = `mutation ($password: String!) { register(input: { email: "new@example.com", password: $password, fullName: "New One",
  marketingConsent: "I_CONSENT_TO_RECEIVING_MARKETING_MATERIAL", marketingConsentAuditData: { messageShown: "?", formIdentifier: "f", formLocation: "l" } }) { error } }`

testChoices('thg', assumptions, {
  'thg.create-discussion-returns': {
    look: async ({ ask, access }) => {
      const { createDiscussion: id } = await ask(CREATE)
      return [access.state.discussions.get(id) !== undefined, access.state.messages.get(id) !== undefined]
    },
    sees: { discussion: [true, false], message: [false, true] },
  },
  'thg.reply-reopens': {
    look: async ({ ask, access }) => {
      await ask(REPLY, { id: ID })
      return access.state.discussions.require(ID).status
    },
    sees: { yes: 'OUTSTANDING', no: 'COMPLETED' },
  },
  'thg.reply-requeues': {
    look: async ({ ask, access }) => {
      await ask(REPLY, { id: '13155541' })
      return access.state.discussions.require('13155541').status
    },
    sees: { no: 'IN_PROGRESS', yes: 'OUTSTANDING' },
  },
  'thg.reply-marks-read': {
    look: async ({ ask, access }) => {
      await ask(REPLY, { id: ID })
      return access.state.discussions.require(ID).read
    },
    sees: { no: false, yes: true },
  },
  'thg.reading-updates': {
    look: async ({ ask, access, world }) => {
      await ask(
        `mutation { markDiscussionMessagesAsRead(input: { discussionId: "${ID}", upToMessageId: "${LATEST}" }) }`,
      )
      const { read, updatedAt } = access.state.discussions.require(ID)
      return [read, updatedAt === world.clock.now()]
    },
    sees: { no: [true, false], yes: [true, true] },
  },
  'thg.mark-without-input': {
    look: async ({ call }) => {
      const { body } = await call('mutation { markDiscussionMessagesAsRead }')
      return [body.data, body.errors?.[0].extensions.code]
    },
    sees: {
      nothing: [{ markDiscussionMessagesAsRead: null }, undefined],
      refused: [{ markDiscussionMessagesAsRead: null }, 'DISCUSSION_NOT_FOUND'],
    },
  },
  'thg.blank-message': {
    look: async ({ call }) => (await call(REPLY, { id: ID, text: ' ' })).body.errors?.[0].extensions.code,
    sees: { refused: 'BLANK_MESSAGE', accepted: undefined },
  },
  'thg.foreign-product': {
    look: async ({ call }) => {
      const selection = { selectedOrderId: '95726695', selectedProductSkus: [10529701] }
      return (await call(CREATE, { selection })).body.errors?.[0].extensions.code
    },
    sees: { refused: 'PRODUCT_NOT_IN_ORDER', accepted: undefined },
  },
  'thg.discussions-order': {
    look: async ({ ask }) => {
      const { customer } = await ask(DISCUSSIONS)
      const times = customer.discussions.discussions.map(({ updatedAt }: { updatedAt: number }) => updatedAt)
      return times.toSorted((a: number, b: number) => a - b).indexOf(times[0]) === 0
    },
    sees: { 'last-changed-first': false, 'first-changed-first': true },
  },
  'thg.messages-order': {
    look: async ({ ask }) => {
      const { customer } = await ask(
        '{ customer { discussions(filter: { id: "13120418" }) { discussions { messages { messages { type } } } } } }',
      )
      return customer.discussions.discussions[0].messages.messages.map(({ type }: { type: string }) => type)
    },
    sees: { 'oldest-first': ['QUERY', 'RESPONSE'], 'newest-first': ['RESPONSE', 'QUERY'] },
  },
  'thg.ended-attachment': {
    look: async ({ call, access }) => {
      const { token } = anAttachment(access, { customer: JANE })
      access.expire(token)
      return (await call(REPLY, { id: ID, token })).body.errors?.[0].extensions.code
    },
    sees: { unknown: 'ATTACHMENT_NOT_FOUND', accepted: undefined },
  },
  'thg.variable-coercion': {
    look: async ({ call }) => {
      const { body } = await call('query ($is: Boolean!) { check @include(if: $is) }', { is: 'True' })
      return [body.data, body.errors?.map(({ message }: { message: string }) => message)]
    },
    sees: {
      lenient: [{ check: 'OK' }, undefined],
      strict: [undefined, ["Variable 'is' has an invalid value: Expected a Boolean input, but it was a 'String'"]],
    },
  },
  'thg.guest-flags': {
    look: async ({ call }) => {
      const guest = (await call('{ check }', {}, { token: null })).body.extensions
      return [guest.flags, (await call('{ check }')).body.extensions.flags]
    },
    sees: { empty: [[], ['LOGGED_IN']], absent: [undefined, ['LOGGED_IN']] },
  },
  'thg.guest-uploader-config': {
    look: async ({ call }) => {
      const { body } = await call('{ attachmentUploaderConfig { uploadUrl } }', {}, { token: null })
      return [body.data, body.errors?.[0].extensions.code]
    },
    sees: {
      refused: [{ attachmentUploaderConfig: null }, 'UNAUTHENTICATED'],
      null: [{ attachmentUploaderConfig: null }, undefined],
    },
  },
  'thg.logout-revokes': {
    look: async ({ ask }) => {
      await ask('mutation { logout }')
      return (await ask('{ customer { email } }')).customer
    },
    sees: { yes: null, no: { email: 'jane.doe@example.com' } },
  },
  'thg.session-lifetime': {
    look: ({ access, world }) => (aSession(access, { customer: JANE }).expiresAt! - world.clock.now()) / HOUR,
    sees: { PT24H: 24, P30D: 720 },
  },
  'thg.upload-token-lifetime': {
    look: async ({ access, ask, world }) => {
      const { attachmentUploaderConfig } = await ask('{ attachmentUploaderConfig { authToken } }')
      const { expiresAt } = access.state.uploadTokens.require(attachmentUploaderConfig.authToken)
      return [expiresAt, anUploadToken(access, { customer: JANE }).expiresAt].map(
        at => (Number(at) - world.clock.now()) / HOUR,
      )
    },
    sees: { PT1H: [1, 1], PT5M: [1 / 12, 1 / 12] },
  },
  'thg.password-length': {
    look: async ({ ask }) => (await ask(REGISTER, { password: 'sevenup' })).register.error,
    sees: { '6': null, '8': 'INVALID_PASSWORD' },
  },
  'thg.cancellable-until': {
    look: async ({ ask }) => {
      const { customer } = await ask(
        '{ customer { orders(filter: { orderNumber: "95731208" }) { orders { cancellable products { cancellable cancellableQuantity } } } } }',
      )
      return customer.orders.orders[0]
    },
    sees: {
      packed: {
        cancellable: false,
        products: [
          { cancellable: false, cancellableQuantity: 0 },
          { cancellable: false, cancellableQuantity: 0 },
        ],
      },
      sent: {
        cancellable: true,
        products: [
          { cancellable: true, cancellableQuantity: 1 },
          { cancellable: true, cancellableQuantity: 3 },
        ],
      },
    },
  },
  'thg.erased-orders': {
    look: ({ access }) => {
      access.erase(JANE, { texts: 'masked' })
      return access.state.orders.count('byFilter', `${JANE}|`) > 0
    },
    sees: { kept: true, gone: false },
  },
  'thg.erased-answers': {
    look: ({ access }) => {
      const { id } = aDiscussion(access, { customer: JANE })
      access.agent.respond(id, { message: 'It is on its way.' })
      access.erase(JANE, { texts: 'masked' })
      return access.state.messages.last('byDiscussion', id)?.message
    },
    sees: { kept: 'It is on its way.', masked: '[erased]' },
  },
})
