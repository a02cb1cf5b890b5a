/**
 * The same seed gives the same bytes in every version: what stands in the files beside this one changes only where the
 * policy in the README allows it. `npm run golden` writes them anew, and `src/CHANGELOG.md` says what has changed.
 */
import { readFileSync } from 'node:fs'
import { getNamedType, type GraphQLSchema, isLeafType, isObjectType } from 'graphql'
import { expect, onTestFinished, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { createSimulator, type TestWorld } from '../../src/index.ts'
import * as guuru from '../../src/vendors/guuru/factories.ts'
import { type VendorName, VENDORS } from '../../src/vendors/index.ts'
import * as marketplacer from '../../src/vendors/marketplacer/factories.ts'
import * as thg from '../../src/vendors/thg/factories.ts'
import { Ids } from '../../src/world/ids.ts'
import { credentialHeader } from '../setup.ts'
import { type GoldenRequest, REQUESTS } from './requests.ts'

/** How many ids of each type there are in the file. */
const COUNT = 20

const FACTORIES = { thg, marketplacer, guuru }

/** What holds a record's id, the first of these that it has. */
const KEYS = ['id', 'number', 'orderNumber', 'token', 'sku']

/** Where the types whose fields are scenery are reached: the place of their fields in a query. */
const SCENES: readonly { vendor: VendorName; query: (fieldsOf: FieldsOf) => string }[] = [
  {
    vendor: 'thg',
    query: fieldsOf =>
      `{ customer { orders(limit: 1) { orders { orderNumber ${fieldsOf('Order')} usedPaymentMethods { paymentType amountSpent { amount } giftCard { ${fieldsOf('GiftCard')} } } products { sku ${fieldsOf('OrderProduct')} productVariant { ${fieldsOf('ProductVariant')} product { ${fieldsOf('Product')} } } } } } } }`,
  },
  {
    vendor: 'marketplacer',
    query: fieldsOf =>
      `{ node(id: "U2VsbGVyLTY2MDExOQ==") { ... on Seller { id ${fieldsOf('Seller')} primaryUser { id ${fieldsOf('User')} } } } }`,
  },
]

/** The fields of a type that are scenery, those of nested types too, as GraphQL writes them. */
type FieldsOf = (type: string) => string

/** Worlds as users have them: seed 1, the clock frozen, the default fixture. */
function createWorlds() {
  const sim = createSimulator()
  onTestFinished(() => sim.close())
  return sim
}

async function send(world: TestWorld, { vendor, query, token }: GoldenRequest): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...credentialHeader(vendor, token) }
  return world.fetch(VENDORS[vendor].paths[0]!, { method: 'POST', headers, body: JSON.stringify({ query }) })
}

/** Those that make a record of what is made up alone: a thread has to be told. */
function factoriesOfRecords<F extends { readonly aThread: unknown }>({
  aThread: _thread,
  ...factories
}: F): Omit<F, 'aThread'> {
  return factories
}

/** What each factory makes so many times, in a world of its own. */
function madeByFactories(times: number) {
  const sim = createWorlds()
  return Object.entries(FACTORIES).flatMap(([vendor, factories]) =>
    Object.entries(factoriesOfRecords(factories)).map(([name, factory]) => {
      const place = sim.world(`${vendor}-${name}`.toLowerCase())[vendor as VendorName]
      const make = factory as (place: object) => Readonly<Record<string, unknown>> // each with its own vendor's place
      return { name: `${vendor}.${name}`, records: Array.from({ length: times }, () => make(place)) }
    }),
  )
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

test('[ours] the first ids of each type', async () => {
  const made = madeByFactories(COUNT).map(({ name, records }) => {
    const key = KEYS.find(member => member in records[0]!)!
    return [name, records.map(record => record[key])]
  })
  const place = createWorlds().world().guuru
  const files = Array.from({ length: COUNT }, () => guuru.aMessage(place, { type: 'attachment' }).attachment?.id)
  const ids = new Ids(1)
  const times = <T>(make: () => T): T[] => Array.from({ length: COUNT }, make)
  const minted = {
    'guuru.attachment': files,
    'webhook.key': times(() => ids.uuid('webhook.key')),
    'thg.ray': times(() => ids.nextBytes('thg.ray').subarray(0, 16).toString('base64')),
    chance: times(() => ids.chance(`key:${ids.next('key')}`)),
  }
  await expect(toText({ ...Object.fromEntries(made), ...minted })).toMatchFileSnapshot('ids.json')
})

test('[ours] what is made up: a record of each factory, and all scenery of one entity of each kind', async () => {
  const made: Record<string, unknown> = {}
  for (const { name, records } of madeByFactories(1)) made[name] = records[0]
  const world = createWorlds().world()
  for (const { vendor, query } of SCENES) {
    const { data, errors } = await (await send(world, { vendor, query: query(sceneryOf(vendor)) })).json()
    expect(errors).toBeUndefined()
    made[`${vendor} scenery`] = data
  }
  await expect(toText(made)).toMatchFileSnapshot('made-up.json')
})

test('[ours] every type with scenery is in the file', () => {
  for (const [name, { scenery }] of Object.entries(VENDORS)) {
    const shown = new Set<string>()
    for (const { vendor, query } of SCENES) if (vendor === name) query(sceneryOf(vendor, shown))
    expect([...shown].toSorted()).toEqual(Object.keys(scenery).toSorted())
  }
})

function sceneryOf(vendor: VendorName, shown = new Set<string>()): FieldsOf {
  const { scenery } = VENDORS[vendor]
  const schema: GraphQLSchema = createSchema(VENDORS[vendor] as never, Object.keys(VENDORS[vendor].views)[0]!)
  const fields: FieldsOf = name => {
    const type = schema.getType(name)
    if (!isObjectType(type)) throw new Error(`${vendor} has no type ${name}.`)
    shown.add(name)
    return Object.keys(scenery[name]?.fields ?? {})
      .map(field => {
        const of = getNamedType(type.getFields()[field]!.type)
        return isLeafType(of) ? field : `${field} { ${fields(of.name)} }`
      })
      .join(' ')
  }
  return fields
}

test('[ours] the answers to 50 requests: status, headers but the date, body', async () => {
  expect(REQUESTS).toHaveLength(50)
  const world = createWorlds().world()
  const lines: string[] = []
  for (const [index, request] of REQUESTS.entries()) {
    const answer = await send(world, request)
    const headers = [...answer.headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`)
    const { vendor, query, token } = request
    const caller = token === undefined ? '' : token === null ? ' without a credential' : ` as ${token}`
    lines.push(
      `# ${index + 1} ${vendor}${caller}`,
      query,
      '',
      String(answer.status),
      ...headers,
      await answer.text(),
      '',
    )
  }
  await expect(lines.join('\n')).toMatchFileSnapshot('transcript.txt')
})

test('[ours] what actors do: their delays and their words', async () => {
  const sim = createSimulator({ actors: 'office-hours' })
  onTestFinished(() => sim.close())
  const world = sim.world()
  world.guuru.shopper.start({ question: 'Where is my order?' })
  for (const request of REQUESTS.filter(({ query }) =>
    /acceptChat|sendChat|chatMessageCreate|Discussion\(/.test(query),
  ))
    await send(world, request)
  const { happened } = await world.settle()
  const lines = happened.map(({ at, type, actor, after }) => `${at} ${type} by ${actor}: ${JSON.stringify(after)}`)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('actors.txt')
})

test('[ours] what its bytes depend on has an exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  for (const name of ['@faker-js/faker', 'file-type'])
    expect({ ...devDependencies, ...dependencies }[name]).toMatch(/^\d+\.\d+\.\d+$/)
})
