import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DocumentOwner,
  mergeDocuments,
  parseDocument,
  toSnapshot,
  type WorldDocument,
  writeDocumentInTurns,
} from '../../src/format/document.ts'
import { SimError } from '../../src/errors/sim-error.ts'
import { Table } from '../../src/tables/table.ts'
import { World } from '../../src/world/world.ts'

type Item = { readonly id: string; readonly sequence: number; readonly name: string }

const shop = {
  name: 'shop',
  createState: () => ({
    items: new Table<Item>({
      key: ({ id }) => id,
      ordinal: ({ sequence }) => sequence,
      missing: key => new SimError('not-found', 'ITEM_NOT_FOUND', key),
      indexes: {},
    }),
  }),
}
const owners = [shop as unknown as DocumentOwner] // as the list of vendors: each owner meets only its own state

const content = { vendors: owners, parts: () => [] }

const item = (id: string, sequence: number, name: string): Item => ({ id, sequence, name })
const document = (...items: readonly Item[]): WorldDocument => ({ formatVersion: 1, vendors: { shop: { items } } })
const namesIn = (states: ReturnType<typeof mergeDocuments>) =>
  [...(states.get('shop')?.['items']?.all() ?? [])].map(row => row['name'])

const START = { seed: 1, clock: { mode: 'frozen', at: 5 } } as const

test('documents are merged in order: a record with the key of an earlier one takes its place', () => {
  const states = mergeDocuments(
    [document(item('a', 1, 'one'), item('b', 2, 'two')), document(item('a', 1, 'uno'), item('c', 3, 'tre'))],
    owners,
  )
  expect(namesIn(states)).toEqual(['uno', 'two', 'tre'])
})

test('no document, and one without vendors, is an empty world', () => {
  expect(namesIn(mergeDocuments([], owners))).toEqual([])
  expect(namesIn(mergeDocuments([{ formatVersion: 1 }, { formatVersion: 1, vendors: {} }], owners))).toEqual([])
})

test('merging leaves the documents as they are', () => {
  const documents = [document(item('a', 1, 'one')), document(item('a', 1, 'uno'))]
  const before = structuredClone(documents)
  mergeDocuments(documents, owners)
  expect(documents).toEqual(before)
})

test('what is minted later is behind the running numbers that records bring', () => {
  const { ids } = toSnapshot([document(item('a', 41, 'one'), item('b', 7, 'two'))], content, START)
  expect(ids.next('shop.items')).toBe(42)
})

/** Seed, clock and minted numbers of what starts from these documents. */
function said(documents: readonly WorldDocument[]) {
  const { ids, clock } = toSnapshot(documents, content, START)
  const { jobs, nextId } = clock.agenda
  return { seed: ids.seed, mode: clock.mode, jobs, nextJob: nextId, ordinals: ids.ordinals() }
}

test('clock and minted numbers come from the last document that has them, otherwise from the start', () => {
  expect(said([])).toEqual({ seed: 1, mode: START.clock, jobs: [], nextJob: 1, ordinals: [] })
  const clock = { mode: { mode: 'frozen', at: 9 }, jobs: [], nextJob: 4 } as const
  const documents: WorldDocument[] = [
    { formatVersion: 1, clock: { ...clock, nextJob: 1 }, ids: { x: 1 } },
    { formatVersion: 1, clock, ids: { x: 3 } },
    { formatVersion: 1 },
  ]
  expect(said(documents)).toEqual({ seed: 1, ...clock, ordinals: [['x', 3]] })
})

test('worlds of one snapshot share nothing', () => {
  const snapshot = toSnapshot([document(item('a', 1, 'one'))], content, START)
  const [one, two] = [new World('one', snapshot), new World('two', snapshot)]
  one.state(shop).items.replace(item('a', 1, 'changed'))
  one.ids.next('shop.items')
  one.announce('shop.item.changed', null, null, 'test')
  expect(two.state(shop).items.require('a').name).toBe('one')
  expect(namesIn(snapshot.states as ReturnType<typeof mergeDocuments>)).toEqual(['one'])
  expect(two.ids.next('shop.items')).toBe(2)
  expect(two.events.list()).toEqual([])
})

test('a world goes back to a snapshot of its own, in the parts that are named', async () => {
  const world = new World('one', toSnapshot([document(item('a', 1, 'one'))], content, START))
  const before = world.snapshot()
  world.state(shop).items.insert(item('b', 2, 'two'))
  world.announce('shop.item.created', null, null, 'test')
  await world.clock.advanceTo(10)
  world.restore(before, ['events'])
  expect([world.state(shop).items.size, world.clock.now(), world.events.list().length]).toEqual([2, 10, 0])
  world.restore(before)
  expect([world.state(shop).items.size, world.clock.now()]).toEqual([1, 5])
})

test('text that is no JSON is refused with its source and the remedy', () => {
  expect(parseDocument('{"formatVersion":1}', 'a.json')).toEqual({ formatVersion: 1 })
  expect(() => parseDocument('{', 'a.json')).toThrow(/^a\.json is not valid JSON: .*\. Mend the file/)
})

test('[ours] written in turns it is what JSON.stringify gives, whatever it holds', async () => {
  const json = fc.jsonValue({ maxDepth: 6 })
  const member = fc.option(json, { nil: undefined })
  const property = fc.asyncProperty(fc.dictionary(fc.string(), member), async parts => {
    const whole = { formatVersion: 1, parts, vendors: { shop: { items: [], more: undefined } } }
    expect(String(await writeDocumentInTurns(whole as unknown as WorldDocument))).toBe(JSON.stringify(whole)) // any data
  })
  await fc.assert(property)
})

test('[ours] other work has its turn while a document is written that takes long', async () => {
  const order: string[] = []
  const slow = (key: string) => ({
    toJSON() {
      // Longer than work may keep the process busy at a time.
      for (const until = performance.now() + 25; performance.now() < until;);
      order.push(key)
      return { key }
    },
  })
  const whole = { formatVersion: 1, vendors: { shop: { items: [slow('one'), slow('two'), slow('three')] } } }
  const others = setInterval(() => order.push('other work'), 1)
  const written = writeDocumentInTurns(whole as unknown as WorldDocument) // any data
  expect(JSON.parse(String(await written)).vendors.shop.items).toHaveLength(3)
  clearInterval(others)
  const turns = order.filter((name, i) => name !== order[i - 1])
  expect(turns).toEqual(['one', 'other work', 'two', 'other work', 'three', 'other work'])
})
