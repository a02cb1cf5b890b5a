// `npm run generate`: writes what the sources hold of other files, so that nothing is read from the disk at run time.
// - schemas/<vendor>.graphql: its syntax tree as JSON, the types of the schema, and the types of its resolvers, in src/vendors/<vendor>/;
// - schemas/engines/<engine>.graphql: its text, what a GraphQL engine says of introspection, in src/dialects/<engine>/;
// - schemas/samples/<vendor>.graphql: its text, the operations that GraphiQL begins with;
// - schemas/casts/<vendor>.json: the scripts of its ready-made casts;
// - schemas/histories/<vendor>.json: the texts of its histories, where it makes some up;
// - schemas/clients/: as text in src/cli/daily/, what the clients in other languages are made of;
// - fixtures/*.json and the version in package.json: as text in src/format/;
// - the errors.ts of each room: the guide's page of errors; the published types and the default fixture: those of events and of
//   records; src/faults/rule.ts: that of the kinds of faults;
// - schemas/evidence.json: the same as text in src/truth/, and with assumptions, comments and tests the lists in schemas/EVIDENCE.md;
// - types in schemas/shapes/: the same as plain interfaces, in src/api/;
// - TypeBox schemas in src/, and the flags of start: the JSON Schemas that editors check fixtures, actors and settings with,
//   in schemas/.
// A folder of its own, such as that of the tests' toy vendor, holds both its sources and its files.
// With --check it writes nothing, and exits with 1 when a file on disk is not what it would write.
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TypeWriter } from './write-out.ts'

/** What the types of one vendor need to know besides its schema. */
interface VendorTypes {
  /** Where its sources are and its files go: `schemas/` and `src/vendors/<name>/` where it is left out. */
  readonly folder?: string
  /** The type of its resolvers' context, in its context.ts. */
  readonly context: string
  /** GraphQL type to what its resolvers are given: a record of its records.ts by name, or `file.ts#Name`. */
  readonly records: Readonly<Record<string, string>>
  /** The TypeScript types of its custom scalars inside the server; the scalars convert. */
  readonly scalars: Readonly<Record<string, string>>
}

const VENDORS: Readonly<Record<string, VendorTypes>> = {
  thg: {
    context: 'ThgContext',
    records: {
      Customer: 'CustomerRow',
      Discussion: 'DiscussionRow',
      DiscussionMessage: 'MessageRow',
      Order: 'OrderRow',
      OrderProduct: 'OrderedProduct',
      Product: 'ProductVariantRow',
      ProductVariant: 'ProductVariantRow',
      UsedPaymentMethod: 'Payment',
      PaymentCard: '../contract/scenery.ts#SceneryPart',
      GiftCard: '../contract/scenery.ts#SceneryPart',
    },
    scalars: {
      Timestamp: 'number',
      Void: 'null',
      SKU: 'number',
      ...strings('Date', 'DisplayString', 'OrderNumber', 'URL', 'Money', 'Month', 'Year'),
      ...strings('DeliveryMethod', 'SpecialOfferGroup', 'SocialLinkID', 'PasswordResetToken'),
    },
  },
  marketplacer: {
    context: 'MarketplacerContext',
    records: {
      Seller: 'SellerRow',
      ChatMessage: 'MessageRow',
      ChatMessagesConnection: 'paging.ts#ThreadPage',
      User: 'UserRow',
      Admin: 'AdminRow',
      DeletedSeller: 'DeletedSellerRow',
      APIKeyPrincipal: 'ApiKeyRow',
      MarketplacerAPIKey: 'ApiKeyRow',
    },
    scalars: { ISO8601DateTime: 'number' },
  },
  guuru: {
    context: 'GuuruContext',
    records: {
      Partner: 'PartnerRow',
      Payouts: 'PartnerRow',
      Chat: 'ChatRow',
      Submission: 'SubmissionRow',
      Category: 'CategoryRow',
      User: 'UserRow',
      Message: 'MessageRow',
      TextMessage: 'MessageRow',
      AttachmentMessage: 'MessageRow',
    },
    scalars: { Timestamp: 'number' },
  },
  toy: { folder: 'test/vendors/toy', context: 'ToyContext', records: { Ticket: 'TicketRow' }, scalars: {} },
}

/** The files of types that are published. */
const PUBLISHED = ['data', 'given', 'thg', 'marketplacer', 'guuru']

const root = fileURLToPath(new URL('..', import.meta.url))
const isCheck = process.argv.includes('--check')

for (const [vendor, types] of Object.entries(VENDORS)) {
  const { folder = `src/vendors/${vendor}` } = types
  const sources = types.folder ?? 'schemas'
  const source = `${sources}/${vendor}.graphql`
  const sdl = await read(source)
  await write(`${folder}/sdl.gen.ts`, source, syntaxTree(sdl))
  await writeSamples(sources, vendor, folder)
  await writeCasts(sources, vendor, folder)
  if (!types.folder) await writeHistories(vendor, folder)
  await write(`${folder}/schema.gen.ts`, source, await typesOf(sdl, types, 'typescript'))
  await write(`${folder}/resolvers.gen.ts`, source, await typesOf(sdl, types, 'resolvers'))
}

for (const engine of ['java', 'ruby']) {
  const source = `schemas/engines/${engine}.graphql`
  const text = `/** What the engine says of introspection. */\nexport const introspection: string = ${literal(await read(source))}\n`
  await write(`src/dialects/${engine}/introspection.gen.ts`, source, text)
}

await write('src/format/version.gen.ts', 'package.json', await versionText())
await write('src/cli/daily/clients.gen.ts', 'schemas/clients/', await clientTexts())
await write('src/format/fixtures.gen.ts', 'fixtures/*.json', await fixtureTexts())

const ledger = await read('schemas/evidence.json')
const ledgerText = `/** The ledger, as \`npm run evidence\` wrote it. */\nexport const LEDGER: unknown = JSON.parse(${literal(ledger)})\n`
await write('src/truth/evidence.gen.ts', 'schemas/evidence.json', ledgerText)

await writePublishedTypes()

// Imported last, because they import what was written above.
const { actorsFileSchema } = await import('../src/actors/schema.ts')
const { configSchema } = await import('../src/cli/config.ts')
const { configOptions } = await import('../src/cli/server-flags.ts')
const { fixtureSchema } = await import('../src/format/schema.ts')
const { worldFormat } = await import('../src/simulator/world-format.ts')
const { VENDOR_LIST } = await import('../src/vendors/index.ts')
await writeJsonSchema('fixture', fixtureSchema(worldFormat(VENDOR_LIST)))
await writeJsonSchema('actors', actorsFileSchema(VENDOR_LIST))
await writeJsonSchema('config', configSchema(configOptions()))
await put('src/guide/errors.md', 'the errors.ts of each room', (await import('./errors-page.ts')).errorsPage())

const { eventsPage, recordsPage } = await import('./events-page.ts')
await put('src/guide/events.md', 'the published types', eventsPage(root))
await put('src/guide/records.md', 'the published types and fixtures/default.json', recordsPage(root))
const { faultKindsPage } = await import('./fault-kinds-page.ts')
await put('src/guide/fault-kinds.md', 'src/faults/rule.ts', faultKindsPage(root))

const page = (await import('./evidence-page.ts')).evidencePage(await read('schemas/EVIDENCE.md'), ledger)
await put('schemas/EVIDENCE.md', 'ledger, assumptions, comments and tests', page)

/** The types that are published and follow from others, written out so that nothing behind them is published. */
async function writePublishedTypes(): Promise<void> {
  const writer = new TypeWriter(
    PUBLISHED.map(name => `${root}schemas/shapes/${name}.ts`),
    `${root}tsconfig.json`,
    `${root}src/api/`,
  )
  for (const name of PUBLISHED) await write(`src/api/${name}.gen.ts`, `schemas/shapes/${name}.ts`, writer.write(name))
}

/** What graphql makes of a schema's text, as JSON: it is read several times as fast as the text. */
function syntaxTree(sdl: string): string {
  const { definitions } = parse(sdl, { noLocation: true })
  const json = `{"kind":"Document","definitions":[\n${definitions.map(node => JSON.stringify(node)).join(',\n')}\n]}`
  return `import type { DocumentNode } from 'graphql'

/** The vendor's schema, parsed: new objects on each call. */
export function parsedSdl(): DocumentNode {
  return JSON.parse(${literal(json)}) as DocumentNode // as graphql parsed it
}
`
}

function strings(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, 'string']))
}

async function writeSamples(sources: string, vendor: string, folder: string): Promise<void> {
  const source = `${sources}/samples/${vendor}.graphql`
  const text = `/** The vendor's sample operations, for GraphiQL. */\nexport const samples: string = ${literal(await read(source))}\n`
  await write(`${folder}/samples.gen.ts`, source, text)
}

async function writeCasts(sources: string, vendor: string, folder: string): Promise<void> {
  const source = `${sources}/casts/${vendor}.json`
  const contract = posix.relative(folder, 'src/vendors/contract')
  const head = `import type { Casts } from '${contract}/script.ts'\n\n/** The scripts of the vendor's roles in the ready-made casts. */\n`
  await write(`${folder}/casts.gen.ts`, source, `${head}export const casts: Casts = ${await read(source)}`)
}

async function writeHistories(vendor: string, folder: string): Promise<void> {
  const source = `schemas/histories/${vendor}.json`
  const head = `import type { Texts } from '../../contract/histories/prose.ts'\n\n/** What people say in the vendor's histories. */\n`
  await write(`${folder}/histories/texts.gen.ts`, source, `${head}export const texts: Texts = ${await read(source)}`)
}

/**
 * The types of a schema, which import nothing, or those of its resolvers, which import the former, the vendor's records
 * and its context. They are two files so that records may import the types of the schema.
 */
async function typesOf(
  sdl: string,
  { context, records, scalars }: VendorTypes,
  part: 'typescript' | 'resolvers',
): Promise<string> {
  const isResolvers = part === 'resolvers'
  const code = await codegen({
    filename: `${part}.gen.ts`,
    schema: parse(sdl),
    documents: [],
    config: {
      avoidOptionals: { field: true },
      defaultScalarType: 'unknown',
      emitLegacyCommonJSImports: false,
      enumsAsConst: true,
      importExtension: '.ts',
      inputMaybeValue: 'T | null | undefined',
      namingConvention: { enumValues: 'keep' },
      scalars,
      strictScalars: true,
      useTypeImports: true,
      ...(isResolvers && {
        contextType: `./context.ts#${context}`,
        mappers: Object.fromEntries(
          Object.entries(records).map(([type, row]) => [type, `./${row.includes('#') ? row : `records.ts#${row}`}`]),
        ),
        namespacedImportName: 'Schema',
      }),
    },
    pluginMap: { typescript, resolvers },
    plugins: [{ [part]: {} }],
  })
  return tidy(isResolvers ? `import type * as Schema from './schema.gen.ts';\n${code}` : code)
}

/** What the plugins have no option for: no `any`, and an argument with a default may still be given as null. */
function tidy(code: string): string {
  return code
    .replace(/^(?! *(?:\/\*\*|\*)).*\bany\b.*$/gm, line => line.replace(/\bany\b/g, 'unknown'))
    .replace('-?: NonNullable<T[P]> }', '-?: T[P] }')
}

async function clientTexts(): Promise<string> {
  const files = { python: 'backlot.py', php: 'Backlot.php', java: 'Backlot.java' }
  const texts = await Promise.all(
    Object.entries(files).map(async ([name, file]) => `  ${name}: ${literal(await read(`schemas/clients/${file}`))},`),
  )
  return `/** What is written by hand of each language's client, with marks where its calls go. */\nexport const CLIENT_FILES = {\n${texts.join('\n')}\n}\n`
}

async function versionText(): Promise<string> {
  const { version } = JSON.parse(await read('package.json')) as { version: string } // our own file
  return `/** The package's version. */\nexport const VERSION: string = '${version}'\n`
}

async function fixtureTexts(): Promise<string> {
  const names = (await readdir(`${root}fixtures`)).map(file => file.replace('.json', '')).toSorted()
  const texts = await Promise.all(
    names.map(async name => `  ${name}: ${literal(compact(await read(`fixtures/${name}.json`)))},`),
  )
  const type = `Readonly<Record<${names.map(name => `'${name}'`).join(' | ')}, string>>`
  return `/** The fixtures that come with the package: JSON by name. */\nexport const FIXTURES: ${type} = {\n${texts.join('\n')}\n}\n`
}

/** JSON as short as it can be, in ASCII: the file that holds it is read faster. */
function compact(json: string): string {
  const text = JSON.stringify(JSON.parse(json))
  return text.replaceAll(/[^\0-~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A text as TypeScript, line by line as it is. */
function literal(text: string): string {
  return `\`${text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')}\``
}

async function writeJsonSchema(name: string, schema: object): Promise<void> {
  const text = JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema })
  await put(`schemas/${name}.schema.json`, 'its schema in src', `${text}\n`)
}

async function write(target: string, source: string, code: string): Promise<void> {
  await put(target, source, `// Generated from ${source} by \`npm run generate\`; do not edit.\n${code}`)
}

async function put(target: string, source: string, text: string): Promise<void> {
  const old = await read(target).catch(() => undefined)
  if (text === old) return
  if (isCheck) {
    console.error(`${target} does not match ${source}; run \`npm run generate\`.`)
    process.exitCode = 1
  } else {
    await mkdir(dirname(root + target), { recursive: true })
    await writeFile(root + target, text)
  }
}

function read(path: string): Promise<string> {
  return readFile(root + path, 'utf8')
}
