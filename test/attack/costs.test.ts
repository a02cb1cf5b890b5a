/** Documents that cost far more than their length says, where an engine's words were found by a quadratic way. */
import { describe, expect, test } from 'vitest'
import { CALLS } from '../faults/fault-setup.ts'
import { type AnyJson, setup, VENDOR_NAMES } from '../setup.ts'

/** How much CPU one request may take, milliseconds: several times what it takes on a busy machine. */
const MAX_CPU = 500

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ')

/** Each took from half a second to hours. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'a number of 900,000 digits alone': '1'.repeat(900_000),
  'a number of 900,000 digits for a text': `mutation { chatMessageCreate(input: { message: ${'9'.repeat(900_000)} }) { status } }`,
  'one unknown directive often': `{ __typename ${times(4800, () => '@d')} }`,
  'fragments that there are not': `{ ${times(990, i => `...F${i}`)} }`,
  'operations that share fragments': `${times(450, i => `query Q${i} { ...F0 }`)} ${times(450, i => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F450 on Query { __typename }`,
  'a chain of 1,800 fragments that nothing uses': `{ __typename } ${times(1800, i => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F1800 on Query { __typename }`,
  'tokens that can stand nowhere': '$a'.repeat(450_000),
}

for (const vendor of VENDOR_NAMES)
  test.for(Object.keys(DOCUMENTS))(`[ours] ${vendor} refuses %s in bounded time`, async name => {
    const { graphql, bugs } = setup()
    const costs: number[] = []
    for (let i = 0; i < 2; i++) {
      const before = process.cpuUsage()
      // Documents of this length are not kept.
      const { body } = await graphql(vendor, `${DOCUMENTS[name]} # ${i}`)
      const { user, system } = process.cpuUsage(before)
      costs.push((user + system) / 1000)
      expect(body.errors.length).toBeGreaterThan(0)
    }
    expect(Math.min(...costs)).toBeLessThan(MAX_CPU)
    expect(bugs).toEqual([])
  })

/** For each error graphql-js reads the text again: seconds, where its lines and its errors are many. */
test.each([
  ['thg', 'The document is too large to be validated.'],
  ['marketplacer', 'This query is too large to execute.'],
  ['guuru', 'The document is too large to be validated.'],
] as const)('[ours] %s tells no places of errors in a document of 900,000 lines', async (vendor, message) => {
  const { graphql, bugs } = setup()
  const { body } = await graphql(vendor, `${'\n'.repeat(900_000)} { ${times(900, i => `f${i}`)} }`)
  expect(body.errors.at(-1)).toMatchObject({ message })
  expect(body.errors.length).toBeLessThan(10)
  const short = await graphql(vendor, `${'\n'.repeat(900)} { ${times(900, i => `f${i}`)} }`)
  expect(short.body.errors.at(-1).message).not.toBe(message)
  expect(bugs).toEqual([])
})

test.each(['sellersForChats', 'sellersWhere'])('[ours] %s takes each keyword of a long search once', async field => {
  const { graphql } = setup()
  const before = process.cpuUsage()
  const query = `query ($q: String) { ${field}(first: 1, q: $q) { totalCount } }`
  const { body } = await graphql('marketplacer', query, { q: 'a '.repeat(450_000) })
  const { user, system } = process.cpuUsage(before)
  expect(body.data[field].totalCount).toBeGreaterThan(0)
  expect((user + system) / 1000).toBeLessThan(MAX_CPU)
})

test('[ours] an address of 500,000 dots is refused in bounded time', async () => {
  const { graphql } = setup()
  const before = process.cpuUsage()
  const input = {
    email: `a@${'.'.repeat(500_000)} `,
    password: 'password123',
    fullName: 'New Customer',
    marketingConsent: 'I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL',
    marketingConsentAuditData: { messageShown: 'May we?', formIdentifier: 'register', formLocation: '/register' },
  }
  const { body } = await graphql(
    'thg',
    'mutation ($input: RegistrationInput!) { register(input: $input) { error } }',
    { input },
    { token: null },
  )
  const { user, system } = process.cpuUsage(before)
  expect(body.data.register.error).toBe('INVALID_DATA')
  expect((user + system) / 1000).toBeLessThan(MAX_CPU)
})

/** How long an answer may be that tells of unknown keys: a request of 0.9 MB is quoted once, not for each of them. */
const MAX_ANSWER = 1.5 * 2 ** 20

describe.each(VENDOR_NAMES)('[ours] %s tells of unknown keys in a bounded answer', vendor => {
  const { name, mutation } = CALLS[vendor]
  const keys = (count: number, separator: string): string =>
    Array.from({ length: count }, (_, i) => `${separator}k${i}${separator}:${i}`).join(',')
  const selection = mutation.slice(mutation.indexOf(')', mutation.indexOf('$input)')) + 1)
  const bodies = {
    'of a variable': `{"query":"${mutation}","variables":{"input":{${keys(60_000, '"')}}}}`,
    'of a list in a variable': `{"query":"${mutation}","variables":{"input":[${times(50, () => `{${keys(1000, '"')}}`).replaceAll('} {', '},{')}]}}`,
    'of a literal': `{"query":"mutation { ${name}(input: {${keys(4900, '')}})${selection}"}`,
    'of a field': `{"query":"mutation { ${name}(${keys(4900, '')})${selection}"}`,
  }
  test.each(Object.entries(bodies))('%s', async (_name, rawBody) => {
    const { graphql, bugs } = setup()
    const { body } = await graphql(vendor, '', undefined, { rawBody })
    expect(body.errors.length).toBeGreaterThan(0)
    expect(body.errors.length).toBeLessThanOrEqual(101)
    const problems = body.errors.flatMap((error: AnyJson) => error.extensions?.problems ?? [])
    expect(problems.length).toBeLessThanOrEqual(1000)
    expect(JSON.stringify(body).length).toBeLessThan(MAX_ANSWER)
    expect(bugs).toEqual([])
  })
})
