/** The part of JSON Schema that schemas here use, as TypeBox makes it; a test compares the check with TypeBox's. */
export interface JsonSchema {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object'
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  /** What each member of a record is, whatever its name. */
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly pattern?: string
  /** Of a text with a pattern: what is expected, in words. */
  readonly description?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  /** What a member is that a document lacks. */
  readonly default?: unknown
  readonly examples?: readonly unknown[]
}

/** The single values that a schema allows; undefined where it allows more than those. */
export function constantsOf(schema: JsonSchema): readonly unknown[] | undefined {
  return schema.const === undefined ? schema.enum : [schema.const]
}
