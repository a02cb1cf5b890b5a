/** A JSON Schema, as far as forms are made of it. */
export interface Schema {
  readonly type?: string
  readonly description?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly examples?: readonly unknown[]
}

/** The values of which a member is one; undefined where it may be anything of its type. */
export function choicesOf(schema: Schema): readonly unknown[] | undefined {
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return schema.enum
  const choices = schema.anyOf?.map(choicesOf)
  return choices?.every(choice => choice !== undefined) ? choices.flat() : undefined
}

/** What a member holds once nulls are set aside. */
export function plainOf(schema: Schema): Schema {
  const plain = schema.anyOf?.filter(({ type }) => type !== 'null') ?? []
  return plain.length === 1 ? plain[0]! : schema
}

/** A written text as the value of a member; undefined where nothing was written. */
export function valueOf(schema: Schema, text: string): unknown {
  if (text === '') return undefined
  const choices = choicesOf(schema)
  if (choices) return choices.find(choice => String(choice) === text)
  const { type, items } = plainOf(schema)
  if (type === 'string') return text
  if (type === 'integer' || type === 'number') return Number(text)
  if (type === 'boolean') return text === 'true'
  if (type === 'array' && items?.type === 'string') return text.split('\n').filter(Boolean)
  try {
    return JSON.parse(text) as unknown
  } catch {
    // A member of several types: a text that is no JSON is a text.
    return text
  }
}

/** The value of a member as a text that `valueOf` reads. */
export function textOf(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
