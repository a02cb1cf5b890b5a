/** Texts that are put together of parts, so that thousands do not look alike. */
import type { Chance } from './chance.ts'
import type { Language } from './people.ts'

/** Alternatives by name. */
export type Parts = Readonly<Record<string, readonly string[]>>

/** What a conversation may be about, and its turns: `QUERY: Where is it?`, or the name of a part that is one. */
export interface Topic {
  /** How often it comes, compared with others. */
  readonly weight: number
  readonly category?: string
  readonly turns: readonly string[]
}

/** What is said, by language. */
export type Texts = Readonly<Record<Language, { readonly parts: Parts; readonly topics: readonly Topic[] }>>

/**
 * What one conversation says. In a template `[a|b]` is one of several, and `[1:a|b]` the same one as in all that are
 * linked by this digit: so an answer fits the question. `{name}` is a part, the same wherever it occurs in
 * the conversation, and `{~name}` one that is drawn anew; `{3..9}` is a number, `{d4}` so many digits, `{name*5}` so many
 * lines, each drawn anew.
 */
export class Prose {
  readonly #chance: Chance
  readonly #parts: Parts
  readonly #known: Map<string, string>
  readonly #links = new Map<string, number>()

  /** `known` are the parts that are not drawn. */
  constructor(chance: Chance, parts: Parts, known: Readonly<Record<string, string>>) {
    this.#chance = chance
    this.#parts = parts
    this.#known = new Map(Object.entries(known))
  }

  /** A turn's template: where it is the name of a part, one of that. */
  choose(turn: string): string {
    const [, name = ''] = /^\{(\w+)\}$/.exec(turn) ?? []
    const drawn = this.#parts[name]
    return drawn ? this.#chance.pick(drawn) : turn
  }

  /** A template, filled in. `now` are parts of this one text. */
  say(template: string, now: Readonly<Record<string, string>> = {}): string {
    const text = this.#fill(template, now).trim()
    return text.replaceAll(/(?<=[.!?] )\p{Ll}/gu, letter => letter.toUpperCase())
  }

  #fill(template: string, now: Readonly<Record<string, string>>): string {
    let text = template
    while (text.includes('['))
      text = text.replaceAll(/\[(?:(\d):)?([^[\]]*)\]/g, (_, link: string | undefined, choices: string) =>
        this.#chosen(choices.split('|'), link),
      )
    return text.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => now[name] ?? this.#part(name, now))
  }

  /** The choice of this conversation where it is linked to others. */
  #chosen(choices: readonly string[], link: string | undefined): string {
    if (link === undefined) return this.#chance.pick(choices)
    const index = this.#links.get(link) ?? this.#chance.below(choices.length)
    this.#links.set(link, index)
    return choices[index] ?? ''
  }

  #part(name: string, now: Readonly<Record<string, string>>): string {
    const [, least, most] = /^(\d+)\.\.(\d+)$/.exec(name) ?? []
    if (least !== undefined) return String(this.#chance.between(Number(least), Number(most)))
    const [, digits] = /^d(\d+)$/.exec(name) ?? []
    if (digits !== undefined) return Array.from({ length: Number(digits) }, () => this.#chance.below(10)).join('')
    const [line = '', times] = name.split('*')
    if (times !== undefined) return Array.from({ length: Number(times) }, () => this.#draw(line, now)).join('\n')
    if (name.startsWith('~')) return this.#draw(name.slice(1), now)
    const known = this.#known.get(name) ?? this.#draw(name, now)
    this.#known.set(name, known)
    return known
  }

  #draw(name: string, now: Readonly<Record<string, string>>): string {
    const drawn = this.#parts[name]
    if (!drawn) throw new Error(`There is no part "${name}" of a text.`)
    return this.#fill(this.#chance.pick(drawn), now)
  }
}

/** A role and what it says, as a turn of a topic has it: `QUERY: Where is it?`. */
export function readTurn(turn: string): readonly [role: string, text: string] {
  const end = turn.indexOf(':')
  return [turn.slice(0, end), turn.slice(end + 2)]
}
