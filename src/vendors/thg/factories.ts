/** Valid records for tests; `contract/factory.ts` says what all factories have in common. */
import type { Place } from '../contract/act.ts'
import { factory, makeUp, makeUpName, makeUpText, threadFactory } from '../contract/factory.ts'
import { requireOrFirst } from '../contract/tables.ts'
import { acts } from './acts.ts'
import { assumed } from './assumptions.ts'
import { blankCustomer } from './operations/account.ts'
import * as operations from './operations/discussions.ts'
import { mintAttachmentToken, mintNumber, mintSecret, mintUploadToken } from './operations/tokens.ts'
import * as records from './records.ts'
import { FIRST_NUMBERS, PASSWORD_RESET_LIFETIME, SESSION_LIFETIMES, UPLOAD_TOKEN_LIFETIMES } from './rules.ts'
import { createState, type ThgState } from './state.ts'

type Here = Place<ThgState>
type Variant = records.ProductVariantRow

const MINUTE = 60_000
/** What is said, by the type of the message. */
const LINES = {
  QUERY: [
    'Where is my order? The tracking page has not changed for four days.',
    'One of the tubs arrived with a broken seal. What shall I do?',
    'I have been charged twice for the same order.',
    'Can you please change the delivery address? I entered the old one.',
    'My discount code is not accepted at checkout.',
    'I would like to return an unopened pouch.',
  ],
  RESPONSE: [
    'I am sorry about that. I have asked the courier for an update and will come back to you.',
    'A replacement is on its way, and you can keep the first one.',
    'The second charge is a reservation: your bank releases it within five working days.',
    'I have changed the address, as the order had not left our warehouse yet.',
    'The code has ended, so I have added the same discount to your account.',
    'No problem: the returns label is in your account, valid for 14 days.',
    'Could you send us a photo of the label, please?',
  ],
}
const PRODUCTS = ['Impact Whey Protein', 'Vegan Protein Blend', 'Clear Whey Isolate', 'Protein Bar', 'Weight Gainer']
const FLAVOURS = ['Chocolate Smooth', 'Vanilla', 'Strawberry Cream', 'Salted Caramel', 'Cookies and Cream', 'Banana']
/** Below this no SKU is made up. */
const FIRST_SKU = 10_000_000

/** A customer with an account and the password `password123`, not logged in. */
export const aCustomer = factory(
  records.CustomerRow,
  (place: Here, given: Partial<records.CustomerRow>): records.CustomerRow => {
    const number = numberOf(place, 'customers', given.number)
    const fullName = given.fullName ?? makeUpName(place, `customer:${number}`)
    return place.state.customers.insert({
      email: `${fullName.toLowerCase().replace(/[^a-z]+/g, '.')}.${number}@example.com`,
      password: 'password123',
      ...blankCustomer(place.world, number, fullName),
      phoneNumber: makeUp(place, `customer:${number}.phone`, ({ string }) => `+44 7700 900${string.numeric(3)}`),
      marketing: { EMAIL: false, SMS: false },
      ...given,
      number,
      fullName,
    })
  },
)

/** That a customer is logged in, for as long as a log-in lasts. */
export const aSession = factory(
  records.SessionRow,
  (place: Here, given: Partial<records.SessionRow>): records.SessionRow => {
    const now = place.world.clock.now()
    return place.state.sessions.insert({
      token: given.token ?? mintSecret(place.world, 'session'),
      createdAt: now,
      expiresAt: place.world.clock.in(SESSION_LIFETIMES[assumed(place.world)['thg.session-lifetime']]),
      ...given,
      customer: customerOf(place, given.customer),
    })
  },
)

/** The secret of a password reset mail that has just been sent. */
export const aPasswordReset = factory(
  records.PasswordResetRow,
  (place: Here, given: Partial<records.PasswordResetRow>): records.PasswordResetRow => {
    const now = place.world.clock.now()
    return place.state.passwordResets.insert({
      token: given.token ?? mintSecret(place.world, 'passwordReset'),
      createdAt: now,
      expiresAt: place.world.clock.in(PASSWORD_RESET_LIFETIME),
      usedAt: null,
      ...given,
      customer: customerOf(place, given.customer),
    })
  },
)

/** A product variant that is in stock. */
export const aProductVariant = factory(records.ProductVariantRow, (place: Here, given: Partial<Variant>): Variant => {
  const { productVariants } = place.state
  const mint = (): string => String(FIRST_SKU + place.world.ids.next('thg.sku'))
  const sku = given.sku ?? Number(productVariants.unused(mint))
  const [product, flavour] = [PRODUCTS, FLAVOURS].map((all, part) => makeUpText(place, `variant:${sku}.${part}`, all))
  const title = `${product}, ${flavour}`
  return productVariants.insert({ title, inStock: true, ...given, sku })
})

/** An order in any status; it was dispatched when it was placed, if its status says so. */
export const anOrder = factory(records.OrderRow, (place: Here, given: Partial<records.OrderRow>): records.OrderRow => {
  const status = given.status ?? 'ORDER_PLACED'
  const createdAt = given.createdAt ?? place.world.clock.now()
  return place.state.orders.insert({
    status,
    dispatchedAt: status === 'DISPATCHED' ? createdAt : null,
    products: given.products ?? [{ sku: aProductVariant(place).sku, quantity: 1 }],
    ...given,
    createdAt,
    orderNumber: numberOf(place, 'orders', given.orderNumber),
    customer: customerOf(place, given.customer),
  })
})

/** A discussion in any status, with the customer's question, and with an answer when it is completed. */
export const aDiscussion = factory(
  records.DiscussionRow,
  (place: Here, given: Partial<records.DiscussionRow>): records.DiscussionRow => {
    const { state, world } = place
    const status = given.status ?? 'OUTSTANDING'
    const createdAt = given.createdAt ?? Math.min(world.clock.now(), given.updatedAt ?? Infinity)
    const answeredAt = Math.min(createdAt + MINUTE, Math.max(createdAt, world.clock.now()))
    const { orderNumber } = given.selection ?? {}
    const discussion = state.discussions.insert({
      category: 'FEEDBACK',
      read: true,
      selection: null,
      ...given,
      status,
      createdAt,
      updatedAt: given.updatedAt ?? (status === 'COMPLETED' ? answeredAt : createdAt),
      id: numberOf(place, 'discussions', given.id),
      customer: customerOf(place, given.customer ?? (orderNumber && state.orders.require(orderNumber).customer)),
    })
    addMessage(place, discussion.id, { createdAt })
    if (status === 'COMPLETED') addMessage(place, discussion.id, { type: 'RESPONSE', createdAt: answeredAt })
    return discussion
  },
)

/** A customer's message, in a new discussion unless `discussionId` names one, which then has changed as late as that. */
export const aMessage = factory(
  records.MessageRow,
  (place: Here, given: Partial<records.MessageRow>): records.MessageRow => {
    const { discussions, attachments } = place.state
    const { discussionId, attachmentToken } = given
    const discussion = discussionId === undefined ? aDiscussion(place) : discussions.require(discussionId)
    if (attachmentToken) attachments.require(attachmentToken)
    const message = addMessage(place, discussion.id, given)
    if (message.createdAt > discussion.updatedAt) discussions.replace({ ...discussion, updatedAt: message.createdAt })
    return message
  },
)

/** Whose discussion a thread is, and of which category: by default the world's first customer's, `FEEDBACK`. */
export interface ThreadOptions {
  readonly customer?: string
  readonly category?: records.DiscussionRow['category']
}

/**
 * A discussion told line by line: `QUERY` is the customer, who has read what was answered before, `RESPONSE` an agent. The
 * statuses are those that the acts lead to.
 */
export const aThread = threadFactory(
  { name: 'thg', createState },
  ['QUERY', 'RESPONSE'],
  ['QUERY'],
  (earlier, lines, { customer, category = 'FEEDBACK' }: ThreadOptions) => {
    const { state } = earlier
    const caller = { ...earlier, actor: { token: null, customer: customerOf(earlier, customer) } }
    let discussionId = ''
    for (const { role, at, text: message } of lines)
      earlier.at(at, () => {
        if (discussionId === '') discussionId = operations.createDiscussion(caller, { category, message: { message } })
        else if (role === 'RESPONSE') acts.respond.perform(earlier, discussionId, { message }, 'agent')
        else {
          const upToMessageId = state.messages.last('byDiscussion', discussionId)?.id ?? ''
          operations.markDiscussionMessagesAsRead(caller, { discussionId, upToMessageId })
          operations.replyToDiscussion(caller, discussionId, { message })
        }
      })
    return (place: Here) => place.state.discussions.require(discussionId)
  },
)

/** The secret of an upload form, for as long as one lasts. */
export const anUploadToken = factory(
  records.UploadTokenRow,
  (place: Here, given: Partial<records.UploadTokenRow>): records.UploadTokenRow => {
    return place.state.uploadTokens.insert({
      token: given.token ?? mintUploadToken(place.world),
      expiresAt: place.world.clock.in(UPLOAD_TOKEN_LIFETIMES[assumed(place.world)['thg.upload-token-lifetime']]),
      ...given,
      customer: customerOf(place, given.customer),
    })
  },
)

/** An uploaded text; `content` is base64. */
export const anAttachment = factory(
  records.AttachmentRow,
  (place: Here, given: Partial<records.AttachmentRow>): records.AttachmentRow => {
    const content = given.content ?? Buffer.from('Hello').toString('base64')
    return place.state.attachments.insert({
      token: given.token ?? mintAttachmentToken(place.world),
      filename: 'hello.txt',
      mimeType: 'text/plain',
      uploadedAt: place.world.clock.now(),
      ...given,
      content,
      size: Buffer.from(content, 'base64').length,
      customer: customerOf(place, given.customer),
    })
  },
)

function addMessage(place: Here, discussionId: string, given: Partial<records.MessageRow>): records.MessageRow {
  const id = numberOf(place, 'messages', given.id)
  const last = place.state.messages.last('byDiscussion', discussionId)
  const type = given.type ?? 'QUERY'
  return place.state.messages.insert({
    type,
    message: makeUpText(place, `message:${id}`, LINES[type]),
    createdAt: Math.max(place.world.clock.now(), last?.createdAt ?? 0),
    attachmentToken: null,
    ...given,
    id,
    discussionId,
  })
}

/** The number that was given, or the next one; those minted later are above both. */
function numberOf({ world }: Here, table: keyof typeof FIRST_NUMBERS, given: string | undefined): string {
  if (given === undefined) return mintNumber(world, table)
  world.ids.raise(`thg.${table}`, Number(given))
  return given
}

/** The customer with this number, or the world's first; a world without any gets one. */
function customerOf(place: Here, number: string | undefined): string {
  return (requireOrFirst(place.state.customers, number) ?? aCustomer(place)).number
}
