/** Valid records for tests; `contract/factory.ts` says what all factories have in common. */
import type { Faker } from '@faker-js/faker'
import { toIso } from '../../time/instant.ts'
import type { Place } from '../contract/act.ts'
import { factory, makeUp, makeUpName, makeUpText, numberOr, or, slug, threadFactory } from '../contract/factory.ts'
import { requireOrFirst } from '../contract/tables.ts'
import { acceptChat, sendChatMessage } from './operations/partner.ts'
import { say, startChat } from './operations/community.ts'
import * as records from './records.ts'
import { SERVICE_ACCOUNT } from './rules.ts'
import { createState, type GuuruState } from './state.ts'

type Here = Place<GuuruState>

/** What a shopper asks first. */
const QUESTIONS = [
  'Which size should I order if I am between two sizes?',
  'Does the jacket in the new collection run small?',
  'How do I return two pairs of shoes from one order?',
  'Can I still change the address of an order from this morning?',
  'My parcel has been at the depot for three days. What can I do?',
  'Is the blue one going to be back in stock?',
  'Do you ship to Switzerland, and what does customs cost?',
  'Can I wash it at 40 degrees?',
]
/** What is said later, by the type of its author. */
const LINES = {
  user: [
    'Thank you, that answers it.',
    'I ordered it last Tuesday.',
    'It is the one in dark green.',
    'Let me have a look and come back to you.',
    'Could you send me the link, please?',
    'The tracking page has said the same since Monday.',
  ],
  expert: [
    'Happy to help. Which order is it about?',
    'I own the same one: take a size up.',
    'You can return it within 30 days, the label is in your account.',
    'As far as I know it comes back in about two weeks.',
    'Yes, as long as the order has not been packed yet.',
    'Is there anything else that I can help you with?',
  ],
  bot: ['An expert will be with you in a moment.', 'Please rate this chat once it has ended.'],
}
const FIELDS = ['General', 'Accounting', 'Banking', 'Payroll accounting', 'Taxes', 'Products', 'Shipping', 'Returns']
const MINUTE = 60_000

/** A brand with one token, ready for chats. */
export const aPartner = factory(
  records.PartnerRow,
  (place: Here, given: Partial<records.PartnerRow>): records.PartnerRow => {
    const { partners } = place.state
    const id =
      given.id ?? partners.unused(() => makeUp(place, `partner:${place.world.ids.next('guuru.partner')}`, brand))
    return partners.insert({ id, isAvailable: true, serviceAccountIsMember: true, tokens: [`${id}-token`], ...given })
  },
)

/** A shopper with a name and an e-mail address. */
export const aUser = factory(records.UserRow, (place: Here, given: Partial<records.UserRow>): records.UserRow => {
  const { users } = place.state
  const id = given.id ?? users.unused(() => place.world.ids.alphanumeric('guuru.user', 28))
  const name = or(given.name, () => makeUpName(place, `user:${id}`))
  return users.insert({
    ...given,
    id,
    partnerId: partnerOf(place, given.partnerId),
    name,
    email: or(given.email, () => address(name)),
  })
})

/** A human expert of the community. */
export const anExpert = factory(
  records.ExpertRow,
  (place: Here, given: Partial<records.ExpertRow>): records.ExpertRow => {
    const { experts } = place.state
    const id = given.id ?? experts.unused(() => place.world.ids.alphanumeric('guuru.expert', 28))
    return experts.insert({
      id,
      sequence: numberOr(place, 'guuru.experts', given.sequence),
      partnerId: partnerOf(place, given.partnerId),
      name: or(given.name, () => makeUpName(place, `expert:${id}`)),
    })
  },
)

/** An agent of a third-party tool, with a photo. */
export const aPersona = factory(
  records.PersonaRow,
  (place: Here, given: Partial<records.PersonaRow>): records.PersonaRow => {
    const { personas } = place.state
    const id = given.id ?? personas.unused(() => place.world.ids.uuid('guuru.persona'))
    const name = given.name ?? makeUpName(place, `persona:${id}`)
    return personas.insert({
      id,
      partnerId: partnerOf(place, given.partnerId),
      providerId: given.providerId ?? `agent-${id}`,
      name,
      email: or(given.email, () => address(name)),
      photoUrl: or(given.photoUrl, () => `https://cdn.guuru.com/assets/agents/${id}.png`),
    })
  },
)

/** A field of expertise. Names are unique: one that exists is answered as it is. */
export const aCategory = factory(
  records.CategoryRow,
  (place: Here, given: Partial<records.CategoryRow>): records.CategoryRow => {
    const { categories } = place.state
    const id = given.id ?? categories.unused(() => place.world.ids.uuid('guuru.category'))
    const name = given.name ?? makeUp(place, `category:${id}.name`, ({ helpers }) => helpers.arrayElement(FIELDS))
    const namesake = given.id === undefined ? categories.last('byName', name) : undefined
    return namesake ?? categories.insert({ id, name })
  },
)

/**
 * A chat in any status, with what that status demands: an owner, a persona, times, a rating, and messages up to there.
 * The owner is the API's account unless `expertId` names a human expert.
 */
export const aChat = factory(records.ChatRow, (place: Here, given: Partial<records.ChatRow>): records.ChatRow => {
  const { state, world } = place
  const status = given.status ?? 'pending'
  const isAccepted = status === 'open' || status === 'closed' || status === 'rated'
  const partnerId = partnerOf(place, given.partnerId)
  const createdAt = given.createdAt ?? world.clock.now()
  const pace = Math.max(1, Math.min(MINUTE, Math.floor((world.clock.now() - createdAt) / 3)))
  const personaId = known(state.personas, given.personaId)
  const expertId = or(given.expertId, () => (isAccepted || personaId != null ? SERVICE_ACCOUNT.id : null))
  const id = given.id ?? state.chats.unused(() => world.ids.nanoid('guuru.chat'))
  const stars = 1 + Math.floor(world.ids.chance(`chat:${id}.rating`) * 5)
  const chat = state.chats.insert({
    id,
    sequence: numberOr(place, 'guuru.chats', given.sequence),
    partnerId,
    status,
    question: given.question ?? makeUpText(place, `chat:${id}.question`, QUESTIONS),
    rating: or(given.rating, () => (status === 'rated' ? stars : null)),
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
})

/** A text of the shopper's, in a new open chat unless `chatId` names one; an attachment when `type` or `attachment` says so. */
export const aMessage = factory(
  records.MessageRow,
  (place: Here, given: Partial<records.MessageRow>): records.MessageRow => {
    const { state, world } = place
    const chat = given.chatId === undefined ? aChat(place, { status: 'open' }) : state.chats.require(given.chatId)
    const id = given.id ?? state.messages.unused(() => world.ids.uuid('guuru.message'))
    const type = given.type ?? (given.attachment ? 'attachment' : 'text')
    const isText = type === 'text'
    const last = state.messages.last('byChat', chat.id)
    const author = given.author ?? ({ type: 'user', id: chat.userId } as const)
    return state.messages.insert({
      id,
      sequence: numberOr(place, 'guuru.messages', given.sequence),
      chatId: chat.id,
      type,
      text: isText ? (given.text ?? makeUpText(place, `message:${id}.text`, LINES[author.type])) : null,
      attachment: isText ? null : (given.attachment ?? aLink(place, chat)),
      createdAt: given.createdAt ?? Math.max(world.clock.now(), (last?.createdAt ?? 0) + 1),
      author,
    })
  },
)

/** A file that backlot serves: a short text. The message that it belongs to has an attachment with its id. */
export const anAttachment = factory(
  records.AttachmentRow,
  ({ state, world }: Here, given: Partial<records.AttachmentRow>): records.AttachmentRow => {
    const { content = Buffer.from('Hello').toString('base64'), filename = 'note.txt', mimetype = 'text/plain' } = given
    const id = given.id ?? state.attachments.unused(() => world.ids.uuid('guuru.attachment'))
    const size = Buffer.byteLength(content, 'base64')
    return state.attachments.insert({ id, filename, mimetype, size, content })
  },
)

/** Whose chat a thread is, and which persona answers: by default a new shopper's of the first partner, and a new persona. */
export interface ThreadOptions {
  readonly partnerId?: string
  readonly userId?: string
  readonly personaId?: string
}

/**
 * A chat told line by line: `user` is the shopper, `expert` the persona of the API's account, which accepts the chat with
 * its first line, `bot` the bot. It is open then, or pending.
 */
export const aThread = threadFactory(
  { name: 'guuru', createState },
  ['user', 'expert', 'bot'],
  ['user'],
  (earlier, lines, { partnerId: wanted, userId, personaId }: ThreadOptions) => {
    const partnerId = partnerOf(earlier, wanted)
    const caller = { ...earlier, actor: { partnerId } }
    const user = userId ?? aUser(earlier, { partnerId }).id
    const isAnswered = lines.some(({ role }) => role === 'expert')
    const persona = personaId ?? (isAnswered ? aPersona(earlier, { partnerId }).id : null)
    let id = ''
    for (const { role, at, text } of lines)
      earlier.at(at, () => {
        if (id === '') id = startChat(earlier, { partnerId, userId: user, question: text }).id
        else if (role !== 'expert') say(earlier, id, { text, author: role })
        else {
          if (earlier.state.chats.require(id).status === 'pending') acceptChat(caller, id, persona)
          sendChatMessage(caller, { chatId: id, posting: { type: 'text', text } })
        }
      })
    return (place: Here) => place.state.chats.require(id)
  },
)

/** Something that an expert submitted; it has been reviewed when its status says so. */
export const aSubmission = factory(
  records.SubmissionRow,
  (place: Here, given: Partial<records.SubmissionRow>): records.SubmissionRow => {
    const { submissions } = place.state
    const status = given.status ?? 'pending'
    const createdAt = given.createdAt ?? place.world.clock.now()
    return submissions.insert({
      id: given.id ?? submissions.unused(() => place.world.ids.uuid('guuru.submission')),
      sequence: numberOr(place, 'guuru.submissions', given.sequence),
      partnerId: partnerOf(place, given.partnerId),
      status,
      createdAt,
      reviewedAt: or(given.reviewedAt, () => (status === 'pending' ? null : createdAt)),
    })
  },
)

/** That an expert was paid for the present month. */
export const aPayout = factory(
  records.PayoutRow,
  (place: Here, given: Partial<records.PayoutRow>): records.PayoutRow => {
    const { experts, payouts } = place.state
    const partnerId = partnerOf(place, given.partnerId ?? (given.expertId && experts.require(given.expertId).partnerId))
    return payouts.insert({
      id: given.id ?? payouts.unused(() => place.world.ids.uuid('guuru.payout')),
      sequence: numberOr(place, 'guuru.payouts', given.sequence),
      partnerId,
      expertId: known(experts, given.expertId) ?? anExpert(place, { partnerId }).id,
      month: given.month ?? toIso(place.world.clock.now()).slice(0, 7),
    })
  },
)

function aLink({ world }: Here, chat: records.ChatRow): NonNullable<records.MessageRow['attachment']> {
  const id = world.ids.uuid('guuru.attachment')
  const folder = `https://scontentd.guuru.com/partner/${chat.partnerId}/attachments/${chat.id}`
  return { id, filename: 'photo.png', mimetype: 'image/png', url: `${folder}/${id}/photo.png` }
}

/** The partner with this id, or the world's first; a world without any gets one. */
function partnerOf(place: Here, id: string | undefined): string {
  return (requireOrFirst(place.state.partners, id) ?? aPartner(place)).id
}

/** A key that was given must be one of a record. */
function known<K extends string | null | undefined>(table: { require(key: string): unknown }, key: K): K {
  if (key) table.require(key)
  return key
}

function brand({ company }: Faker): string {
  return slug(company.name(), '-')
}

function address(name: string | null): string | null {
  const words = name?.toLowerCase().match(/[a-z]+/g) ?? []
  return name === null ? null : `${words.join('.')}@example.com`
}
