import { expect, test } from 'vitest'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { VendorName } from '../../src/vendors/index.ts'
import { CALLS, failureOf, listening } from './fault-setup.ts'

async function lose(vendor: VendorName) {
  const kit = await listening()
  const { mutation, variables, name } = CALLS[vendor]
  const { body } = await kit.control('POST', '/faults', {
    vendor,
    operation: name,
    kind: 'applied-answer-lost',
    times: 1,
  })
  const look = async () => (await kit.control('GET', `/faults/${body.id}`)).body
  expect(await look()).toMatchObject({ hits: 0, verdict: null, journal: [] })
  expect(await failureOf(kit.post(vendor, mutation, variables))).toEqual({
    message: 'fetch failed',
    code: 'ECONNRESET',
  })
  return { ...kit, look, again: () => kit.post(vendor, mutation, variables) }
}

test('[assumed] a client that never comes again: no-retry, although the change was made', async () => {
  const { look, world, post } = await lose('guuru')
  await post('guuru', '{ partner { id } }')
  expect(await look()).toMatchObject({
    hits: 1,
    verdict: 'no-retry',
    journal: [{ operation: 'createPersona', fault: 'fault-1' }],
  })
  expect([...world.guuru.state.personas.all()].some(({ providerId }) => providerId === 'agent-7')).toBe(true)
})

// Source: GUURU docs, Admin API, Mutations, createPersona: the same providerId returns the same id.
test('[documented] createPersona again: recognised, the same persona', async () => {
  const { look, again, world } = await lose('guuru')
  const before = world.guuru.state.personas.size
  expect((await again()).status).toBe(200)
  expect(world.guuru.state.personas.size).toBe(before)
  expect(await look()).toMatchObject({
    hits: 1,
    verdict: 'recognised',
    journal: [
      { operation: 'createPersona', fault: 'fault-1' },
      { operation: 'createPersona', fault: null, caller: 'guur***er' },
    ],
  })
})

test('[assumed] createDiscussion again: a duplicate', async () => {
  const { look, again } = await lose('thg')
  await again()
  expect(await look()).toMatchObject({ verdict: 'duplicate', journal: [{ id: 1 }, { id: 2 }] })
})

test('[assumed] chatMessageCreate again, written otherwise: a duplicate', async () => {
  const { look, post } = await lose('marketplacer')
  const { sellerId, message } = CALLS.marketplacer.variables.input
  await post(
    'marketplacer',
    `mutation Again { chatMessageCreate(input: { clientMutationId: "2", message: "${message}", sellerId: "${sellerId}" }) { status } }`,
  )
  expect(await look()).toMatchObject({ verdict: 'duplicate' })
})

test('[assumed] another message, or another caller, is no retry', async () => {
  const { look, post } = await lose('marketplacer')
  const { mutation, variables } = CALLS.marketplacer
  await post('marketplacer', mutation, { input: { ...variables.input, message: 'Something else' } })
  await post('marketplacer', mutation, variables, { headers: { 'marketplacer-api-key': 'mp-seller-660119' } })
  expect(await look()).toMatchObject({ verdict: 'no-retry' })
})

test('[assumed] a client that looks at the thread and finds its message: checked', async () => {
  const { look, post, again } = await lose('marketplacer')
  await post('marketplacer', '{ sellersForChats(first: 1) { nodes { id } } }')
  expect(await look()).toMatchObject({ verdict: 'no-retry' })
  const thread = '{ chatMessages(sellerId: "U2VsbGVyLTY2MDExOQ==", first: 1) { nodes { message } } }'
  await post('marketplacer', thread, undefined, { headers: { 'marketplacer-api-key': 'mp-seller-660119' } })
  expect(await look()).toMatchObject({ verdict: 'no-retry' })
  await post('marketplacer', thread)
  expect(await look()).toMatchObject({ verdict: 'checked' })
  await again()
  expect(await look()).toMatchObject({ verdict: 'duplicate' })
})

test('[assumed] a client that looks before it repeats what the vendor recognises: checked', async () => {
  const { look, post, again, control } = await lose('guuru')
  await post('guuru', '{ partner { chats(first: 1) { edges { node { id } } } } }')
  expect(await look()).toMatchObject({ verdict: 'no-retry' })
  const { body: state } = await control('GET', '/state')
  expect((await control('PUT', '/state', state)).status).toBe(200)
  await again()
  expect(await look()).toMatchObject({ verdict: 'checked' })
})

test('[assumed] a mutation that answers true: a look at the chat that it named', async () => {
  const { post, world } = await listening()
  const { id } = world.faults.add({ vendor: 'guuru', operation: 'sendChatMessage', kind: 'applied-answer-lost' })
  const send = `mutation { sendChatMessage(input: { chatId: "BSxGwFTtQdLEDOdTc4bWG", posting: { type: "text", text: "Hi" } }) }`
  await failureOf(post('guuru', send))
  await post('guuru', '{ partner { chats(first: 1) { edges { node { status } } } } }')
  expect(world.faults.get(id).verdict).toBe('no-retry')
  await post('guuru', '{ partner { chats(first: 5) { edges { node { status } } } } }')
  expect(world.faults.get(id).verdict).toBe('checked')
})

test('[assumed] acceptChat again is refused by the state: recognised', async () => {
  const kit = await listening()
  const accept = 'mutation { acceptChat(id: "O2bqy2CsAaS7RBXZrhMOB") { status } }'
  const { id } = kit.world.faults.add({ vendor: 'guuru', kind: 'applied-answer-lost', times: 1 })
  await failureOf(kit.post('guuru', accept))
  expect(await (await kit.post('guuru', accept)).json()).toMatchObject({
    errors: [{ extensions: { code: 'CHAT_ALREADY_ACCEPTED' } }],
  })
  expect(kit.world.faults.get(id).verdict).toBe('recognised')
})

test('[assumed] what was lost, and the verdict, are part of the state', async () => {
  const { look, again, control } = await lose('thg')
  const { body: state } = await control('GET', '/state')
  expect((await control('PUT', '/state', state)).status).toBe(200)
  expect(await look()).toMatchObject({ hits: 1, verdict: 'no-retry' })
  await again()
  expect(await look()).toMatchObject({ verdict: 'duplicate' })
})

const REFUSALS: readonly (readonly [VendorName, FaultRule])[] = [
  ['thg', { vendor: 'thg', kind: 'http-status', status: 503, times: 1 }],
  ['thg', { vendor: 'thg', kind: 'connection-reset', times: 1 }],
  ['thg', { vendor: 'thg', kind: 'graphql-error', message: 'Oops', times: 1 }],
  ['thg', { vendor: 'thg', kind: 'field-error', path: 'createDiscussion', message: 'Oops', times: 1 }],
  ['thg', { vendor: 'thg', kind: 'expired-credential', times: 1 }],
  ['thg', { vendor: 'thg', kind: 'rate-limited', bucket: 'ADD_REVIEW', times: 1 }],
  ['marketplacer', { vendor: 'marketplacer', kind: 'rate-limited', times: 1 }],
  [
    'marketplacer',
    {
      vendor: 'marketplacer',
      operation: 'chatMessageCreate',
      kind: 'payload-error',
      field: 'message',
      messages: ['no'],
      times: 1,
    },
  ],
  ['guuru', { vendor: 'guuru', kind: 'expired-credential', times: 1 }],
]

test.each(REFUSALS)(
  '[assumed] %s: a retry that a fault refuses decides nothing, the next one does: %o',
  async (vendor, rule) => {
    const { look, again, world } = await lose(vendor)
    world.faults.add(rule)
    await again().catch(() => undefined)
    expect(world.faults.list().at(-1)!.hits).toBe(1)
    expect(await look()).toMatchObject({ hits: 1, verdict: 'no-retry', journal: [{ id: 1 }] })
    await again()
    expect(await look()).toMatchObject({
      verdict: vendor === 'guuru' ? 'recognised' : 'duplicate',
      journal: [{ id: 1 }, { id: 3 }],
    })
  },
)

test('[assumed] a retry that is executed and whose answer is damaged counts', async () => {
  const { look, again, world } = await lose('thg')
  world.faults.add({ vendor: 'thg', kind: 'malformed-json', times: 1 })
  await again()
  expect(await look()).toMatchObject({ verdict: 'duplicate', journal: [{ id: 1 }, { id: 2 }] })
})
