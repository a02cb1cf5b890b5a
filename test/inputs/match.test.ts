import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matches, nearMisses } from '../../src/inputs/match.ts'

/** Trees of objects over a few names, with plain values and lists at their ends. */
const leaf = fc.oneof(fc.constantFrom(0, 1, '', 'x', true, null), fc.array(fc.constantFrom('x', 1), { maxLength: 2 }))
const key = fc.constantFrom('a', 'b', 'c')
const { tree } = fc.letrec<{ tree: Record<string, unknown>; node: unknown }>(tie => ({
  tree: fc.dictionary(key, tie('node'), { maxKeys: 3 }),
  node: fc.oneof({ maxDepth: 2 }, leaf, tie('tree')),
}))

/** What is left of a tree when `keep` drops members, at every depth. */
function thin(value: unknown, keep: () => boolean): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const kept = Object.entries(value).filter(() => keep())
  return Object.fromEntries(kept.map(([name, part]) => [name, thin(part, keep)]))
}

describe('matches', () => {
  test.each<[pattern: unknown, value: unknown, isMatch: boolean]>([
    [{}, { a: 1 }, true],
    [{}, null, false],
    [{}, [], false],
    [{ a: 1 }, { a: 1, b: 2 }, true],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ a: { b: 'x' } }, { a: { b: 'x', c: 'y' }, d: 1 }, true],
    [{ a: { b: 'x' } }, { a: 'x' }, false],
    [{ a: null }, { a: null }, true],
    [{ a: null }, {}, false],
    [{ a: undefined }, {}, true],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }, true],
    [{ a: [1] }, { a: [1, 2] }, false],
    [{ a: [2, 1] }, { a: [1, 2] }, false],
    [{ a: [] }, { a: {} }, false],
    [Number.NaN, Number.NaN, true],
  ])('the pattern %j on %j: %s', (pattern, value, isMatch) => {
    expect(matches(pattern, value)).toBe(isMatch)
  })

  test('a pattern may leave out any member, at every depth', () => {
    fc.assert(
      fc.property(tree, fc.infiniteStream(fc.boolean()), (value, flips) => {
        expect(matches(structuredClone(value), value)).toBe(true)
        expect(
          matches(
            thin(value, () => flips.next().value === true),
            value,
          ),
        ).toBe(true)
      }),
    )
  })

  test('a member that the value lacks is never matched', () => {
    fc.assert(
      fc.property(tree, value => {
        expect(matches({ ...value, other: 1 }, value)).toBe(false)
      }),
    )
  })
})

describe('nearMisses', () => {
  const REQUESTS = [
    { operation: 'openChat', status: 200, variables: { id: 'A' } },
    { operation: 'acceptChat', status: 401, variables: { id: 'A' } },
    { operation: 'acceptChat', status: 401, variables: { id: 'B' } },
    { operation: 'closeChat', status: 500, variables: {} },
  ]

  test('the nearest first, the newest first among equals, three of them, each with its reasons', () => {
    const pattern = { operation: 'acceptChat', status: 200, variables: { id: 'A' } }
    expect(nearMisses(pattern, REQUESTS)).toEqual([
      {
        candidate: REQUESTS[1],
        words: '2 of 3 matched: operation acceptChat, variables.id A; status was 401, not 200',
      },
      {
        candidate: REQUESTS[0],
        words: '2 of 3 matched: status 200, variables.id A; operation was openChat, not acceptChat',
      },
      {
        candidate: REQUESTS[2],
        words: '1 of 3 matched: operation acceptChat; status was 401, not 200, variables.id was B, not A',
      },
    ])
  })

  test('a candidate that matches is no miss', () => {
    expect(nearMisses({ operation: 'acceptChat', status: 401 }, REQUESTS.slice(1, 3))).toEqual([])
    expect(nearMisses({}, REQUESTS)).toEqual([])
    expect(nearMisses({ status: 404 }, [])).toEqual([])
  })

  test('what is missing is called so, and lists and objects are shown as JSON', () => {
    const [miss] = nearMisses({ tags: ['a'], caller: { name: 'x' }, body: {} }, [{ tags: [], body: [1] }])
    expect(miss?.words).toBe(
      '0 of 3 matched; tags was [], not ["a"], caller.name was missing, not x, body was [1], not {}',
    )
  })

  test('a long value is told in part', () => {
    const [miss] = nearMisses({ name: 'x'.repeat(100_000) }, [{ name: ['y'.repeat(100_000)] }])
    expect(miss?.words).toMatch(/^0 of 1 matched; name was \["y{995}\.\.\., not x{997}\.\.\.$/)
  })

  test('members of lists are looked into by their number', () => {
    const [miss] = nearMisses({ errors: { 0: { code: 'A' } } }, [{ errors: [{ code: 'B' }] }])
    expect(miss?.words).toBe('0 of 1 matched; errors.0.code was B, not A')
  })

  test('none of them matches, no candidate that was left out is nearer, and the limit holds', () => {
    const hitsOf = (words: string): number => Number(/^\d+/.exec(words)?.[0])
    fc.assert(
      fc.property(tree, fc.array(tree, { maxLength: 6 }), fc.nat(4), (pattern, candidates, limit) => {
        const all = nearMisses(pattern, candidates, candidates.length)
        const misses = candidates.filter(candidate => !matches(pattern, candidate))
        expect(new Set(all.map(({ candidate }) => candidate))).toEqual(new Set(misses))
        const hits = all.map(({ words }) => hitsOf(words))
        expect(hits).toEqual(hits.toSorted((a, b) => b - a))
        expect(nearMisses(pattern, candidates, limit)).toEqual(all.slice(0, limit))
      }),
    )
  })
})
