import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { writeDocument } from '../../src/format/document.ts'
import { toSimError } from '../../src/errors/sim-error.ts'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { SimWorld } from '../../src/simulator/sim-world.ts'
import { VENDORS, type VendorName } from '../../src/vendors/index.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { type AccessedWorld, type AnyJson, credentialHeader, withAccess } from '../setup.ts'
import { Model } from './model.ts'
import { createTarget, IS_SOAK, sized, TIMEOUT } from './target.ts'

/** After so many operations a world is compared with its model, and comes out of its document as it went in. */
const COMPARE_EVERY = 500
/** How likely a world begins anew at a comparison: it would grow without end. */
const RESET_CHANCE = 0.4
/** How many worlds are played in at once. */
const MAX_WORLDS = 3
/** How much more memory may be held at the end than at half, as a share. */
const MAX_GROWTH = 0.1
const SELLERS = ['U2VsbGVyLTY2MDExOQ==', 'U2VsbGVyLTc4'] as const

/** A world, what is known of it, and an earlier moment of both. */
interface Played {
  readonly world: AccessedWorld
  model: Model
  begun: Model
  saved: { readonly text: string; readonly model: Model } | undefined
}
interface Game extends Played {
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
}
type Target = Awaited<ReturnType<typeof createTarget>>
type Operation = (game: Game) => Promise<void> | void

/** Faults, and whether the operation happens all the same. */
const FAULTS: readonly (readonly [isExecuted: boolean, rule: object])[] = [
  [false, { kind: 'http-status', status: 503 }],
  [false, { kind: 'graphql-error', message: 'No' }],
  [false, { kind: 'rate-limited' }],
  [false, { kind: 'connection-reset' }],
  [true, { kind: 'connection-reset', after: 'headers' }],
  [true, { kind: 'truncated-body', bytes: 9 }],
  [true, { kind: 'malformed-json' }],
  [true, { kind: 'applied-answer-lost' }],
]

const ids = (records: ReadonlyMap<string, unknown>, random: SeededRandom): string =>
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

const OPERATIONS: readonly Operation[] = [
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
    if (random.chance(0.3)) act(model.moveChat(id, 'accept'), () => world.guuru.expert.accept(id))
    else if (random.chance(0.3)) act(model.moveChat(id, 'transfer'), () => world.guuru.transfer(id))
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

/** Everything that is played: worlds with their models, and what is counted. */
class Play {
  readonly #kit: Target
  readonly #random: SeededRandom
  readonly #worlds: Played[] = []
  #forks = 0
  readonly counts: Record<string, number> = {}

  constructor(kit: Target, seed: number) {
    this.#kit = kit
    this.#random = createSeededRandom(seed)
    this.#worlds.push(this.#played(kit.world))
  }

  async step(): Promise<void> {
    const played = this.#random.pick(this.#worlds)
    await this.#random.pick(OPERATIONS)({
      ...played,
      random: this.#random,
      call: (...call) => this.#call(played, ...call),
      act: (isTaken, work) => this.#act(isTaken, work),
    })
  }

  /** Compares all worlds with their models; then some begin anew, fork, or go back to what was exported. */
  async compare(): Promise<void> {
    for (const played of [...this.#worlds]) {
      const { world, model } = played
      const text = writeDocument(world.document())
      const put = await this.#kit.inProcess('PUT', `/w/${world.id}/_sim/state`, text)
      expect(put.body === text, put.body.slice(0, 300)).toBe(true)
      expect(Model.of(world.document()).toJSON()).toEqual(model.toJSON())
      await this.#change(played, text)
    }
  }

  /** All worlds as they begin, so that memory can be compared. */
  restart(): void {
    for (const { world } of this.#worlds.splice(1)) this.#kit.sim.worlds.end(world.id)
    this.#reset(this.#worlds[0]!)
  }

  async #change(played: Played, text: string): Promise<void> {
    const { world, model, saved } = played
    const random = this.#random
    if (random.chance(RESET_CHANCE)) this.#reset(played)
    else if (saved && random.chance(0.5)) {
      this.#count('imports')
      expect((await this.#kit.inProcess('PUT', `/w/${world.id}/_sim/state`, saved.text)).status).toBe(200)
      played.model = saved.model.copy()
    } else if (random.chance(0.3)) {
      this.#count('forks')
      if (this.#worlds.length >= MAX_WORLDS) this.#kit.sim.worlds.end(this.#worlds.pop()!.world.id)
      const fork = this.#kit.sim.worlds.fork(world, `fork-${++this.#forks}`)
      this.#worlds.push({ ...this.#played(fork), model: model.copy(), begun: played.begun })
    } else played.saved = { text, model: model.copy() }
  }

  #reset(played: Played): void {
    this.#count('resets')
    played.world.reset()
    played.model = played.begun.copy()
    played.saved = undefined
  }

  #played(world: SimWorld): Played {
    const begun = Model.of(world.document())
    return { world: withAccess(world), model: begun.copy(), begun, saved: undefined }
  }

  async #call(
    { world }: Played,
    vendor: VendorName,
    query: string,
    variables: object,
    apply: (data: AnyJson) => void,
    isTaken: boolean,
  ): Promise<void> {
    const [isExecuted, rule] = this.#random.chance(0.1) ? this.#random.pick(FAULTS) : [true, undefined]
    if (rule) world.faults.add({ ...rule, vendor, times: 1 } as FaultRule) // each of the list is one
    const request = {
      method: 'POST',
      url: VENDORS[vendor].paths[0]!,
      headers: { 'content-type': 'application/json', ...credentialHeader(vendor) },
      body: JSON.stringify({ query, variables }),
      secure: false,
    }
    const { body } = await this.#kit.sim.answer({ vendor, world: world.id, request })
    if (rule) {
      this.#count('faults')
      world.faults.clear()
      if (isExecuted && isTaken) apply(undefined)
      return
    }
    const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown }
    expect(errors === undefined, `${query} ${JSON.stringify(variables)}: ${body.slice(0, 300)}`).toBe(isTaken)
    this.#count(isTaken ? 'taken' : 'refused')
    if (isTaken) apply(data)
  }

  #act<T>(isTaken: boolean, work: () => T): T | undefined {
    this.#count(isTaken ? 'taken' : 'refused')
    try {
      const answer = work()
      expect(isTaken).toBe(true)
      return answer
    } catch (error) {
      if (!toSimError(error)) throw error
      expect(isTaken, String(error)).toBe(false)
      return undefined
    }
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1
  }
}

/** Collects all garbage first. */
function megabytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // the flag made it one
  collect()
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

test(
  '[ours] all three vendors are at every moment what a model of them says, under faults, resets, forks and imports',
  async () => {
    const kit = await createTarget()
    const play = new Play(kit, 3)
    const total = sized(4000, 1_000_000)
    let half = 0
    for (let i = 1; i <= total; i++) {
      await play.step()
      if (i % COMPARE_EVERY === 0) await play.compare()
      if (i !== total / 2) continue
      play.restart()
      half = megabytes()
    }
    play.restart()
    const end = megabytes()
    const counts = Object.entries(play.counts).map(([what, times]) => `${times} ${what}`)
    await kit.survived(
      `${total} operations: ${counts.join(', ')}; heap ${half.toFixed(1)} MB at half, ${end.toFixed(1)} MB at the end`,
    )
    if (IS_SOAK) expect(end).toBeLessThan(half * (1 + MAX_GROWTH))
  },
  TIMEOUT,
)
