/** What an outsider knows of a world: a model in a few maps, which says of each operation whether it is taken. */
import type { WorldDocument } from '../../src/format/document.ts'
import type { AnyJson } from '../setup.ts'

/** The statuses of a chat, and where each move leads; what is not listed is refused. */
const CHAT_MOVES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  acceptChat: { pending: 'open' },
  closeChat: { open: 'closed' },
  openChat: { closed: 'open' },
  sendChatMessage: { open: 'open' },
  accept: { pending: 'open' },
  say: { pending: 'pending', open: 'open' },
  close: { open: 'closed' },
  reopen: { closed: 'open' },
  rate: { closed: 'rated', transferred: 'rated' },
  transfer: { pending: 'transferred', open: 'transferred' },
}
/** The same of a discussion. */
const DISCUSSION_MOVES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pickUp: { OUTSTANDING: 'IN_PROGRESS', PENDING: 'IN_PROGRESS' },
  hold: { OUTSTANDING: 'PENDING', IN_PROGRESS: 'PENDING' },
  respond: { OUTSTANDING: 'COMPLETED', IN_PROGRESS: 'COMPLETED', PENDING: 'COMPLETED', COMPLETED: 'COMPLETED' },
  complete: { OUTSTANDING: 'COMPLETED', IN_PROGRESS: 'COMPLETED', PENDING: 'COMPLETED' },
  reply: { OUTSTANDING: 'OUTSTANDING', IN_PROGRESS: 'IN_PROGRESS', PENDING: 'PENDING', COMPLETED: 'OUTSTANDING' },
}
/** Moves that only the API's own account may make in its chats. */
const OWN_MOVES = ['closeChat', 'openChat', 'sendChatMessage']
const SERVICE_ACCOUNT = 'guuruPublicApiServiceAccount'

export interface ChatModel {
  status: string
  /** Whether the API's account has accepted it. */
  isOwn: boolean
  messages: number
}
export interface DiscussionModel {
  status: string
  read: boolean
  messages: number
}
/** A thread: how many messages each side has sent, and how many of them the other one has not read. */
export interface ThreadModel {
  sent: Record<string, number>
  unread: Record<string, number>
}

/** One message more, of a conversation that the callers know. */
function count(conversation: { messages: number } | undefined): void {
  if (conversation) conversation.messages++
}

/** A world as it is known. Made from the document that it begins as; compared with the document that it becomes. */
export class Model {
  readonly chats = new Map<string, ChatModel>()
  readonly submissions = new Map<string, string>()
  readonly discussions = new Map<string, DiscussionModel>()
  readonly threads = new Map<string, ThreadModel>()

  /** Reads what an export shows of the callers' own: the partner `guuru-partner` and the customer `thg-jane`. */
  static of({ vendors }: Pick<WorldDocument, 'vendors'>): Model {
    const { thg, marketplacer, guuru } = vendors as AnyJson // its shape is what this reads
    const model = new Model()
    const partnerId = guuru.partners.find(({ tokens }: AnyJson) => tokens.includes('guuru-partner')).id
    const { customer } = thg.sessions.find(({ token }: AnyJson) => token === 'thg-jane')
    for (const { id, status, expertId } of guuru.chats.filter((row: AnyJson) => row.partnerId === partnerId))
      model.chats.set(id, { status, isOwn: expertId === SERVICE_ACCOUNT, messages: 0 })
    for (const { chatId } of guuru.messages) count(model.chats.get(chatId))
    for (const { id, status } of guuru.submissions.filter((row: AnyJson) => row.partnerId === partnerId))
      model.submissions.set(id, status)
    for (const { id, status, read } of thg.discussions.filter((row: AnyJson) => row.customer === customer))
      model.discussions.set(id, { status, read, messages: 0 })
    for (const { discussionId } of thg.messages) count(model.discussions.get(discussionId))
    for (const { sellerId, sentByType, readAt } of marketplacer.messages) {
      const thread = model.thread(sellerId)
      thread.sent[sentByType]!++
      if (readAt === null) thread.unread[sentByType]!++
    }
    return model
  }

  copy(): Model {
    const copy = new Model()
    for (const name of ['chats', 'submissions', 'discussions', 'threads'] as const)
      for (const [key, value] of this[name]) (copy[name] as Map<string, unknown>).set(key, structuredClone(value))
    return copy
  }

  /** The thread with a seller; one without messages where there was none. */
  thread(sellerId: string): ThreadModel {
    let thread = this.threads.get(sellerId)
    if (!thread) this.threads.set(sellerId, (thread = { sent: { Admin: 0, User: 0 }, unread: { Admin: 0, User: 0 } }))
    return thread
  }

  /** Whether a move of a chat is taken. */
  mayMoveChat(id: string, move: string): boolean {
    const chat = this.chats.get(id)
    return (
      chat !== undefined && CHAT_MOVES[move]?.[chat.status] !== undefined && (chat.isOwn || !OWN_MOVES.includes(move))
    )
  }

  /** A move of a chat: whether it is taken. Then it has happened here. */
  moveChat(id: string, move: string): boolean {
    const chat = this.chats.get(id)
    const next = chat && CHAT_MOVES[move]?.[chat.status]
    if (!chat || next === undefined || !this.mayMoveChat(id, move)) return false
    if (move === 'acceptChat' || move === 'accept') chat.isOwn = move === 'acceptChat'
    if (move === 'say' || move === 'sendChatMessage') chat.messages++
    chat.status = next
    return true
  }

  moveDiscussion(id: string, move: string): boolean {
    const discussion = this.discussions.get(id)
    const next = discussion && DISCUSSION_MOVES[move]?.[discussion.status]
    if (!discussion || next === undefined) return false
    if (move === 'respond' || move === 'reply') discussion.messages++
    if (move === 'respond') discussion.read = false
    discussion.status = next
    return true
  }

  review(id: string, verdict: string): boolean {
    if (this.submissions.get(id) !== 'pending') return false
    this.submissions.set(id, verdict)
    return true
  }

  write(sellerId: string, sender: string): void {
    const { sent, unread } = this.thread(sellerId)
    sent[sender]!++
    unread[sender]!++
  }

  read(sellerId: string, sender: string): void {
    this.thread(sellerId).unread[sender] = 0
  }

  /** What is known, as data: empty threads are as good as none. */
  toJSON(): object {
    const threads = [...this.threads].filter(([, { sent }]) => Object.values(sent).some(number => number > 0))
    const sorted = (entries: Iterable<[string, unknown]>) => [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1))
    return {
      chats: sorted(this.chats),
      submissions: sorted(this.submissions),
      discussions: sorted(this.discussions),
      threads: sorted(threads),
    }
  }
}
