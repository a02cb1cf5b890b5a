/** The journal full of the largest requests, read in every way, and streams that are asked for in whatever words. */
import { expect, test } from 'vitest'
import { heapMegabytes } from '../heap.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { HOSTILE_TEXTS } from './hostile.ts'
import { createTarget, sized, TIMEOUT } from './target.ts'

const MAX_BODY = 950_000
const HEADERS = { authorization: 'Opaque thg-jane' }
const QUERY = 'mutation ($i: CreateDiscussionInput!) { createDiscussion(input: $i) { id } }'

/** What stands often in the variables: each was read by a slow way. */
const ITEMS: Readonly<Record<string, string>> = {
  'nested secrets': `${'{"a":'.repeat(90)}{"token":"x1"}${'}'.repeat(90)}`,
  'empty lists': '[]',
  'nested lists': `${'['.repeat(90)}${']'.repeat(90)}`,
  'nested objects': `${'{"a":'.repeat(90)}1${'}'.repeat(90)}`,
}
const bodyOf = (item: string): string => {
  const items = Array.from({ length: Math.floor(MAX_BODY / (item.length + 1)) }, () => item)
  return `{"query":${JSON.stringify(QUERY)},"variables":{"i":[${items.join(',')}]}}`
}

test.for(Object.keys(ITEMS).slice(0, sized(1, 99)))(
  '[ours] a journal full of %s is read in every way, a request at a time',
  { timeout: TIMEOUT },
  async name => {
    const kit = await createTarget({ history: true })
    const body = bodyOf(ITEMS[name]!)
    for (let i = 0; i < sized(2, 9); i++) await kit.inProcess('POST', '/thg/graphql', body, HEADERS)
    for (const path of ['requests', 'requests/2', 'black-box', 'state?at=0', 'conversations'])
      expect((await kit.inProcess('GET', `/_sim/${path}`)).status).toBe(200)
    const match = JSON.stringify({ match: { operation: 'none' }, timeoutMs: 0 })
    await kit.inProcess('POST', '/_sim/requests/wait', match)
    expect((await kit.inProcess('GET', '/_sim/requests')).body).not.toContain('x1"')
    await kit.survived(`a journal full of ${name}`)
  },
)

test('[ours] what the journal drops holds no memory, however long it was', async () => {
  const { graphql, world } = await createTarget()
  heapMegabytes()
  const before = process.memoryUsage().arrayBuffers
  const count = sized(40, 1000)
  for (let i = 0; i < count; i++) await graphql('guuru', `{ __typename ${' '.repeat(MAX_BODY)} }`)
  expect(world.journal.dropped).toBeGreaterThan(count / 2)
  heapMegabytes()
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan((count * MAX_BODY) / 2)
})

test(
  '[ours] a stream that is asked for in whatever words begins or is refused, and ends with its reader',
  async () => {
    const kit = await createTarget({ history: true })
    await kit.graphql('guuru', '{ __typename }')
    const total = sized(10, 5000)
    let begun = 0
    for (let i = 0; i < total; i++) {
      const random = createSeededRandom(i)
      const path = random.pick(['events', 'requests', 'webhooks/deliveries'])
      const text = random.pick(['1', '0', '-1', '9.9', '1e9', ...HOSTILE_TEXTS]).replaceAll(/[^\u0020-\u007e]/g, '?')
      const hangUp = new AbortController()
      const headers = { accept: 'text/event-stream', 'last-event-id': text.slice(0, 5000) }
      const response = await fetch(`${kit.url}/_sim/${path}`, { headers, signal: hangUp.signal })
      kit.count(response.status)
      if (response.status === 200) begun++
      hangUp.abort()
    }
    expect(begun).toBeGreaterThan(total / 2)
    await kit.survived(`${total} streams, ${begun} begun`)
  },
  TIMEOUT,
)
