import { expect, test } from 'vitest'
import { MAX_TOLD_LENGTH } from '../../src/request/limits.ts'
import { writeAnswer } from '../../src/graphql/answer-text.ts'
import { realDelay } from '../../src/time/real-time.ts'
import { growth, IN_LINE } from '../growth.ts'
import { setup, VENDOR_NAMES } from '../setup.ts'

/** A mutation of each vendor that takes an object, its type, and a key of it that holds a text. */
const OBJECTS = {
  thg: ['createDiscussion', 'CreateDiscussionInput!', ''],
  marketplacer: ['chatMessageCreate', 'ChatMessageCreateMutationInput!', ' { status }'],
  guuru: ['createPersona', 'PersonaInput!', ''],
} as const

/** What each of them takes. */
const GOOD = {
  thg: { category: 'DELIVERY_PROBLEM', message: { message: 'Where is it?' } },
  marketplacer: { sellerId: 'U2VsbGVyLTY2MDExOQ==', message: 'Hello' },
  guuru: { providerId: 'agent-7', name: 'Ada' },
} as const

const withVariable = ([name, type, fields]: readonly [string, string, string]): string =>
  `mutation ($i: ${type}) { ${name}(input: $i)${fields} }`

/** So many keys that no input object has. */
const keys = (count: number, length: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${String(i).padStart(length, 'x')}`, 1]))

const WRONG: Readonly<Record<string, object>> = {
  '60,000 unknown keys': keys(60_000, 5),
  '900 unknown keys of 1,000 characters': keys(900, 1000),
  'one unknown key of 900,000 characters': keys(1, 900_000),
  'lists for texts': Object.fromEntries(
    ['message', 'providerId', 'category'].map(name => [name, Array.from({ length: 90_000 }, () => ({}))]),
  ),
  'control characters in an unknown key': { ['\u0001'.repeat(160_000)]: '\u0001' },
}

for (const vendor of VENDOR_NAMES) {
  test.for(Object.keys(WRONG))(`[ours] ${vendor} tells of %s in a bounded answer`, async name => {
    const { graphql, bugs } = setup()
    const { status, body } = await graphql(vendor, withVariable(OBJECTS[vendor]), { i: WRONG[name] })
    expect(status).toBeLessThan(500)
    expect(body.errors.length).toBeGreaterThan(0)
    expect(body.errors.length).toBeLessThanOrEqual(101)
    expect(JSON.stringify(body).length).toBeLessThan(MAX_TOLD_LENGTH + 1000)
    expect(bugs).toEqual([])
  })

  test(`[ours] ${vendor} tells of 3,000 unknown keys of a literal in a bounded answer`, async () => {
    const { graphql } = setup()
    const [name, , fields] = OBJECTS[vendor]
    const literal = Array.from({ length: 3000 }, (_, i) => `k${i}${'x'.repeat(300)}: 1`).join(' ')
    const { body } = await graphql(vendor, `mutation { ${name}(input: {${literal}})${fields} }`)
    expect(body.errors.length).toBeGreaterThan(0)
    expect(body.errors.length).toBeLessThanOrEqual(101)
    expect(JSON.stringify(body).length).toBeLessThan(MAX_TOLD_LENGTH + 1000)
  })
}

for (const vendor of VENDOR_NAMES) {
  const document = withVariable(OBJECTS[vendor])

  test(`[ours] ${vendor} refuses unknown keys in a time that grows in line, of a compiled operation too`, async () => {
    const { graphql } = setup({}, { compileMs: 0 })
    const send = (count: number) => graphql(vendor, document, { i: keys(count, 5) })
    const cold = await send(12_000)
    expect(await growth(send, 12_000)).toBeLessThan(IN_LINE)
    for (let i = 0; i < 20; i++) {
      await graphql(vendor, document, { i: GOOD[vendor] })
      await realDelay(10)
    }
    expect(await growth(send, 12_000)).toBeLessThan(IN_LINE)
    expect((await send(12_000)).body.errors).toEqual(cold.body.errors)
  })
}

test('[assumed] a request of ordinary size is told of 50 wrong keys, as graphql-js tells', async () => {
  const { graphql } = setup()
  const { body } = await graphql('guuru', withVariable(OBJECTS.guuru), { i: keys(60, 5) })
  expect(body.errors).toHaveLength(51)
  expect(body.errors.at(-1).message).toBe(
    'Too many errors processing variables, error limit reached. Execution aborted.',
  )
})

test('[ours] what does not fit into an answer is counted in its last error', () => {
  const message = 'x'.repeat(MAX_TOLD_LENGTH / 4)
  const errors = Array.from({ length: 20 }, () => ({ message }))
  const answer = JSON.parse(writeAnswer({ errors, data: null })) as { errors: { message: string }[] }
  expect(answer).toEqual({
    errors: [
      ...errors.slice(0, 3),
      { message: `17 more errors are not told: those of one answer may have ${MAX_TOLD_LENGTH} characters together.` },
    ],
    data: null,
  })
})

test('[ours] one error that does not fit into an answer is cut', () => {
  const errors = [{ message: 'x'.repeat(MAX_TOLD_LENGTH), path: ['a'], extensions: { code: 'A' } }, { message: 'two' }]
  expect(JSON.parse(writeAnswer({ errors }))).toEqual({ errors: [{ message: `${'x'.repeat(1000)}...`, path: ['a'] }] })
})
