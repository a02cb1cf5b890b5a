// Generated from schemas/shapes/guuru.ts by `npm run generate`; do not edit.
import type { Given } from './given.gen.ts'
import type { TableView } from './table-view.ts'

/** What a test can do at GUURU in one world. */
export interface GuuruAccess {
  /** The vendor's records in this world, to be read. */
  readonly state: {
    readonly partners: TableView<PartnerRow, 'byToken'>
    readonly users: TableView<UserRow, never>
    readonly experts: TableView<ExpertRow, 'byPartner'>
    readonly personas: TableView<PersonaRow, 'byProvider'>
    readonly categories: TableView<CategoryRow, 'byName'>
    readonly chats: TableView<ChatRow, 'byCreation' | 'bySequence' | 'byUser'>
    readonly messages: TableView<MessageRow, 'byChat'>
    readonly attachments: TableView<AttachmentRow, never>
    readonly submissions: TableView<SubmissionRow, 'byStatuses'>
    readonly payouts: TableView<PayoutRow, 'byMonth'>
  }
  /** What shoppers do. */
  readonly shopper: {
    /** Starts a chat: it is `pending`. Refused while the partner is unavailable. */
    start(body?: {
      readonly status?: 'closed' | 'open' | 'pending' | 'rated' | 'transferred'
      readonly id?: string
      readonly createdAt?: number | string
      readonly category?: string
      readonly partnerId?: string
      readonly question?: string
      readonly rating?: number | null
      readonly closedAt?: number | string | null
      readonly userId?: string
      readonly categoryId?: string | null
      /** Who accepted it: a human expert's id, the service account's id, or null while it is not accepted. */
      readonly expertId?: string | null
      /** The persona that the service account shows; null when it shows itself, or for a human expert. */
      readonly personaId?: string | null
      readonly user?: {
        readonly id?: string
        readonly name?: string
        readonly email?: string
      }
    }): ChatRow
    /** Says something while the chat is pending or open; a human expert in an open chat that one has taken. */
    say(id: string, body: {
      readonly text?: string
      readonly attachment?: {
        readonly filename: string
        readonly mimetype: string
        readonly address?: string
        readonly content?: string
      }
      /** The shopper where nothing is said; `expert` is the human expert who has taken the chat. */
      readonly author?: 'bot' | 'expert' | 'user'
    }): ChatAnswer
    /** Ends an open chat; a human expert one that a human expert has taken. */
    close(id: string): ChatRow
    /** Takes a closed chat up again; a human expert one that a human expert had taken. */
    reopen(id: string): ChatRow
    /** Rates a closed or transferred chat with 1 to 5: it is final then. */
    rate(id: string, body: number): ChatRow
    /** Forgets a shopper; texts are masked, or the chats are gone. */
    erase(id: string, body: {
      readonly texts: 'gone' | 'masked'
    }): UserRow
  }
  /** What human experts do; all but `accept` and `submit` in chats that one has taken. */
  readonly expert: {
    /** Takes a pending chat before the API can; by name an expert that exists, or a new one. */
    accept(id: string, body?: string): ChatRow
    /** Says something while the chat is pending or open; a human expert in an open chat that one has taken. */
    say(id: string, body: {
      readonly text?: string
      readonly attachment?: {
        readonly filename: string
        readonly mimetype: string
        readonly address?: string
        readonly content?: string
      }
    }): ChatAnswer
    /** Ends an open chat; a human expert one that a human expert has taken. */
    close(id: string): ChatRow
    /** Takes a closed chat up again; a human expert one that a human expert had taken. */
    reopen(id: string): ChatRow
    /** Submits something for the partner to review. */
    submit(body?: {
      readonly id?: string
      readonly partnerId?: string
      readonly status?: 'approved' | 'pending' | 'rejected'
      readonly createdAt?: number | string
      readonly reviewedAt?: number | string | null
    }): SubmissionRow
    /** Lets the offer of a pending chat expire: it is offered again. */
    expireOffer(id: string): ChatRow
    /** Revokes a token of a partner's. */
    revoke(body: string): RevokedCredential
  }
  /** Hands a pending or open chat over to the company's own staff. */
  transfer(id: string): ChatRow
  /** Lets the offer of a pending chat expire: it is offered again. */
  expireOffer(id: string): ChatRow
  /** Forgets a shopper; texts are masked, or the chats are gone. */
  erase(id: string, body: {
    readonly texts: 'gone' | 'masked'
  }): UserRow
  /** Revokes a token of a partner's. */
  revoke(body: string): RevokedCredential
  /** Accepts a pending submission in the partner's portal. */
  approve(id: string): SubmissionRow
  /** Turns a pending submission down in the partner's portal. */
  reject(id: string): SubmissionRow
  /** A pending submission is reviewed in the partner's portal. */
  review(id: string, verdict: 'approveSubmission' | 'rejectSubmission'): SubmissionRow
  /** Changes the partner's settings: while `isAvailable` is false no chat can start. */
  setPartner(settings: {
    readonly isAvailable?: boolean
    readonly serviceAccountIsMember?: boolean
  }): PartnerRow
}

/** A shopper of GUURU's. */
export interface ShopperScript {
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
    readonly do: 'close'
  } | {
    readonly do: 'erase'
    readonly texts?: 'gone' | 'masked'
  } | {
    readonly do: 'rate'
    readonly rating: number | readonly number[]
  } | {
    readonly do: 'reopen'
  } | {
    readonly do: 'start'
    readonly category?: string
    readonly question?: readonly string[] | string
    readonly user?: {
      readonly id?: string
      readonly name?: string
      readonly email?: string
    }
  } | {
    readonly do: 'write'
    readonly message: readonly string[] | string
  }
  readonly name: string
  readonly who: 'shopper'
  readonly when?: {
    readonly type: 'guuru.chat.assigned' | 'guuru.chat.closed' | 'guuru.chat.offer-expired' | 'guuru.chat.opened' | 'guuru.chat.persona-changed' | 'guuru.chat.rated' | 'guuru.chat.reopened' | 'guuru.chat.transferred' | 'guuru.message.created'
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
      readonly do: 'close'
    } | {
      readonly do: 'erase'
      readonly texts?: 'gone' | 'masked'
    } | {
      readonly do: 'rate'
      readonly rating: number | readonly number[]
    } | {
      readonly do: 'reopen'
    } | {
      readonly do: 'start'
      readonly category?: string
      readonly question?: readonly string[] | string
      readonly user?: {
        readonly id?: string
        readonly name?: string
        readonly email?: string
      }
    } | {
      readonly do: 'write'
      readonly message: readonly string[] | string
    }
  })[]
}

/** A human expert of GUURU's. */
export interface ExpertScript {
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
    readonly do: 'accept'
    readonly as?: string
  } | {
    readonly do: 'close'
  } | {
    readonly do: 'expire-offer'
  } | {
    readonly do: 'reopen'
  } | {
    readonly do: 'revoke'
    readonly credential: string
  } | {
    readonly do: 'submit'
  } & object | {
    readonly do: 'write'
    readonly message: readonly string[] | string
  }
  readonly name: string
  readonly who: 'expert'
  readonly when?: {
    readonly type: 'guuru.chat.assigned' | 'guuru.chat.closed' | 'guuru.chat.offer-expired' | 'guuru.chat.opened' | 'guuru.chat.persona-changed' | 'guuru.chat.rated' | 'guuru.chat.reopened' | 'guuru.chat.transferred' | 'guuru.message.created'
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
      readonly do: 'accept'
      readonly as?: string
    } | {
      readonly do: 'close'
    } | {
      readonly do: 'expire-offer'
    } | {
      readonly do: 'reopen'
    } | {
      readonly do: 'revoke'
      readonly credential: string
    } | {
      readonly do: 'submit'
    } & object | {
      readonly do: 'write'
      readonly message: readonly string[] | string
    }
  })[]
}

/** GUURU's events: what changed, by type. */
export interface GuuruEvents {
  /** A shopper started a chat. */
  readonly 'guuru.chat.assigned': {
    readonly before: null
    readonly after: ChatRow
  }
  /** It was accepted. */
  readonly 'guuru.chat.opened': {
    readonly before: ChatRow
    readonly after: ChatRow
  }
  /** It was ended. */
  readonly 'guuru.chat.closed': {
    readonly before: ChatRow
    readonly after: ChatRow
  }
  /** It was taken up again. */
  readonly 'guuru.chat.reopened': {
    readonly before: ChatRow
    readonly after: ChatRow
  }
  /** It was handed to the partner's customer service. */
  readonly 'guuru.chat.transferred': {
    readonly before: ChatRow
    readonly after: ChatRow
  }
  /** The shopper rated it. */
  readonly 'guuru.chat.rated': {
    readonly before: ChatRow
    readonly after: ChatRow
  }
  /** No expert took it in time. Where it is offered again, `guuru.chat.assigned` follows. */
  readonly 'guuru.chat.offer-expired': {
    readonly before: ChatRow
    readonly after: ChatRow
  }
  /** The API's account shows another persona. */
  readonly 'guuru.chat.persona-changed': {
    readonly before: ChatRow
    readonly after: ChatRow
  }
  /** The shopper, an expert or a bot wrote. */
  readonly 'guuru.message.created': {
    readonly before: null
    readonly after: MessageRow
  }
  /** The API created a persona. */
  readonly 'guuru.persona.created': {
    readonly before: null
    readonly after: PersonaRow
  }
  /** The API changed a persona. */
  readonly 'guuru.persona.updated': {
    readonly before: PersonaRow
    readonly after: PersonaRow
  }
  /** An expert submitted something. */
  readonly 'guuru.submission.created': {
    readonly before: null
    readonly after: SubmissionRow
  }
  /** A submission was accepted. */
  readonly 'guuru.submission.approved': {
    readonly before: SubmissionRow
    readonly after: SubmissionRow
  }
  /** A submission was turned down. */
  readonly 'guuru.submission.rejected': {
    readonly before: SubmissionRow
    readonly after: SubmissionRow
  }
  /** A shopper was forgotten. */
  readonly 'guuru.user.erased': {
    readonly before: UserRow
    readonly after: UserRow
  }
  /** A token of a partner's was revoked. */
  readonly 'guuru.credential.revoked': {
    readonly before: RevokedCredential
    readonly after: RevokedCredential
  }
}

/** The root fields of GUURU's schema. */
export type GuuruOperation = 'acceptChat' | 'approveSubmission' | 'closeChat' | 'createPersona' | 'openChat' | 'partner' | 'rejectSubmission' | 'sendChatMessage' | 'transferToPersona'

/** The names of GUURU's webhooks. */
export type GuuruWebhookEvent = 'chat-assigned' | 'chat-closed' | 'chat-opened' | 'chat-rated' | 'chat-reopened' | 'chat-transferred' | 'message-created'

/** What may be asked of GUURU's histories: numbers are exact, `unread` is a share such as `5%` or 0.05. */
export interface GuuruHistory {
  readonly vendor: 'guuru'
  readonly chats?: number
  readonly personas?: number
  readonly submissions?: number
  readonly months?: number
  readonly seed?: number
}

/** A brand with one token, ready for chats. */
export declare function aPartner(access: GuuruAccess, given?: Given<PartnerRow>): PartnerRow

/** A shopper with a name and an e-mail address. */
export declare function aUser(access: GuuruAccess, given?: Given<UserRow>): UserRow

/** A human expert of the community. */
export declare function anExpert(access: GuuruAccess, given?: Given<ExpertRow>): ExpertRow

/** An agent of a third-party tool, with a photo. */
export declare function aPersona(access: GuuruAccess, given?: Given<PersonaRow>): PersonaRow

/** A field of expertise. Names are unique: one that exists is answered as it is. */
export declare function aCategory(access: GuuruAccess, given?: Given<CategoryRow>): CategoryRow

/**
 * A chat in any status, with what that status demands: an owner, a persona, times, a rating, and messages up to there.
 * The owner is the API's account unless `expertId` names a human expert.
 */
export declare function aChat(access: GuuruAccess, given?: Given<ChatRow>): ChatRow

/** A text of the shopper's, in a new open chat unless `chatId` names one; an attachment when `type` or `attachment` says so. */
export declare function aMessage(access: GuuruAccess, given?: Given<MessageRow>): MessageRow

/** A file that backlot serves: a short text. The message that it belongs to has an attachment with its id. */
export declare function anAttachment(access: GuuruAccess, given?: Given<AttachmentRow>): AttachmentRow

/**
 * A chat told line by line: `user` is the shopper, `expert` the persona of the API's account, which accepts the chat with
 * its first line, `bot` the bot. It is open then, or pending.
 */
export declare function aThread(access: GuuruAccess, lines: readonly (`bot at ${string}: ${string}` | `bot: ${string}` | `expert at ${string}: ${string}` | `expert: ${string}` | `user at ${string}: ${string}` | `user: ${string}`)[], given?: ThreadOptions): ChatRow

/** Something that an expert submitted; it has been reviewed when its status says so. */
export declare function aSubmission(access: GuuruAccess, given?: Given<SubmissionRow>): SubmissionRow

/** That an expert was paid for the present month. */
export declare function aPayout(access: GuuruAccess, given?: Given<PayoutRow>): PayoutRow

/** One brand; its tokens are its credentials. */
export interface PartnerRow {
  readonly id: string
  /** While false, no new chat can start. */
  readonly isAvailable: boolean
  /** Whether the API's service account is in the partner's community; chat mutations are forbidden while it is not. */
  readonly serviceAccountIsMember: boolean
  readonly tokens: readonly string[]
}

/** A shopper. */
export interface UserRow {
  readonly id: string
  readonly partnerId: string
  readonly name: string | null
  readonly email: string | null
  /** When name, address and texts were erased; absent while they are not. */
  readonly erasedAt?: number
}

/** A human expert of the community. */
export interface ExpertRow {
  readonly id: string
  readonly sequence: number
  readonly partnerId: string
  readonly name: string | null
}

/** An agent of a third-party tool, as shoppers see it. One per partner and `providerId`. */
export interface PersonaRow {
  readonly id: string
  readonly partnerId: string
  readonly providerId: string
  readonly name: string
  readonly email: string | null
  readonly photoUrl: string | null
}

/** A field of expertise. */
export interface CategoryRow {
  readonly id: string
  readonly name: string
}

/** One conversation between a shopper and an expert. */
export interface ChatRow {
  readonly id: string
  readonly sequence: number
  readonly partnerId: string
  readonly status: 'closed' | 'open' | 'pending' | 'rated' | 'transferred'
  readonly question: string
  readonly rating: number | null
  readonly createdAt: number
  readonly closedAt: number | null
  readonly userId: string
  readonly categoryId: string | null
  /** Who accepted it: a human expert's id, the service account's id, or null while it is not accepted. */
  readonly expertId: string | null
  /** The persona that the service account shows; null when it shows itself, or for a human expert. */
  readonly personaId: string | null
}

/** Something said in a chat. Text messages have `text`, attachments have `attachment`, never both. */
export interface MessageRow {
  readonly id: string
  readonly sequence: number
  readonly chatId: string
  readonly type: 'attachment' | 'text'
  readonly text: string | null
  /** `url` is a path where backlot holds the file: in a world's answers the simulator's own address goes before it. */
  readonly attachment: {
    readonly id: string
    readonly filename: string
    readonly mimetype: string
    readonly url: string
  } | null
  readonly createdAt: number
  /** `expert` covers personas, human experts and the service account: the id tells which. */
  readonly author: {
    readonly type: 'bot' | 'expert' | 'user'
    readonly id: string
  }
}

/** A file that was said in a chat with its bytes, under the id of the message's attachment. */
export interface AttachmentRow {
  readonly id: string
  readonly filename: string
  readonly mimetype: string
  /** Bytes. */
  readonly size: number
  /** The bytes in base64. */
  readonly content: string
}

/** Something that an expert submitted and the partner reviews. */
export interface SubmissionRow {
  readonly id: string
  readonly sequence: number
  readonly partnerId: string
  readonly status: 'approved' | 'pending' | 'rejected'
  readonly createdAt: number
  readonly reviewedAt: number | null
}

/** That an expert was paid for a month (`YYYY-MM`, UTC). */
export interface PayoutRow {
  readonly id: string
  readonly sequence: number
  readonly partnerId: string
  readonly expertId: string
  readonly month: string
}

/** What an act in a chat answers: the chat's id and status, and the message that was said. */
export interface ChatAnswer {
  readonly id: string
  readonly status: 'closed' | 'open' | 'pending' | 'rated' | 'transferred'
  readonly message: MessageRow
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

/** Whose chat a thread is, and which persona answers: by default a new shopper's of the first partner, and a new persona. */
export interface ThreadOptions {
  readonly partnerId?: string
  readonly userId?: string
  readonly personaId?: string
}
