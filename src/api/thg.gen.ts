// Generated from schemas/shapes/thg.ts by `npm run generate`; do not edit.
import type { Given } from './given.gen.ts'
import type { TableView } from './table-view.ts'

/** What a test can do at THG in one world. */
export interface ThgAccess {
  /** The vendor's records in this world, to be read. */
  readonly state: {
    readonly customers: TableView<CustomerRow, 'byEmail' | 'byReferralCode'>
    readonly sessions: TableView<SessionRow, 'byCustomer' | 'lasting'>
    readonly passwordResets: TableView<PasswordResetRow, 'byCustomer'>
    readonly productVariants: TableView<ProductVariantRow, never>
    readonly orders: TableView<OrderRow, 'byFilter'>
    readonly discussions: TableView<DiscussionRow, 'byFilter'>
    readonly messages: TableView<MessageRow, 'byDiscussion'>
    readonly uploadTokens: TableView<UploadTokenRow, 'byCustomer'>
    readonly attachments: TableView<AttachmentRow, 'byCustomer'>
  }
  readonly agent: {
    /** An agent is assigned. */
    pickUp(id: string): DiscussionRow
    /** It waits for another team. */
    hold(id: string): DiscussionRow
    /** An agent answers: the discussion is unread then. Its status is `COMPLETED` where none is given. */
    respond(id: string, body: {
      readonly message: string
      readonly status?: 'COMPLETED' | 'IN_PROGRESS' | 'OUTSTANDING' | 'PENDING'
    }): RespondedDiscussion
    /** No answer is needed. */
    complete(id: string): DiscussionRow
    /** Rejects a file after its upload. */
    reject(id: string): Attachment
    /** Lets the token of a file expire. */
    expire(id: string): Attachment
    /** Forgets a customer; texts are masked, or the discussions are gone. */
    erase(id: string, body: {
      readonly texts: 'gone' | 'masked'
    }): CustomerRow
    /** Revokes a session. */
    revoke(body: string): RevokedCredential
  }
  /** Rejects a file after its upload. */
  reject(id: string): Attachment
  /** Lets the token of a file expire. */
  expire(id: string): Attachment
  /** Forgets a customer; texts are masked, or the discussions are gone. */
  erase(id: string, body: {
    readonly texts: 'gone' | 'masked'
  }): CustomerRow
  /** Revokes a session. */
  revoke(body: string): RevokedCredential
  /** Makes a customer; what is left out is made up. One that is not locked is logged in for good. */
  addCustomer(given?: Given<CustomerRow>): AddedCustomer
  /** Makes an order of the given customer's, of the world's first one where none is named. */
  addOrder(given?: Given<OrderRow>): AddedOrder
  /** The customer's newest password reset: what the mail would have carried. */
  passwordReset(number: string): PasswordResetRow
  /** What was uploaded under this token, without its bytes. */
  attachment(token: string): Attachment
  /** The bytes that were uploaded under this token. */
  attachmentContent(token: string): Uint8Array
}

/** An agent of THG's. */
export interface AgentScript {
  readonly delay?: number | readonly (number | string)[] | string
  readonly workingHours?: {
    readonly from: string
    readonly to: string
    readonly days?: readonly ('fri' | 'mon' | 'sat' | 'sun' | 'thu' | 'tue' | 'wed')[]
    readonly timeZone?: string
  }
  readonly while?: {
    readonly [key: string]: unknown
  }
  readonly what: {
    readonly do: 'complete'
  } | {
    readonly do: 'erase'
    readonly texts?: 'gone' | 'masked'
  } | {
    readonly do: 'expire'
  } & object | {
    readonly do: 'hold'
  } | {
    readonly do: 'pick-up'
  } | {
    readonly do: 'reject'
  } & object | {
    readonly do: 'respond'
    readonly status?: 'COMPLETED' | 'IN_PROGRESS' | 'OUTSTANDING' | 'PENDING'
    readonly message: readonly string[] | string
  } | {
    readonly do: 'revoke'
    readonly credential: string
  }
  readonly name: string
  readonly who: 'agent'
  readonly when?: {
    readonly type: 'thg.discussion.created' | 'thg.discussion.read' | 'thg.discussion.status-changed' | 'thg.message.created'
    readonly before?: {
      readonly [key: string]: unknown
    } | null
    readonly after?: {
      readonly [key: string]: unknown
    }
    readonly actor?: string
  }
  readonly every?: number | readonly (number | string)[] | string
  readonly times?: number
  readonly then?: readonly ({
    readonly delay?: number | readonly (number | string)[] | string
    readonly workingHours?: {
      readonly from: string
      readonly to: string
      readonly days?: readonly ('fri' | 'mon' | 'sat' | 'sun' | 'thu' | 'tue' | 'wed')[]
      readonly timeZone?: string
    }
    readonly while?: {
      readonly [key: string]: unknown
    }
    readonly what: {
      readonly do: 'complete'
    } | {
      readonly do: 'erase'
      readonly texts?: 'gone' | 'masked'
    } | {
      readonly do: 'expire'
    } & object | {
      readonly do: 'hold'
    } | {
      readonly do: 'pick-up'
    } | {
      readonly do: 'reject'
    } & object | {
      readonly do: 'respond'
      readonly status?: 'COMPLETED' | 'IN_PROGRESS' | 'OUTSTANDING' | 'PENDING'
      readonly message: readonly string[] | string
    } | {
      readonly do: 'revoke'
      readonly credential: string
    }
  })[]
}

/** THG's events: what changed, by type. */
export interface ThgEvents {
  /** There is a new customer. */
  readonly 'thg.customer.created': {
    readonly before: null
    readonly after: CustomerRow
  }
  /** A customer logged in. The record is the same: what is new is a session. */
  readonly 'thg.customer.logged-in': {
    readonly before: CustomerRow
    readonly after: CustomerRow
  }
  /** A reset was asked for. The record is the same: what is new is the reset. */
  readonly 'thg.customer.password-reset-requested': {
    readonly before: CustomerRow
    readonly after: CustomerRow
  }
  /** There is a new order. */
  readonly 'thg.order.created': {
    readonly before: null
    readonly after: OrderRow
  }
  /** A customer began a discussion. */
  readonly 'thg.discussion.created': {
    readonly before: null
    readonly after: DiscussionRow
  }
  /** Its status is another one. */
  readonly 'thg.discussion.status-changed': {
    readonly before: DiscussionRow
    readonly after: DiscussionRow
  }
  /** The customer read it. */
  readonly 'thg.discussion.read': {
    readonly before: DiscussionRow
    readonly after: DiscussionRow
  }
  /** A customer or an agent wrote. */
  readonly 'thg.message.created': {
    readonly before: null
    readonly after: MessageRow
  }
  /** A file was uploaded; the record is told without its bytes. */
  readonly 'thg.attachment.uploaded': {
    readonly before: null
    readonly after: Attachment
  }
  /** A file was rejected after its upload. */
  readonly 'thg.attachment.rejected': {
    readonly before: Attachment
    readonly after: Attachment
  }
  /** The token of a file has expired. */
  readonly 'thg.attachment.expired': {
    readonly before: Attachment
    readonly after: Attachment
  }
  /** A customer was forgotten. */
  readonly 'thg.customer.erased': {
    readonly before: CustomerRow
    readonly after: CustomerRow
  }
  /** A session was revoked. */
  readonly 'thg.credential.revoked': {
    readonly before: RevokedCredential
    readonly after: RevokedCredential
  }
}

/** The root fields of THG's schema. */
export type ThgOperation = 'attachmentUploaderConfig' | 'captchaConfiguration' | 'check' | 'createDiscussion' | 'customer' | 'features' | 'forgottenPassword' | 'login' | 'logout' | 'markDiscussionMessagesAsRead' | 'passwordResetTokenValidity' | 'productVariant' | 'register' | 'replyToDiscussion' | 'resetPassword' | 'supportedCurrencies' | 'supportedShippingDestinations'

/** What may be asked of THG's histories: numbers are exact, `unread` is a share such as `5%` or 0.05. */
export interface ThgHistory {
  readonly vendor: 'thg'
  readonly customers?: number
  readonly discussions?: number
  readonly orders?: number
  readonly unread?: number | string
  readonly months?: number
  readonly seed?: number
}

/** A customer with an account and the password `password123`, not logged in. */
export declare function aCustomer(access: ThgAccess, given?: Given<CustomerRow>): CustomerRow

/** That a customer is logged in, for as long as a log-in lasts. */
export declare function aSession(access: ThgAccess, given?: Given<SessionRow>): SessionRow

/** The secret of a password reset mail that has just been sent. */
export declare function aPasswordReset(access: ThgAccess, given?: Given<PasswordResetRow>): PasswordResetRow

/** A product variant that is in stock. */
export declare function aProductVariant(access: ThgAccess, given?: Given<ProductVariantRow>): ProductVariantRow

/** An order in any status; it was dispatched when it was placed, if its status says so. */
export declare function anOrder(access: ThgAccess, given?: Given<OrderRow>): OrderRow

/** A discussion in any status, with the customer's question, and with an answer when it is completed. */
export declare function aDiscussion(access: ThgAccess, given?: Given<DiscussionRow>): DiscussionRow

/** A customer's message, in a new discussion unless `discussionId` names one, which then has changed as late as that. */
export declare function aMessage(access: ThgAccess, given?: Given<MessageRow>): MessageRow

/**
 * A discussion told line by line: `QUERY` is the customer, who has read what was answered before, `RESPONSE` an agent. The
 * statuses are those that the acts lead to.
 */
export declare function aThread(access: ThgAccess, lines: readonly (`QUERY at ${string}: ${string}` | `QUERY: ${string}` | `RESPONSE at ${string}: ${string}` | `RESPONSE: ${string}`)[], given?: ThreadOptions): DiscussionRow

/** The secret of an upload form, for as long as one lasts. */
export declare function anUploadToken(access: ThgAccess, given?: Given<UploadTokenRow>): UploadTokenRow

/** An uploaded text; `content` is base64. */
export declare function anAttachment(access: ThgAccess, given?: Given<AttachmentRow>): AttachmentRow

/** A person with an account. The password is kept as it is: this is a simulator. */
export interface CustomerRow {
  /** Customer number, the last part of the upload's path. */
  readonly number: string
  /** Also the user name; compared without regard to case. */
  readonly email: string
  readonly password: string
  readonly fullName: string
  readonly phoneNumber: string | null
  readonly dateOfBirth: string | null
  /** While true every login answers `ACCOUNT_LOCKED`; a password reset unlocks. */
  readonly locked: boolean
  readonly referralCode: string
  readonly referralCount: number
  /** Whether marketing material is wanted, by way; null for unknown. */
  readonly marketing: {
    readonly EMAIL: boolean | null
    readonly SMS: boolean | null
  }
  readonly socialLinks: readonly {
    readonly socialLinkId: string
    /** Short name of the service, such as `google`. */
    readonly provider: string
    readonly username: string | null
    readonly status: 'LINKED' | 'PENDING'
  }[]
  readonly createdAt: number
  /** When the customer was forgotten; absent before. */
  readonly erasedAt?: number
}

/** That a customer is logged in: the `Opaque` token of header and cookie. */
export interface SessionRow {
  readonly token: string
  readonly customer: string
  readonly createdAt: number
  readonly expiresAt: number | null
}

/** The secret that a password reset mail would carry. */
export interface PasswordResetRow {
  readonly token: string
  readonly customer: string
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly usedAt: number | null
}

/** A product in one size, colour or flavour, as far as it is visible: what is not here is not on sale any more. */
export interface ProductVariantRow {
  readonly sku: number
  readonly title: string
  readonly inStock: boolean
}

/** An order; its number is its id. */
export interface OrderRow {
  readonly orderNumber: string
  readonly customer: string
  readonly status: 'CANCELLED' | 'DISPATCHED' | 'ORDER_PLACED' | 'PAYMENT_PROBLEM' | 'PROCESSING'
  readonly createdAt: number
  /** Null until it is sent. */
  readonly dispatchedAt: number | null
  readonly products: readonly {
    readonly sku: number
    readonly quantity: number
  }[]
}

/** One conversation between a customer and customer services. */
export interface DiscussionRow {
  readonly id: string
  readonly customer: string
  readonly category: 'CANCELLATION' | 'CHECKOUT' | 'DELIVERY_PROBLEM' | 'FEEDBACK' | 'FREE_GIFT' | 'I_WANT_TO_CREATE_AN_ACCOUNT' | 'NUTRITIONAL_ADVICE' | 'OFFERS_AND_PROMOTIONS' | 'PAYMENT' | 'PLACING_AN_ORDER' | 'PRICEBEATER_REQUEST' | 'PROBLEM_WITH_MY_ORDER' | 'PRODUCT_INFORMATION' | 'RETURNS_AND_REFUNDS' | 'STOCK_AVAILABILITY' | 'WEBSITE_ISSUES' | 'WHERE_IS_MY_ORDER'
  readonly status: 'COMPLETED' | 'IN_PROGRESS' | 'OUTSTANDING' | 'PENDING'
  /** False while there is an answer that the customer has not read. */
  readonly read: boolean
  readonly createdAt: number
  readonly updatedAt: number
  /** The order meant, and which of its products; null for a general question, no SKUs for the whole order. */
  readonly selection: {
    readonly orderNumber: string
    readonly skus: readonly number[]
  } | null
}

/** One message of a discussion: a customer's `QUERY` or an agent's `RESPONSE`. */
export interface MessageRow {
  readonly id: string
  readonly discussionId: string
  readonly type: 'QUERY' | 'RESPONSE'
  readonly message: string
  readonly createdAt: number
  /** Which upload was sent along; it cannot be read back through the API. */
  readonly attachmentToken: string | null
}

/** The secret that an upload form sends along, for one customer. */
export interface UploadTokenRow {
  readonly token: string
  readonly customer: string
  readonly expiresAt: number | null
}

/** A file that was uploaded. */
export interface AttachmentRow {
  readonly token: string
  readonly customer: string
  readonly filename: string
  readonly mimeType: string
  /** Bytes. */
  readonly size: number
  readonly uploadedAt: number
  /** The bytes in base64. */
  readonly content: string
  /** How it ended after its upload; absent while it can be sent along. */
  readonly ended?: 'expired' | 'rejected'
}

/** A discussion after an answer: its id and status, and the message. */
export interface RespondedDiscussion {
  readonly id: string
  readonly status: 'COMPLETED' | 'IN_PROGRESS' | 'OUTSTANDING' | 'PENDING'
  readonly message: MessageRow
}

/** An attachment without its bytes. */
export interface Attachment {
  readonly token: string
  readonly customer: string
  readonly filename: string
  readonly mimeType: string
  /** Bytes. */
  readonly size: number
  readonly uploadedAt: number
  /** How it ended after its upload; absent while it can be sent along. */
  readonly ended?: 'expired' | 'rejected'
}

/** A credential before or after it was revoked, as events tell it. */
export interface RevokedCredential {
  /** Redacted. */
  readonly credential: string
  /** The id of the account that it let in; null for an operator's. */
  readonly of: string | null
  /** Epoch milliseconds; null before. */
  readonly revokedAt: number | null
}

/** A customer who was just made: the record, its id, and the credentials of the log-in. */
export type AddedCustomer = CustomerRow & {
  readonly id: string
  readonly credentials: readonly Credential[]
}

/** An order that was just made: the record and its id. */
export type AddedOrder = OrderRow & {
  readonly id: string
}

/** Whose discussion a thread is, and of which category: by default the world's first customer's, `FEEDBACK`. */
export interface ThreadOptions {
  readonly customer?: string
  readonly category?: 'CANCELLATION' | 'CHECKOUT' | 'DELIVERY_PROBLEM' | 'FEEDBACK' | 'FREE_GIFT' | 'I_WANT_TO_CREATE_AN_ACCOUNT' | 'NUTRITIONAL_ADVICE' | 'OFFERS_AND_PROMOTIONS' | 'PAYMENT' | 'PLACING_AN_ORDER' | 'PRICEBEATER_REQUEST' | 'PROBLEM_WITH_MY_ORDER' | 'PRODUCT_INFORMATION' | 'RETURNS_AND_REFUNDS' | 'STOCK_AVAILABILITY' | 'WEBSITE_ISSUES' | 'WHERE_IS_MY_ORDER'
}

/** A credential that a fresh world accepts, as the landing page and `/_sim/info` list it. */
export interface Credential {
  /** The header (or cookie) it goes into, whole: name and value. */
  readonly header: string
  /** The bare token or key. */
  readonly token: string
  /** Whom it stands for. */
  readonly who: string
  /** The role that it lets in, where the vendor's credentials are of several. */
  readonly role?: string
}
