import { SimError } from '../../errors/sim-error.ts'
import type { Credential } from '../contract/vendor.ts'
import type { World } from '../../world/world.ts'
import { toReferralCode } from './operations/account.ts'
import { addMessage, changeDiscussion } from './operations/discussions.ts'
import { mintLoginToken, mintNumber, toBareToken, toPublicToken } from './operations/tokens.ts'
import { describeAttachment } from './operations/uploads.ts'
import type { AttachmentRow, CustomerRow, DiscussionRow, MessageRow, OrderRow, PasswordResetRow } from './records.ts'
import { assertAgentMove, assertNotBlank, assertStatus } from './rules.ts'
import { createState, emailKey, type ThgState } from './state.ts'

/** A customer as the other side sees it: the record, its id, and what it can call with. */
export type AddedCustomer = CustomerRow & { readonly id: string; readonly credentials: readonly Credential[] }

/** An order as the other side sees it: the record and its id. */
export type AddedOrder = OrderRow & { readonly id: string }

/** What an agent answers, and which status the discussion has then: `COMPLETED` where nothing is said. */
export interface AgentResponse {
  readonly message: string
  readonly status?: DiscussionRow['status']
}

/** A discussion after an answer: its id and status, and the message. */
export interface RespondedDiscussion {
  readonly id: string
  readonly status: DiscussionRow['status']
  readonly message: MessageRow
}

/** THG's other side in one world: the agents of customer services, and the shop around them. */
export class ThgSide {
  /** Where all of it happens. */
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  /** THG's tables in this world. */
  get state(): ThgState {
    return this.world.state({ name: 'thg', createState })
  }

  /** What agents of customer services do. Unknown discussions and moves that the table forbids are refused. */
  readonly agent = {
    /** An agent is assigned. */
    pickUp: (discussionId: string): DiscussionRow => this.#move(discussionId, 'pickUp'),
    /** It waits for another team. */
    hold: (discussionId: string): DiscussionRow => this.#move(discussionId, 'hold'),
    /** An agent answers: the discussion is unread then. */
    respond: (discussionId: string, response: AgentResponse): RespondedDiscussion =>
      this.#respond(discussionId, response),
    /** No answer is needed. */
    complete: (discussionId: string): DiscussionRow => this.#move(discussionId, 'complete'),
  }

  /** Makes a customer; what is left out is made up. One that is not locked is logged in for good. */
  addCustomer(members: Partial<CustomerRow> = {}): AddedCustomer {
    const { ids, clock } = this.world
    const { customers, sessions } = this.state
    const number = members.number ?? customers.unused(() => mintNumber(this.world, 'customers'))
    const fullName = members.fullName ?? `Customer ${number}`
    const customer: CustomerRow = {
      email: `customer-${number}@example.com`,
      password: 'password123',
      phoneNumber: null,
      dateOfBirth: null,
      locked: false,
      referralCode: toReferralCode(fullName, number),
      referralCount: 0,
      marketing: { EMAIL: null, SMS: null },
      socialLinks: [],
      createdAt: clock.now(),
      ...members,
      number,
      fullName,
    }
    if (customers.get(number) || customers.count('byEmail', emailKey(customer.email)) > 0) {
      throw new SimError('CUSTOMER_EXISTS', `There is a customer ${number} or an account ${customer.email} already.`)
    }
    customers.insert(customer)
    ids.raise('thg.customers', customers.ordinal(customer) ?? 0)
    this.world.announce('thg.customer.created', null, customer, 'thg')
    if (customer.locked) return { id: number, ...customer, credentials: [] }
    const plain = `thg-${number}`
    const { token } = sessions.insert({
      token: sessions.get(plain) ? mintLoginToken(this.world) : plain,
      customer: number,
      createdAt: clock.now(),
      expiresAt: null,
    })
    return { id: number, ...customer, credentials: [toCredential(toPublicToken(this.world, token), customer)] }
  }

  /** Makes an order of the given customer's, of the world's first one where none is named. */
  addOrder(members: Partial<OrderRow> = {}): AddedOrder {
    const { ids, clock } = this.world
    const { orders } = this.state
    const status = members.status ?? 'ORDER_PLACED'
    if (members.orderNumber !== undefined && orders.get(members.orderNumber)) {
      throw new SimError('ORDER_EXISTS', `There is an order ${members.orderNumber} already.`)
    }
    const order: OrderRow = {
      orderNumber: members.orderNumber ?? orders.unused(() => mintNumber(this.world, 'orders')),
      status,
      createdAt: clock.now(),
      dispatchedAt: status === 'DISPATCHED' ? clock.now() : null,
      products: this.#firstProduct(),
      ...members,
      customer: this.#customer(members.customer).number,
    }
    orders.insert(order)
    ids.raise('thg.orders', orders.ordinal(order) ?? 0)
    this.world.announce('thg.order.created', null, order, 'thg')
    return { id: order.orderNumber, ...order }
  }

  /** The customer's newest password reset: what the mail would have carried. */
  passwordReset(number: string): PasswordResetRow {
    const { number: customer } = this.#customer(number)
    const reset = this.state.passwordResets.last('byCustomer', customer)
    if (!reset) {
      throw new SimError(
        'PASSWORD_RESET_NOT_FOUND',
        `The customer ${number} has not asked for a password reset; call forgottenPassword first.`,
      )
    }
    return { ...reset, token: toPublicToken(this.world, reset.token) }
  }

  /** What was uploaded under this token, without its bytes. */
  attachment(token: string): Omit<AttachmentRow, 'content'> {
    return describeAttachment(this.#attachment(token))
  }

  /** The bytes that were uploaded under this token. */
  attachmentContent(token: string): Uint8Array {
    return Buffer.from(this.#attachment(token).content, 'base64')
  }

  #attachment(token: string): AttachmentRow {
    return this.state.attachments.require(toBareToken(this.world, token))
  }

  #move(id: string, move: 'pickUp' | 'hold' | 'complete'): DiscussionRow {
    const before = this.state.discussions.require(id)
    const status = assertAgentMove(before, move)
    return changeDiscussion(this, before, { status, updatedAt: this.world.clock.now() }, 'agent')
  }

  #respond(id: string, { message: text, status: wanted }: AgentResponse): RespondedDiscussion {
    const before = this.state.discussions.require(id)
    assertNotBlank(text)
    const next = assertAgentMove(before, 'respond')
    const status = wanted === undefined ? next : assertStatus(wanted)
    const message = addMessage(this, before, { type: 'RESPONSE', message: text, attachmentToken: null }, 'agent')
    changeDiscussion(this, before, { status, read: false, updatedAt: message.createdAt }, 'agent')
    return { id, status, message }
  }

  #customer(number?: string): CustomerRow {
    if (number !== undefined) return this.state.customers.require(number)
    for (const customer of this.state.customers.all()) return customer
    throw new SimError(
      'CUSTOMER_NOT_FOUND',
      'This world has no THG customer; make one first, or load a fixture that has one, such as "default".',
    )
  }

  #firstProduct(): OrderRow['products'] {
    for (const { sku } of this.state.productVariants.all()) return [{ sku, quantity: 1 }]
    return []
  }
}

/** How a customer's token is sent in the app flavour. */
export function toCredential(token: string, { number, fullName }: CustomerRow): Credential {
  return { header: `Authorization: Opaque ${token}`, token, who: `customer ${number} (${fullName})` }
}
