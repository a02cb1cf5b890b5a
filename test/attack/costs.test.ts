/** Documents that cost far more than their length says, where an engine's words were found by a quadratic way. */
import { describe, expect, test } from 'vitest'
import { CALLS } from '../faults/fault-setup.ts'
import { AS_THE_SQUARE, growth, IN_LINE } from '../growth.ts'
import { type AnyJson, setup, VENDOR_NAMES } from '../setup.ts'

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ')

/** Each took from half a second to hours: how large it is, its text at any size, and how its time may grow. */
const DOCUMENTS: Readonly<Record<string, readonly [size: number, write: (size: number) => string, most?: number]>> = {
  'a number of 900,000 digits alone': [900_000, size => '1'.repeat(size)],
  'a number of 900,000 digits for a text': [
    900_000,
    size => `mutation { chatMessageCreate(input: { message: ${'9'.repeat(size)} }) { status } }`,
  ],
  'one unknown directive often': [4800, size => `{ __typename ${times(size, () => '@d')} }`],
  'fragments that there are not': [990, size => `{ ${times(size, i => `...F${i}`)} }`],
  'operations that share fragments': [
    450,
    size => `${times(size, i => `query Q${i} { ...F0 }`)} ${chainOfFragments(size)}`,
    AS_THE_SQUARE, // Each operation reaches each fragment.
  ],
  'a chain of 1,800 fragments that nothing uses': [1800, size => `{ __typename } ${chainOfFragments(size)}`],
  'tokens that can stand nowhere': [450_000, size => '$a'.repeat(size)],
}

function chainOfFragments(size: number): string {
  return `${times(size, i => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F${size} on Query { __typename }`
}

for (const vendor of VENDOR_NAMES)
  test.for(Object.keys(DOCUMENTS))(`[ours] ${vendor} refuses %s in a time that grows as it may`, async name => {
    const { graphql, bugs } = setup()
    const [largest, write, most = IN_LINE] = DOCUMENTS[name]!
    let count = 0
    const refused = async (size: number): Promise<void> => {
      // No document is one that was kept.
      const { body } = await graphql(vendor, `${write(size)} # ${count++}`)
      expect(body.errors.length).toBeGreaterThan(0)
    }
    expect(await growth(refused, largest, most)).toBeLessThan(most)
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
  const search = async (size: number): Promise<void> => {
    const query = `query ($q: String) { ${field}(first: 1, q: $q) { totalCount } }`
    const { body } = await graphql('marketplacer', query, { q: 'a '.repeat(size) })
    expect(body.data[field].totalCount).toBeGreaterThan(0)
  }
  expect(await growth(search, 450_000)).toBeLessThan(IN_LINE)
})

test('[ours] an address of 500,000 dots is refused in a time that grows in line', async () => {
  const { graphql } = setup()
  const refused = async (size: number): Promise<void> => {
    const input = {
      email: `a@${'.'.repeat(size)} `,
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
    expect(body.data.register.error).toBe('INVALID_DATA')
  }
  expect(await growth(refused, 500_000)).toBeLessThan(IN_LINE)
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
