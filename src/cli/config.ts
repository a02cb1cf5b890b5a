/** Settings of `start` and `exec` in a file, in the place of flags. */
import { type Command, InvalidArgumentError, type Option } from 'commander'
import type { TSchema } from 'typebox'
import { errorCode, errorMessage, parseJson } from '../errors/reasons.ts'
import { SimError } from '../errors/sim-error.ts'
import { readUserFile } from '../format/files.ts'
import { check } from '../inputs/check.ts'
import type { JsonSchema } from '../inputs/json-schema.ts'
import { inputsError } from '../inputs/errors.ts'
import { isObject } from '../inputs/match.ts'
import { OPTION_SCHEMAS } from '../simulator/option-table.ts'
import { cliError } from './errors.ts'
import { duration, isListReader, PORT } from './options.ts'

/** The file of the working directory that is read where no other is named. */
export const CONFIG_FILE = 'backlot.json'

/** What worlds contain is said by one of these. */
const CONTENTS: readonly string[] = ['fixtures', 'import']

const TEXT: JsonSchema = { type: 'string', minLength: 1 }
const TEXTS: JsonSchema = { type: 'array', items: TEXT }

/** What a file of settings may hold: a member for each of these flags, in camelCase. */
export function configSchema(options: readonly Option[]) {
  const $schema: JsonSchema = { type: 'string', description: 'Where the schema of this file is, for editors.' }
  const members = options.map(option => [option.attributeName(), schemaOf(option)])
  return {
    type: 'object',
    properties: { $schema, ...Object.fromEntries(members) },
    additionalProperties: false,
  } as const
}

/** What a file may say of a flag: what fits the option of this name, else what the flag takes. */
function schemaOf(option: Option): JsonSchema {
  const { description, parseArg, argChoices } = option
  const known: Readonly<Record<string, JsonSchema>> = { ...OPTION_SCHEMAS, port: PORT }
  if (option.isBoolean()) return { type: 'boolean', description }
  if (argChoices) return { enum: argChoices, description }
  // Programs give durations in milliseconds.
  const own = parseArg === duration ? TEXT : known[option.attributeName()]
  if (!isListReader(parseArg)) return { description, ...(own ?? TEXT) }
  return { description, anyOf: [...(own ? [own] : []), ...(own?.type === 'array' ? [] : [TEXTS]), TEXT] }
}

/**
 * Fills in what a file says of a command's flags, where neither a flag nor a variable says it. `options` are the command's,
 * `known` all that the file may speak of. Refuses what does not fit with `USAGE`.
 */
export function readConfig(command: Command, options: readonly Option[], known: readonly Option[]): void {
  const { config } = command.opts<{ config?: string }>()
  const file = config ?? CONFIG_FILE
  const text = readText(file, config === undefined)
  if (text === undefined) return
  const remedy = `write JSON such as {"seed":7}.`
  const settings = parseJson(text, reason =>
    inputsError('INVALID_DOCUMENT', `${file} is not valid JSON (${reason}); ${remedy}`),
  )
  assertSettings(settings, file, known)
  const isGiven = (name: string): boolean => ['cli', 'env'].includes(command.getOptionValueSource(name) ?? '')
  for (const option of options) {
    const name = option.attributeName()
    const names = CONTENTS.includes(name) ? CONTENTS : [name]
    if (settings[name] === undefined || names.some(isGiven)) continue
    command.setOptionValueWithSource(name, valueOf(option, settings[name], file), 'config')
  }
}

/** The text of a file; undefined where it may be missing and is. */
function readText(file: string, mayBeMissing: boolean): string | undefined {
  try {
    return readUserFile(file)
  } catch (error) {
    const reason = errorCode(error) ?? errorMessage(error)
    if (mayBeMissing && reason === 'ENOENT') return undefined
    throw cliError('UNUSABLE_FILE', `${file} cannot be read (${reason}); name another file with --config.`)
  }
}

/** Refuses members that no flag has, values that do not fit, and what excludes each other. */
function assertSettings(
  settings: unknown,
  file: string,
  known: readonly Option[],
): asserts settings is Readonly<Record<string, unknown>> {
  const schema: TSchema = configSchema(known)
  try {
    check(schema, settings, file)
  } catch (error) {
    throw error instanceof SimError ? cliError('USAGE', error.message) : error
  }
  if (CONTENTS.every(name => Object.hasOwn(Object(settings) as object, name)))
    throw cliError('USAGE', `${file}: ${CONTENTS.join(' and ')} exclude each other; leave one out.`)
}

/** A setting as its flag gives it: each text is read as the flag's own. */
function valueOf(option: Option, setting: unknown, file: string): unknown {
  const { parseArg } = option
  if (!parseArg) return setting
  try {
    const texts = isObject(setting)
      ? Object.entries(setting).map(([name, value]) => `${name}=${String(value)}`)
      : [setting].flat().map(String)
    return texts.reduce<unknown>((before, text) => parseArg(text, before), isListReader(parseArg) ? [] : undefined)
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error
    const name = option.attributeName()
    throw cliError('USAGE', `${file}: ${name} is ${JSON.stringify(setting)}. ${error.message}`)
  }
}
