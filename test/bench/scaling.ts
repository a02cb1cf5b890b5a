import { createSimulator, type TestWorld, type VendorName } from '../../src/index.ts'
import { SERVICE_ACCOUNT } from '../../src/vendors/guuru/rules.ts'
import type { GuuruState } from '../../src/vendors/guuru/state.ts'
import { PlaceView } from '../../src/vendors/contract/act.ts'
import type { ThgState } from '../../src/vendors/thg/state.ts'
import { timedInTurn } from './figures.ts'

/** One operation in worlds of different sizes. */
export interface ScalingRow {
  readonly vendor: VendorName
  readonly operation: string
  /** Messages in the world, and the figure there: microseconds, or bytes. */
  readonly bySize: Readonly<Record<number, number>>
}

/** How cost grows with a world: time per operation, and bytes of heap per message. */
export interface Scaling {
  readonly rows: readonly ScalingRow[]
  readonly bytesPerMessage: readonly Omit<ScalingRow, 'operation'>[]
}

/** One vendor: what fills its world with so many messages, and what is asked then. */
interface Subject {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  fill(world: TestWorld, size: number): void
  /** The operations' documents by name, for a world of this size. */
  questions(size: number): Readonly<Record<string, string>>
}

const TEXT = 'A message about an order, number 12345'
const PER_THREAD = 10
const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const CUSTOMER = '38779254'
const FROM = Date.UTC(2024, 0, 1)
const cursorOf = (place: number): string => Buffer.from(String(place)).toString('base64')

const SUBJECTS: Readonly<Record<VendorName, Subject>> = {
  marketplacer: {
    path: '/marketplacer/graphql',
    headers: { 'marketplacer-api-key': 'mp-operator' },
    fill(world, size) {
      const seller = world.marketplacer.seller('660119')
      for (let i = 0; i < size; i++) seller.send({ message: TEXT })
    },
    questions: size => ({
      'first page': `{ chatMessages(first: 10, sellerId: "${SELLER}") { totalCount nodes { id message readAt } } }`,
      'deep page': `{ chatMessages(first: 10, after: "${cursorOf(size - 20)}", sellerId: "${SELLER}") { totalCount nodes { id message readAt } } }`,
      'unread count': `{ chatMessages(first: 1, sellerId: "${SELLER}") { totalUnreadCount(for: "Admin") lastReadMessage(for: "User") { id } } }`,
      'sellersForChats with q': '{ sellersForChats(first: 10, q: "cell") { nodes { id } } }',
      create: `mutation { chatMessageCreate(input: { message: "x", sellerId: "${SELLER}" }) { status } }`,
      'mark as read': `mutation { chatMessageRead(input: { seller: "${SELLER}", sentBy: "User" }) { status } }`,
    }),
  },
  thg: {
    path: '/thg/myprotein/en/graphql',
    headers: { authorization: 'Opaque thg-jane' },
    fill(world, size) {
      const { discussions, messages } = PlaceView.placeOf<ThgState>(world.thg).state
      for (let i = 0; i < size; i++) {
        const discussionId = String(10_000_000 + Math.floor(i / PER_THREAD))
        const createdAt = FROM + i * 10
        if (i % PER_THREAD === 0) {
          const thread = { id: discussionId, customer: CUSTOMER, createdAt, updatedAt: createdAt, selection: null }
          discussions.insert({
            ...thread,
            category: 'PAYMENT',
            status: i % 20 ? 'COMPLETED' : 'IN_PROGRESS',
            read: true,
          })
        }
        const id = String(100_000_000 + i)
        messages.insert({ id, discussionId, type: 'QUERY', message: TEXT, createdAt, attachmentToken: null })
      }
    },
    questions: size => ({
      'first page':
        '{ customer { discussions(limit: 10) { total hasMore discussions { id status messages { messages { id } } } } } }',
      'deep page': `{ customer { discussions(limit: 10, offset: ${size / PER_THREAD - 10}) { total discussions { id status } } } }`,
      filter:
        '{ customer { discussions(limit: 10, filter: { status: COMPLETED }) { total discussions { id category } } } }',
      create: 'mutation { createDiscussion(input: { category: PAYMENT, message: { message: "x" } }) }',
      reply: 'mutation { replyToDiscussion(discussionId: "10000001", input: { message: "x" }) }',
      'mark as read':
        'mutation { markDiscussionMessagesAsRead(input: { discussionId: "10000001", upToMessageId: "100000019" }) }',
    }),
  },
  guuru: {
    path: '/guuru/graphql',
    headers: { authorization: 'Bearer guuru-partner' },
    fill(world, size) {
      const { chats, messages, partners } = PlaceView.placeOf<GuuruState>(world.guuru).state
      const [partner] = partners.all()
      const userId = [...world.guuru.state.users.all()][0]?.id ?? ''
      const author = { type: 'user', id: userId } as const
      for (let i = 0; i < size; i++) {
        const chatId = `bench-${Math.floor(i / PER_THREAD)}`
        const createdAt = FROM + i * 10
        if (i % PER_THREAD === 0) {
          chats.insert({
            id: chatId,
            sequence: 10_000_000 + i,
            partnerId: partner?.id ?? '',
            status: 'open',
            question: TEXT,
            rating: null,
            createdAt,
            closedAt: null,
            userId,
            categoryId: null,
            expertId: SERVICE_ACCOUNT.id,
            personaId: null,
          })
        }
        messages.insert({
          id: `message-${i}`,
          sequence: 100_000_000 + i,
          chatId,
          type: 'text',
          text: TEXT,
          attachment: null,
          createdAt,
          author,
        })
      }
    },
    questions: size => ({
      'first page':
        '{ partner { chats(first: 10) { edges { node { id status messages(first: 10) { edges { node { id } } } } } } } }',
      'deep page': `{ partner { chats(first: 10, after: "${cursorOf(10_000_000 + size - 200)}") { edges { node { id } } pageInfo { hasNextPage } } } }`,
      'by date': `{ partner { chats(first: 10, startDate: ${FROM + size * 5}, endDate: ${FROM + size * 9}) { edges { node { id } } } } }`,
      send: 'mutation { sendChatMessage(input: { chatId: "bench-1", posting: { type: "text", text: "x" } }) }',
      persona: 'mutation { createPersona(input: { providerId: "bench", name: "B" }) }',
    }),
  },
}

/** How cost grows with the world, vendor by vendor: the same operation in worlds of all sizes in turn. */
export async function scaling(sizes: readonly number[], say: (text: string) => void): Promise<Scaling> {
  const rows: ScalingRow[] = []
  const bytesPerMessage: Scaling['bytesPerMessage'][number][] = []
  for (const vendor of Object.keys(SUBJECTS) as VendorName[]) {
    const worlds = sizes.map(size => {
      say(`${vendor}, ${size.toLocaleString('en')} messages`)
      return fillWorld(vendor, size)
    })
    const toFigures = (figures: readonly number[]): Record<number, number> =>
      Object.fromEntries(sizes.map((size, i) => [size, figures[i] ?? Number.NaN]))
    bytesPerMessage.push({ vendor, bySize: toFigures(worlds.map(({ bytes }) => bytes)) })
    for (const operation of Object.keys(SUBJECTS[vendor].questions(0))) {
      const asks = worlds.map(({ world, size }) => toAsk(vendor, world, SUBJECTS[vendor].questions(size)[operation]))
      for (const ask of asks) assertAnswered(operation, await ask())
      const millis = await timedInTurn(asks, { times: 50, rounds: 15, warmup: 300 })
      rows.push({ vendor, operation, bySize: toFigures(millis.map(value => value * 1000)) })
    }
    for (const { world } of worlds) world.end()
  }
  return { rows, bytesPerMessage }
}

/** A world with so many messages, and the bytes of heap that each of them takes. */
function fillWorld(vendor: VendorName, size: number): { world: TestWorld; size: number; bytes: number } {
  const world = createSimulator({ journalLimit: 100 }).world('large')
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  SUBJECTS[vendor].fill(world, size)
  globalThis.gc?.()
  return { world, size, bytes: (process.memoryUsage().heapUsed - before) / size }
}

function toAsk(vendor: VendorName, world: TestWorld, query: string | undefined): () => Promise<string> {
  const { path, headers } = SUBJECTS[vendor]
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  }
  return async () => (await world.fetch(path, init)).text()
}

function assertAnswered(operation: string, answer: string): void {
  if (answer.includes('"errors":[')) throw new Error(`${operation}: ${answer}`)
}
