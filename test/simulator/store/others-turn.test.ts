import { expect, test } from 'vitest'
import { OthersTurn } from '../../../src/simulator/store/others-turn.ts'
import { setupNodes } from './nodes.ts'

/** What ends a turn of others, and whether it has ended before and after that. */
async function ended(others: OthersTurn, end: () => void): Promise<[before: boolean, after: boolean]> {
  let isOver = false
  const over = others.over().then(() => (isOver = true))
  await Promise.resolve()
  const before = isOver
  end()
  await over
  return [before, isOver]
}

test('[ours] a process that is first where another was overtaken waits until another is first', async () => {
  const others = new OthersTurn(60_000)
  others.heard(undefined, 3)
  others.wasFirst()
  expect(await ended(others, () => others.heard(5, 4))).toEqual([false, true])
  // It has let others be first once.
  await others.over()
})

test('[ours] it waits no longer than others take their turn', async () => {
  const others = new OthersTurn(1)
  others.overtaken()
  others.wasFirst()
  expect(await ended(others, () => {})).toEqual([false, true])
})

test('[ours] it does not wait where no one was overtaken, and where another was first since', async () => {
  const others = new OthersTurn(60_000)
  others.wasFirst()
  await others.over()
  others.overtaken()
  others.wasFirst()
  others.heard(4, 4)
  others.heard(5, 4)
  await others.over()
  expect([others.isAhead(4), others.isAhead(4)]).toEqual([true, false])
})

test('[ours] it looks for what it has heard of once before it is first, so that the others hear of it', () => {
  const others = new OthersTurn(60_000)
  const looks = [5, 6].map(seq => (others.heard(seq, seq - 1), others.isAhead(seq - 1)))
  others.wasFirst()
  others.heard(9, 8)
  expect([...looks, others.isAhead(8)]).toEqual([true, false, true])
})

test('[ours] what is heard of is looked for first: no entry is sent in vain', async () => {
  const [one, two] = await setupNodes(2)
  const given: (string | undefined)[] = []
  const append = two!.store.append.bind(two!.store)
  two!.store.append = (...call) => {
    given.push(call[2])
    return append(...call)
  }
  const say = (text: string) =>
    `mutation { chatMessageCreate(input: { message: "${text}", sellerId: "U2VsbGVyLTY2MDExOQ==" }) { chatMessage { id } } }`
  await two!.graphql('marketplacer', say('Zero.'))
  await one!.graphql('marketplacer', say('One.'))
  given.length = 0
  await two!.graphql('marketplacer', say('Two.'))
  expect(given).toEqual([undefined, expect.stringContaining('Two.')])
  expect(await one!.state()).toContain('Two.')
})
