import { expect, test } from 'vitest'
import { CHAT } from '../vendors/guuru/guuru.ts'
import { receiver } from '../webhooks/receiver.ts'
import { controlForFile, openStream, refusal } from './control.ts'

const control = controlForFile()

test('[ours] webhooks: looked at, changed, followed, sent again', async () => {
  const { call, get, post } = control.world()
  const { url, received } = await receiver()
  expect((await get('/_sim/webhooks')).body).toEqual({ secret: null, endpoints: [] })
  const { body } = await call('PUT', '/_sim/webhooks', { url, secret: 's' })
  expect(body.secret).toBe('s')
  expect(body.endpoints).toHaveLength(7)
  expect(body.endpoints[0]).toEqual({ event: 'chat-assigned', url, active: true })
  expect((await call('PUT', '/_sim/webhooks', body)).body).toEqual(body)

  await post(`/_sim/guuru/chats/${CHAT.open}/close`)
  await post('/_sim/clock/advance', { by: 0 })
  const list = (await get('/_sim/webhooks/deliveries')).body
  expect(list).toEqual({
    deliveries: [
      {
        id: 1,
        event: 'chat-closed',
        subject: CHAT.open,
        url,
        status: 'delivered',
        createdAt: '2026-01-01T00:00:00.000Z',
        headers: expect.objectContaining({ 'X-Guuru-Event': 'chat-closed' }),
        body: received[0]?.body,
        fault: null,
        attempts: [{ at: '2026-01-01T00:00:00.000Z', status: 200, durationMs: expect.any(Number) }],
      },
    ],
    dropped: 0,
    overflow: 0,
  })
  expect(await post('/_sim/webhooks/deliveries/1/redeliver')).toMatchObject({ status: 200, body: { id: 1 } })
  expect(received).toHaveLength(2)
})

test('[ours] a stream of deliveries: each as it is queued and again with each attempt, and from Last-Event-ID on', async () => {
  const { call, get, post, url } = control.world()
  const open = (headers = {}) => openStream(url, headers, '/_sim/webhooks/deliveries')
  await call('PUT', '/_sim/webhooks', { url: 'http://127.0.0.1:9/' })
  const stream = await open()
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
  await post(`/_sim/guuru/chats/${CHAT.open}/close`)
  await post('/_sim/clock/advance', { by: 0 })
  await post('/_sim/clock/step')
  const told = await stream.next(3)
  expect(told.map(({ id, event, data }) => [id, event, data.id, data.attempts.length])).toEqual([
    ['1', 'delivery', 1, 0],
    ['2', 'delivery', 1, 1],
    ['3', 'delivery', 1, 2],
  ])
  expect((await get('/_sim/webhooks/deliveries')).body.deliveries).toEqual([told[2]?.data])
  stream.close()
  await post('/_sim/webhooks/deliveries/1/redeliver')
  const resumed = await open({ 'last-event-id': '3' })
  expect((await resumed.next(2)).map(({ data }) => data.attempts.length)).toEqual([2, 3])
  await post('/_sim/reset')
  await call('PUT', '/_sim/webhooks', { url: 'http://127.0.0.1:9/' })
  await post(`/_sim/guuru/chats/${CHAT.open}/close`)
  expect(await resumed.next(1)).toMatchObject([{ id: '1.1', data: { status: 'pending' } }])
  resumed.close()
})

test('[ours] a stream of deliveries begins with those that wait, where it is asked for them', async () => {
  const { call, post, url } = control.world()
  await call('PUT', '/_sim/webhooks', { url: 'http://127.0.0.1:9/' })
  await post(`/_sim/guuru/chats/${CHAT.open}/close`)
  const stream = await openStream(url, { 'last-event-id': '0' }, '/_sim/webhooks/deliveries')
  expect(await stream.next(1)).toMatchObject([{ id: '1', data: { event: 'chat-closed' } }])
  stream.close()
})

test("[ours] a partner's own endpoints, by its id; the first partner's without one", async () => {
  const { call, get, post } = control.world()
  const { url, received } = await receiver()
  const own = await call('PUT', '/_sim/webhooks', { partner: 'guuru-other', url: `${url}/{world}`, secret: 'b' })
  expect(own.body.endpoints[0]).toEqual({ event: 'chat-assigned', url: `${url}/{world}`, active: true })
  expect((await get('/_sim/webhooks?partner=guuru-other')).body).toEqual(own.body)
  expect((await get('/_sim/webhooks')).body).toEqual({ secret: null, endpoints: [] })
  expect((await get('/_sim/webhooks?partner=guuru-qa')).body).toEqual({ secret: null, endpoints: [] })
  await post(`/_sim/guuru/chats/${CHAT.otherPartner}/accept`)
  await post(`/_sim/guuru/chats/${CHAT.open}/close`)
  await post('/_sim/settle')
  const { deliveries } = (await get('/_sim/webhooks/deliveries')).body
  expect(deliveries.map(({ subject }: { subject: string }) => subject)).toEqual([CHAT.otherPartner])
  expect(deliveries[0]).toMatchObject({ url: expect.stringMatching(/\/hooks\/[a-z0-9-]+$/) })
  expect(received[0]?.path).toBe(new URL(deliveries[0].url).pathname)
  expect(received[0]?.headers['idempotency-key']).toBe(deliveries[0].headers['Idempotency-Key'])
})

test('[ours] settle answers when all that it made happen is delivered, retries included', async () => {
  const { call, post } = control.world()
  let attempts = 0
  const { url, received } = await receiver(() => (++attempts < 4 ? 500 : 200))
  await call('PUT', '/_sim/webhooks', { endpoints: [{ event: 'chat-closed', url }] })
  await post(`/_sim/guuru/chats/${CHAT.open}/close`)
  expect((await post('/_sim/settle')).body.now).toBe('2026-01-01T00:00:31.000Z')
  expect(received).toHaveLength(4)
})

test('[schema] refusals name the thing', async () => {
  const { call, get, post } = control.world()
  const put = (body: unknown) => call('PUT', '/_sim/webhooks', body)
  expect(await put({ url: 'ftp://a' })).toMatchObject(refusal(400, 'INVALID_WEBHOOK', /"ftp:\/\/a"/))
  expect(await put({ endpoints: [{ event: 'chatRated', url: 'http://a' }] })).toMatchObject(
    refusal(400, 'INVALID_WEBHOOK', /^endpoints\[0\]\.event is "chatRated"; .* Did you mean "chat-rated"\?$/),
  )
  expect(await put({ nonsense: 1 })).toMatchObject(
    refusal(400, 'INVALID_WEBHOOK', /^nonsense is unknown; expected only url, secret, endpoints, partner\.$/),
  )
  expect(await put({ partner: 'nobody' })).toMatchObject(refusal(404, 'PARTNER_NOT_FOUND', /^Partner not found$/))
  expect(await get('/_sim/webhooks?partner=nobody')).toMatchObject(refusal(404, 'PARTNER_NOT_FOUND'))
  expect(await post('/_sim/webhooks/deliveries/77/redeliver')).toMatchObject(refusal(404, 'DELIVERY_NOT_FOUND', /77/))
  expect(await post('/_sim/webhooks/deliveries/x/redeliver')).toMatchObject(
    refusal(400, 'INVALID_INPUT', /^id is "x"; expected a whole number from 1 up\.$/),
  )
})

test('[assumed] a document with unreadable parts changes nothing', async () => {
  const { call, get } = control.world()
  const { body } = await get('/_sim/state')
  for (const part of [
    { webhooks: { secret: 5 } },
    { webhooks: [] },
    { actors: { actors: ['nobody'], turns: {}, refusals: [] } },
    { actors: 3 },
    { transitions: { settings: { 'guuru.chat': { progression: 'later' } }, looks: {} } },
  ]) {
    const answer = await call('PUT', '/_sim/state', { ...body, parts: { ...body.parts, ...part } })
    expect(answer.status).toBe(400)
    expect(answer.body.error.message).toMatch(/parts|actors/)
  }
  expect((await get('/_sim/state')).body).toEqual(body)
})
