import { buildASTSchema, type GraphQLField, isCompositeType, getNamedType } from 'graphql'
import { expect, test } from 'vitest'
import { VENDORS } from '../../src/vendors/index.ts'
import { generateValue } from '../graphql/value-generator.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { credentialHeader, VENDOR_NAMES } from '../setup.ts'
import { encode, JPEG, PATH, type Part, token } from '../vendors/thg/upload.ts'
import { type Call, controlCalls, valueOf } from './control-calls.ts'
import { HOSTILE_TEXTS, hostileText, inUrl } from './hostile.ts'
import { createTarget, holdRoundTrip, type Send, sized, TIMEOUT } from './target.ts'

/** What a way in is given: the world's records by vendor and table, to know what there is. */
interface Driver {
  readonly send: Send
  readonly random: SeededRandom
  readonly records: Readonly<Record<string, Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>>
}

/** After so many operations the world must come out as it went in. */
const CHECK_EVERY = 5
/** After so many it begins anew: what is refused when there are many of a kind must not be all. */
const RESET_EVERY = 400

const MUTATIONS = VENDOR_NAMES.flatMap(vendor => {
  const type = buildASTSchema(VENDORS[vendor].parsedSdl(), { assumeValid: true }).getMutationType()
  return Object.values(type?.getFields() ?? {}).map(field => ({ vendor, field }))
})

/** The ids of a vendor's records, of one table where one is named. */
function idsOf({ records }: Driver, vendor: string, table?: string): string[] {
  const tables = Object.entries(records[vendor] ?? {}).filter(([name]) => table === undefined || name === table)
  return tables.flatMap(([, rows]) => rows.map(row => String(Object.values(row)[0])))
}

async function mutate(driver: Driver): Promise<void> {
  const { send, random } = driver
  const { vendor, field } = random.pick(MUTATIONS)
  const texts = [...idsOf(driver, vendor), 'password123', 'john.roe@example.com', 'Admin', 'text']
  const strings = random.chance(0.6)
    ? [...texts, ...HOSTILE_TEXTS.slice(0, 8)]
    : [...HOSTILE_TEXTS, hostileText(random)]
  const variables = Object.fromEntries(field.args.map(({ name, type }) => [name, generateValue(random, type, strings)]))
  await send(
    'POST',
    VENDORS[vendor].paths[0]!,
    JSON.stringify({ query: documentOf(field), variables }),
    credentialHeader(vendor),
  )
}

function documentOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const declared = args.map(arg => `$${arg.name}: ${arg.type}`).join(' ')
  const given = args.map(arg => `${arg.name}: $${arg.name}`).join(' ')
  const selection = isCompositeType(getNamedType(type)) ? ' { __typename }' : ''
  return `mutation ${declared && `(${declared})`} { ${name}${given && `(${given})`}${selection} }`
}

async function upload({ send, random }: Driver): Promise<void> {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const text = hostileText(random)
    .slice(0, 300)
    .replaceAll(/[\r\n"]/g, ' ')
  const file: Part = {
    name: 'attachment',
    content: random.pick([JPEG, 'hello', text]),
    ...(random.chance(0.8) ? { filename: text } : {}),
    ...(random.chance(0.7)
      ? { type: random.pick(['image/jpeg', '', ' ', 'x', '/', 'text/plain; charset=', text]) }
      : {}),
  }
  await send('POST', PATH, new Uint8Array(encode([token(), file])), headers)
}

/** A call of the control plane, of which the id is one that there is. */
function control(calls: readonly Call[]) {
  return async (driver: Driver): Promise<void> => {
    const { send, random } = driver
    const { method, path, schema } = random.pick(calls)
    const [, , vendor = '', table = ''] = path.split('/')
    const ids = idsOf(driver, vendor, table)
    const url = path.replaceAll(/\{\w+\}/g, () => inUrl(ids.length > 0 ? random.pick(ids) : 'x'))
    await send(method, url, schema && JSON.stringify(valueOf(schema, random, 0.01)))
  }
}

test(
  '[ours] whatever comes in by whichever way, the world comes out of its document as it went in',
  async () => {
    const kit = await createTarget({ maxWorlds: 20, history: true, loginWorlds: true })
    const { inProcess: send, world } = kit
    const all = await controlCalls(send)
    const changing = all.filter(
      ({ method, path }) => method !== 'GET' && !/state|wait|count|worlds|requests$/.test(path),
    )
    const acts = changing.filter(({ path }) => VENDOR_NAMES.some(name => path.startsWith(`/_sim/${name}/`)))
    const ways = [mutate, mutate, mutate, upload, control(acts), control(acts), control(changing)]
    const total = sized(200, 20_000)
    let records: Driver['records'] = {}
    let recent: string[] = []
    const noting: Send = async (method, path, body, headers) => {
      recent.push(
        `${method} ${path} ${
          typeof body === 'string'
            ? body.slice(0, 500)
            : Buffer.from(body ?? '')
                .toString('latin1')
                .slice(0, 500)
        }`,
      )
      // A fault may cut the connection; that is an answer, too.
      return send(method, path, body, headers).catch((error: unknown) => {
        if (error instanceof TypeError) return { status: 0, body: '' }
        throw error
      })
    }
    for (let i = 0; i < total; i++) {
      const random = createSeededRandom(i)
      await random.pick(ways)({ send: noting, random, records })
      if (i % 20 === 19) world.faults.clear()
      if (i % CHECK_EVERY !== 0) continue
      const state = await holdRoundTrip(send, recent.join('\n'))
      records = (JSON.parse(state) as { vendors: Driver['records'] }).vendors
      recent = []
      if (i % RESET_EVERY === 0) world.reset()
    }
    expect(changing.length).toBeGreaterThan(acts.length)
    await kit.survived(`${total} changes by ${MUTATIONS.length} mutations, uploads and ${changing.length} calls`)
  },
  TIMEOUT,
)
