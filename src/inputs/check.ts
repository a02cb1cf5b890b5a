/**
 * The check of what a user writes against a schema, and the one wording of its refusals. It reads a schema as it stands:
 * TypeBox's own check has to be loaded and compiled, which takes longer than most that is checked, and words nothing.
 */
import type { TSchema } from 'typebox'
import { SimError } from '../errors/sim-error.ts'
import { inputsError } from './errors.ts'
import { ofType } from './fits.ts'
import { constantsOf, type JsonSchema } from './json-schema.ts'
import { isLarge, isObject, MAX_PATTERN_SIZE, valueAt } from './match.ts'
import { didYouMean } from './nearest.ts'
import { isNestedDeeper, MAX_INPUT_DEPTH } from './nesting.ts'

/** So many names are read at a glance. */
const LONG_LIST = 8

/** What does not fit, and where. */
interface Problem {
  /** Keys and indexes, outermost first. */
  readonly path: readonly string[]
  /** What would fit in its place: any of these. */
  readonly wanted: readonly JsonSchema[]
  /** Of a member that its object does not know: those that it knows. */
  readonly known?: readonly string[]
  /** Whether it is the member that tells the objects of a union apart: then another one is meant. */
  readonly isTag?: boolean
}

/**
 * Refuses a value that does not fit a schema: the sentence names the source, the path, what was found, what was expected
 * and the nearest right name. `source` is a file's name, or a word for what the value is; empty where the path says it
 * all, as it does of a call's arguments.
 */
export function check(schema: TSchema, value: unknown, source: string, code = 'INVALID_DOCUMENT'): void {
  assertShallow(value, source, code)
  const problem = problemOf(schema, value)
  if (!problem) return
  const { path, wanted, known } = problem
  const found = valueAt(value, path)
  const where = toPath(path)
  const name = [source, where].filter(Boolean).join(': ') || 'This'
  const names = known ?? wanted.flatMap(one => constantsOf(one) ?? []).filter(constant => typeof constant === 'string')
  const hint = didYouMean(known ? path.at(-1) : found, names)
  const isWrong = `${name} is ${known ? 'unknown' : describe(found)}`
  const expected = known
    ? known.length > 0
      ? `only ${known.join(', ')}`
      : 'no members'
    : anyOf(wanted.flatMap(wordsOf))
  // Behind a long list the nearest name is not seen.
  const sentence =
    !known && hint !== '' && new Set(names).size > LONG_LIST
      ? `${isWrong}.${hint} Expected ${expected}.`
      : `${isWrong}; expected ${expected}.${hint}`
  throw new SimError('invalid', code, sentence, where === '' ? {} : { path: where })
}

/** Refuses what is nested deeper than can be walked, before anything walks it. */
export function assertShallow(value: unknown, source: string, code = 'INVALID_DOCUMENT'): void {
  if (!isNestedDeeper(value, MAX_INPUT_DEPTH)) return
  const name = source === '' ? 'This' : source
  throw new SimError('invalid', code, `${name} is nested deeper than ${MAX_INPUT_DEPTH} levels; send less deep.`)
}

/** Refuses a pattern of more values than are looked for. */
export function assertSmall(pattern: unknown, code: string): void {
  if (!isLarge(pattern)) return
  const sentence = `match has more than ${MAX_PATTERN_SIZE} values; leave out what may be anything.`
  throw new SimError('invalid', code, sentence, { path: 'match' })
}

/** What a text of a path, a query or a command line stands for: a number where the schema wants one. */
export function fromText({ type, anyOf: [{ type: first = type } = {}] = [] }: JsonSchema = {}, text: unknown): unknown {
  const isNumber = (first === 'integer' || first === 'number') && typeof text === 'string' && text.trim() !== ''
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text
}

/** What fits a schema, in words: `a whole number from 1 to 5`. */
export function expectedOf(schema: JsonSchema): string {
  return anyOf(wordsOf(schema))
}

/** The refusal of what stands at a JSON pointer of a document. */
export function invalid(source: string, pointer: string, value: unknown, expected: string): SimError {
  const keys = pointer.split('/').slice(1)
  const path = toPath(keys)
  const found = describe(valueAt(value, keys))
  return inputsError('INVALID_DOCUMENT', `${source}: ${path} is ${found}; expected ${expected}.`, { path })
}

function problemOf(schema: JsonSchema, value: unknown): Problem | undefined {
  if (schema.anyOf) return problemOfUnion(schema.anyOf, value)
  if (!ofType(schema)(value)) return { path: [], wanted: [schema] }
  if (schema.type === 'object' && isObject(value)) return problemOfObject(schema, value)
  if (schema.items && Array.isArray(value)) return problemOfList(schema.items, value)
  return undefined
}

/** Of what is wrong by each schema, the deepest: the one that is meant is the one that fits farthest. */
function problemOfUnion(schemas: readonly JsonSchema[], value: unknown): Problem | undefined {
  const problems: Problem[] = []
  for (const schema of schemas) {
    const problem = problemOf(schema, value)
    if (!problem) return undefined
    problems.push(problem)
  }
  const depth = Math.max(...problems.map(({ path }) => path.length))
  const deepest = problems.filter(({ path }) => path.length === depth)
  const untagged = deepest.filter(({ isTag }) => !isTag)
  const meant = untagged.length > 0 ? untagged : deepest
  const first = meant.find(({ known }) => !known) ?? meant[0]
  if (!first) return undefined
  const same = meant.filter(({ path }) => path.join('/') === first.path.join('/'))
  return {
    ...first,
    wanted: same.flatMap(({ wanted }) => wanted),
    ...(first.known && { known: [...new Set(same.flatMap(({ known = [] }) => known))] }),
  }
}

function problemOfObject(schema: JsonSchema, value: Readonly<Record<string, unknown>>): Problem | undefined {
  const { properties = {}, required = [], additionalProperties, patternProperties } = schema
  let first: Problem | undefined
  for (const [name, member] of Object.entries(properties)) {
    const own = value[name]
    if (own === undefined && !required.includes(name)) continue
    const problem = problemOf(member, own)
    if (!problem) continue
    if (own !== undefined && required.includes(name) && constantsOf(member))
      return { ...within(name, problem), isTag: true }
    first ??= within(name, problem)
  }
  if (additionalProperties === false) {
    const known = Object.keys(properties)
    const unknown = Object.keys(value).find(name => value[name] !== undefined && !Object.hasOwn(properties, name))
    // A required member that is missing is most likely the one that is misspelt.
    if (unknown !== undefined) return { path: [unknown], wanted: [], known }
  }
  for (const member of Object.values(patternProperties ?? {})) {
    for (const [name, own] of Object.entries(value)) {
      const problem = own === undefined ? undefined : problemOf(member, own)
      if (problem) return within(name, problem)
    }
  }
  return first
}

function problemOfList(schema: JsonSchema, value: readonly unknown[]): Problem | undefined {
  for (const [index, member] of value.entries()) {
    const problem = problemOf(schema, member)
    if (problem) return within(String(index), problem)
  }
  return undefined
}

function within(key: string, { path, wanted, known }: Problem): Problem {
  return { path: [key, ...path], wanted, ...(known && { known }) }
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** What a schema expects, in words: several where it expects one of several. */
function wordsOf(schema: JsonSchema): readonly string[] {
  const { type = 'something', minimum, exclusiveMinimum, maximum, minLength, pattern, description } = schema
  const constants = constantsOf(schema)
  if (constants) return constants.map(constant => JSON.stringify(constant))
  if (schema.anyOf) return schema.anyOf.flatMap(wordsOf)
  const noun = NOUNS[type] ?? type
  if (pattern !== undefined)
    return [description?.replace(/\.$/, '').replace(/^A(?=n? )/, 'a') ?? `${noun} that matches ${pattern}`]
  if (minLength !== undefined) return [`${noun} that is not empty`]
  if (schema.minItems !== undefined)
    return [`${noun} of ${schema.maxItems === undefined ? 'at least ' : ''}${schema.minItems}`]
  if (schema.maxItems !== undefined) return [`${noun} of at most ${schema.maxItems}`]
  if (exclusiveMinimum !== undefined) return [`${noun} above ${exclusiveMinimum}`]
  if (minimum !== undefined) return [`${noun} from ${minimum} ${maximum === undefined ? 'up' : `to ${maximum}`}`]
  return [noun]
}

/** `a, b or c`, each once; `none` where there is none. */
function anyOf(words: readonly string[]): string {
  const different = [...new Set(words)]
  if (different.length === 0) return 'none'
  return different.length < 2 ? different.join() : `${different.slice(0, -1).join(', ')} or ${different.at(-1)}`
}

/** `vendors.acme.chats[3].status`, as people write it. */
function toPath(keys: readonly string[]): string {
  const steps = keys.map(key => {
    if (/^\d+$/.test(key)) return `[${key}]`
    return /^[\w$-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
  })
  return steps.join('').replace(/^\./, '')
}

/** A value as sentences quote it, cut off where it is long. */
export function describe(value: unknown): string {
  if (value === undefined) return 'missing'
  const text =
    isObject(value) || Array.isArray(value) || typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
