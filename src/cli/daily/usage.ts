import type { Command } from 'commander'
import type { GraphQLSchema } from 'graphql'
import { orRefuse, orRefuseLater, parseJson } from '../../errors/reasons.ts'
import { readUserFile, replaceFile } from '../../format/files.ts'
import { type GraphQLParams, readParams } from '../../request/params.ts'
import { persistedQueryOf } from '../../request/persisted-query.ts'
import { assertBlackBox, type BlackBox, type RecordedExchange } from '../../simulator/black-box.ts'
import { usagesOf, type VendorUsage } from '../../truth/client-documents.ts'
import { schemaOf } from '../../truth/coordinates.ts'
import { UsageReader } from '../../truth/usage.ts'
import { mergeUsages } from '../../truth/usage-document.ts'
import { VENDOR_LIST } from '../../vendors/index.ts'
import { ControlClient } from '../control/client.ts'
import { clientCommand, type Output, printing } from '../control/client-command.ts'
import { cliError } from '../errors.ts'
import { oneLine } from '../last-resort.ts'
import type { ConnectionFlags } from '../options.ts'
import { tellDropped } from '../output/request-lines.ts'
import { readUsages } from './usage-file.ts'

interface UsageFlags extends ConnectionFlags {
  documents?: string[]
  blackBoxes?: string[]
  merge?: string[]
  out?: string
}

type Schemas = ReadonlyMap<string, GraphQLSchema>

/** `backlot usage`: the coordinates of the vendors' schemas that a client uses, as JSON. */
export function usageCommand(name: string, summary: string): Command {
  const command = clientCommand(name, summary, EXAMPLES)
    .option(
      '--documents <glob...>',
      "the client's own files: those of GraphQL, and what others hold in gql and graphql tags",
    )
    .option('--black-boxes <glob...>', 'black boxes, as the vitest kit keeps one of each failed test')
    .option('--merge <file...>', 'what this command wrote, such as in other CI jobs')
    .option('--out <file>', 'where to (default: standard output)')
  return printing<UsageFlags>(command, async (client, flags) => {
    const sources = [flags.documents, flags.blackBoxes, flags.merge]
    const isMeant = ['url', 'world'].some(flag => command.getOptionValueSource(flag) === 'cli')
    return usage(isMeant || sources.every(source => !source) ? client : undefined, flags)
  })
}

const EXAMPLES = `  backlot usage --out usage.json
  backlot usage --documents 'src/**/*.{graphql,ts}' > usage.json
  backlot usage --merge shard-1.json shard-2.json --out usage.json

The journal of a running world is read where no other source is given, or where --url or --world is.
Of a document alone all counts that its variables can hold. What does not fit the schemas here is named on standard error.`

/** What all sources say together; `client` is there where a journal is one of them. */
async function usage(client: ControlClient | undefined, flags: UsageFlags): Promise<Output> {
  const { documents = [], blackBoxes = [], merge = [], out } = flags
  const schemas: Schemas = new Map(VENDOR_LIST.map(vendor => [vendor.name, schemaOf(vendor)]))
  const usages: VendorUsage[] = []
  if (client) usages.push(...readExchanges(await exchangesOf(client), `world ${client.world}`, schemas))
  for (const file of await findFiles(blackBoxes))
    usages.push(...readExchanges(readBlackBox(file).exchanges, file, schemas))
  usages.push(...usagesOf((await findFiles(documents)).map(readText), schemas, tell))
  const whole = mergeUsages([readUsages(merge).vendors, ...usages.map(({ vendor, usage: own }) => ({ [vendor]: own }))])
  const text = JSON.stringify(whole, undefined, 2)
  if (out === undefined) return { text, json: whole }
  await orRefuseLater(
    () => replaceFile(out, `${text}\n`),
    reason => cliError('UNUSABLE_FILE', `${out} cannot be written (${reason}); name another file.`),
  )
  const count = Object.values(whole.vendors).reduce((sum, { coordinates }) => sum + coordinates.length, 0)
  return { text: `Wrote ${count} coordinates to ${out}.`, json: whole }
}

function tell(problem: string): void {
  console.error(oneLine(problem))
}

/** The files that globs mean, each once. Refuses a glob that means none: what it was to find would count as unused. */
async function findFiles(globs: readonly string[]): Promise<string[]> {
  const { glob } = await import('tinyglobby')
  const found = new Set<string>()
  for (const pattern of globs) {
    const files = await glob(pattern, { dot: true, expandDirectories: false, ignore: ['**/node_modules/**'] })
    if (files.length === 0)
      throw cliError(
        'UNUSABLE_FILE',
        `No file matches ${pattern}; quote a glob, and write it as seen from this folder.`,
      )
    for (const file of files.toSorted()) found.add(file)
  }
  return [...found]
}

function readText(path: string): { readonly path: string; readonly text: string } {
  const word = (reason: string) => cliError('UNUSABLE_FILE', `${path} cannot be read (${reason}); leave it out.`)
  return { path, text: orRefuse(() => readUserFile(path), word) }
}

function readBlackBox(path: string): BlackBox {
  const word = (reason: string) =>
    cliError('UNUSABLE_FILE', `${path} is not valid JSON (${reason}); name files that failed tests printed.`)
  return assertBlackBox(parseJson(readText(path).text, word), path)
}

/** All requests to a world, with their answers. */
async function exchangesOf(client: ControlClient): Promise<readonly RecordedExchange[]> {
  const box = assertBlackBox(await client.get<unknown>('/black-box'), client.url)
  tellDropped(await client.post<{ dropped: number }>('/requests/count'))
  return box.exchanges
}

/** What requests and answers use, by vendor; `source` is named where something does not fit. */
function readExchanges(exchanges: readonly RecordedExchange[], source: string, schemas: Schemas): VendorUsage[] {
  const readers = new Map(Array.from(schemas, ([vendor, schema]) => [vendor, new UsageReader(schema)]))
  const byHash = new Map<string, string>()
  let unknown = 0
  let unreadable = 0
  const sent = exchanges.map(({ vendor, request, response }) => {
    const params = paramsOf(request)
    const hash = persistedQueryOf(params)?.hash
    return { vendor, params, hash, response }
  })
  // A client names a hash first, and what it stands for once the server does not know it.
  for (const { vendor, params, hash } of sent)
    if (hash !== undefined && params.query) byHash.set(`${vendor} ${hash}`, params.query)
  for (const { vendor, params, hash, response } of sent) {
    const query = params.query ?? byHash.get(`${vendor} ${hash}`)
    if (query === undefined) unknown += hash === undefined ? 0 : 1
    else {
      const variables = Object(params.variables) as Record<string, unknown> // what is no object has none
      const isRead = readers.get(vendor)?.addText(String(query), { variables, data: dataOf(response.body) })
      unreadable += isRead ? 0 : 1
    }
  }
  if (unknown > 0) tell(`${source}: ${unknown} requests name their document by a hash that no other request explains.`)
  if (unreadable > 0) tell(`${source}: ${unreadable} requests have a document that cannot be read.`)
  return Array.from(readers, ([vendor, reader]) => {
    if (reader.unknown.size > 0)
      tell(`${source}: the schema of ${vendor} here lacks ${[...reader.unknown].toSorted().join(', ')}.`)
    return { vendor, usage: reader.usage() }
  }).filter(one => one.usage.coordinates.length > 0)
}

/** The members of a request; none where it is none, such as an upload. */
function paramsOf(request: RecordedExchange['request']): GraphQLParams {
  try {
    return readParams(request, { textVariables: true })
  } catch {
    return {}
  }
}

function dataOf(body: string): unknown {
  try {
    return Reflect.get(Object(JSON.parse(body)) as object, 'data')
  } catch {
    return undefined
  }
}
