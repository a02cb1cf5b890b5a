import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cache, CacheBudget } from '../../src/graphql/cache.ts'

test('[ours] caches hold no more bytes together than they may; the oldest values go', () => {
  const put = fc.record({ cache: fc.nat(2), key: fc.nat(9), bytes: fc.integer({ min: 1, max: 40 }) })
  fc.assert(
    fc.property(fc.array(put, { maxLength: 60 }), puts => {
      const budget = new CacheBudget(100)
      const caches = [0, 1, 2].map(() => new Cache<number, number>(budget))
      let model: { cache: number; key: number; bytes: number; value: number }[] = []
      let dropped = 0
      for (const [value, { cache, key, bytes }] of puts.entries()) {
        caches[cache]!.set(key, value, bytes)
        model = [...model.filter(other => other.cache !== cache || other.key !== key), { cache, key, bytes, value }]
        const used = (): number => model.reduce((sum, entry) => sum + entry.bytes, 0)
        for (; used() > 100; dropped++) model.shift()
        expect({ used: budget.used, dropped: budget.dropped }).toEqual({ used: used(), dropped })
      }
      for (const [cache, kept] of caches.entries())
        for (let key = 0; key < 10; key++)
          expect(kept.get(key)).toBe(model.find(entry => entry.cache === cache && entry.key === key)?.value)
    }),
  )
})

test('[ours] a value that is larger than the whole budget is not kept', () => {
  const budget = new CacheBudget(10)
  const cache = new Cache<string, string>(budget)
  cache.set('a', 'small', 1)
  cache.set('b', 'large', 11)
  expect([cache.get('a'), cache.get('b'), budget.used, budget.dropped]).toEqual([undefined, undefined, 0, 2])
})
