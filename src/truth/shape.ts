/** What may be told of a vendor's answers: shapes and words that are known beforehand, by type. */
import { isEnumType, parse, visit } from 'graphql'
import type { Probe } from '../vendors/contract/truth/probe.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { fieldsOf, schemaOf } from './coordinates.ts'

declare const known: unique symbol

/** A word that may be told. Only `Words` makes some: those of a list, and what looks like the code of an error. */
export type Word = string & { readonly [known]: true }

/** The shape of a value: what kind it is, or which known word; of a list the shapes of its items, each once. */
export type Shape = Word | readonly Shape[] | ReadonlyMap<Word, Shape>

/** What an answer around its data is made of. */
const ENVELOPE =
  'data errors flags message locations line column path extensions code classification DataFetchingException ValidationError'

/** What stands for values and names that are not told. */
const KINDS = 'null boolean number text deep other'

/** The deepest that is looked. */
const MAX_DEPTH = 20

/** The words that may be told of one vendor. */
export class Words {
  readonly #known: ReadonlySet<string>

  constructor(words: readonly string[]) {
    this.#known = new Set([...words, ...ENVELOPE.split(' '), ...KINDS.split(' ')])
  }

  /** The word, where it is known; `text` for every other. */
  tell(text: string): Word {
    return (this.#known.has(text) ? text : 'text') as Word // looked up
  }

  /** The code of an error, as vendors write them: capitals and underscores, no digits. */
  tellCode(text: string): Word {
    return /^(?=.{5,40}$)[A-Z]{2,}(_[A-Z]{2,})+$/.test(text) ? (text as Word) : this.tell(text) // looks like one
  }

  /** The shape of a JSON value. */
  shapeOf(value: unknown, depth = 0): Shape {
    if (value === null || value === undefined) return this.tell('null')
    if (typeof value === 'string') return this.tell(value)
    if (typeof value !== 'object') return this.tell(typeof value)
    if (depth === MAX_DEPTH) return this.tell('deep')
    if (Array.isArray(value)) {
      const shapes = value.map(item => this.shapeOf(item, depth + 1))
      return [...new Map(shapes.map(shape => [toText(shape), shape])).values()]
    }
    const members = Object.entries(value).map(([name, member]: [string, unknown]): [Word, Shape] => {
      if (name === 'code' && typeof member === 'string') return [this.tell(name), this.tellCode(member)]
      return this.#known.has(name) ? [this.tell(name), this.shapeOf(member, depth + 1)] : [this.tell('other'), []]
    })
    return new Map(members)
  }
}

/** The words of a vendor's schema, of its refusals and assumptions, and of its probes. */
export function wordsOf(vendor: AnyVendor, probes: Readonly<Record<string, Probe | string>>): Words {
  const schema = schemaOf(vendor)
  const values = Object.values(schema.getTypeMap()).flatMap(type =>
    isEnumType(type) ? type.getValues().map(({ name }) => name) : [],
  )
  const fields = fieldsOf(schema).map(coordinate => coordinate.split(/[.:]/).at(-1)!)
  const aliases: string[] = []
  const steps = Object.values(probes).flatMap(probe => (typeof probe === 'string' ? [] : probe.steps))
  for (const { document } of steps)
    visit(parse(document), {
      Field({ alias }) {
        if (alias) aliases.push(alias.value)
      },
    })
  const assumptions = Object.entries(vendor.assumptions ?? {}).flatMap(([name, { choices }]) => [
    name,
    ...Object.keys(choices),
  ])
  return new Words([vendor.name, ...values, ...fields, ...aliases, ...assumptions, ...Object.keys(vendor.errors)])
}

/** A shape, or what holds some, as JSON: an object for each map. */
export function toText(value: object | string, indent?: number): string {
  const toObject = (_name: string, member: unknown): unknown =>
    member instanceof Map ? Object.fromEntries(member) : member
  return JSON.stringify(value, toObject, indent)
}
