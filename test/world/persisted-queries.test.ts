import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { PERSISTED_QUERIES, PersistedQueries } from '../../src/world/persisted-queries.ts'

const hashOf = (document: string): string => createHash('sha256').update(document).digest('hex')

function setupKept(table = PERSISTED_QUERIES.createState().documents): PersistedQueries {
  return new PersistedQueries(() => table)
}

/** Registers documents, and tells which of them are still there. */
function registering(documents: readonly string[]) {
  const kept = setupKept()
  for (const document of documents) expect(kept.register(hashOf(document), document)).toBe(true)
  return documents.map(document => kept.find(hashOf(document)) === document)
}

test('a document is found by its hash, in capitals too', () => {
  const kept = setupKept()
  expect(kept.find(hashOf('{ a }'))).toBeUndefined()
  expect(kept.register(hashOf('{ a }').toUpperCase(), '{ a }')).toBe(true)
  expect(kept.find(hashOf('{ a }'))).toBe('{ a }')
  expect(kept.find(hashOf('{ a }').toUpperCase())).toBe('{ a }')
})

test('a document with another hash is not kept, whether that is known or not', () => {
  const kept = setupKept()
  expect(kept.register(hashOf('{ a }'), '{ b }')).toBe(false)
  expect(kept.find(hashOf('{ a }'))).toBeUndefined()
  kept.register(hashOf('{ a }'), '{ a }')
  expect(kept.register(hashOf('{ a }'), '{ b }')).toBe(false)
  expect(kept.find(hashOf('{ a }'))).toBe('{ a }')
})

test('a copy has them too, and what either keeps later is its own', () => {
  const { documents } = PERSISTED_QUERIES.createState()
  const kept = setupKept(documents)
  kept.register(hashOf('{ a }'), '{ a }')
  const copy = setupKept(documents.fork())
  kept.register(hashOf('{ b }'), '{ b }')
  copy.register(hashOf('{ c }'), '{ c }')
  const found = [kept, copy].map(one => ['{ a }', '{ b }', '{ c }'].filter(text => one.find(hashOf(text))))
  expect(found).toEqual([
    ['{ a }', '{ b }'],
    ['{ a }', '{ c }'],
  ])
})

test('the newest thousand are kept', () => {
  const found = registering(Array.from({ length: 1002 }, (_, number) => `{ a${number} }`))
  expect(found).toEqual([false, false, ...Array.from({ length: 1000 }, () => true)])
})

test('of long ones, as many as four megabytes hold', () => {
  const found = registering(Array.from({ length: 6 }, (_, number) => `${number}`.repeat(1024 * 1024)))
  expect(found).toEqual([false, false, true, true, true, true])
})

test('what is registered again counts once', () => {
  const long = 'a'.repeat(1024 * 1024)
  const [first = false] = registering(['{ a }', ...Array.from({ length: 10 }, () => long)])
  expect(first).toBe(true)
})
