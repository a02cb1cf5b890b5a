import { type Command, InvalidArgumentError, Option } from 'commander'
import type { TSchema } from 'typebox'
import { parseInstant } from '../time/instant.ts'
import { toMilliseconds } from '../time/duration.ts'
import { errorMessage } from '../errors/reasons.ts'
import { SimError } from '../errors/sim-error.ts'
import { check, fromText } from '../inputs/check.ts'
import { NO_TEST_CLOCK } from '../time/errors.ts'
import { hostNameOf } from '../request/origin.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { cliError } from './errors.ts'
import type { ClockSetting } from '../simulator/options.ts'

/** What every command but `exec` ends with. */
export const EXIT_CODES = 'Exit codes: 0 done, 1 could not be done, 2 wrong usage.'

/**
 * A flag with its environment variable, `BACKLOT_<FLAG>`; `0` or `false` is no yes. An empty variable is none, but where
 * `isSecure`: there what was meant to protect is missing, and the flag's own reading refuses it.
 */
export function flag(flags: string, description: string, isSecure = false): Option {
  const option = new Option(flags, description)
  const name = `BACKLOT_${option.name().replaceAll('-', '_').toUpperCase()}`
  const value = process.env[name]
  const isUnset = (value === '' && !isSecure) || (option.isBoolean() && (value === '0' || value === 'false'))
  return isUnset ? option : option.env(name)
}

/** Reads what fits a schema; it is refused in the words that a program is told of the option with this name. */
export function fitting(name: string, schema: TSchema) {
  return (text: string): unknown => {
    const value = fromText(schema, text)
    try {
      check({ type: 'object', properties: { [name]: schema } }, { [name]: value }, '')
    } catch (error) {
      throw new InvalidArgumentError(errorMessage(error))
    }
    return value
  }
}

/** What a port is. */
export const PORT = { type: 'integer', minimum: 0, maximum: 65535 } as const

/** Reads a port. */
export const port = fitting('port', PORT)

/** Collects a repeated flag; each value may be a list itself. The first value takes the place of the default. */
export function list(read: (part: string) => string = part => part) {
  return collect(text => splitList(text).map(read))
}

/** Collects a repeated flag. The first value takes the place of the default. */
export function collect(read: (text: string) => string[] = text => [text]) {
  let collected: string[] | undefined
  const reader = (text: string): string[] => (collected = [...(collected ?? []), ...read(text)])
  return Object.assign(reader, { isList: true })
}

/** Whether a flag collects what it is given. */
export function isListReader(parseArg: Option['parseArg']): boolean {
  return parseArg !== undefined && 'isList' in parseArg
}

/** The parts of a list with commas. */
export function splitList(text: string): string[] {
  return text.split(',').filter(part => part !== '')
}

/** What a user types for a command, such as `backlot state save`. */
export function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name()
}

/** Refuses what follows a command that is the one by default: it is most likely another one's name, misspelt. */
export function assertNoWord(command: Command): void {
  const [word] = command.args
  if (word === undefined) return
  const parent = command.parent ?? command
  const names = parent.commands.map(one => one.name())
  const sentence = `There is no command "${word}"; ${fullName(parent)} --help lists them all.`
  throw cliError('USAGE', sentence + didYouMean(word, names))
}

/** Reads the origin of web pages: http or https, host and port. */
export function webOrigin(text: string): string {
  if (/^https?:\/\/[^\s/?#@*]+\/?$/i.test(text) && URL.canParse(text)) return new URL(text).origin
  throw new InvalidArgumentError(
    `"${text}" is not the origin of a page; it takes http or https, host and port, such as https://shop.example or http://10.0.0.5:3000.`,
  )
}

/** Reads the name of a host; a port behind it says nothing. */
export function hostName(text: string): string {
  const name = hostNameOf(text)
  if (name !== undefined) return name
  throw new InvalidArgumentError(
    `"${text}" is not the name of a host; it takes one without scheme and path, such as backlot.test.`,
  )
}

/** Reads an admin token, as a header can carry it. */
export function adminToken(text: string): string {
  if (text !== '' && text === text.trim()) return text
  throw new InvalidArgumentError('It takes a token that is not empty, without spaces around it.')
}

/** Reads a duration as milliseconds. */
export function duration(text: string): number {
  try {
    const ms = toMilliseconds(text)
    if (ms > 0) return ms
  } catch (error) {
    if (!(error instanceof SimError)) throw error
  }
  throw new InvalidArgumentError('It takes a duration longer than nothing, such as 1h, 90s, or PT1H in ISO 8601.')
}

/** Reads how time runs: `real`, `real@60x`, `frozen`, or `frozen@` with an ISO 8601 instant. */
export function clockSetting(text: string): ClockSetting {
  if (text === 'real' || text === 'frozen') return text
  if (text === 'test') throw new InvalidArgumentError(NO_TEST_CLOCK)
  if (/^real@\d+(\.\d+)?x$/.test(text)) return text as `real@${string}` // just looked at
  const [mode, frozenAt = ''] = text.split('@', 2)
  if (mode === 'frozen' && parseInstant(frozenAt) !== undefined) return { frozenAt }
  throw new InvalidArgumentError(
    'It takes real, real@ and how many times as fast, such as real@60x, frozen, or frozen@ and an ISO 8601 instant, such as frozen@2026-05-01T09:00:00Z.',
  )
}

/** Reads a vendor's name and a file. */
export function vendorFile(text: string): string {
  if (/^\w+=./.test(text)) return text
  throw new InvalidArgumentError(`"${text}" names no vendor's file; it takes a vendor, = and a file.`)
}

/** The vendor's name and the file of a text that was read so. */
export function toVendorFile(text: string): [vendor: string, file: string] {
  const at = text.indexOf('=')
  return [text.slice(0, at), text.slice(at + 1)]
}

/** Where a simulator answers when nothing else is said. */
export const DEFAULT_URL = 'http://127.0.0.1:4000'

/** Reads where a simulator answers; a slash at the end is not part of it. */
export function baseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '')
  throw new InvalidArgumentError(`It takes the simulator's URL, such as ${DEFAULT_URL}.`)
}

/** Where a store is: a folder of this machine, or a Redis by its URL. */
export type StoreAddress = { readonly folder: string } | { readonly url: string }

/** Reads where a store is. */
export function storeAddress(text: string): StoreAddress {
  const folder = /^file:(?:\/\/(?=\/))?(.+)$/s.exec(text)?.[1]
  if (folder !== undefined) return { folder }
  if (/^rediss?:\/\/./.test(text) && URL.canParse(text)) return { url: text }
  const sentence = `"${withoutPassword(text)}" is no store; it takes file: and a folder, such as file:./worlds`
  throw new InvalidArgumentError(`${sentence}, or the URL of a Redis, such as redis://localhost:6379.`)
}

/** What may be told of an address that holds a password. */
function withoutPassword(text: string): string {
  return text.replace(/:[^:@/]*@/, ':...@')
}

/** Reads where something is sent. */
export function webUrl(text: string): string {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text
  throw new InvalidArgumentError('It takes an absolute http or https URL, such as http://localhost:3000/hooks.')
}

/** Which simulator a command talks to, and which of its worlds. */
export interface ConnectionFlags {
  /** Undefined where none is given; `DEFAULT_URL` then. */
  url?: string
  world?: string
  adminToken?: string
  /** For commands that have `--json`. */
  json?: boolean
}

/** The flag of the commands that programs read. */
export function jsonFlag(): Option {
  return flag('--json', 'print JSON for programs')
}
