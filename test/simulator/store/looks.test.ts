import { expect, test } from 'vitest'
import { RedisLooks } from '../../../src/simulator/store/redis/looks.ts'

test('[ours] looks that begin at one moment are one call, and each is answered for its own world', async () => {
  const calls: (readonly [string[], readonly number[]])[] = []
  const looks = new RedisLooks(async (keys, expected) => {
    calls.push([keys, expected])
    return keys.flatMap((key, i) => (key === 'moved' ? [i + 1] : []))
  })
  const together = [looks.isNewest('a', 3), looks.isNewest('moved', 5), looks.isNewest('b', 7)]
  expect(await Promise.all(together)).toEqual([true, false, true])
  expect(await looks.isNewest('a', 4)).toBe(true)
  expect(calls).toEqual([
    [
      ['a', 'moved', 'b'],
      [3, 5, 7],
    ],
    [['a'], [4]],
  ])
})

test('[ours] a look that comes while a call is under way is another call', async () => {
  const answers: ((others: readonly number[]) => void)[] = []
  const looks = new RedisLooks(() => new Promise(resolve => answers.push(resolve)))
  const first = looks.isNewest('a', 1)
  await Promise.resolve()
  const second = looks.isNewest('a', 1)
  await Promise.resolve()
  answers[1]?.([1])
  answers[0]?.([])
  expect([await first, await second]).toEqual([true, false])
})

test('[ours] a call that fails fails for each of its looks, and the next one is made', async () => {
  let isAway = true
  const looks = new RedisLooks(async () => {
    if (isAway) throw new Error('away')
    return []
  })
  const together = await Promise.allSettled([looks.isNewest('a', 1), looks.isNewest('b', 1)])
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  isAway = false
  expect(await looks.isNewest('a', 1)).toBe(true)
})
