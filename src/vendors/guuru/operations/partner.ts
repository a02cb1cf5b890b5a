import { toIso } from '../../../time/instant.ts'
import type { Place } from '../../contract/act.ts'
import { assumed } from '../assumptions.ts'
import { guuruError } from '../errors.ts'
import type { Context } from '../../contract/context.ts'
import { announce, type GuuruActor } from '../context.ts'
import { type Page, type PageArgs, type PageBounds, pageOf } from '../paging.ts'
import type { ChatRow, ExpertRow, MessageRow, PartnerRow, PersonaRow, SubmissionRow } from '../records.ts'
import * as rules from '../rules.ts'
import { type GuuruState, personaKey, submissionGroup } from '../state.ts'
import { keepFile } from './files.ts'
import type { ChatMessageInput, ChatMessagePostingInput, PersonaInput, SubmissionFilterType } from '../schema.gen.ts'

/** Where an operation happens, and for which partner. */
type Here = Context<GuuruState, GuuruActor>

/** The partner of the token. */
export function partner({ state, actor }: Here): PartnerRow {
  return state.partners.require(actor.partnerId)
}

/** One page of the partner's chats by creation: `startDate` inclusive (assumed), `endDate` as `guuru.end-date` says. */
export function chats(
  { world, state, actor: { partnerId } }: Here,
  args: PageArgs & { startDate?: number | null | undefined; endDate?: number | null | undefined },
): Page<ChatRow> {
  const since = (date: number): number => state.chats.seek('byCreation', partnerId, chat => chat.createdAt >= date)
  const cut: PageBounds['cut'] = sequence => {
    const older = state.chats.seek('bySequence', partnerId, chat => chat.sequence > sequence)
    const last = state.chats.at('bySequence', partnerId, older - 1)
    if (!last) return { before: 0, behind: 0 }
    const behind = state.chats.seekBehind('byCreation', partnerId, last)
    return { before: last.sequence === sequence ? behind - 1 : behind, behind }
  }
  const from = args.startDate == null ? undefined : since(args.startDate)
  const last = (end: number): number => (assumed(world)['guuru.end-date'] === 'inclusive' ? end + 1 : end)
  const to = args.endDate == null ? undefined : since(last(args.endDate))
  return pageOf(state.chats, 'byCreation', partnerId, args, world, { from, to, cut })
}

/** One page of the partner's experts in the order in which they joined. */
export function experts({ world, state, actor }: Here, args: PageArgs): Page<ExpertRow> {
  return pageOf(state.experts, 'byPartner', actor.partnerId, args, world)
}

/** One page of the partner's submissions in any of these statuses; of all without filters. */
export function submissions(
  { world, state, actor }: Here,
  args: PageArgs & { filters?: readonly (SubmissionFilterType | null | undefined)[] | null | undefined },
): Page<SubmissionRow> {
  const statuses = (args.filters ?? []).filter(status => status != null)
  return pageOf(state.submissions, 'byStatuses', submissionGroup(actor.partnerId, statuses), args, world)
}

/** One page of the experts who were paid for the month that the instant `period` lies in (UTC). */
export function paidExperts({ world, state, actor }: Here, args: PageArgs & { period: number }): Page<ExpertRow> {
  const month = toIso(args.period).slice(0, 7)
  const { edges, pageInfo } = pageOf(state.payouts, 'byMonth', `${actor.partnerId}|${month}`, args, world)
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: state.experts.require(node.expertId) })) }
}

/** What has been said in a chat, oldest first: a page, or all of it where `guuru.messages-without-first` says so. */
export function messages({ world, state }: Here, chat: ChatRow, args: PageArgs): Page<MessageRow> {
  const isAll = args.first == null && assumed(world)['guuru.messages-without-first'] === 'all'
  const bounds = isAll ? { limit: state.messages.count('byChat', chat.id) } : {}
  return pageOf(state.messages, 'byChat', chat.id, { ...args, orderBy: { direction: 'asc' } }, world, bounds)
}

/** The name that shoppers see for an expert's id, as it is now: a renamed persona shows on old messages too. Assumed. */
export function expertName({ state }: Pick<Here, 'state'>, id: string): string | null {
  if (id === rules.SERVICE_ACCOUNT.id) return rules.SERVICE_ACCOUNT.name
  return state.personas.get(id)?.name ?? state.experts.get(id)?.name ?? null
}

/** Creates or updates the persona with this `providerId` and answers its id: always the same one. */
export function createPersona({ world, state, actor }: Here, input: PersonaInput): string {
  rules.assertNotBlank(input.providerId, 'providerId')
  rules.assertNotBlank(input.name, 'name')
  const { partnerId } = actor
  const before = state.personas.last('byProvider', personaKey(partnerId, input.providerId))
  const kept = before && assumed(world)['guuru.persona-absent-means'] === 'keep' ? before : undefined
  const after: PersonaRow = {
    id: before?.id ?? state.personas.unused(() => world.ids.uuid('guuru.persona')),
    partnerId,
    providerId: input.providerId,
    name: input.name,
    email: input.email === undefined ? (kept?.email ?? null) : input.email,
    photoUrl: input.photoUrl === undefined ? (kept?.photoUrl ?? null) : input.photoUrl,
  }
  if (!before) {
    state.personas.insert(after)
    announce(world, 'guuru.persona.created', null, after, partnerId)
  } else if (after.name !== before.name || after.email !== before.email || after.photoUrl !== before.photoUrl) {
    state.personas.replace(after)
    announce(world, 'guuru.persona.updated', before, after, partnerId)
  }
  return after.id
}

/** The API's account takes a pending chat, shown as the persona (as itself without one). Chat, persona, state and owner are checked in this order. Assumed. */
export function acceptChat(context: Here, id: string, personaId: string | null): ChatRow {
  const chat = requireChat(context, id)
  // Where the state counts first, it is asserted before the persona, and once more for the status.
  if (personaId !== null && assumed(context.world)['guuru.accept-checks-first'] === 'state')
    rules.assertMove(context.world, chat, 'acceptChat')
  if (personaId !== null) assertPersona(context, personaId)
  const status = rules.assertMove(context.world, chat, 'acceptChat')
  return change(context, chat, { status, expertId: rules.SERVICE_ACCOUNT.id, personaId }, 'guuru.chat.opened')
}

/** Ends an open chat of the API's account for now. */
export function closeChat(context: Here, id: string): ChatRow {
  const chat = requireChat(context, id)
  const status = rules.assertOwnMove(context.world, chat, 'closeChat')
  return change(context, chat, { status, closedAt: context.world.clock.now() }, 'guuru.chat.closed')
}

/** Takes a closed chat of the API's account up again, with the same persona. */
export function openChat(context: Here, id: string): ChatRow {
  const chat = requireChat(context, id)
  const status = rules.assertOwnMove(context.world, chat, 'openChat')
  const closedAt = assumed(context.world)['guuru.reopened-closed-at'] === 'kept' ? chat.closedAt : null
  return change(context, chat, { status, closedAt }, 'guuru.chat.reopened')
}

/** Says something in an open chat of the API's account, as the persona that the chat is with. */
export function sendChatMessage(context: Here, { chatId, posting }: ChatMessageInput): MessageRow {
  assertPosting(posting)
  const chat = requireChat(context, chatId)
  rules.assertOwnMove(context.world, chat, 'sendChatMessage')
  const author = { type: 'expert', id: chat.personaId ?? rules.SERVICE_ACCOUNT.id } as const
  return addMessage(context, chat, posting, author, context.actor.partnerId)
}

/** Hands an open chat of the API's account to another persona; a transfer to the same one changes nothing. */
export function transferToPersona(context: Here, chatId: string, personaId: string): ChatRow {
  const chat = requireChat(context, chatId)
  assertPersona(context, personaId)
  const status = rules.assertOwnMove(context.world, chat, 'transferToPersona')
  if (chat.personaId === personaId) return chat
  return change(context, chat, { status, personaId }, 'guuru.chat.persona-changed')
}

/** Reviews a pending submission. */
export function reviewSubmission(here: Here, id: string, verdict: rules.Verdict): SubmissionRow {
  const { world, state, actor } = here
  const before = state.submissions.get(id)
  if (before?.partnerId !== actor.partnerId) throw state.submissions.missing(id)
  const status = rules.assertReview(before, verdict)
  const after = state.submissions.replace({ ...before, status, reviewedAt: world.clock.now() })
  announce(world, `guuru.submission.${status}`, before, after, actor.partnerId)
  return after
}

/** What is said: a text, or a file at an address or with its bytes in base64. */
export type Posting = ChatMessagePostingInput & { readonly content?: string }

/**
 * Appends a message that was checked before. Within a chat times grow by 1 ms at least (assumed), even where the clock stands
 * still, so that the order of messages never depends on anything else.
 */
export function addMessage(
  { world, state }: Place<GuuruState>,
  chat: ChatRow,
  posting: Posting,
  author: MessageRow['author'],
  actor: string,
  at: number = world.clock.now(),
): MessageRow {
  const last = state.messages.last('byChat', chat.id)
  const { text, filename, mimetype, address, content } = posting
  const isText = posting.type === 'text'
  const toFile = (id: string) => {
    const url = content === undefined ? address : keepFile(state, id, filename ?? '', mimetype ?? '', content)
    return { id, filename: filename ?? '', mimetype: mimetype ?? '', url: url ?? '' }
  }
  const message = state.messages.insert({
    id: state.messages.unused(() => world.ids.uuid('guuru.message')),
    sequence: world.ids.next('guuru.messages'),
    chatId: chat.id,
    type: isText ? 'text' : 'attachment',
    text: isText ? (text ?? '') : null,
    attachment: isText ? null : toFile(world.ids.uuid('guuru.attachment')),
    createdAt: Math.max(at, (last?.createdAt ?? 0) + 1),
    author,
  })
  announce(world, 'guuru.message.created', null, message, actor)
  return message
}

/** Refuses a posting that is neither a text to read nor an attachment that can be reached. */
export function assertPosting(posting: Posting): void {
  if (posting.type === 'text') rules.assertNotBlank(posting.text, 'text')
  else if (posting.type === 'attachment') {
    rules.assertNotBlank(posting.mimetype, 'mimetype')
    rules.assertNotBlank(posting.filename, 'filename')
    if (posting.content !== undefined) return
    const address = rules.assertNotBlank(posting.address, 'address')
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
      throw guuruError('BAD_USER_INPUT', 'address must be an absolute http or https URL', { field: 'address' })
    }
  } else {
    const message = `type must be "text" or "attachment", not "${posting.type}"`
    throw guuruError('BAD_USER_INPUT', message, { field: 'type' })
  }
}

function requireChat(context: Here, id: string): ChatRow {
  rules.assertMember(partner(context))
  const chat = context.state.chats.get(id)
  if (chat?.partnerId !== context.actor.partnerId) throw context.state.chats.missing(id)
  return chat
}

function assertPersona({ state, actor }: Here, id: string): void {
  if (state.personas.get(id)?.partnerId !== actor.partnerId) throw state.personas.missing(id)
}

function change(
  { world, state, actor }: Here,
  before: ChatRow,
  members: Partial<ChatRow>,
  event: `guuru.chat.${'opened' | 'closed' | 'reopened' | 'persona-changed'}`,
): ChatRow {
  const after = state.chats.replace({ ...before, ...members })
  announce(world, event, before, after, actor.partnerId)
  return after
}
