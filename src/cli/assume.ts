import { Type } from 'typebox'
import { errorMessage } from '../errors/reasons.ts'
import { readUserFile } from '../format/files.ts'
import { check } from '../inputs/check.ts'
import { Strict } from '../inputs/strict.ts'
import type { Assumed } from '../simulator/assumptions.ts'
import { cliError } from './errors.ts'

const AssumeFile = Strict({ assume: Type.Record(Type.String(), Type.String()) })

/** What `--assume` chooses: `NAME=VALUE`, or a file that holds several. The later one of a name counts. */
export function readAssumed(given: readonly string[]): Assumed {
  return Object.assign({}, ...given.map(text => (text.includes('=') ? toPair(text) : readFile(text))))
}

function toPair(text: string): Assumed {
  const [name = '', ...value] = text.split('=')
  return { [name]: value.join('=') }
}

function readFile(file: string): Assumed {
  let value: unknown
  try {
    value = JSON.parse(readUserFile(file))
  } catch (error) {
    const remedy = 'give NAME=VALUE, or a JSON file such as {"assume": {"name": "value"}}.'
    throw cliError('UNUSABLE_FILE', `--assume ${file} cannot be read as a file (${errorMessage(error)}); ${remedy}`)
  }
  check(AssumeFile, value, file)
  return (value as { readonly assume: Assumed }).assume // just checked
}
