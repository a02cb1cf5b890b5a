/** Inputs, and what graphql-java 18.1 answers them when it is run over the same schemas. */
import { readFileSync } from 'node:fs'
import type { GraphQLFormattedError } from 'graphql'
import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { createProbe } from './probe.ts'

interface Case {
  readonly about: string
  readonly schema: 'thg' | 'probe'
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
  /** Whether the answer has `data`, and what. */
  readonly data: 'absent' | 'null' | 'object'
  /** Errors as answered, but for what a scalar of the schema's own says. */
  readonly errors: readonly GraphQLFormattedError[]
}

const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')) as readonly Case[]
const runProbe = createProbe()

async function runThg({ query, variables, operationName }: Case) {
  const { graphql } = setup()
  const { body } = await graphql('thg', '', {}, { rawBody: JSON.stringify({ query, variables, operationName }) })
  return body
}

test.each(cases.map((each, index) => [each.about, index + 1, each] as const))(
  '[assumed] graphql-java 18.1: %s (case %i)',
  async (_about, _index, { data, errors, ...input }) => {
    const answer = await (input.schema === 'thg' ? runThg : runProbe)({ data, errors, ...input })
    const own = '<words of the scalar>'
    const expected = errors.map(({ message, ...rest }) => {
      const [before = '', after = ''] = message.split(own)
      const parts = [before, after].map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      return { ...rest, message: message.includes(own) ? expect.stringMatching(parts.join('.+')) : message }
    })
    expect('data' in answer).toBe(data !== 'absent')
    // The vendor's resolvers may refuse what was taken, for reasons of their own.
    if (data === 'absent' || errors.length > 0) expect(answer.errors).toEqual(expected)
    else expect((answer.errors ?? []).filter((error: GraphQLFormattedError) => !error.extensions?.['code'])).toEqual([])
  },
)

test('[assumed] graphql-java 18.1 compares the fields of fragments that stand further below', async () => {
  const { graphql } = setup()
  const query = '{ customer { ...A ...B } } fragment A on Customer { x: email } fragment B on Customer { x: fullName }'
  const { body } = await graphql('thg', query)
  const message = "Validation error of type FieldsConflict: x: email and fullName are different fields @ 'customer'"
  const places = [53, 89].map(column => ({ line: 1, column }))
  expect(body.errors).toEqual([{ message, locations: places, extensions: { classification: 'ValidationError' } }])
})

test('[ours] a document with too many fields of one name is not compared to its end', async () => {
  const { graphql } = setup()
  const query = ['{ customer {', 'email '.repeat(800), '} }'].join(' ')
  const { body } = await graphql('thg', query)
  expect(body.errors).toEqual([
    { message: 'The document is too large to be validated.', extensions: { classification: 'ValidationError' } },
  ])
})

test('[ours] members of an error come in the order in which graphql-java writes them', async () => {
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ nope }')
  expect(Object.keys(body.errors[0])).toEqual(['message', 'locations', 'extensions'])
})

test.each([
  [4999, undefined],
  [5000, 'check'],
])('[assumed] graphql-java 18.1 reads 15,000 tokens: %i fields with an alias', async (count, token) => {
  const { graphql } = setup()
  const { body } = await graphql('thg', `{ ${'a:check '.repeat(count)}}`)
  const limit =
    'More than 15000 parse tokens have been presented. To prevent Denial Of Service attacks, parsing has been'
  const message = `Invalid Syntax : ${limit} cancelled. offending token '${token}' at line 1 column 39997`
  const own = 'A selection set has 4999 selections; at most 1000 are accepted.'
  expect(body.errors[0].message).toBe(token === undefined ? own : message)
})
