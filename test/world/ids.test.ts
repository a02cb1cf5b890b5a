import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ids } from '../../src/world/ids.ts'

const SHAPES: Record<string, [(ids: Ids, type: string) => string, RegExp]> = {
  uuid: [(ids, type) => ids.uuid(type), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  nanoid: [(ids, type) => ids.nanoid(type), /^[\w-]{21}$/],
  alphanumeric: [(ids, type) => ids.alphanumeric(type, 28), /^[A-Za-z0-9]{28}$/],
  nextBytes: [(ids, type) => ids.nextBytes(type).toString('hex'), /^[0-9a-f]{128}$/],
  next: [(ids, type) => String(ids.next(type)), /^\d+$/],
}

test.each(Object.entries(SHAPES))('%s: its shape, never twice, the same for one seed', (_, [mint, shape]) => {
  const [one, two, other] = [new Ids(1), new Ids(1), new Ids(2)]
  const minted = Array.from({ length: 1000 }, () => mint(one, 'chat'))
  for (const id of minted) expect(id).toMatch(shape)
  expect(new Set(minted).size).toBe(1000)
  expect(Array.from({ length: 1000 }, () => mint(two, 'chat'))).toEqual(minted)
  // Running numbers alone do not depend on the seed.
  expect(mint(other, 'chat') === minted[0]).toBe(minted[0] === '1')
})

test('one more of a type never changes an id of another type', () => {
  const act = fc.record({
    shape: fc.constantFrom(...Object.keys(SHAPES)),
    type: fc.constantFrom('chat', 'message', 'user'),
  })
  fc.assert(
    fc.property(fc.array(act), fc.integer(), (acts, seed) => {
      const mintAll = (some: typeof acts) => {
        const ids = new Ids(seed)
        return some.map(({ shape, type }) => SHAPES[shape]![0](ids, type))
      }
      const all = mintAll(acts)
      const isChat = acts.map(({ type }) => type === 'chat')
      expect(mintAll(acts.filter(({ type }) => type === 'chat'))).toEqual(all.filter((_, i) => isChat[i]))
    }),
  )
})

test('a copy goes on minting alike', () => {
  const ids = new Ids(1)
  ids.uuid('b')
  ids.uuid('a')
  ids.uuid('b')
  expect(ids.ordinals()).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  const copy = new Ids(1, ids.ordinals())
  expect([copy.uuid('a'), copy.uuid('b'), copy.uuid('c')]).toEqual([ids.uuid('a'), ids.uuid('b'), ids.uuid('c')])
})

test('running numbers begin at 1, and after what was raised', () => {
  const ids = new Ids(1)
  expect([ids.next('chat'), ids.next('chat'), ids.next('user')]).toEqual([1, 2, 1])
  ids.raise('chat', 10)
  ids.raise('chat', 5)
  expect(ids.next('chat')).toBe(11)
})

test('chance depends on seed and key only, and is in [0, 1)', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), (seed, key) => {
      const chance = new Ids(seed).chance(key)
      expect(chance).toBeGreaterThanOrEqual(0)
      expect(chance).toBeLessThan(1)
      const ids = new Ids(seed)
      ids.uuid('anything')
      expect(ids.chance(key)).toBe(chance)
    }),
  )
})
