/** How many bytes records count for: what a world's limit is measured by. */
import { expect, test } from 'vitest'
import { sizeOf } from '../../src/tables/size.ts'
import { Table } from '../../src/tables/table.ts'

type Note = { readonly id: string; readonly text: string }

test.each([
  ['a short text', 'abc', 5],
  ['a text of 64 characters', 'x'.repeat(64), 66],
  ['a longer text, as JSON has it', 'é'.repeat(65), 132],
  ['a longer text with what JSON escapes', '\n'.repeat(65), 132],
  ['a number', 1234567, 8],
  ['null', null, 8],
  ['an empty list', [], 2],
  ['a list', ['a', 1], 2 + (1 + 3) + (1 + 8)],
  ['an object', { a: 'b', list: [null] }, 2 + (4 + 1 + 3) + (4 + 4 + 2 + 1 + 8)],
])('[ours] %s counts for about what it takes in a document', (_, value, bytes) => {
  expect(sizeOf(value)).toBe(bytes)
})

test('[ours] a table counts what it holds, and what changes in it is counted with other tables', () => {
  const tally = { bytes: 1000 }
  const table = new Table<Note>({})
  table.tally = tally
  const bytesOf = (...texts: string[]): number => texts.reduce((sum, text) => sum + sizeOf({ id: 'k', text }), 0)
  table.insert({ id: 'k', text: 'one' })
  expect([table.bytes, tally.bytes]).toEqual([bytesOf('one'), 1000 + bytesOf('one')])
  table.put({ id: 'l', text: 'longer' })
  table.replace({ id: 'k', text: 'x'.repeat(100) })
  const [long, both] = ['x'.repeat(100), bytesOf('x'.repeat(100), 'longer')]
  expect([table.bytes, tally.bytes]).toEqual([both, 1000 + both])
  const copy = table.fork()
  copy.remove('l')
  expect([copy.bytes, table.bytes, tally.bytes]).toEqual([bytesOf(long), both, 1000 + both])
  table.remove('k')
  table.remove('unknown')
  expect([table.bytes, tally.bytes]).toEqual([bytesOf('longer'), 1000 + bytesOf('longer')])
  table.remove('l')
  table.putAll([...copy.all(), { id: 'm', text: 'one' }])
  expect([table.bytes, tally.bytes]).toEqual([bytesOf(long, 'one'), 1000 + bytesOf(long, 'one')])
})

test('[ours] a table may say itself what its records count for', () => {
  const table = new Table<Note>({ bytesOf: ({ text }) => text.length })
  table.putAll([
    { id: 'k', text: 'abc' },
    { id: 'l', text: 'de' },
  ])
  table.put({ id: 'l', text: 'defgh' })
  expect(table.bytes).toBe(8)
})
