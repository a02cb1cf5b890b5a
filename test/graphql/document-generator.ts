import {
  type GraphQLArgument,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql'
import type { SeededRandom } from '../seeded-random.ts'
import { generateValue, ODD_NAMES } from './value-generator.ts'

/** How deep selections go, and how many fields a document has. */
const MAX_DEPTH = 7
const MAX_FIELDS = 40

/** A variable of a generated document. */
export interface Variable {
  readonly name: string
  readonly type: string
  readonly defaultValue: string
}

/** Generates random documents from a schema, as text; most of them are valid. */
export class DocumentGenerator {
  readonly #schema: GraphQLSchema
  readonly #random: SeededRandom
  readonly #strings: readonly string[]
  #variables: Variable[] = []
  #fragments: { readonly name: string; readonly type: string; readonly text: string }[] = []
  #left = 0
  #names = 0

  /** `strings` are texts of the fixture, so that some arguments match records. */
  constructor(schema: GraphQLSchema, random: SeededRandom, strings: readonly string[]) {
    this.#schema = schema
    this.#random = random
    this.#strings = strings
  }

  /** One document, with one operation or several. */
  document(): string {
    const random = this.#random
    this.#fragments = []
    this.#left = MAX_FIELDS
    const mutation = this.#schema.getMutationType()
    const isMutation = Boolean(mutation) && random.chance(0.3)
    const names = random.chance(0.12) ? ['A', 'B'] : [random.pick(['', '', 'Q'])]
    const texts = names.map(name => this.#operation(isMutation ? mutation! : this.#schema.getQueryType()!, name))
    return [...texts, ...this.#fragments.map(({ text }) => text)].join('\n')
  }

  #operation(type: GraphQLObjectType, name: string): string {
    this.#variables = []
    const isMutation = type === this.#schema.getMutationType()
    const set = this.#set(type, 0, isMutation ? [1, 1, 1, 2, 3] : [1, 1, 2, 3])
    const declared = this.#variables.map(({ name: of, type: to, defaultValue }) => `$${of}: ${to}${defaultValue}`)
    const head = `${isMutation ? 'mutation' : 'query'} ${name}${declared.length > 0 ? `(${declared.join(', ')})` : ''}`
    return head === 'query ' && this.#random.chance(0.5) ? set : `${head} ${set}`
  }

  #set(type: GraphQLCompositeType, depth: number, sizes: readonly number[] = [1, 2, 3, 4]): string {
    const texts = Array.from({ length: this.#random.pick(sizes) }, () => this.#selection(type, depth))
    if (this.#random.chance(0.08)) texts.push(texts[0]!)
    return `{ ${texts.join(' ')} }`
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random
    const isDeep = depth >= MAX_DEPTH || this.#left <= 0
    if (isUnionType(type) ? random.chance(0.3) : random.chance(0.06)) return this.#typename()
    if (!isDeep && (isUnionType(type) || random.chance(isAbstractType(type) ? 0.5 : 0.08)))
      return this.#fragment(type, depth)
    if (isUnionType(type)) return this.#typename()
    const fields = Object.values(type.getFields())
    const leaves = fields.filter(field => !isCompositeType(getNamedType(field.type)))
    if (isDeep && leaves.length === 0) return this.#typename()
    return this.#field(random.pick(isDeep || (leaves.length > 0 && random.chance(0.4)) ? leaves : fields), depth)
  }

  #typename(): string {
    return this.#random.chance(0.3) ? `${this.#random.pick(ODD_NAMES)}: __typename` : '__typename'
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.#left--
    const random = this.#random
    const needsAlias = field.args.length > 0 || random.chance(0.1)
    const alias = needsAlias ? `${random.chance(0.1) ? random.pick(ODD_NAMES) : `f${this.#names++}`}: ` : ''
    const args = this.#args(field.args)
    const type = getNamedType(field.type)
    const set = isCompositeType(type) ? ` ${this.#set(type, depth + 1)}` : ''
    return `${alias}${field.name}${args}${this.#directives()}${set}`
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random
    const known = this.#fragments.filter(fragment => fragment.type === type.name)
    if (known.length > 0 && random.chance(0.5)) return `...${random.pick(known).name}${this.#directives()}`
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type]
    const on = random.pick<GraphQLCompositeType>([...possible, type])
    const set = this.#set(on, depth + 1)
    if (random.chance(0.4)) {
      const name = `F${this.#names++}`
      this.#fragments.push({ name, type: type.name, text: `fragment ${name} on ${on.name} ${set}` })
      return `...${name}${this.#directives()}`
    }
    const condition = on === type && random.chance(0.5) ? '' : ` on ${on.name}`
    return `...${condition}${this.#directives()} ${set}`
  }

  #directives(): string {
    if (!this.#random.chance(0.07)) return ''
    const value = this.#random.pick(['true', 'false', '', '', ''])
    const condition = value || this.#variable('Boolean!', this.#random.pick(['', ' = true', ' = false']))
    return ` @${this.#random.pick(['skip', 'include'])}(if: ${condition})`
  }

  #args(args: readonly GraphQLArgument[]): string {
    const given = args.filter(arg => isRequiredArgument(arg) || this.#random.chance(0.5))
    const texts = given.map(({ name, type }) => `${name}: ${this.#input(type, 0)}`)
    return texts.length > 0 ? `(${texts.join(', ')})` : ''
  }

  /** A literal or a variable of a type. */
  #input(type: GraphQLInputType, depth: number): string {
    const random = this.#random
    if (random.chance(depth === 0 ? 0.4 : 0.2)) {
      const declared = !isNonNullType(type) && random.chance(0.2) ? `${type}!` : String(type)
      if (!random.chance(0.3)) return this.#variable(declared, '')
      const optional = isNonNullType(type) && random.chance(0.5) ? declared.slice(0, -1) : declared
      return this.#variable(optional, ` = ${this.#literal(getNullableType(type), depth, true)}`)
    }
    if (!isNonNullType(type) && random.chance(0.1)) return 'null'
    return this.#literal(getNullableType(type), depth, false)
  }

  #literal(type: GraphQLInputType, depth: number, isConstant: boolean): string {
    const random = this.#random
    const member = (of: GraphQLInputType): string =>
      isConstant ? this.#literal(getNullableType(of), depth + 1, true) : this.#input(of, depth + 1)
    if (isListType(type)) {
      if (random.chance(0.25)) return member(type.ofType)
      return `[${Array.from({ length: random.below(4) }, () => member(type.ofType)).join(', ')}]`
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        field => isRequiredInputField(field) || (depth < 3 && random.chance(0.4)),
      )
      return `{ ${fields.map(field => `${field.name}: ${member(field.type)}`).join(', ')} }`
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name
    const value = generateValue(random, type, this.#strings)
    return typeof value === 'object' ? '"x"' : JSON.stringify(value)
  }

  /** A new variable, or one that is there with the same type. */
  #variable(type: string, defaultValue: string): string {
    const same = this.#variables.find(variable => variable.type === type && this.#random.chance(0.3))
    if (same) return `$${same.name}`
    const name = this.#random.chance(0.05) ? this.#random.pick(ODD_NAMES) : `v${this.#variables.length}`
    if (!this.#variables.some(variable => variable.name === name)) this.#variables.push({ name, type, defaultValue })
    return `$${name}`
  }
}
