import type { Faker } from '@faker-js/faker'
import { toIso } from '../../time/instant.ts'
import type { Place } from '../contract/act.ts'
import { makeUp, or } from '../contract/factory.ts'
import type {
  CategoryRow,
  ChatRow,
  ExpertRow,
  MessageRow,
  PartnerRow,
  PayoutRow,
  PersonaRow,
  SubmissionRow,
  UserRow,
} from './records.ts'
import { SERVICE_ACCOUNT } from './rules.ts'
import type { GuuruState } from './state.ts'

type Here = Place<GuuruState>

/**
 * Valid records for tests: what is not given is made up as the rest demands, and the same world makes up the same.
 * A record is there as if the fixture had brought it: nothing is announced.
 */

const CATEGORIES = [
  'General',
  'Accounting',
  'Banking',
  'Payroll accounting',
  'Taxes',
  'Products',
  'Shipping',
  'Returns',
]
const MINUTE = 60_000

/** A brand with one token, ready for chats. */
export function aPartner(place: Here, given: Partial<PartnerRow> = {}): PartnerRow {
  const { partners } = place.state
  const id = given.id ?? partners.unused(() => makeUp(place, `partner:${place.world.ids.next('guuru.partner')}`, slug))
  return partners.insert({
    id,
    isAvailable: given.isAvailable ?? true,
    serviceAccountIsMember: given.serviceAccountIsMember ?? true,
    tokens: given.tokens ?? [`${id}-token`],
  })
}

/** A shopper with a name and an e-mail address. */
export function aUser(place: Here, given: Partial<UserRow> = {}): UserRow {
  const { users } = place.state
  const id = given.id ?? users.unused(() => place.world.ids.alphanumeric('guuru.user', 28))
  const name = or(given.name, () => makeUp(place, `user:${id}.name`, ({ person }) => person.fullName()))
  return users.insert({
    id,
    partnerId: partnerOf(place, given.partnerId),
    name,
    email: or(given.email, () => address(name)),
  })
}

/** A human expert of the community. */
export function anExpert(place: Here, given: Partial<ExpertRow> = {}): ExpertRow {
  const { experts } = place.state
  const id = given.id ?? experts.unused(() => place.world.ids.alphanumeric('guuru.expert', 28))
  return experts.insert({
    id,
    sequence: sequenceOf(place, 'guuru.experts', given.sequence),
    partnerId: partnerOf(place, given.partnerId),
    name: or(given.name, () => makeUp(place, `expert:${id}.name`, ({ person }) => person.fullName())),
  })
}

/** An agent of a third-party tool, with a photo. */
export function aPersona(place: Here, given: Partial<PersonaRow> = {}): PersonaRow {
  const { personas } = place.state
  const id = given.id ?? personas.unused(() => place.world.ids.uuid('guuru.persona'))
  const name = given.name ?? makeUp(place, `persona:${id}.name`, ({ person }) => person.fullName())
  return personas.insert({
    id,
    partnerId: partnerOf(place, given.partnerId),
    providerId: given.providerId ?? `agent-${id}`,
    name,
    email: or(given.email, () => address(name)),
    photoUrl: or(given.photoUrl, () => `https://cdn.guuru.com/assets/agents/${id}.png`),
  })
}

/** A field of expertise. Names are unique: one that exists is answered as it is. */
export function aCategory(place: Here, given: Partial<CategoryRow> = {}): CategoryRow {
  const { categories } = place.state
  const id = given.id ?? categories.unused(() => place.world.ids.uuid('guuru.category'))
  const name = given.name ?? makeUp(place, `category:${id}.name`, ({ helpers }) => helpers.arrayElement(CATEGORIES))
  const namesake = given.id === undefined ? categories.last('byName', name) : undefined
  return namesake ?? categories.insert({ id, name })
}

/**
 * A chat in any status, with what that status demands: an owner, a persona, times, a rating, and messages up to there.
 * The owner is the API's account unless `expertId` names a human expert.
 */
export function aChat(place: Here, given: Partial<ChatRow> = {}): ChatRow {
  const { state, world } = place
  const status = given.status ?? 'pending'
  const isAccepted = status === 'open' || status === 'closed' || status === 'rated'
  const partnerId = partnerOf(place, given.partnerId)
  const createdAt = given.createdAt ?? world.clock.now()
  const pace = Math.max(1, Math.min(MINUTE, Math.floor((world.clock.now() - createdAt) / 3)))
  const personaId = known(state.personas, given.personaId)
  const expertId = or(given.expertId, () => (isAccepted || personaId != null ? SERVICE_ACCOUNT.id : null))
  const id = given.id ?? state.chats.unused(() => world.ids.nanoid('guuru.chat'))
  const chat = state.chats.insert({
    id,
    sequence: sequenceOf(place, 'guuru.chats', given.sequence),
    partnerId,
    status,
    question: given.question ?? makeUp(place, `chat:${id}.question`, question),
    rating: or(given.rating, () =>
      status === 'rated' ? 1 + Math.floor(world.ids.chance(`chat:${id}.rating`) * 5) : null,
    ),
    createdAt,
    closedAt: or(given.closedAt, () => (status === 'closed' || status === 'rated' ? createdAt + 3 * pace : null)),
    userId: known(state.users, given.userId) ?? aUser(place, { partnerId }).id,
    categoryId: or(known(state.categories, given.categoryId), () => aCategory(place).id),
    expertId: expertId === SERVICE_ACCOUNT.id ? expertId : (known(state.experts, expertId) ?? null),
    personaId: or(personaId, () => (expertId === SERVICE_ACCOUNT.id ? aPersona(place, { partnerId }).id : null)),
  })
  const author = chat.personaId ?? chat.expertId
  aMessage(place, { chatId: id, text: chat.question, createdAt })
  if (author) aMessage(place, { chatId: id, author: { type: 'expert', id: author }, createdAt: createdAt + pace })
  if (chat.closedAt !== null && author) aMessage(place, { chatId: id, createdAt: createdAt + 2 * pace })
  return chat
}

/** A text of the shopper's, in a new open chat unless `chatId` names one; an attachment when `type` or `attachment` says so. */
export function aMessage(place: Here, given: Partial<MessageRow> = {}): MessageRow {
  const { state, world } = place
  const chat = given.chatId === undefined ? aChat(place, { status: 'open' }) : state.chats.require(given.chatId)
  const id = given.id ?? state.messages.unused(() => world.ids.uuid('guuru.message'))
  const type = given.type ?? (given.attachment ? 'attachment' : 'text')
  const isText = type === 'text'
  return state.messages.insert({
    id,
    sequence: sequenceOf(place, 'guuru.messages', given.sequence),
    chatId: chat.id,
    type,
    text: isText ? (given.text ?? makeUp(place, `message:${id}.text`, ({ lorem }) => lorem.sentence())) : null,
    attachment: isText ? null : (given.attachment ?? anAttachment(place, chat)),
    createdAt:
      given.createdAt ?? Math.max(world.clock.now(), (state.messages.last('byChat', chat.id)?.createdAt ?? 0) + 1),
    author: given.author ?? { type: 'user', id: chat.userId },
  })
}

/** Something that an expert submitted; it has been reviewed when its status says so. */
export function aSubmission(place: Here, given: Partial<SubmissionRow> = {}): SubmissionRow {
  const { submissions } = place.state
  const status = given.status ?? 'pending'
  const createdAt = given.createdAt ?? place.world.clock.now()
  return submissions.insert({
    id: given.id ?? submissions.unused(() => place.world.ids.uuid('guuru.submission')),
    sequence: sequenceOf(place, 'guuru.submissions', given.sequence),
    partnerId: partnerOf(place, given.partnerId),
    status,
    createdAt,
    reviewedAt: or(given.reviewedAt, () =>
      status === 'pending' ? null : Math.max(createdAt, place.world.clock.now()),
    ),
  })
}

/** That an expert was paid for the present month. */
export function aPayout(place: Here, given: Partial<PayoutRow> = {}): PayoutRow {
  const { experts, payouts } = place.state
  const partnerId = partnerOf(place, given.partnerId ?? (given.expertId && experts.require(given.expertId).partnerId))
  return payouts.insert({
    id: given.id ?? payouts.unused(() => place.world.ids.uuid('guuru.payout')),
    sequence: sequenceOf(place, 'guuru.payouts', given.sequence),
    partnerId,
    expertId: known(experts, given.expertId) ?? anExpert(place, { partnerId }).id,
    month: given.month ?? toIso(place.world.clock.now()).slice(0, 7),
  })
}

function anAttachment({ world }: Here, chat: ChatRow): NonNullable<MessageRow['attachment']> {
  const id = world.ids.uuid('guuru.attachment')
  const folder = `https://scontentd.guuru.com/partner/${chat.partnerId}/attachments/${chat.id}`
  return { id, filename: 'photo.png', mimetype: 'image/png', url: `${folder}/${id}/photo.png` }
}

/** The partner with this id, or the world's first; a world without any gets one. */
function partnerOf(place: Here, id: string | undefined): string {
  if (id !== undefined) return place.state.partners.require(id).id
  for (const partner of place.state.partners.all()) return partner.id
  return aPartner(place).id
}

/** The running number that was given, or the next one; what comes later is behind both. */
function sequenceOf({ world: { ids } }: Here, type: string, given: number | undefined): number {
  if (given === undefined) return ids.next(type)
  ids.raise(type, given)
  return given
}

/** A key that was given must be one of a record. */
function known<K extends string | null | undefined>(table: { require(key: string): unknown }, key: K): K {
  if (key) table.require(key)
  return key
}

function question({ commerce, helpers }: Faker): string {
  return (
    helpers.arrayElement(['Where can I find', 'How do I return', 'Can I still order']) +
    ` the ${commerce.productName()}?`
  )
}

function slug({ company }: Faker): string {
  return company
    .name()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
}

function address(name: string | null): string | null {
  return name === null
    ? null
    : `${name
        .toLowerCase()
        .replace(/[^a-z]+/g, '.')
        .replace(/^\.|\.$/g, '')}@example.com`
}
