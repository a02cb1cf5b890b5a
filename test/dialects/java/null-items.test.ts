/**
 * Null that a variable puts into a literal where it may not be. Source: graphql-java 18.1, `ValuesResolver`: items of a
 * list are not looked at, members of an object are.
 */
import { describe, expect, test } from 'vitest'
import { compilerSettled, countingCompiler } from '../../graphql/counting-compiler.ts'
import { createProbe, type ProbeResolvers } from './probe.ts'

/** Fields that answer what they are given. */
const ECHO: ProbeResolvers = {
  intsReq: (_source, { is }) => is,
  intsDef: (_source, { is }) => is,
  matrix: (_source, { m }) => m,
  box: (_source, args) => JSON.stringify(args),
  boxes: (_source, args) => JSON.stringify(args),
}

const NEVER =
  'Exception while fetching data (/box) : Internal error: should never happen: Should have been validated before'
const EXTENSIONS = { classification: 'DataFetchingException' }

/** Answers of one request: executed by graphql-js, and after it was compiled. */
async function answersOf(query: string, variables: Record<string, unknown>, filled: Record<string, unknown>) {
  const { counts, compiler } = countingCompiler()
  const plain = createProbe(ECHO)
  const fast = createProbe(ECHO, { compileMs: 0, compiler })
  for (let time = 0; time < 3; time++) {
    await fast({ query, variables: filled })
    await compilerSettled()
  }
  expect(counts.runs).toBeGreaterThan(0)
  return { plain: await plain({ query, variables }), fast: await fast({ query, variables }) }
}

describe('[assumed] graphql-java 18.1 takes null as an item of a list literal', () => {
  test.each([
    ['an item', 'query($n: Int = 3) { intsReq(is: [1, $n]) }', { n: null }, { intsReq: [1, null] }],
    ['no value', 'query($n: Int) { intsDef(is: [$n, 2]) }', {}, { intsDef: [null, 2] }],
    [
      'an item of an inner list',
      'query($n: Int = 3) { matrix(m: [[$n], [1]]) }',
      { n: null },
      { matrix: [[null], [1]] },
    ],
    ['an inner list', 'query($n: [Int!] = []) { m: intsDef matrix(m: [$n]) }', { n: null }, { m: [1], matrix: [null] }],
    [
      'a list in an object',
      'query($n: String = "a") { box(b: { x: 1, tags: [$n] }) }',
      { n: null },
      { box: '{"b":{"x":1,"y":1.5,"label":"l","tags":[null]}}' },
    ],
    ['an object', 'query($n: Box = { x: 1 }) { box(bs: [$n]) }', { n: null }, { box: '{"bs":[null]}' }],
  ])('%s', async (_about, query, variables, data) => {
    const filled = { n: { Int: 5, String: 'b', Box: { x: 2 } }[/\$n: (\w+)/.exec(query)?.[1] ?? ''] ?? [5] }
    const { plain, fast } = await answersOf(query, variables, filled)
    expect(plain).toEqual({ data })
    expect(fast).toEqual(plain)
  })
})

describe('[assumed] graphql-java 18.1 fails the field where a member of an object in a list is null', () => {
  test.each([
    ['null', 'query($n: Int = 3) { box(bs: [{ x: $n }]) }', { n: null }],
    [
      'null in a list too',
      'query($n: Int = 3, $t: String = "a") { box(bs: [{ tags: [$t], x: $n }]) }',
      { n: null, t: null },
    ],
    ['no value', 'query($n: Int) { box: boxes(bs: [{ x: $n }]) }', {}],
  ])('%s', async (_about, query, variables) => {
    const { plain, fast } = await answersOf(query, variables, { n: 5, t: 'b' })
    const error = { message: NEVER, locations: [{ line: 1, column: query.indexOf('box') + 1 }], path: ['box'] }
    expect(plain).toEqual({ data: { box: null }, errors: [{ ...error, extensions: EXTENSIONS }] })
    expect(fast).toEqual(plain)
  })
})

test('[assumed] graphql-java 18.1 reads the other variables of such a request as ever', async () => {
  const query = 'query($n: Int = 3, $b: Box, $i: Int) { intsReq(is: [$n]) box(b: $b) int(i: $i) }'
  const ask = createProbe(ECHO)
  const [error] = (await ask({ query, variables: { n: null, b: { x: 1, tags: [null] } } })).errors
  expect(error.message).toBe("Variable 'b' has an invalid value: Coerced Null value for NonNull type 'String!'")
  expect(await ask({ query, variables: { n: null, b: { x: '1' }, i: '2' } })).toEqual({
    data: { intsReq: [null], box: '{"b":{"x":1,"y":1.5,"label":"l"}}', int: null },
  })
})
