/** Flags of a command that are the members of a call's body, made from the body's schema. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { TSchema } from 'typebox'
import { errorMessage } from '../../errors/reasons.ts'
import { check, expectedOf, fromText } from '../../inputs/check.ts'
import { constantsOf, type JsonSchema } from '../../inputs/json-schema.ts'
import { cliError } from '../errors.ts'
import { fullName } from '../options.ts'

/** An object of a call: its members by name, and which of them it must have. */
export interface MembersSchema {
  readonly properties: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
}

/**
 * Adds a flag for each member: `--retry-after`, and as the member itself is written, `--retryAfter`. What does not fit its
 * schema is wrong usage, in the words of the call itself.
 */
export function withMembers(command: Command, { properties, required = [] }: MembersSchema): Command {
  for (const [name, schema] of Object.entries(properties)) {
    const read = reading(name, schema)
    const choices = textsOf(schema)
    const kebab = name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    for (const written of new Set([kebab, name])) {
      const option = new Option(`--${written} <value>`, describe(schema, choices, required.includes(name)))
      if (choices) option.choices(choices)
      command.addOption(option.hideHelp(written !== kebab).argParser(read))
    }
  }
  return command
}

/** The members that the flags of a command give. Refuses with `USAGE` where one is missing that the call needs. */
export function membersOf(command: Command, { properties, required = [] }: MembersSchema): object {
  const flags = command.opts<Readonly<Record<string, unknown>>>()
  const missing = required.find(name => flags[name] === undefined)
  // Not a mandatory option of commander's: it would be found missing before one that is misspelt is found unknown.
  if (missing !== undefined) {
    const remedy = `${fullName(command)} --help lists all members.`
    throw cliError('USAGE', `${fullName(command)} needs --${missing} and a value; ${remedy}`)
  }
  return Object.fromEntries(Object.entries(flags).filter(([name]) => Object.hasOwn(properties, name)))
}

/** A member as the name of a flag and a value, for an example. */
export function memberWords(name: string, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `--${name} ${/^[\w.:-]+$/.test(text) ? text : `'${text}'`}`
}

/**
 * Reads a member's value: JSON where the text is JSON that fits, else the text itself. A list may be given as JSON or by
 * repeating the flag.
 */
function reading(name: string, schema: TSchema & JsonSchema): (text: string, before?: unknown) => unknown {
  const isList = schema.type === 'array'
  return (text, before) => {
    const json = jsonOf(text)
    const single = typeof json !== 'string' && fits(schema, json) ? json : fromText(schema, text)
    const value = isList && !Array.isArray(single) ? [...(Array.isArray(before) ? before : []), text] : single
    try {
      assertMember(name, schema, value)
    } catch (error) {
      throw new InvalidArgumentError(errorMessage(error))
    }
    return value
  }
}

function fits(schema: TSchema, value: unknown): boolean {
  try {
    assertMember('', schema, value)
    return value !== undefined
  } catch {
    return false
  }
}

function assertMember(name: string, schema: TSchema, value: unknown): void {
  check({ type: 'object', properties: { [name]: schema } }, { [name]: value }, '')
}

/** What a JSON text holds; undefined for any other. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The texts that a schema allows; undefined where it allows more. */
function textsOf(schema: JsonSchema): string[] | undefined {
  const parts = schema.anyOf ?? [schema]
  const constants = parts.map(constantsOf)
  const texts = constants.flat().filter(constant => typeof constant === 'string')
  return constants.every(Boolean) && texts.length > 0 ? [...new Set(texts)] : undefined
}

function describe(schema: JsonSchema, choices: readonly string[] | undefined, isRequired: boolean): string {
  const { description = '', type } = schema
  const need = isRequired ? 'required' : ''
  if (choices) return [need, description].filter(Boolean).join('; ')
  const expected = `${expectedOf(schema)}${type === 'object' ? ', as JSON' : ''}${type === 'array' ? '; repeatable' : ''}`
  return [need, expected === 'a text' && description ? '' : expected, description].filter(Boolean).join('; ')
}
