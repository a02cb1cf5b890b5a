import { unescape } from 'node:querystring'
import { Type } from 'typebox'
import { ascending } from '../tables/ascending.ts'
import { Table } from '../tables/table.ts'
import { check } from '../inputs/check.ts'
import { Enum } from '../inputs/strict.ts'
import { toInstant, toIso } from '../time/instant.ts'
import { eachInTurns } from '../time/real-time.ts'
import type { ConversationHead, SaidMessage, TalkingClient } from '../vendors/contract/role.ts'
import { actsIn, type PossibleAct, type TalkingVendor } from './conversation-acts.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { World } from '../world/world.ts'

/** How many conversations a page has where its length is not given, and at most. */
const [PAGE, MAX_PAGE] = [50, 200]

/** Which conversations are listed. An empty text is no condition. */
export const ConversationQuery = Type.Object({
  vendor: Type.Optional(Type.String({ description: 'A vendor.' })),
  status: Type.Optional(Type.String({ description: "One of the vendor's own statuses." })),
  q: Type.Optional(Type.String({ description: 'What a title, a name, an id or a message holds, in any case.' })),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_PAGE, description: `At most so many; ${PAGE} by default.` }),
  ),
  after: Type.Optional(Type.String({ pattern: '^([0-9]+~[a-z]+~.+)?$', description: 'the `next` of a page' })),
})
export type ConversationQuery = Type.Static<typeof ConversationQuery>

/** A conversation in a list. */
export interface ListedConversation extends Omit<ConversationHead, 'lastAt'> {
  readonly vendor: string
  readonly id: string
  /** When something was said last, else when it began, ISO 8601 on the world's clock. */
  readonly lastAt: string
}

/** A conversation with all that was said in it, and what each role of the other side could do in it. */
export interface WholeConversation extends ListedConversation {
  /** Oldest first; times are ISO 8601 on the world's clock. */
  readonly messages: readonly (Omit<SaidMessage, 'at' | 'readAt'> & {
    readonly at: string
    readonly readAt: string | null
  })[]
  readonly client: TalkingClient
  readonly acts: readonly PossibleAct[]
}

/** A page of conversations, the latest first; `next` is the `after` of the next page, null where there is none. */
export interface ConversationPage {
  readonly conversations: readonly ListedConversation[]
  readonly next: string | null
}

/** Where a conversation stands in the order. */
type Place = { readonly vendor: string; readonly id: string; readonly lastAt: number }
type Entry = Place & { readonly status: string | null }

/**
 * The conversations of one world over all vendors. Their order is made when it is first asked for, and follows the changes from
 * then on: a page costs the page, and what changed since the last one.
 */
export class Conversations {
  readonly #world: World
  readonly #vendors: ReadonlyMap<string, TalkingVendor>
  /** Undefined before the first page, and when a message was taken away: nothing tells where it was. */
  #entries: Table<Entry, 'latest'> | undefined
  /** What changed since the last page, by vendor. */
  #changed: ReadonlyMap<string, Set<string>> | undefined

  constructor(world: World, vendors: readonly AnyVendor[]) {
    this.#world = world
    this.#vendors = new Map(vendors.filter(hasConversations).map(vendor => [vendor.name, vendor]))
  }

  /** One page. Refuses with `INVALID_INPUT` a vendor, a status or an `after` that there is not. */
  async list(query: ConversationQuery = {}): Promise<ConversationPage> {
    check(ConversationQuery, query, '', 'INVALID_INPUT')
    const { vendor = '', status = '', limit = PAGE } = query
    if (vendor !== '') this.#assertVendor(vendor)
    if (status !== '') this.#assertStatus(status)
    const last = query.after ? toPlace(query.after) : undefined
    const isMeant = this.#search(query.q?.trim() ?? '')
    const found: ListedConversation[] = []
    const isEnough = (): boolean => found.length > limit
    await eachInTurns(entriesBefore(this.#upToDate(), groupOf(vendor, status), last, isEnough), entry => {
      const listed = this.#describe(entry)
      if (listed && isMeant(listed)) found.push(listed)
    })
    const conversations = found.slice(0, limit)
    return { conversations, next: isEnough() ? toCursor(conversations.at(-1)!) : null }
  }

  /** One of them whole. Refuses with `INVALID_INPUT` a vendor that has none, and an unknown id in the vendor's words. */
  show(name: string, idAsWritten: string): WholeConversation {
    this.#assertVendor(name)
    const vendor = this.#vendors.get(name)!
    const { table, toId = (text: string) => text } = vendor.conversations
    const id = toId(idAsWritten)
    this.#world.state(vendor)[table]!.require(id)
    return { ...this.read(name, id)!, acts: actsIn(this.#world, vendor, id) }
  }

  /** What was said in one of them; undefined where there is no such vendor or id. */
  read(name: string, id: string): Omit<WholeConversation, 'acts'> | undefined {
    const vendor = this.#vendors.get(name)
    const head = this.#describe({ vendor: name, id })
    if (!vendor || !head) return undefined
    const { read, clientOf } = vendor.conversations
    const place = { world: this.#world, state: this.#world.state(vendor) }
    const messages = read(place, id).map(message => ({
      ...message,
      at: toIso(message.at),
      readAt: message.readAt === null ? null : toIso(message.readAt),
    }))
    return { ...head, messages, client: clientOf(place.state, id) }
  }

  #assertVendor(vendor: string): void {
    check(Type.Object({ vendor: Enum([...this.#vendors.keys()]) }), { vendor }, '', 'INVALID_INPUT')
  }

  #assertStatus(status: string): void {
    const known = [...this.#vendors.values()].flatMap(({ conversations: { statuses } }) => statuses)
    check(Type.Object({ status: Enum(known) }), { status }, '', 'INVALID_INPUT')
  }

  #describe({ vendor: name, id }: Pick<Entry, 'vendor' | 'id'>): ListedConversation | undefined {
    const vendor = this.#vendors.get(name)
    const head = vendor?.conversations.look(this.#world.state(vendor), id)
    if (!head) return undefined
    const { title, status, unread, lastAt } = head
    return { vendor: name, id, title, status, unread, lastAt: toIso(lastAt) }
  }

  /** What says whether a conversation holds a text: all that was said in it is read. */
  #search(sought: string): (listed: ListedConversation) => boolean {
    if (sought === '') return () => true
    const pattern = new RegExp(sought.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`), 'iu')
    return ({ vendor: name, id, title }) => {
      if (pattern.test(title) || pattern.test(id)) return true
      const vendor = this.#vendors.get(name)
      const said = vendor?.conversations.read({ world: this.#world, state: this.#world.state(vendor) }, id) ?? []
      return said.some(
        ({ name: who, text, attachment }) =>
          pattern.test(text ?? '') || pattern.test(who ?? '') || pattern.test(attachment?.filename ?? ''),
      )
    }
  }

  /** The order as it is now. */
  #upToDate(): Table<Entry, 'latest'> {
    const changed = (this.#changed ??= this.#follow())
    if (this.#entries)
      for (const [vendor, ids] of changed)
        for (const id of ids) {
          const entry = this.#entryOf(vendor, id)
          if (entry) this.#entries.put(entry)
          else this.#entries.remove(keyOf({ vendor, id }))
        }
    else {
      this.#entries = createOrder()
      // What comes last in order costs least.
      for (const entry of this.#all().toSorted(compare)) this.#entries.put(entry)
    }
    for (const ids of changed.values()) ids.clear()
    return this.#entries.snapshot()
  }

  #all(): Entry[] {
    return [...this.#vendors.values()].flatMap(vendor => {
      const table = this.#world.state(vendor)[vendor.conversations.table]!
      return [...table.all()].flatMap(row => this.#entryOf(vendor.name, table.keyOf(row)) ?? [])
    })
  }

  #entryOf(name: string, id: string): Entry | undefined {
    const vendor = this.#vendors.get(name)
    const head = vendor?.conversations.look(this.#world.state(vendor), id)
    return head && { vendor: name, id, status: head.status, lastAt: head.lastAt }
  }

  /** Notes from now on which conversations change. */
  #follow(): ReadonlyMap<string, Set<string>> {
    const changed = new Map([...this.#vendors.keys()].map(name => [name, new Set<string>()]))
    for (const vendor of this.#vendors.values()) {
      const { table, messages, conversationOf } = vendor.conversations
      const state = this.#world.state(vendor)
      const ids = changed.get(vendor.name)!
      state[table]!.watch(key => {
        ids.add(key)
      })
      state[messages]!.watch((_key, row) => {
        if (row) ids.add(conversationOf(row as never)) // a record of that table
        else this.#entries = undefined
      })
    }
    return changed
  }
}

function hasConversations(vendor: AnyVendor): vendor is TalkingVendor {
  return vendor.conversations !== undefined
}

function createOrder(): Table<Entry, 'latest'> {
  const keys = ({ vendor, status }: Entry): string[] => {
    const groups = [groupOf('', ''), groupOf(vendor, '')]
    return status === null ? groups : [...groups, groupOf('', status), groupOf(vendor, status)]
  }
  return new Table({ key: keyOf, bytesOf: () => 0, indexes: { latest: { keys, compare } } })
}

function keyOf({ vendor, id }: Pick<Entry, 'vendor' | 'id'>): string {
  return `${vendor} ${id}`
}

function groupOf(vendor: string, status: string): string {
  return `${vendor} ${status}`
}

function compare(a: Place, b: Place): number {
  return ascending(a.lastAt, b.lastAt) || ascending(a.vendor, b.vendor) || ascending(a.id, b.id)
}

/** The entries of a group before this one, the latest first, until there are enough. */
function* entriesBefore(
  entries: Table<Entry, 'latest'>,
  group: string,
  last: Place | undefined,
  isEnough: () => boolean,
): Generator<Entry> {
  const end = last ? entries.seek('latest', group, entry => compare(entry, last) >= 0) : entries.count('latest', group)
  for (let i = end - 1; i >= 0 && !isEnough(); i--) yield entries.at('latest', group, i)!
}

/** Where a page ends, as one text that stands in a URL as it is. */
function toCursor({ lastAt, vendor, id }: ListedConversation): string {
  return `${toInstant(lastAt)}~${vendor}~${encodeURIComponent(id)}`
}

function toPlace(cursor: string): Place {
  const [lastAt, vendor = '', ...id] = cursor.split('~')
  return { lastAt: Number(lastAt), vendor, id: unescape(id.join('~')) }
}
