import { isDeepStrictEqual } from 'node:util'
import type { SimEvent } from '../../src/world/events.ts'
import type { Row } from '../../src/tables/shape.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import type { SimWorld } from '../../src/simulator/sim-world.ts'

/** Which table the events of a noun are about, and the record's key there. */
const NOUNS: Readonly<Record<string, readonly [table: string, key: string]>> = {
  'thg.discussion': ['thg.discussions', 'id'],
  'thg.message': ['thg.messages', 'id'],
  'thg.attachment': ['thg.attachments', 'token'],
  'thg.customer': ['thg.customers', 'number'],
  'thg.order': ['thg.orders', 'orderNumber'],
  'marketplacer.message': ['marketplacer.messages', 'id'],
  'marketplacer.seller': ['marketplacer.sellers', 'id'],
  'guuru.chat': ['guuru.chats', 'id'],
  'guuru.message': ['guuru.messages', 'id'],
  'guuru.persona': ['guuru.personas', 'id'],
  'guuru.submission': ['guuru.submissions', 'id'],
}
/** How many disagreements are told. */
const MAX_TOLD = 10

interface Read {
  readonly sellerId: string
  readonly sentByType: string
  readonly readAt: number | null
  readonly unreadCount: number
}

/**
 * Plays a world's events over its state as it was, written from what is promised of them: each event's `before` is what
 * the record was, and in the end the records are what the events made of them. Changed are only those that events name.
 */
export class Replay {
  readonly #world: SimWorld
  readonly #tables = new Map<string, Map<string, Row>>()
  readonly #unread = new Map<string, Set<string>>()
  /** Discussions as they were before their last message. */
  readonly #older = new Map<string, Row>()
  /** Who caused events. */
  readonly actors = new Set<string>()
  /** How many events there were. */
  events = 0
  /** Where events and state disagree. */
  readonly disagreements: string[] = []
  readonly stop: () => void

  constructor(world: SimWorld) {
    this.#world = world
    for (const [name, key] of Object.values(NOUNS))
      this.#tables.set(name, new Map(this.#rows(name).map(row => [String(row[key]), row])))
    for (const row of this.#table('marketplacer.messages').values()) this.#note(row)
    this.stop = world.onEvent(event => this.#play(event))
  }

  /** Compares what the events made of the records with the records. */
  compare(): void {
    for (const [name, key] of Object.values(NOUNS)) {
      const expected = this.#table(name)
      const rows = this.#rows(name)
      if (rows.length !== expected.size) this.#tell(`${name}: ${rows.length} records, ${expected.size} by the events`)
      for (const row of rows) {
        const other = expected.get(String(row[key]))
        if (other !== row && !isDeepStrictEqual(other, row))
          this.#tell(`${name} ${row[key]}: ${JSON.stringify(row)}, by the events ${JSON.stringify(other)}`)
      }
    }
  }

  #play(event: SimEvent): void {
    const { id, type, before, after, actor } = event
    if (id !== ++this.events) this.#tell(`event ${id} is the ${this.events}th`)
    this.actors.add(actor)
    if (type === 'marketplacer.messages.read') return this.#read(event)
    const [name, key] = NOUNS[type.slice(0, type.lastIndexOf('.'))] ?? []
    if (name === undefined || key === undefined || !after) return this.#tell(`event ${id} is a ${type}`)
    const row = after as Row
    const known = this.#table(name).get(String(row[key])) ?? null
    if (known !== before && !isDeepStrictEqual(known, before) && !this.#isOlder(row, before))
      this.#tell(`event ${id}, ${type}: before it was ${JSON.stringify(known)}, not ${JSON.stringify(before)}`)
    this.#table(name).set(String(row[key]), row)
    if (name === 'marketplacer.messages') this.#note(row)
    if (name === 'thg.messages') this.#renew(row)
  }

  /** A message changes its discussion's time, and an answer makes it unread: there is no event of its own for that. */
  #renew({ discussionId, createdAt, type }: Row): void {
    const discussions = this.#table('thg.discussions')
    const row = discussions.get(String(discussionId))
    if (!row) return
    this.#older.set(String(discussionId), row)
    discussions.set(String(discussionId), {
      ...row,
      updatedAt: createdAt,
      ...(type === 'RESPONSE' ? { read: false } : {}),
    })
  }

  /** A message and what it makes of its discussion's status are one change. */
  #isOlder({ id }: Row, before: object | null): boolean {
    const older = this.#older.get(String(id))
    return older !== undefined && isDeepStrictEqual(older, before)
  }

  #note({ id, sellerId, sentByType, readAt }: Row): void {
    const key = `${sellerId} ${sentByType}`
    if (!this.#unread.has(key)) this.#unread.set(key, new Set())
    if (readAt === null) this.#unread.get(key)?.add(String(id))
  }

  #read({ id, before, after }: SimEvent): void {
    const { sellerId, sentByType, readAt } = after as Read
    const unread = this.#unread.get(`${sellerId} ${sentByType}`) ?? new Set()
    if (unread.size !== (before as Read).unreadCount) this.#tell(`event ${id}: ${unread.size} were unread`)
    const messages = this.#table('marketplacer.messages')
    for (const messageId of unread) messages.set(messageId, { ...messages.get(messageId), readAt })
    unread.clear()
  }

  #table(name: string): Map<string, Row> {
    return this.#tables.get(name)!
  }

  /** What a table holds, but for the bytes of files. */
  #rows(name: string): Row[] {
    const [vendorName, table = ''] = name.split('.')
    const vendor = VENDOR_LIST.find(known => known.name === vendorName)!
    return [...this.#world.state(vendor)[table]!.all()].map(row => {
      const { content: _bytes, ...rest } = row
      return 'content' in row ? rest : row
    })
  }

  #tell(disagreement: string): void {
    if (this.disagreements.length < MAX_TOLD) this.disagreements.push(disagreement)
  }
}
