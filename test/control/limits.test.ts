import { expect, test, vi } from 'vitest'
import { MAX_ORDINAL } from '../../src/world/ids.ts'
import { MAX_STATE_BYTES } from '../../src/world/limits.ts'
import { encode, PATH } from '../vendors/thg/upload.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'
import { refusal, setupControl } from './control.ts'

type Kit = Awaited<ReturnType<typeof setupControl>>

async function limit({ get }: Kit, name: string) {
  const { limits } = (await get('/_sim/info')).body
  return limits.find((each: { name: string }) => each.name === name)
}

test('[ours] info lists what may not grow without end: how much there is, may be, and was refused or dropped', async () => {
  const kit = await setupControl()
  const { limits } = (await kit.get('/_sim/info')).body
  expect(limits.map(({ name }: { name: string }) => name)).toEqual([
    'worlds',
    'documentBytes',
    'recordBytes',
    'uploadBytes',
    'jobs',
    'requests',
    'requestBytes',
    'events',
    'eventBytes',
    'deliveries',
    'waitingDeliveries',
    'deliveryBytes',
  ])
  for (const { name, limit: most, used, refused, dropped } of limits) {
    expect({ name, hasRoom: most > used }).toEqual({ name, hasRoom: true })
    expect({ name, gone: refused ?? dropped }).toEqual({ name, gone: 0 })
  }
  await kit.graphql('guuru', '{ partner { id } }')
  expect(await limit(kit, 'requests')).toEqual({ name: 'requests', limit: 1000, used: 1, dropped: 0 })
  expect((await limit(kit, 'requestBytes')).used).toBeGreaterThan(1000)
})

test('[ours] parsed documents have a budget in bytes: the oldest go', async () => {
  const kit = await setupControl()
  const fields = 'id '.repeat(900)
  for (let i = 0; i < 300; i++) await kit.graphql('guuru', `query Q${i} { partner { ${fields} } }`)
  const { limit: most, used, dropped } = await limit(kit, 'documentBytes')
  expect(used).toBeLessThanOrEqual(most)
  expect(dropped).toBeGreaterThan(50)
})

test('[ours] the journal is bounded in bytes, and so are events', async () => {
  const kit = await setupControl({ journalMaxBytes: 100_000 })
  const text = 'x'.repeat(30_000)
  const send = `mutation { chatMessageCreate(input: { sellerId: "U2VsbGVyLTc4", message: "${text}" }) { status } }`
  for (let i = 0; i < 9; i++) await kit.graphql('marketplacer', send)
  const { requests, dropped } = (await kit.get('/_sim/requests')).body
  expect({ ids: requests.map(({ id }: { id: number }) => id), dropped }).toEqual({ ids: [7, 8, 9], dropped: 6 })
  const { events, dropped: lost } = (await kit.get('/_sim/events')).body
  expect({ ids: events.map(({ id }: { id: number }) => id), lost }).toEqual({ ids: [9], lost: 8 })
  expect((await limit(kit, 'requestBytes')).used).toBeLessThanOrEqual(100_000)
})

test('[ours] a world that is full refuses in the words of the vendor and of the control plane, and changes nothing', async () => {
  const kit = await setupControl()
  const { world, graphql, post, get } = kit
  const before = world.bytes
  // In place of 150 MiB of records, one record that says it is so large.
  const full = vi.spyOn(world, 'bytes', 'get').mockReturnValue(MAX_STATE_BYTES)
  const start = await post('/_sim/guuru/chats', { question: 'One more?' })
  expect(start).toMatchObject(refusal(413, 'WORLD_FULL'))
  expect(start.body.error.message).toBe(
    `The world "default" is full: it holds ${MAX_STATE_BYTES} bytes of records or 200000 jobs. Reset it, or use another one.`,
  )
  const accept = await graphql('guuru', `mutation { acceptChat(id: "${CHAT.pending}") { id } }`)
  expect(accept.body.errors[0].extensions.code).toBe('WORLD_FULL')
  expect((await get('/_sim/info')).status).toBe(200)
  expect((await limit(kit, 'recordBytes')).refused).toBe(2)
  full.mockRestore()
  expect(world.bytes).toBe(before)
})

test('[assumed] uploads have a limit together, refused with error code 8; what is there stays', async () => {
  const { url, world } = await setupControl({ uploadsMaxBytes: 25_000 })
  const kept = world.thg.state.attachments.size
  const send = async () => {
    const form = encode([
      { name: 'uploadToken', content: '145D6BC5-E617-454F-BFB2-MUM19BBC160F' },
      { name: 'attachment', filename: 'a.txt', content: 'x'.repeat(10_000) },
    ])
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    return (await (
      await fetch(`${url}${PATH}`, { method: 'POST', headers, body: new Uint8Array(form) })
    ).json()) as object
  }
  expect(await send()).toMatchObject({ successful: true, errorCode: 0 })
  expect(await send()).toMatchObject({ successful: true, errorCode: 0 })
  expect(await send()).toEqual({ successful: false, token: null, mimeType: null, errorCode: 8 })
  expect(world.thg.state.attachments.size).toBe(kept + 2)
})

test('[ours] instants are of 1970 to 9999: time ends, and what would be due later never is', async () => {
  const { post, get, call } = await setupControl()
  const last = '9999-12-31T23:59:59.999Z'
  expect(await post('/_sim/clock/advance', { by: 'P3000000D' })).toMatchObject(refusal(400, 'INVALID_INSTANT'))
  expect(await post('/_sim/clock/advance', { to: '+010000-01-01T00:00:00Z' })).toMatchObject(
    refusal(400, 'INVALID_INSTANT'),
  )
  expect(await post('/_sim/worlds', { clock: { frozenAt: '1969-12-31T23:59:59Z' } })).toMatchObject(
    refusal(400, 'INVALID_CLOCK'),
  )
  const { body: state } = await get('/_sim/state')
  const frozen = { ...state, clock: { ...state.clock, mode: { mode: 'frozen', at: 8.64e15 } } }
  expect((await call('PUT', '/_sim/state', frozen)).body.error.message).toContain('from 0 to 253402300799999')
  expect((await post('/_sim/clock/advance', { to: last })).body.now).toBe(last)
  await post('/_sim/thg/customers', {})
  expect((await post('/_sim/settle')).body.now).toBe(last)
  const again = await get('/_sim/state')
  expect((await call('PUT', '/_sim/state', again.body)).body).toEqual(again.body)
})

test('[ours] a token that would expire after the end of time expires with it: the state can be read again', async () => {
  const { post, get, call, graphql } = await setupControl()
  await post('/_sim/clock/freeze', { at: '9999-12-31T23:59:59Z' })
  await graphql('thg', '{ attachmentUploaderConfig { authToken } }')
  const { body } = await get('/_sim/state')
  expect((await call('PUT', '/_sim/state', body)).status).toBe(200)
})

test('[ours] running numbers end: beyond, a world is full', async () => {
  const { get, call, graphql } = await setupControl()
  const { body: state } = await get('/_sim/state')
  const at = (ids: object) => call('PUT', '/_sim/state', { ...state, ids: { ...state.ids, ...ids } })
  expect(await at({ 'guuru.chats': MAX_ORDINAL + 1 })).toMatchObject(refusal(400, 'INVALID_DOCUMENT'))
  await at({ 'marketplacer.messages': MAX_ORDINAL })
  const send = 'mutation { chatMessageCreate(input: { sellerId: "U2VsbGVyLTc4", message: "Hi" }) { status } }'
  expect((await graphql('marketplacer', send)).body.errors[0].extensions.code).toBe('WORLD_FULL')
})

test('[ours] what expired more than a day ago is gone from the state', async () => {
  const { post, get, graphql } = await setupControl()
  const tokens = async () => (await get('/_sim/state')).body.vendors.thg.uploadTokens.length
  const before = await tokens()
  for (let i = 0; i < 50; i++) await graphql('thg', '{ attachmentUploaderConfig { authToken } }')
  await post('/_sim/clock/advance', { by: 'P1D' })
  expect(await tokens()).toBe(before + 50)
  await post('/_sim/clock/advance', { by: 'PT2H' })
  expect(await tokens()).toBe(before)
})
