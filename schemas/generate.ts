// Writes the TypeScript types of each schema to src/vendors/<vendor>/types.gen.ts, and the JSON Schemas that editors
// check fixtures and actors with (`npm run generate`).
// With --check it writes nothing, and exits with 1 when a file on disk is not what it would write.
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ActorsFileSchema } from '../src/actors/schema.ts'
import { fixtureSchema } from '../src/format/check.ts'
import { worldFormat } from '../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../src/vendors/index.ts'

interface Vendor {
  context: string
  /** GraphQL type to what its resolvers get: a record of the vendor's records.ts by name, or `file.ts#Name`. */
  records: Record<string, string>
  /** TypeScript types of the custom scalars, inside the server. */
  scalars: Record<string, string>
}

const strings = (...names: string[]) => Object.fromEntries(names.map(name => [name, 'string']))

const vendors: Record<string, Vendor> = {
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
    scalars: { ISO8601DateTime: 'number' }, // epoch milliseconds; the scalar converts
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
}

/** What the plugins have no option for: no `any`, and an argument with a default may still be given as null. */
const tidy = (code: string) =>
  code
    .replace(/^(?! *(?:\/\*\*|\*)).*\bany\b.*$/gm, line => line.replace(/\bany\b/g, 'unknown'))
    .replace('-?: NonNullable<T[P]> }', '-?: T[P] }')

const root = fileURLToPath(new URL('..', import.meta.url))
const check = process.argv.includes('--check')

for (const [name, { context, records, scalars }] of Object.entries(vendors)) {
  const source = `schemas/${name}.graphql`
  const target = `src/vendors/${name}/types.gen.ts`
  const body = await codegen({
    filename: target,
    schema: parse(await readFile(root + source, 'utf8')),
    documents: [],
    config: {
      avoidOptionals: { field: true },
      contextType: `./context.ts#${context}`,
      defaultScalarType: 'unknown',
      emitLegacyCommonJSImports: false,
      enumsAsTypes: true,
      importExtension: '.ts',
      inputMaybeValue: 'T | null | undefined',
      mappers: Object.fromEntries(
        Object.entries(records).map(([type, row]) => [type, `./${row.includes('#') ? row : `records.ts#${row}`}`]),
      ),
      scalars,
      strictScalars: true,
      useTypeImports: true,
    },
    pluginMap: { typescript, resolvers },
    plugins: [{ typescript: {} }, { resolvers: {} }],
  })
  const text = `// Generated from ${source} by \`npm run generate\`; do not edit.\n${tidy(body)}`
  await put(target, text, source)
}

for (const [name, schema] of Object.entries({
  fixture: fixtureSchema(worldFormat(VENDOR_LIST)),
  actors: ActorsFileSchema,
})) {
  const text = JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema })
  await put(`schemas/${name}.schema.json`, `${text}\n`, 'its TypeBox schema in src')
}

async function put(target: string, text: string, source: string): Promise<void> {
  const old = await readFile(root + target, 'utf8').catch(() => undefined)
  if (text === old) return
  if (check) {
    console.error(`${target} does not match ${source}; run \`npm run generate\`.`)
    process.exitCode = 1
  } else {
    await mkdir(dirname(root + target), { recursive: true })
    await writeFile(root + target, text)
  }
}
