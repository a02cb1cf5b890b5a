import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KeptText, TextStore } from '../../src/world/text-store.ts'

/** Short and long ones, of one, two, three and four bytes a character. */
const TEXT = fc
  .tuple(fc.constantFrom('a', 'é', '€', '😀', '"\\\n', ''), fc.nat(60), fc.constantFrom(1, 10, 1000))
  .map(([character, count, factor]) => character.repeat(count * factor))

test('what is kept can be read as long as it is wanted, however much comes and goes', () => {
  fc.assert(
    fc.property(fc.array(TEXT, { maxLength: 100 }), fc.integer({ min: 1, max: 20 }), (texts, window) => {
      const store = new TextStore()
      const wanted: { readonly text: string; readonly kept: KeptText }[] = []
      for (const text of texts) {
        const dropped = wanted.length < window ? undefined : wanted.shift()!.kept
        if (dropped) store.forget(dropped)
        wanted.push({ text, kept: store.keep(text, dropped) })
        for (const { text: expected, kept } of wanted) expect(store.read(kept)).toBe(expected)
      }
    }),
    { numRuns: 50 },
  )
})

test('half a surrogate pair is kept as a wire would bring it', () => {
  const store = new TextStore()
  expect(store.read(store.keep('a\ud83dz'))).toBe('a\ufffdz')
})

test('memory is used again: a window of texts needs as much as its texts, and little more', () => {
  const store = new TextStore()
  const text = 'x'.repeat(2000)
  const window: KeptText[] = []
  const memory = new Set<Buffer>()
  for (let i = 0; i < 20_000; i++) {
    const kept = store.keep(text)
    memory.add(kept.slab.bytes)
    window.push(kept)
    if (window.length > 1000) store.forget(window.shift()!)
  }
  const bytes = [...memory].reduce((sum, { length }) => sum + length, 0)
  expect(bytes).toBeLessThan(2 * 1000 * text.length)
})

test('a text that is forgotten is held by nothing, however long it was', () => {
  const store = new TextStore()
  const kept = store.keep('x'.repeat(1_000_000))
  store.forget(kept)
  expect(kept.slab.bytes.length).toBe(0)
})

test('a few short texts need little memory', () => {
  expect(new TextStore().keep('a').slab.bytes.length).toBeLessThan(10_000)
})
