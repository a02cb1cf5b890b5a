import { expect, test, vi } from 'vitest'
import { setup } from '../../setup.ts'

/** What is written to standard error from here on, a line each. */
function standardError(): string[] {
  const lines: string[] = []
  vi.spyOn(console, 'error').mockImplementation(line => void lines.push(String(line)))
  return lines
}

const line = (field: string) =>
  `THG customer services: the root field "${field}" is not simulated; the real API may have it.`

test('[ours] a root field that is not simulated is named once on standard error, beside the vendor’s words', async () => {
  const lines = standardError()
  const { graphql } = setup()
  const { body } = await graphql('thg', '{ basket(id: 1) { items } check }')
  expect(body.errors.map(({ message }: { message: string }) => message)).toEqual([
    "Validation error of type FieldUndefined: Field 'basket' in type 'Query' is undefined @ 'basket'",
  ])
  expect(lines).toEqual([line('basket')])
  await graphql('thg', '{ basket product { title } }', {}, { path: '/thg/graphql' })
  await graphql('thg', 'mutation { ...M } fragment M on Mutation { addToBasket }')
  expect(lines).toEqual(['basket', 'product', 'addToBasket'].map(line))
})

test('[ours] the journal marks a request with root fields that are not simulated, and no other', async () => {
  standardError()
  const { graphql, world } = setup()
  await graphql('thg', '{ basket { items } basket { total } product { title } check }')
  await graphql('thg', '{ customer { nothing } __nope }')
  await graphql('thg', '{ check }')
  const marks = world.journal.list().map(({ notSimulated }) => notSimulated)
  expect(marks).toEqual([['basket', 'product'], undefined, undefined])
  expect(world.journal.list()[2]).not.toHaveProperty('notSimulated')
})

test('[ours] of at most 100 root fields a line is written', async () => {
  const lines = standardError()
  const { graphql } = setup()
  for (let i = 0; i < 3; i++) {
    const fields = Array.from({ length: 50 }, (_, index) => `f${50 * i + index}`)
    await graphql('thg', `{ ${fields.join(' ')} }`)
  }
  expect(lines).toHaveLength(100)
})
