import { expect, test } from 'vitest'
import { LogSize } from '../../../src/simulator/store/log-size.ts'

const ENTRY = '{"n":1}'

/** Behind which of so many entries the world is written whole, where that always fails. */
function filledBehind(size: LogSize, count: number, entry = ENTRY): number[] {
  return Array.from({ length: count }, (_, n) => n + 1).filter(() => {
    const isFilled = size.isFilledBy(entry)
    size.add([entry])
    return isFilled
  })
}

test('[ours] a log is full behind its entries, and again behind each fourth part more', () => {
  expect(filledBehind(new LogSize(100), 160)).toEqual([101, 126, 151])
})

test('[ours] a log is full behind 256 KB, or as much as the world has', () => {
  const entry = 'x'.repeat(64 * 1024)
  expect(filledBehind(new LogSize(), 5, entry)).toEqual([5])
  const large = new LogSize()
  large.begin(8 * entry.length)
  expect(filledBehind(large, 9, entry)).toEqual([9])
  expect([entry, entry.repeat(9)].map(one => large.isTooLarge(one))).toEqual([false, true])
})

test('[ours] a log that another process has compacted is as long as that tells', () => {
  const size = new LogSize(4)
  expect(filledBehind(size, 4)).toEqual([])
  size.add([ENTRY, ENTRY], { entries: 1, whole: 10 })
  expect(filledBehind(size, 4)).toEqual([4])
})
