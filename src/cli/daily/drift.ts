import { Command, Option } from 'commander'
import { buildASTSchema } from 'graphql'
import { readSchema } from '../../graphql/schema-source.ts'
import { schemaOf } from '../../truth/coordinates.ts'
import { type Drift, driftOf, type SchemaChange } from '../../truth/drift.ts'
import type { Usage } from '../../truth/usage.ts'
import { VENDOR_LIST, vendorOf } from '../../vendors/index.ts'
import { jsonFlag } from '../options.ts'
import { readUsages } from './usage-file.ts'

interface DriftFlags {
  vendor: string
  schema: string
  usage?: string[]
  markdown?: boolean
  json?: boolean
}

/** What the process ends with where a change touches the client. */
const TOUCHED = 3

/** `backlot drift`: a vendor's newer schema against the one here, and against what a client uses. */
export function driftCommand(name: string, summary: string): Command {
  const vendors = VENDOR_LIST.map(vendor => vendor.name)
  return new Command(name)
    .description(summary)
    .addOption(new Option('--vendor <name>', 'whose schema').choices(vendors).makeOptionMandatory())
    .requiredOption('--schema <file>', "the newer schema: SDL, or the JSON of an introspection query's answer")
    .option('--usage <file...>', 'what the client uses, as `backlot usage` wrote it; without it all is taken for used')
    .addOption(new Option('--markdown', 'print Markdown, such as for a comment').conflicts('json'))
    .addOption(jsonFlag())
    .addHelpText('after', HELP)
    .action(drift)
}

const HELP = `
Directives do not count, nor what only one site or flavour of the vendor has.

Examples:
  backlot drift --vendor ${VENDOR_LIST[0]?.name} --schema newer.graphql --usage usage.json
  backlot drift --vendor ${VENDOR_LIST[0]?.name} --schema introspection.json --usage usage.json --markdown

Exit codes: 0 nothing touches you, 1 could not be done, 2 wrong usage, ${TOUCHED} something touches you.`

async function drift({ vendor: name, schema, usage: files, markdown, json }: DriftFlags): Promise<void> {
  const vendor = vendorOf(name)
  const newer = buildASTSchema(readSchema(schema, name), { assumeValid: true })
  const found = await driftOf(schemaOf(vendor), newer, vendor.surroundings?.local ?? [], usageOf(name, files))
  const { breaking, touching, newValues } = found
  if (json) {
    console.log(JSON.stringify({ breaking: breaking.length, touching }))
    for (const value of newValues) console.error(newValue(value))
  } else console.log(markdown ? toMarkdown(name, found) : toText(found))
  if (touching.length > 0) process.exitCode = TOUCHED
}

/** What the files say of a vendor; undefined where there are none. */
function usageOf(vendor: string, files: readonly string[] | undefined): Usage | undefined {
  if (!files) return undefined
  const { vendors } = readUsages(files)
  const own = Object.hasOwn(vendors, vendor) ? vendors[vendor] : undefined
  if (!own) console.error(`${files.join(', ')}: nothing is used of ${vendor}.`)
  return own ?? { coordinates: [], valuesSent: [], valuesReceived: [] }
}

function heading({ breaking, touching }: Drift): string {
  return `${breaking.length} breaking changes, ${touching.length} touch you`
}

function newValue({ coordinate }: SchemaChange): string {
  return `${coordinate} is a new value that you may receive; nothing breaks but code that knows all values.`
}

function toText(found: Drift): string {
  const lines = found.touching.map(({ coordinate, message }) => `  ${coordinate}  ${message}`)
  return [heading(found), ...lines, ...found.newValues.map(newValue)].join('\n')
}

function toMarkdown(vendor: string, found: Drift): string {
  // A default in a message may hold anything.
  const row = ({ coordinate, message }: SchemaChange) =>
    `| \`${coordinate}\` | ${message.replaceAll(/\s+/g, ' ').replaceAll(/[|<`]/g, String.raw`\$&`)} |`
  const table = found.touching.length > 0 ? ['', '| what | change |', '| --- | --- |', ...found.touching.map(row)] : []
  const values = found.newValues.map(value => `- ${newValue(value)}`)
  return [`### ${vendor}: ${heading(found)}`, ...table, ...(values.length > 0 ? ['', ...values] : [])].join('\n')
}
