import { expect, test } from 'vitest'
import { aMessage } from '../../../src/vendors/marketplacer/factories.ts'
import { SELLER, setupMarketplacer } from './marketplacer.ts'

const PAGE = /* GraphQL */ `
  query ($first: Int, $after: String, $last: Int, $before: String) {
    chatMessages(sellerId: "${SELLER.bikes}", first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`

const place = (text: string | null): number | null => (text === null ? null : Number(Buffer.from(text, 'base64')))

/** A thread of this many messages, asked for as `[size, first place, last place, hasPrevious, hasNext]`. */
function threadOf(size: number) {
  const { access, ask } = setupMarketplacer()
  for (let i = 0; i < size; i++) aMessage(access, { sellerId: SELLER.bikes, message: 'Hello' })
  return async (args: Record<string, unknown>) => {
    const { nodes, pageInfo, totalCount } = (await ask(PAGE, args)).chatMessages
    expect(totalCount).toBe(size)
    const { startCursor, endCursor, hasPreviousPage, hasNextPage } = pageInfo
    return [nodes.length, place(startCursor), place(endCursor), hasPreviousPage, hasNextPage]
  }
}

// Source: Marketplacer docs, Pagination, default page size.
test('[documented] a page has 50 items where no size is given', async () => {
  const page = threadOf(60)
  expect(await page({})).toEqual([50, 1, 50, false, true])
  expect(await page({ first: null, after: null })).toEqual([50, 1, 50, false, true])
  expect(await page({ after: 'NTA' })).toEqual([10, 51, 60, true, false])
})

test('[assumed] a size above 500 is silently 500', async () => {
  const page = threadOf(510)
  expect(await page({ first: 1000 })).toEqual([500, 1, 500, false, true])
  expect(await page({ first: 500 })).toEqual([500, 1, 500, false, true])
  expect(await page({ first: 499 })).toEqual([499, 1, 499, false, true])
  expect(await page({ last: 1000 })).toEqual([500, 11, 510, true, false])
})

test('[assumed] a size of zero or less gives no items and no error', async () => {
  const page = threadOf(3)
  expect(await page({ first: 0 })).toEqual([0, null, null, false, true])
  expect(await page({ first: -5 })).toEqual([0, null, null, false, true])
})

test('[assumed] cursors are places in URL-safe base64 without padding', async () => {
  const page = threadOf(12)
  expect(await page({ first: 1, after: 'MQ' })).toEqual([1, 2, 2, true, true])
  expect(await page({ first: 5, after: 'MTA' })).toEqual([2, 11, 12, true, false])
})

test('[assumed] cursors are read with padding too, and up to the first character that is no digit', async () => {
  const page = threadOf(12)
  expect(await page({ first: 1, after: 'MQ==' })).toEqual([1, 2, 2, true, true])
  expect(await page({ first: 1, after: Buffer.from('3rd').toString('base64') })).toEqual([1, 4, 4, true, true])
})

test('[assumed] base64 of what is not a number is the place 0, as are an empty cursor and one below 0', async () => {
  const page = threadOf(3)
  expect(await page({ first: 2, after: Buffer.from('abc').toString('base64') })).toEqual([2, 1, 2, false, true])
  expect(await page({ first: 2, after: '' })).toEqual([2, 1, 2, false, true])
  expect(await page({ first: 2, after: Buffer.from('-2').toString('base64') })).toEqual([2, 1, 2, false, true])
})

test('[assumed] a cursor behind the end gives an empty page', async () => {
  const page = threadOf(3)
  expect(await page({ first: 2, after: 'OTk' })).toEqual([0, null, null, true, false])
  expect(await page({ first: 2, after: 'Mw' })).toEqual([0, null, null, true, false])
})

test('[assumed] hasNextPage is false on a page that ends exactly at the end', async () => {
  const page = threadOf(4)
  expect(await page({ first: 4 })).toEqual([4, 1, 4, false, false])
  expect(await page({ first: 2, after: 'Mg' })).toEqual([2, 3, 4, true, false])
})

test('[assumed] before and last do what the engine does', async () => {
  const page = threadOf(10)
  expect(await page({ last: 3 })).toEqual([3, 8, 10, true, false])
  expect(await page({ before: 'NQ' })).toEqual([4, 1, 4, false, true])
  expect(await page({ last: 2, before: 'NQ' })).toEqual([2, 3, 4, true, true])
  expect(await page({ after: 'Mg', before: 'Ng' })).toEqual([3, 3, 5, true, true])
  expect(await page({ after: 'Ng', before: 'Mg' })).toEqual([0, null, null, true, true])
})
