import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { AnyJson } from '../setup.ts'
import { controlForFile, refusal, setupControl } from './control.ts'

const control = controlForFile()

/** A world in which something of everything has happened, its clock at some odd instant. */
async function lived() {
  const kit = control.world()
  await kit.post('/_sim/clock/advance', { by: 'PT1H2.345S' })
  await kit.post('/_sim/guuru/chats', { question: 'Grüezi, wie geht es?', category: 'Gardening' })
  await kit.post('/_sim/thg/discussions/13183370/respond', { message: 'Hello' })
  await kit.post('/_sim/marketplacer/sellers/78/messages', { message: 'Hello' })
  await kit.post('/_sim/faults', { vendor: 'guuru', kind: 'latency', ms: 5, times: 3 })
  await kit.graphql('thg', '{ attachmentUploaderConfig { authToken } }')
  const { uploadUrl, authToken } = (await kit.graphql('thg', '{ attachmentUploaderConfig { uploadUrl authToken } }'))
    .body.data.attachmentUploaderConfig
  const form = new FormData()
  form.set('uploadToken', authToken)
  form.set('attachment', new Blob([Uint8Array.of(0, 255, 1, 254)]), 'bytes.bin')
  const root = kit.url.slice(0, kit.url.indexOf('/w/'))
  const upload = await (await fetch(root + uploadUrl, { method: 'POST', body: form })).json()
  expect(upload).toMatchObject({ successful: true })
  return kit
}

/** The document as it went over the wire. */
async function textOf({ url }: { url: string }): Promise<string> {
  return await (await fetch(`${url}/_sim/state`)).text()
}

test('[ours] a document that is nested too deep is refused by its name', async () => {
  const { call } = control.world()
  let deep = {}
  for (let level = 0; level < 101; level++) deep = { deep }
  const message = 'The document is nested deeper than 100 levels; send less deep.'
  expect((await call('PUT', '/_sim/state', deep)).body.error).toEqual({ code: 'INVALID_DOCUMENT', message })
})

test('[ours] a state put into another world reads back byte for byte', async () => {
  const one = await lived()
  const other = control.world()
  const before = await textOf(one)
  expect((await other.call('PUT', '/_sim/state', before)).status).toBe(200)
  expect(await textOf(other)).toBe(before)
  expect(await textOf(one)).toBe(before)
  expect(before).not.toContain(one.world.id)
})

test('[ours] both worlds then behave alike', async () => {
  const one = await lived()
  const other = control.world()
  await other.call('PUT', '/_sim/state', await textOf(one))
  const script = async ({ graphql, post }: ReturnType<typeof control.world>) => [
    (await graphql('guuru', 'mutation { createPersona(input: { providerId: "p", name: "P" }) }')).body,
    (await graphql('thg', 'mutation { createDiscussion(input: { category: CHECKOUT, message: { message: "x" } }) }'))
      .body,
    (await graphql('marketplacer', '{ sellersForChats(first: 3) { nodes { id } } }')).body,
    (await post('/_sim/guuru/chats', { question: 'Next?' })).body,
    (await post('/_sim/clock/advance', { by: 'PT2H' })).body,
  ]
  expect(await script(other)).toEqual(await script(one))
  expect(await textOf(other)).toBe(await textOf(one))
})

test('[ours] the document holds every part of a world, and neither its logs nor its name', async () => {
  const { get } = await lived()
  const { body } = await get('/_sim/state')
  expect(Object.keys(body).toSorted()).toEqual(['clock', 'formatVersion', 'ids', 'parts', 'seed', 'vendors'])
  expect(body.clock.mode).toEqual({ mode: 'frozen', at: Date.parse('2026-01-01T01:00:02.345Z') })
  expect(Object.keys(body.vendors)).toEqual(['thg', 'marketplacer', 'guuru'])
  expect(body.vendors.thg.attachments.at(-1)).toMatchObject({ filename: 'bytes.bin', content: 'AP8B/g==' })
  expect(body.vendors.thg.attachments.at(-1).token).toMatch(/^[^@]{118}$/)
  expect(body.parts.faults).toBeDefined()
})

test('[ours] a running clock comes back with its offset', async () => {
  const { post, call, get, url } = await setupControl({ clock: 'real' })
  await post('/_sim/clock/advance', { by: 'P1D' })
  const before = await textOf({ url })
  expect(JSON.parse(before).clock.mode).toMatchObject({
    mode: 'real',
    offset: expect.toSatisfy(ms => Number(ms) > 8e7),
  })
  await call('PUT', '/w/other/_sim/state', before)
  expect(await textOf({ url: `${url}/w/other` })).toBe(before)
  const [here, there] = [(await get('/_sim/clock')).body, (await get('/w/other/_sim/clock')).body]
  expect(Math.abs(Date.parse(here.now) - Date.parse(there.now))).toBeLessThan(60_000)
})

test('[ours] the state that a world was given is not what reset goes back to', async () => {
  const one = await lived()
  const other = control.world()
  const fresh = await textOf(other)
  await other.call('PUT', '/_sim/state', await textOf(one))
  await other.post('/_sim/reset')
  expect(await textOf(other)).toBe(fresh)
})

const SLIPS: Readonly<Record<string, readonly [string, string, (state: AnyJson) => void, RegExp]>> = {
  'a newer format': ['NEWER_FORMAT', 'formatVersion', state => (state.formatVersion = 2), /formatVersion 2.*up to 1/],
  'no format': ['INVALID_DOCUMENT', 'formatVersion', state => delete state.formatVersion, /formatVersion/],
  'a missing part': ['INVALID_DOCUMENT', 'seed', state => delete state.seed, /seed is missing; expected every part/],
  'a missing table': [
    'INVALID_DOCUMENT',
    'vendors.guuru.chats',
    state => delete state.vendors.guuru.chats,
    /chats is missing; expected a list/,
  ],
  'a broken reference': [
    'INVALID_DOCUMENT',
    'vendors.guuru.messages[0].chatId',
    state => (state.vendors.guuru.messages[0].chatId = 'nobody'),
    /"nobody"; expected the key of a record in vendors\.guuru\.chats/,
  ],
  'a status that is none': [
    'INVALID_DOCUMENT',
    'vendors.thg.discussions[2].status',
    state => (state.vendors.thg.discussions[2].status = 'COMPLETE'),
    /"COMPLETE"; expected .*"COMPLETED"/,
  ],
  'a number in place of a text': [
    'INVALID_DOCUMENT',
    'vendors.marketplacer.messages[1].message',
    state => (state.vendors.marketplacer.messages[1].message = 7),
    /is 7; expected a text/,
  ],
  'an unknown member': [
    'INVALID_DOCUMENT',
    'vendors.guuru.chats[0].colour',
    state => (state.vendors.guuru.chats[0].colour = 'red'),
    /colour is unknown; expected only id/,
  ],
}

test.for(Object.entries(SLIPS))('[ours] %s is refused with its path, and nothing changes', async ([, slip]) => {
  const [code, path, invalidate, message] = slip
  const { get, call, url, world } = control.world()
  const before = await textOf({ url })
  const state = (await get('/_sim/state')).body
  invalidate(state)
  const answer = await call('PUT', '/_sim/state', state)
  expect(answer).toMatchObject(refusal(400, code, message))
  expect(answer.body.error.path).toBe(path)
  expect(await textOf({ url })).toBe(before)
  expect(world.events.list()).toEqual([])
})

test.for(['null', '[]', '7', '"x"', '{}'])('[assumed] %s is no state', async body => {
  const { call, url } = control.world()
  const before = await textOf({ url })
  expect((await call('PUT', '/_sim/state', body)).status).toBe(400)
  expect(await textOf({ url })).toBe(before)
})

test('[ours] a fixture alone is not a whole state', async () => {
  const { call } = control.world()
  const fixture = readFileSync(new URL('../../fixtures/default.json', import.meta.url), 'utf8')
  expect(await call('PUT', '/_sim/state', fixture)).toMatchObject(refusal(400, 'INVALID_DOCUMENT', /seed is missing/))
})

test('[ours] PATCH puts and removes records by their keys, without an event, and answers how many', async () => {
  const { call, get, world } = control.world()
  const before = (await get('/_sim/state')).body
  const [persona] = before.vendors.guuru.personas
  const { status, body } = await call('PATCH', '/_sim/state', {
    vendors: { guuru: { personas: [{ ...persona, name: 'Renamed' }] } },
    remove: {
      guuru: { chats: ['O2bqy2CsAaS7RBXZrhMOB'] },
      thg: { orders: [Number(before.vendors.thg.orders[0].orderNumber)] },
    },
  })
  expect(status).toBe(200)
  const after = (await get('/_sim/state')).body
  expect(after.vendors.guuru.personas[0]).toEqual({ ...persona, name: 'Renamed' })
  expect(after.vendors.guuru.messages.map(({ chatId }: AnyJson) => chatId)).not.toContain('O2bqy2CsAaS7RBXZrhMOB')
  expect(after.vendors.thg.orders).toHaveLength(before.vendors.thg.orders.length - 1)
  expect(after).toMatchObject({ seed: before.seed, clock: before.clock, ids: before.ids, parts: before.parts })
  const messages = before.vendors.guuru.messages.length - after.vendors.guuru.messages.length
  expect(body).toEqual({ put: 1, removed: 2 + messages })
  expect(world.events.list()).toEqual([])
})

test.for(['null', '[]', '7', '"x"', '{"remove":[]}', '{"remove":{"acme":{}}}', '{"vendors":{"thg":{"orders":{}}}}'])(
  '[ours] PATCH refuses %s, and nothing changes',
  async body => {
    const { call, url } = control.world()
    const before = await textOf({ url })
    expect(await call('PATCH', '/_sim/state', body)).toMatchObject(refusal(400, 'INVALID_DOCUMENT', /./))
    expect(await textOf({ url })).toBe(before)
  },
)

test('[ours] a large document is answered whole, and other work has its turn while it is written', async () => {
  const { get, post, world } = control.world()
  expect((await post('/_sim/history', { vendor: 'guuru', chats: 1000 })).status).toBe(201)
  const whole = JSON.stringify(world.document())
  const order: string[] = []
  const stringify = JSON.stringify
  onTestFinished(() => void vi.restoreAllMocks())
  const written = vi.spyOn(JSON, 'stringify').mockImplementation((...given: Parameters<typeof stringify>) => {
    // Longer than work may keep the process busy at a time.
    if (written.mock.calls.length % 1000 === 0) {
      for (const until = performance.now() + 25; performance.now() < until;);
      order.push('slow record')
    }
    return stringify(...given)
  })
  const others = setInterval(() => order.push('other work'), 1)
  onTestFinished(() => clearInterval(others))
  const { body } = await get('/_sim/state')
  vi.restoreAllMocks()
  expect(JSON.stringify(body)).toBe(whole)
  expect(order.filter(name => name === 'slow record').length).toBeGreaterThan(2)
  const between = order.slice(order.indexOf('slow record'), order.lastIndexOf('slow record'))
  expect(between).toContain('other work')
})
