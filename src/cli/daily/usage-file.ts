import { Type } from 'typebox'
import { orRefuse, parseJson } from '../../errors/reasons.ts'
import { readUserFile } from '../../format/files.ts'
import { check } from '../../inputs/check.ts'
import { Strict } from '../../inputs/strict.ts'
import { mergeUsages, USAGE_VERSION, type UsageDocument } from '../../truth/usage-document.ts'
import { cliError } from '../errors.ts'

const List = Type.Array(Type.String())

const UsedSchema = Strict({
  coordinates: List,
  valuesSent: List,
  valuesReceived: List,
  together: Type.Optional(List),
})

const UsageSchema = Strict({
  kind: Type.Literal('backlot-usage'),
  formatVersion: Type.Literal(USAGE_VERSION),
  vendors: Type.Record(Type.String(), UsedSchema),
})

/** What these files of `backlot usage` say together. Refuses what is none. */
export function readUsages(files: readonly string[]): UsageDocument {
  return mergeUsages(files.map(file => readUsage(file).vendors))
}

function readUsage(file: string): UsageDocument {
  const refusal = (reason: string) =>
    cliError('UNUSABLE_FILE', `${file} cannot be read (${reason}); name a file that \`backlot usage\` wrote.`)
  const text = orRefuse(() => readUserFile(file), refusal)
  const document = parseJson(text, refusal)
  check(UsageSchema, document, file)
  return document as UsageDocument // just checked
}
