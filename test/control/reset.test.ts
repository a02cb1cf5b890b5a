import { expect, test } from 'vitest'
import { controlForFile, refusal } from './control.ts'

const control = controlForFile()

const ALL = ['state', 'journal', 'events', 'faults', 'clock']

/** A world in which something of everything has happened. */
async function used() {
  const kit = control.world()
  const before = (await kit.get('/_sim/state')).body
  await kit.post('/_sim/guuru/chats', { question: 'Hello?' })
  await kit.graphql('guuru', '{ partner { id } }')
  await kit.post('/_sim/clock/advance', { by: 'PT1H' })
  await kit.post('/_sim/faults', { vendor: 'guuru', kind: 'http-status', status: 503 })
  const look = async () => ({
    state: (await kit.get('/_sim/state')).body,
    requests: (await kit.get('/_sim/requests')).body.requests.length,
    events: (await kit.get('/_sim/events')).body.events.length,
    faults: (await kit.get('/_sim/faults')).body.faults.length,
    now: (await kit.get('/_sim/clock')).body.now,
  })
  expect(await look()).toMatchObject({ requests: 1, events: 2, faults: 1, now: '2026-01-01T01:00:00.000Z' })
  return { ...kit, before, look }
}

test('[ours] reset takes everything back to where the world began', async () => {
  const { post, look, before } = await used()
  expect(await post('/_sim/reset')).toMatchObject({ status: 200, body: { reset: ALL } })
  expect(await look()).toEqual({ state: before, requests: 0, events: 0, faults: 0, now: '2026-01-01T00:00:00.000Z' })
})

test.for([
  ['state', { requests: 1, events: 2, faults: 1, now: '2026-01-01T01:00:00.000Z' }],
  ['journal', { requests: 0, events: 2, faults: 1, now: '2026-01-01T01:00:00.000Z' }],
  ['events', { requests: 1, events: 0, faults: 1, now: '2026-01-01T01:00:00.000Z' }],
  ['faults', { requests: 1, events: 2, faults: 0, now: '2026-01-01T01:00:00.000Z' }],
  ['clock', { requests: 1, events: 2, faults: 1, now: '2026-01-01T00:00:00.000Z' }],
  ['journal,events', { requests: 0, events: 0, faults: 1, now: '2026-01-01T01:00:00.000Z' }],
] as const)('[ours] reset of %s alone leaves the rest', async ([only, expected]) => {
  const { post, look, before } = await used()
  expect(await post(`/_sim/reset?only=${only}`)).toMatchObject({ status: 200, body: { reset: only.split(',') } })
  const after = await look()
  expect(after).toMatchObject(expected)
  const chats = only === 'state' ? before.vendors.guuru.chats.length : before.vendors.guuru.chats.length + 1
  expect(after.state.vendors.guuru.chats).toHaveLength(chats)
})

test.for([
  [{ to: 'empty' }, 'This call takes no body; send "to" in the URL.'],
  [{ to: 'empty', only: 'clock' }, 'This call takes no body; send "to" and "only" in the URL.'],
  [{ what: 'state' }, 'This call takes no body; leave it out.'],
  [['state'], 'This call takes no body; leave it out.'],
] as const)('[ours] a body is refused, which a reset does not read: %j', async ([body, message]) => {
  const { post, look } = await used()
  const before = await look()
  expect(await post('/_sim/reset', body)).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_INPUT', message } },
  })
  expect(await look()).toEqual(before)
  expect(await post('/_sim/reset', {})).toMatchObject({ status: 200 })
})

test('[ours] reset to empty leaves the accounts, and no conversation', async () => {
  const { post, graphql } = control.world()
  expect(await post('/_sim/reset?to=empty')).toMatchObject({ status: 200, body: { reset: ALL } })
  const chats = await graphql('guuru', '{ partner { id chats { edges { cursor } } } }')
  expect(chats.body).toEqual({ data: { partner: { id: 'guuru-qa', chats: { edges: [] } } } })
  const customer = await graphql('thg', '{ customer { fullName discussions { total } orders { total } } }')
  expect(customer.body.data).toEqual({
    customer: { fullName: 'Jane Doe', discussions: { total: 0 }, orders: { total: 0 } },
  })
  const thread = await graphql('marketplacer', '{ chatMessages { totalCount } apiKeyPrincipal { seller { id } } }', {
    token: 'mp-seller-78',
  })
  expect(thread.body.data).toEqual({
    chatMessages: { totalCount: 0 },
    apiKeyPrincipal: { seller: { id: 'U2VsbGVyLTc4' } },
  })
})

test('[ours] a reset after one to empty has everything again', async () => {
  const { post, get } = control.world()
  const before = (await get('/_sim/state')).body
  await post('/_sim/reset?to=empty')
  await post('/_sim/reset')
  expect((await get('/_sim/state')).body).toEqual(before)
})

test('[ours] reset brings back a credential that logout revoked', async () => {
  const { post, graphql } = control.world()
  const whoAmI = async () => (await graphql('thg', '{ customer { fullName } }')).body.data
  await graphql('thg', 'mutation { logout }')
  expect(await whoAmI()).toEqual({ customer: null })
  await post('/_sim/reset')
  expect(await whoAmI()).toEqual({ customer: { fullName: 'Jane Doe' } })
})

test('[ours] reset is of its own world', async () => {
  const [one, other] = [control.world(), control.world()]
  await one.post('/_sim/guuru/chats', {})
  await other.post('/_sim/guuru/chats', {})
  await one.post('/_sim/reset')
  expect((await one.get('/_sim/events')).body.events).toEqual([])
  expect((await other.get('/_sim/events')).body.events).not.toEqual([])
})

test('[assumed] what reset does not know is refused, and nothing is reset', async () => {
  const { post, get } = control.world()
  await post('/_sim/guuru/chats', {})
  expect(await post('/_sim/reset?only=state,nonsense')).toMatchObject(
    refusal(400, 'INVALID_INPUT', /"nonsense".*journal/),
  )
  expect(await post('/_sim/reset?to=nonsense')).toMatchObject(refusal(400, 'INVALID_INPUT', /empty/))
  expect((await get('/_sim/events')).body.events).not.toEqual([])
})

test('[assumed] a JSON content type without a body is an empty body', async () => {
  const { post } = control.world()
  expect((await post('/_sim/reset', '')).status).toBe(200)
  expect((await post('/_sim/settle', '')).status).toBe(200)
})
