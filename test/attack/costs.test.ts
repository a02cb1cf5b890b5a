/** Documents that cost far more than their length says, where an engine's words were found by a quadratic way. */
import { expect, test } from 'vitest'
import { setup, VENDOR_NAMES } from '../setup.ts'

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
