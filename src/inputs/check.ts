/** The check of what a user writes against a schema, and the words of its refusals. */
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { SimError } from '../errors/sim-error.ts'
import { inputsError } from './errors.ts'
import { valueAt } from './match.ts'

/**
 * Refuses a value that does not fit a schema with `INVALID_DOCUMENT`: the sentence names the source, the JSON path, what
 * was found and what was expected. `source` is a file's name, or a word for where the value came from.
 */
export function check(schema: TSchema, value: unknown, source: string): void {
  const validator = Compile(schema)
  if (validator.Check(value)) return
  const errors = validator.Errors(value).filter(({ keyword }) => keyword !== 'boolean')
  const deepest = Math.max(...errors.map(error => depthOf(error.instancePath)))
  const [first, ...more] = errors.filter(error => depthOf(error.instancePath) === deepest)
  const pointer = first?.instancePath ?? ''
  const atSamePlace = first ? [first, ...more].filter(error => error.instancePath === pointer) : []
  throw invalid(source, pointer, value, expectation(atSamePlace))
}

/** The refusal of what stands at a JSON pointer of a value. */
export function invalid(source: string, pointer: string, value: unknown, expected: string): SimError {
  const path = toPath(pointer)
  const found = describe(valueAt(value, pointer.split('/').slice(1)))
  return inputsError('INVALID_DOCUMENT', `${source}: ${path || 'the document'} is ${found}; expected ${expected}.`, {
    path,
  })
}

/** `/vendors/acme/chats/3/status` as people write it: `vendors.acme.chats[3].status`. */
function toPath(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map(segment => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`))
    .join('')
    .replace(/^\./, '')
}

function describe(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** What a set of schema errors at one place asks for, in words. */
function expectation(errors: readonly { keyword: string; message: string; params: object }[]): string {
  // Where single values are named, their type goes without saying.
  const constants = new Set(
    errors.flatMap(({ params }) => ('allowedValue' in params ? [String(typeof params.allowedValue)] : [])),
  )
  const words = errors.flatMap(({ keyword, message, params }) => {
    if (keyword === 'anyOf') return []
    if (keyword === 'const' && 'allowedValue' in params) return [JSON.stringify(params.allowedValue)]
    if (keyword === 'type' && 'type' in params) return constants.has(String(params.type)) ? [] : [`${params.type}`]
    if (keyword === 'required' && 'requiredProperties' in params)
      return [`a member ${String(params.requiredProperties)}`]
    if (keyword === 'additionalProperties' && 'additionalProperties' in params)
      return [`no member ${String(params.additionalProperties)}`]
    return [message.replace(/^must /, 'something that must ')]
  })
  return [...new Set(words)].join(' or ') || 'something else'
}

function depthOf(pointer: string): number {
  return pointer.split('/').length
}
