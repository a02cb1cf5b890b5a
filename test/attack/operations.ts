/** What outsiders do in a world, and what the model says of it. */
import { expect } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { AccessedWorld, AnyJson } from '../setup.ts'
import type { Model } from './model.ts'

const SELLERS = ['U2VsbGVyLTY2MDExOQ==', 'U2VsbGVyLTc4'] as const

/** A world, what is known of it, and an earlier moment of both. */
export interface Played {
  readonly world: AccessedWorld
  model: Model
  begun: Model
  saved: { readonly text: string; readonly model: Model } | undefined
  /** What it was right after an event; `clears` tells whether events have been numbered anew since. */
  noted: { readonly event: number; readonly clears: number; readonly model: Model } | undefined
}
/** What an operation is given. */
export interface Game extends Played {
  readonly random: SeededRandom
  /** Sends an operation; answers its data, or null where it was refused. A fault may come in between. */
  call(
    vendor: VendorName,
    query: string,
    variables: object,
    apply: (data: AnyJson) => void,
    isTaken: boolean,
  ): Promise<void>
  /** Does what another side does; it must be taken or refused as the model says. */
  act<T>(isTaken: boolean, work: () => T): T | undefined
  /** A call of the control plane in this world, which must be taken or refused as the model says; the answer, parsed. */
  control(isTaken: boolean, method: string, path: string, body: object): Promise<AnyJson>
}
/** One thing that an outsider does. */
export type Operation = (game: Game) => Promise<void> | void

export const ids = (records: ReadonlyMap<string, unknown>, random: SeededRandom): string =>
  random.chance(0.02) || records.size === 0 ? 'unknown' : random.pick([...records.keys()].slice(-12))
const mutation = (name: string, type: string, selection = ''): string =>
  `mutation ($id: ${type}) { ${name}(id: $id) ${selection} }`

const chatMove =
  (name: 'acceptChat' | 'closeChat' | 'openChat'): Operation =>
  async game => {
    const id = ids(game.model.chats, game.random)
    const isTaken = game.model.mayMoveChat(id, name)
    await game.call(
      'guuru',
      mutation(name, 'ID!', '{ id status }'),
      { id },
      () => game.model.moveChat(id, name),
      isTaken,
    )
  }
const review =
  (name: string, verdict: string): Operation =>
  async game => {
    const id = ids(game.model.submissions, game.random)
    const isTaken = game.model.submissions.get(id) === 'pending'
    await game.call(
      'guuru',
      mutation(name, 'ID!', '{ id status }'),
      { id },
      () => game.model.review(id, verdict),
      isTaken,
    )
  }
const roleMove =
  (move: 'close' | 'reopen' | 'rate'): Operation =>
  game => {
    const { model, random, world } = game
    const id = ids(model.chats, random)
    const work = {
      close: () => world.guuru.shopper.close(id),
      reopen: () => world.guuru.shopper.reopen(id),
      rate: () => world.guuru.shopper.rate(id, 4),
    }
    game.act(model.moveChat(id, move), work[move])
  }
const agentMove =
  (move: 'pickUp' | 'hold' | 'complete' | 'respond'): Operation =>
  game => {
    const { model, random, world } = game
    const id = ids(model.discussions, random)
    const { agent } = world.thg
    game.act(model.moveDiscussion(id, move), () =>
      move === 'respond' ? agent.respond(id, { message: 'Here.' }) : agent[move](id),
    )
  }

/** All of them, each as likely as it stands here often. */
export const OPERATIONS: readonly Operation[] = [
  chatMove('acceptChat'),
  chatMove('acceptChat'),
  chatMove('closeChat'),
  chatMove('openChat'),
  review('approveSubmission', 'approved'),
  review('rejectSubmission', 'rejected'),
  roleMove('close'),
  roleMove('reopen'),
  roleMove('rate'),
  agentMove('pickUp'),
  agentMove('hold'),
  agentMove('complete'),
  agentMove('respond'),
  async game => {
    const id = ids(game.model.chats, game.random)
    const isTaken = game.model.mayMoveChat(id, 'sendChatMessage')
    const query =
      'mutation ($id: ID!) { sendChatMessage(input: { chatId: $id, posting: { type: "text", text: "Yes" } }) }'
    await game.call('guuru', query, { id }, () => game.model.moveChat(id, 'sendChatMessage'), isTaken)
  },
  ({ model, world, act }) => {
    const chat = act(true, () => world.guuru.shopper.start({ question: 'Does it fit?' }))
    if (chat) model.chats.set(chat.id, { status: 'pending', isOwn: false, messages: 1 })
  },
  ({ model, world, act }) => {
    const submission = act(true, () => world.guuru.expert.submit({}))
    if (submission) model.submissions.set(submission.id, 'pending')
  },
  ({ model, world, act, random }) => {
    const id = ids(model.chats, random)
    act(model.moveChat(id, 'say'), () => world.guuru.shopper.say(id, { text: 'Hello?' }))
  },
  ({ model, world, act, random }) => {
    const id = ids(model.chats, random)
    const move = random.pick(['accept', 'transfer', 'accept'] as const)
    const work = { accept: () => world.guuru.expert.accept(id), transfer: () => world.guuru.transfer(id) }
    act(model.moveChat(id, move), work[move])
  },
  async ({ call, model, world }) => {
    const query = 'mutation { createDiscussion(input: { category: DELIVERY_PROBLEM, message: { message: "Where?" } }) }'
    const newest = (): string => [...world.thg.state.discussions.all()].at(-1)!.id
    const add = (): unknown => model.discussions.set(newest(), { status: 'OUTSTANDING', read: true, messages: 1 })
    await call('thg', query, {}, add, true)
  },
  async ({ call, model, random }) => {
    const id = ids(model.discussions, random)
    const isTaken = model.discussions.has(id)
    const query = 'mutation ($id: ID!) { replyToDiscussion(discussionId: $id, input: { message: "Still?" }) }'
    await call('thg', query, { id }, () => model.moveDiscussion(id, 'reply'), isTaken)
  },
  async ({ call, model, random, world }) => {
    const id = ids(model.discussions, random)
    const messages = world.thg.state.messages.where('byDiscussion', id)
    const message = random.pick([messages.at(-1), messages.at(-1), messages[0]])
    const query =
      'mutation ($input: MarkDiscussionMessagesAsReadInput!) { markDiscussionMessagesAsRead(input: $input) }'
    const input = { discussionId: id, upToMessageId: message?.id ?? '1' }
    const discussion = model.discussions.get(id)
    const mark = (): void => void (discussion && message === messages.at(-1) && (discussion.read = true))
    await call('thg', query, { input }, mark, message !== undefined)
  },
  async ({ call, model, random }) => {
    const sellerId = random.pick(SELLERS)
    const message = random.chance(0.05) ? ' ' : 'Please look'
    const query =
      'mutation ($input: ChatMessageCreateMutationInput!) { chatMessageCreate(input: $input) { status errors { field } } }'
    await call(
      'marketplacer',
      query,
      { input: { sellerId, message } },
      () => message === ' ' || model.write(sellerId, 'Admin'),
      true,
    )
  },
  async ({ call, model, random }) => {
    const seller = random.pick(SELLERS)
    const query = 'mutation ($input: ChatMessageReadMutationInput!) { chatMessageRead(input: $input) { status } }'
    await call('marketplacer', query, { input: { seller, sentBy: 'User' } }, () => model.read(seller, 'User'), true)
  },
  async ({ call, model, random }) => {
    const id = random.pick(SELLERS)
    const query =
      'query ($id: ID!) { chatMessages(sellerId: $id, first: 1) { totalCount totalUnreadCount(for: "Admin") } }'
    const { sent, unread } = model.thread(id)
    const totalCount = sent['Admin']! + sent['User']!
    const expected = { chatMessages: { totalCount, totalUnreadCount: unread['User'] } }
    await call('marketplacer', query, { id }, data => data && expect(data).toEqual(expected), true)
  },
  ({ model, act, random, world }) => {
    const id = random.pick(SELLERS)
    act(true, () => world.marketplacer.seller(id).send({ message: 'We do' }))
    model.write(id, 'User')
  },
  ({ model, act, random, world }) => {
    const id = random.pick(SELLERS)
    act(true, () => world.marketplacer.seller(id).read())
    model.read(id, 'Admin')
  },
  ({ world, random }) => world.clock.advance(random.below(600_000)),
]
