import http from 'node:http'
import { expect, test } from 'vitest'
import { controlForFile, openStream, refusal, setupControl } from './control.ts'

const control = controlForFile()

test('[ours] events tell what happened: which record, from what to what, and who did it', async () => {
  const { graphql, post, get } = control.world()
  const chat = (await post('/_sim/guuru/chats', { question: 'Anybody there?' })).body
  await graphql('guuru', `mutation { acceptChat(id: "${chat.id}") { id } }`)
  const { status, body } = await get('/_sim/events')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    dropped: 0,
    events: [
      { id: 1, at: '2026-01-01T00:00:00.000Z', type: 'guuru.chat.assigned', before: null, after: { id: chat.id } },
      { id: 2, type: 'guuru.message.created', before: null, after: { chatId: chat.id, text: 'Anybody there?' } },
      { id: 3, type: 'guuru.chat.opened', before: { status: 'pending' }, after: { id: chat.id, status: 'open' } },
    ],
  })
  for (const event of body.events) {
    expect(Object.keys(event)).toEqual(['id', 'at', 'type', 'before', 'after', 'actor', 'requestId'])
    expect(event.actor).toMatch(/./)
  }
  expect(body.events[0].actor).toBe('shopper')
})

test('[ours] events are bounded, and what was dropped is counted', async () => {
  const { post, get } = await setupControl({ journalLimit: 3 })
  for (let index = 0; index < 3; index++) await post('/_sim/guuru/chats')
  const { body } = await get('/_sim/events')
  expect(body.dropped).toBe(3)
  expect(body.events.map(({ id }: { id: number }) => id)).toEqual([4, 5, 6])
})

test('[ours] wait answers when enough has happened', async () => {
  const { post } = control.world()
  const match = { type: 'guuru.message.created', after: { text: 'Second' } }
  const waiting = post('/_sim/events/wait', { match, timeoutMs: 60_000 })
  await post('/_sim/guuru/chats', { question: 'First' })
  await post('/_sim/guuru/chats', { question: 'Second' })
  expect((await waiting).body.events).toMatchObject([{ id: 4, type: 'guuru.message.created' }])
})

test('[ours] a wait in vain tells the nearest misses', async () => {
  const { post } = control.world()
  await post('/_sim/guuru/chats', { question: 'First' })
  const match = { type: 'guuru.message.created', after: { text: 'Second' } }
  const answer = await post('/_sim/events/wait', { match, timeoutMs: 0 })
  expect(answer).toMatchObject(refusal(408, 'WAIT_TIMEOUT'))
  expect(answer.body.error.message).toContain(
    '1 of 2 matched: type guuru.message.created; after.text was First, not Second',
  )
})

test('[ours] a stream tells each event as it happens, with its id', async () => {
  const { url, post, get } = control.world()
  await post('/_sim/guuru/chats', { question: 'Before' })
  const stream = await openStream(url)
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
  await post('/_sim/guuru/chats', { question: 'After' })
  const told = await stream.next(2)
  const { events } = (await get('/_sim/events')).body
  expect(told).toEqual(
    events
      .slice(2)
      .map((event: { id: number; type: string }) => ({ id: String(event.id), event: event.type, data: event })),
  )
  stream.close()
})

test('[ours] Last-Event-ID resumes where a stream broke off', async () => {
  const { url, post } = control.world()
  for (const question of ['A', 'B']) await post('/_sim/guuru/chats', { question })
  const stream = await openStream(url, { 'last-event-id': '1' })
  expect((await stream.next(3)).map(({ id }) => id)).toEqual(['2', '3', '4'])
  await post('/_sim/guuru/chats', { question: 'C' })
  expect((await stream.next(2)).map(({ id }) => id)).toEqual(['5', '6'])
  stream.close()
  const whole = await openStream(url, { 'last-event-id': '0' })
  expect((await whole.next(6)).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6'])
  whole.close()
})

test('[ours] a reader that is far behind gets all that is kept, and then what happens', async () => {
  const { url, post, world } = await setupControl({ journalLimit: 4000, journalMaxBytes: 2 ** 26 })
  const { id } = world.guuru.shopper.start({ question: 'Once more?' })
  const text = 'again '.repeat(200)
  for (let i = 0; i < 3000; i++) world.guuru.shopper.say(id, { text })
  const { lastId } = world.events
  const { next } = await openStream(url, { 'last-event-id': '0' })
  const first = await next(10)
  await post('/_sim/guuru/chats', { question: 'Meanwhile?' })
  const all = [...first, ...(await next(world.events.lastId - first.length))]
  expect(all.map(event => event.id)).toEqual(Array.from({ length: world.events.lastId }, (_, at) => String(at + 1)))
  expect(world.events.lastId).toBeGreaterThan(lastId)
})

test('[ours] what the log holds already comes in few writes, each entry once and in order', async () => {
  const { url, world } = control.world()
  const { id } = world.guuru.shopper.start({ question: 'Many?' })
  for (let index = 0; index < 500; index++) world.guuru.shopper.say(id, { text: `Line ${index}` })
  const writes: string[] = []
  await new Promise<void>((resolve, reject) => {
    const request = http.get(`${url}/_sim/events`, { headers: { accept: 'text/event-stream', 'last-event-id': '0' } })
    request.on('error', reject).on('response', response => {
      // Node reads each chunk of a chunked answer by itself.
      response.setEncoding('utf8').on('data', (text: string) => {
        writes.push(text)
        if (!text.includes('Line 499')) return
        request.destroy()
        resolve()
      })
    })
  })
  const ids = [...writes.join('').matchAll(/^id: (\d+)$/gm)].map(([, place]) => Number(place))
  expect(ids).toEqual(Array.from({ length: world.events.lastId }, (_, index) => index + 1))
  expect(writes.length).toBeLessThan(20)
})

test('[ours] a stream is of its own world', async () => {
  const [one, other] = [control.world(), control.world()]
  const stream = await openStream(one.url)
  await other.post('/_sim/guuru/chats', { question: 'Elsewhere' })
  await one.post('/_sim/guuru/chats', { question: 'Here' })
  expect((await stream.next(2))[1]).toMatchObject({ data: { after: { text: 'Here' } } })
  stream.close()
})

test('[ours] closing ends a stream', async () => {
  const { sim, url } = await setupControl()
  const stream = await openStream(url)
  sim.beginClosing()
  expect(await stream.end()).toBe(true)
})

test('[assumed] a page of a foreign origin gets no stream', async () => {
  const { url } = control.world()
  const stream = await openStream(url, { origin: 'https://evil.example' })
  expect(stream.response.status).toBe(403)
  expect(await stream.end()).toBe(true)
})

test('[ours] ids carry how often the world was reset; one of another count begins from the start', async () => {
  const { url, post } = control.world()
  await post('/_sim/guuru/chats', { question: 'Before' })
  const stream = await openStream(url)
  for (let reset = 1; reset <= 2; reset++) {
    await post('/_sim/reset')
    await post('/_sim/guuru/chats', { question: 'After' })
    expect((await stream.next(2)).map(({ id }) => id)).toEqual([`${reset}.1`, `${reset}.2`])
  }
  stream.close()
  for (const lost of ['1', '12', '0', '1.1', '2.3', '3.1']) {
    const resumed = await openStream(url, { 'last-event-id': lost })
    expect((await resumed.next(2)).map(({ id }) => id)).toEqual(['2.1', '2.2'])
    resumed.close()
  }
  const resumed = await openStream(url, { 'last-event-id': '2.1' })
  expect((await resumed.next(1)).map(({ id }) => id)).toEqual(['2.2'])
  resumed.close()
})

test('[ours] a reset that keeps the events keeps their ids', async () => {
  const { url, post } = control.world()
  await post('/_sim/guuru/chats', { question: 'Before' })
  await post('/_sim/reset?only=state')
  const stream = await openStream(url, { 'last-event-id': '1' })
  expect((await stream.next(1)).map(({ id }) => id)).toEqual(['2'])
  stream.close()
})

test('[ours] proxies neither keep a stream back nor change it, and comments keep it alive', async () => {
  const { url } = await setupControl({}, { commentEveryMs: 1 })
  const hangUp = new AbortController()
  const headers = { accept: 'text/event-stream' }
  const response = await fetch(`${url}/_sim/events`, { headers, signal: hangUp.signal })
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform')
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes(': still here\n\n: still here\n\n')) text += (await reader.read()).value
  expect(text).toMatch(/^: what happens from here on\n\n(: still here\n\n)+$/)
  hangUp.abort()
})
