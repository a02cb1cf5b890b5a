import type { SimWorld } from '../../simulator/sim-world.ts'
import type { AnyVendor } from '../../vendors/contract/vendor.ts'
import type { WrittenChange } from '../../world/undo.ts'
import type { Moment } from './kept-answers.ts'

/** Reads the conversations of a world whose changes are undone: all at first, then those that a change touched. */
export class TalkReader {
  readonly #vendors: readonly AnyVendor[]
  /** The conversation of each message that was read, by vendor and key. */
  readonly #conversations = new Map<string, string>()
  /** The ids of the conversations that there are, by vendor. */
  readonly #ids: ReadonlyMap<string, Set<string>>

  constructor(vendors: readonly AnyVendor[]) {
    this.#vendors = vendors.filter(({ conversations }) => conversations)
    this.#ids = new Map(this.#vendors.map(({ name }) => [name, new Set<string>()]))
  }

  /** All conversations, by path. */
  all(world: SimWorld): Moment {
    const all = this.#vendors.flatMap(vendor => {
      const table = world.state(vendor)[vendor.conversations?.table ?? '']!
      return Array.from(table.all(), row => this.#read(world, vendor.name, table.keyOf(row)))
    })
    return Object.fromEntries(all)
  }

  /** Those that these changes touched, by path, as they are without them; undefined where there is none then. */
  touched(world: SimWorld, undone: readonly WrittenChange[]): Moment {
    const touched = this.#vendors.flatMap(vendor => {
      const changes = undone.filter(({ whose, owner }) => whose === 'states' && owner === vendor.name)
      const ids = changes.map(change => this.#touchedBy(vendor, change))
      return [...new Set(ids.flat())].map(id => this.#read(world, vendor.name, id))
    })
    return Object.fromEntries(touched)
  }

  /** The ids of the conversations that a change touched. */
  #touchedBy({ name, conversations }: AnyVendor, { table, key, before }: WrittenChange): readonly string[] {
    const { table: own, messages, conversationOf, seenInAll = [] } = conversations!
    if (table === own) return [key]
    if (table === messages) {
      const id = before === undefined ? this.#conversations.get(`${name} ${key}`) : conversationOf(before as never) // a record of that table
      if (id !== undefined) return [id]
    }
    // What was there before a record did not know it.
    const isNew = before === undefined && !(seenInAll as readonly string[]).includes(table)
    return isNew ? [] : [...this.#ids.get(name)!]
  }

  #read(world: SimWorld, vendor: string, id: string): readonly [path: string, answer: unknown] {
    const conversation = world.conversations.read(vendor, id)
    if (conversation) this.#ids.get(vendor)!.add(id)
    else this.#ids.get(vendor)!.delete(id)
    for (const { id: message } of conversation?.messages ?? []) this.#conversations.set(`${vendor} ${message}`, id)
    // The page shows acts in the present only.
    return [`/conversations/${vendor}/${encodeURIComponent(id)}`, conversation && { ...conversation, acts: [] }]
  }
}
