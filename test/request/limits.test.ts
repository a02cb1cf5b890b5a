import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { limitError, MAX_DEPTH, MAX_ROOT_FIELDS, MAX_SELECTIONS, rootFieldsError } from '../../src/request/limits.ts'

const messageOf = (document: string, maxDepth?: number): string | undefined =>
  (limitError(parse(document), maxDepth) ?? rootFieldsError(parse(document)))?.message
const fields = (count: number): string => Array.from({ length: count }, (_, i) => `a${i}: a`).join(' ')
const nested = (depth: number): string => '{ a '.repeat(depth) + '}'.repeat(depth)

test('an ordinary document has no fault', () => {
  expect(messageOf('query A { a { b ...F ... on X { c } } } fragment F on X { d }')).toBeUndefined()
})

test('as many root fields as are allowed, and no more', () => {
  expect(messageOf(`{ ${fields(MAX_ROOT_FIELDS)} }`)).toBeUndefined()
  expect(messageOf(`mutation { ${fields(MAX_ROOT_FIELDS + 1)} }`)).toBe(
    'The operation has more than 100 root fields, which is as many as are executed. Split it into several requests.',
  )
})

test('root fields count wherever they are written', () => {
  const many = fields(MAX_ROOT_FIELDS)
  expect(messageOf(`{ z ... { ${many} } }`)).toContain('more than 100 root fields')
  expect(messageOf(`{ z ...F } fragment F on Query { ...G } fragment G on Query { ${many} }`)).toContain(
    'more than 100 root fields',
  )
  expect(
    messageOf(`{ z ...F } fragment F on Query { ...F ...F ...G } fragment G on Query { ...F ...G ...G }`),
  ).toBeUndefined()
})

test('root fields are counted per operation', () => {
  expect(messageOf(`query A { ${fields(60)} } query B { ${fields(60)} }`)).toBeUndefined()
})

test('as deep as is allowed, and no deeper, in fragments too', () => {
  expect(messageOf(nested(MAX_DEPTH))).toBeUndefined()
  expect(messageOf(nested(MAX_DEPTH + 1))).toContain('nested deeper than 100 levels')
  expect(messageOf(`{ a } fragment F on X ${nested(MAX_DEPTH + 1)}`)).toContain('nested deeper')
  expect(messageOf(`{ a ${'... { a '.repeat(MAX_DEPTH)}${'}'.repeat(MAX_DEPTH)} }`)).toContain('nested deeper')
})

test('as many selections in one set as are allowed, and no more', () => {
  expect(messageOf(`{ a { ${fields(MAX_SELECTIONS)} } }`)).toBeUndefined()
  expect(messageOf(`{ a { ${fields(MAX_SELECTIONS + 1)} } }`)).toContain('1001 selections')
  expect(messageOf(`{ a } fragment F on X { ${fields(MAX_SELECTIONS + 1)} }`)).toContain('1001 selections')
})

test('what is no executable definition is not looked at', () => {
  expect(messageOf('{ a } type X { a: Int }')).toBeUndefined()
})
