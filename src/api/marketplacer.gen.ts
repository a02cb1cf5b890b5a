// Generated from schemas/shapes/marketplacer.ts by `npm run generate`; do not edit.
import type { Given } from './given.gen.ts'
import type { TableView } from './table-view.ts'

/** What a test can do at Marketplacer in one world. */
export interface MarketplacerAccess {
  /** The vendor's records in this world, to be read. */
  readonly state: {
    readonly sellers: TableView<SellerRow, never>
    readonly deletedSellers: TableView<DeletedSellerRow, never>
    readonly users: TableView<UserRow, 'bySeller'>
    readonly admins: TableView<AdminRow, never>
    readonly apiKeys: TableView<ApiKeyRow, 'byKey' | 'bySeller' | 'ofOperator'>
    readonly messages: TableView<MessageRow, 'bySeller' | 'bySender' | 'unread'>
  }
  /** One seller, by the id as the vendor writes it (also URL-encoded) or by the bare number. Refuses an unknown one. */
  seller(id: number | string): {
    /** Reads all that the operator wrote; answers the thread's last message, null when it is empty. */
    read(): {
      readonly id: string
      readonly status: number
      readonly message: MessageRow | null
    }
    /** Writes a message to the operator. A blank one is refused with `RECORD_INVALID`. */
    send(body: {
      readonly message: string
    }): {
      readonly id: string
      readonly status: number
      readonly message: MessageRow
    }
    /** Deactivates a seller. */
    deactivate(): SellerRow
    /** Deletes a seller; its thread is kept, or gone with it. */
    delete(body: {
      readonly thread: 'gone' | 'kept'
    }): DeletedSellerRow
    /** Revokes a key, of the operator or of a seller. */
    revoke(body: string): RevokedCredential
  }
  /** Deactivates a seller. */
  deactivate(id: string): SellerRow
  /** Deletes a seller; its thread is kept, or gone with it. */
  delete(id: string, body: {
    readonly thread: 'gone' | 'kept'
  }): DeletedSellerRow
  /** Revokes a key, of the operator or of a seller. */
  revoke(body: string): RevokedCredential
  /**
   * Adds a seller with one person and one API key, `mp-seller-<number>`. Refuses an id or number that is taken
   * (`SELLER_EXISTS`), an id that is none (`INVALID_ID`), and a person who does not exist (`USER_NOT_FOUND`).
   */
  addSeller(given?: Given<SellerRow>): AddedSeller
  /**
   * Makes one more key of a seller, by its id or number, or of the operator. All keys of one seller act on its one thread
   * (documented). Refuses a seller that does not exist (`SELLER_NOT_FOUND`).
   */
  keys(options?: {
    readonly seller?: number | string
  }): AddedKey
}

/** A seller on Marketplacer. */
export interface SellerScript {
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
    readonly do: 'deactivate'
  } | {
    readonly do: 'delete'
    readonly thread?: 'gone' | 'kept'
  } | {
    readonly do: 'read'
  } | {
    readonly do: 'revoke'
    readonly credential: string
  } | {
    readonly do: 'write'
    readonly message: readonly string[] | string
  }
  readonly name: string
  readonly who: 'seller'
  readonly when?: {
    readonly type: 'marketplacer.message.created' | 'marketplacer.messages.read' | 'marketplacer.seller.created' | 'marketplacer.seller.deactivated' | 'marketplacer.seller.deleted'
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
      readonly do: 'deactivate'
    } | {
      readonly do: 'delete'
      readonly thread?: 'gone' | 'kept'
    } | {
      readonly do: 'read'
    } | {
      readonly do: 'revoke'
      readonly credential: string
    } | {
      readonly do: 'write'
      readonly message: readonly string[] | string
    }
  })[]
}

/** Marketplacer's events: what changed, by type. */
export interface MarketplacerEvents {
  /** There is a new seller. */
  readonly 'marketplacer.seller.created': {
    readonly before: null
    readonly after: SellerRow
  }
  /** The operator or a seller wrote. */
  readonly 'marketplacer.message.created': {
    readonly before: null
    readonly after: MessageRow
  }
  /** The operator or a seller read what the other one wrote. */
  readonly 'marketplacer.messages.read': {
    readonly before: ReadMessages
    readonly after: ReadMessages
  }
  /** A seller was deactivated. */
  readonly 'marketplacer.seller.deactivated': {
    readonly before: SellerRow
    readonly after: SellerRow
  }
  /** A seller was deleted; its messages are gone with it or not. */
  readonly 'marketplacer.seller.deleted': {
    readonly before: SellerRow
    readonly after: DeletedSellerRow
  }
  /** A key was revoked. */
  readonly 'marketplacer.credential.revoked': {
    readonly before: RevokedCredential
    readonly after: RevokedCredential
  }
}

/** The root fields of Marketplacer's schema. */
export type MarketplacerOperation = 'allSellers' | 'apiKeyPrincipal' | 'chatMessageCreate' | 'chatMessageRead' | 'chatMessages' | 'node' | 'nodes' | 'sellersForChats' | 'sellersWhere'

/** What may be asked of Marketplacer's histories: numbers are exact, `unread` is a share such as `5%` or 0.05. */
export interface MarketplacerHistory {
  readonly vendor: 'marketplacer'
  readonly sellers?: number
  readonly messages?: number
  readonly unread?: number | string
  readonly months?: number
  readonly seed?: number
}

/** A seller that is on sale, with its primary user. */
export declare function aSeller(access: MarketplacerAccess, given?: Given<SellerRow>): SellerRow

/** What is left of a seller that was removed just now. */
export declare function aDeletedSeller(access: MarketplacerAccess, given?: Given<DeletedSellerRow>): DeletedSellerRow

/** A person who works for the seller with `sellerId`, or for a new one. */
export declare function aUser(access: MarketplacerAccess, given?: Given<UserRow>): UserRow

/** A person who works for the operator. */
export declare function anAdmin(access: MarketplacerAccess, given?: Given<AdminRow>): AdminRow

/** A key of the operator's, or of the seller with `sellerId`. */
export declare function anApiKey(access: MarketplacerAccess, given?: Given<ApiKeyRow>): ApiKeyRow

/** An unread message of the seller's in its thread, or in a new seller's; `sentByType: 'Admin'` makes it the operator's. */
export declare function aMessage(access: MarketplacerAccess, given?: Given<MessageRow>): MessageRow

/** A seller's thread told line by line: `Admin` is the operator, `User` the seller. Who writes has read what the other wrote. */
export declare function aThread(access: MarketplacerAccess, lines: readonly (`Admin at ${string}: ${string}` | `Admin: ${string}` | `User at ${string}: ${string}` | `User: ${string}`)[], given?: ThreadOptions): SellerRow

/** An account that sells on the marketplace. */
export interface SellerRow {
  readonly id: string
  readonly legacyId: number
  readonly businessName: string
  readonly legalBusinessName: string
  readonly businessNumber: string
  readonly emailAddress: string
  readonly phone: string
  readonly accountType: 'PRIVATE' | 'PROSPECTIVE' | 'RETAILER'
  readonly online: boolean
  /** Service level rating, by which lists are sorted and filtered; null while there is none. */
  readonly slaRating: number | null
  readonly primaryUserId: string | null
  readonly createdAt: number
  readonly updatedAt: number
  /** How it has left; absent while it has not. A deleted one is kept for the sake of its thread only. */
  readonly left?: 'deactivated' | 'deleted'
}

/** What is left of a seller that was removed. It keeps the seller's id. */
export interface DeletedSellerRow {
  readonly id: string
  readonly legacyId: number
  readonly updatedAt: number
}

/** A person who works for a seller. */
export interface UserRow {
  readonly id: string
  readonly legacyId: number
  readonly sellerId: string
  readonly firstName: string
  readonly surname: string
  readonly emailAddress: string
}

/** A person who works for the operator. */
export interface AdminRow {
  readonly id: string
  readonly legacyId: number
  readonly name: string
  readonly emailAddress: string
}

/** An API key. */
export interface ApiKeyRow {
  readonly id: string
  readonly legacyId: number
  /** The credential itself. */
  readonly key: string
  /** The seller whose key it is; null makes it an operator key. */
  readonly sellerId: string | null
  readonly description: string
  readonly organization: string
  readonly createdAt: number
  /** Which kind of person made it, and the number of that person. */
  readonly createdByType: 'Admin' | 'User'
  readonly createdById: number
}

/** One message of the thread between the operator and a seller. There may be a million: every member counts. */
export interface MessageRow {
  readonly id: string
  /** The API shows a message's global id only, which may hold any number. */
  readonly legacyId: number
  /** The seller whose thread it is in, also where the operator wrote it. */
  readonly sellerId: string
  readonly sentByType: 'Admin' | 'User'
  readonly message: string
  readonly createdAt: number
  /** When its reader saw it; null until then. */
  readonly readAt: number | null
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

/** A seller that was just added, and the key that it can call with. */
export interface AddedSeller {
  readonly credentials: readonly Credential[]
  /** How it has left; absent while it has not. A deleted one is kept for the sake of its thread only. */
  readonly left?: 'deactivated' | 'deleted'
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly legacyId: number
  readonly businessName: string
  readonly legalBusinessName: string
  readonly businessNumber: string
  readonly emailAddress: string
  readonly phone: string
  readonly accountType: 'PRIVATE' | 'PROSPECTIVE' | 'RETAILER'
  readonly online: boolean
  /** Service level rating, by which lists are sorted and filtered; null while there is none. */
  readonly slaRating: number | null
  readonly primaryUserId: string | null
}

/** A key that was just made. */
export interface AddedKey {
  /** The credential, which leads back to its world. */
  readonly key: string
  /** The id of the seller whose key it is; absent for the operator's. */
  readonly seller?: string
}

/** What was read in a thread: one event tells of all messages of one sender. */
export interface ReadMessages {
  readonly sellerId: string
  readonly sentByType: 'Admin' | 'User'
  /** The newest ones, not necessarily all. */
  readonly messageIds: readonly string[]
  readonly unreadCount: number
  /** Epoch milliseconds; null before. */
  readonly readAt: number | null
}

/** Whose thread it is: a new seller's by default. */
export interface ThreadOptions {
  readonly sellerId?: string
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
