import { Type } from 'typebox'
import { thgError } from './errors.ts'
import type { Place } from '../contract/act.ts'
import { adding, BytesAnswer, routesOf } from '../contract/route.ts'
import { requireOrFirst } from '../contract/tables.ts'
import { type Given, givenReader } from '../contract/records.ts'
import type { Credential } from '../contract/vendor.ts'
import { announce } from './context.ts'
import { blankCustomer } from './operations/account.ts'
import { mintNumber, mintSecret, toBareToken, toPublicToken } from './operations/tokens.ts'
import { describeAttachment } from './operations/uploads.ts'
import { type Attachment, type AttachmentRow, CustomerRow, OrderRow, type PasswordResetRow } from './records.ts'
import { emailKey, type ThgState } from './state.ts'

type Here = Place<ThgState>

/** A customer who was just made: the record, its id, and the credentials of the log-in. */
export type AddedCustomer = CustomerRow & { readonly id: string; readonly credentials: readonly Credential[] }

/** An order that was just made: the record and its id. */
export type AddedOrder = OrderRow & { readonly id: string }

const route = routesOf<ThgState>()
const { erasedAt: _erasedAt, ...customerMembers } = CustomerRow.properties
const NewCustomer = Type.Object(customerMembers)
const readCustomer = givenReader<CustomerRow>(NewCustomer)
const readOrder = givenReader<OrderRow>(OrderRow)
const addingCustomer = adding(
  '/customers',
  NewCustomer,
  'A customer exists; locked: true gives ACCOUNT_LOCKED at login',
  { fullName: 'Mia Keller' },
)
const addingOrder = adding('/orders', OrderRow, 'An order exists', { status: 'DISPATCHED' })

/** The shop around the agents: customers, orders, mails, uploads. */
export const routes = [
  route(addingCustomer, (place, { body }) => methods.addCustomer(place, body)),
  route(addingOrder, (place, { body }) => methods.addOrder(place, body)),
  route(
    {
      method: 'GET',
      path: '/customers/{number}/password-reset',
      summary: 'The token that an e-mail would have carried',
      description: 'First the API has to be sent `forgottenPassword`.',
      params: Type.Object({ number: Type.String({ description: 'Customer number.' }) }),
    },
    (place, { params }) => methods.passwordReset(place, params.number),
  ),
  route(
    {
      method: 'GET',
      path: '/attachments/{token}',
      summary: 'What was uploaded; its bytes with ?raw',
      params: Type.Object({ token: Type.String({ description: 'Attachment token, URL-encoded.' }) }),
      query: Type.Object({ raw: Type.Optional(Type.String()) }),
    },
    (place, { params: { token }, query }) => {
      const attachment = methods.attachment(place, token)
      if (query.raw === undefined) return attachment
      return new BytesAnswer(attachment.mimeType, attachment.filename, methods.attachmentContent(place, token))
    },
  ),
]

/** What the kit offers besides the acts. */
export const methods = {
  /** Makes a customer; what is left out is made up. One that is not locked is logged in for good. */
  addCustomer({ world, state }: Here, given: Given<CustomerRow> = {}): AddedCustomer {
    const members = readCustomer(given, world)
    const { ids, clock } = world
    const { customers, sessions } = state
    const number = members.number ?? customers.unused(() => mintNumber(world, 'customers'))
    const fullName = members.fullName ?? `Customer ${number}`
    const customer: CustomerRow = {
      email: `customer-${number}@example.com`,
      password: 'password123',
      ...blankCustomer(world, number, fullName),
      ...members,
      number,
      fullName,
    }
    if (customers.get(number) || customers.count('byEmail', emailKey(customer.email)) > 0)
      throw thgError('CUSTOMER_EXISTS', `There is a customer ${number} or an account ${customer.email} already.`)
    customers.insert(customer)
    ids.raise('thg.customers', customers.ordinal(customer) ?? 0)
    announce(world, 'thg.customer.created', null, customer, 'thg')
    if (customer.locked) return { id: number, ...customer, credentials: [] }
    const plain = `thg-${number}`
    const { token } = sessions.insert({
      token: sessions.get(plain) ? mintSecret(world, 'session') : plain,
      customer: number,
      createdAt: clock.now(),
      expiresAt: null,
    })
    return { id: number, ...customer, credentials: [toCredential(toPublicToken(world, token), customer)] }
  },

  /** Makes an order of the given customer's, of the world's first one where none is named. */
  addOrder({ world, state }: Here, given: Given<OrderRow> = {}): AddedOrder {
    const members = readOrder(given, world)
    const { ids, clock } = world
    const { orders } = state
    const status = members.status ?? 'ORDER_PLACED'
    const product = requireOrFirst(state.productVariants, undefined)
    if (members.orderNumber !== undefined && orders.get(members.orderNumber))
      throw thgError('ORDER_EXISTS', `There is an order ${members.orderNumber} already.`)
    const order: OrderRow = {
      orderNumber: members.orderNumber ?? orders.unused(() => mintNumber(world, 'orders')),
      status,
      createdAt: clock.now(),
      dispatchedAt: status === 'DISPATCHED' ? (members.createdAt ?? clock.now()) : null,
      products: product ? [{ sku: product.sku, quantity: 1 }] : [],
      ...members,
      customer: requireCustomer(state, members.customer).number,
    }
    orders.insert(order)
    ids.raise('thg.orders', orders.ordinal(order) ?? 0)
    announce(world, 'thg.order.created', null, order, 'thg')
    return { id: order.orderNumber, ...order }
  },

  /** The customer's newest password reset: what the mail would have carried. */
  passwordReset({ world, state }: Here, number: string): PasswordResetRow {
    const { number: customer } = requireCustomer(state, number)
    const reset = state.passwordResets.last('byCustomer', customer)
    if (!reset) {
      const message = `The customer ${number} has not asked for a password reset; call forgottenPassword first.`
      throw thgError('PASSWORD_RESET_NOT_FOUND', message)
    }
    return { ...reset, token: toPublicToken(world, reset.token) }
  },

  /** What was uploaded under this token, without its bytes. */
  attachment(place: Here, token: string): Attachment {
    return describeAttachment(requireAttachment(place, token))
  },

  /** The bytes that were uploaded under this token. */
  attachmentContent(place: Here, token: string): Uint8Array {
    return Buffer.from(requireAttachment(place, token).content, 'base64')
  },
}

/** How a customer's token is sent in the app flavour. */
export function toCredential(token: string, { number, fullName }: CustomerRow): Credential {
  return { header: `Authorization: Opaque ${token}`, token, who: `customer ${number} (${fullName})` }
}

function requireAttachment({ world, state }: Here, token: string): AttachmentRow {
  return state.attachments.require(toBareToken(world, token))
}

function requireCustomer({ customers }: ThgState, number?: string): CustomerRow {
  const customer = requireOrFirst(customers, number)
  if (customer) return customer
  const message = 'This world has no THG customer; make one first, or load a fixture that has one, such as "default".'
  throw thgError('CUSTOMER_NOT_FOUND', message)
}
