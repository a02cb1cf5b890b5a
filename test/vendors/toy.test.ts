/** A vendor is a folder: one that the sources do not know works in every part of the simulator. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { Type } from 'typebox'
import type { Access } from '../../schemas/shapes/computed.ts'
import { Strict } from '../../src/inputs/strict.ts'
import { createLocalSimulator } from '../../src/kit/local-simulator.ts'
import { createServer } from '../../src/server/server.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import { actsOf } from '../../src/vendors/contract/act.ts'
import type { AnyVendor } from '../../src/vendors/contract/vendor.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { faultsOf, readSources } from '../house.ts'
import type { AnyJson } from '../setup.ts'
import { receiver } from '../webhooks/receiver.ts'
import type { acts } from './toy/acts.ts'
import type { roles } from './toy/conversations.ts'
import { aTicket } from './toy/factories.ts'
import { toy } from './toy/index.ts'
import { createState, type ToyState } from './toy/state.ts'

/** What a test can do at the toy's helpline in one world. */
type ToyAccess = Access<ToyState, typeof acts, typeof roles, object>

const VENDORS = [...VENDOR_LIST, toy]
const FIXTURE = { formatVersion: 1, vendors: { toy: { shops: [{ id: 'corner', token: 'toy-corner' }] } } } as const
const TICKETS = '{ tickets { id status question answer guest { name } } }'

/** A simulator with the toy among its vendors, behind a socket. */
async function setupToy(vendors: readonly AnyVendor[] = VENDORS) {
  const bugs: unknown[] = []
  const sim = new Simulator({ vendors, fixtures: [FIXTURE], reportBug: bug => void bugs.push(bug) })
  const app = createServer(sim)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    sim.close()
    await app.close()
    expect(bugs).toEqual([])
  })
  const call = async (method: string, path: string, body?: object, token = 'toy-corner') => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: AnyJson = await response.json()
    return { status: response.status, body: answer }
  }
  const ask = (query: string, token?: string) => call('POST', '/toy/graphql', { query }, token)
  return { sim, world: sim.world(), call, ask }
}

/** A kit with the toy among its vendors. */
function setupKit() {
  const kit = createLocalSimulator({ fixtures: ['default', FIXTURE] }, VENDORS)
  onTestFinished(() => kit.close())
  return kit
}

test('[ours] its API is served: queries, mutations, refusals, worlds', async () => {
  const { ask, call } = await setupToy()
  await call('POST', '/_sim/toy/tickets', { question: 'Are you open?' })
  expect(await ask(TICKETS)).toEqual({
    status: 200,
    body: {
      data: { tickets: [{ id: '1', status: 'open', question: 'Are you open?', answer: null, guest: { name: 'Gus' } }] },
    },
  })
  const answered = await ask('mutation { answerTicket(id: "1", text: "We are.") { status answer } }')
  expect(answered.body.data).toEqual({ answerTicket: { status: 'answered', answer: 'We are.' } })
  const again = await ask('mutation { answerTicket(id: "1", text: "Still.") { status } }')
  expect(again.body.errors).toMatchObject([{ extensions: { code: 'ILLEGAL_MOVE' }, path: ['answerTicket'] }])
  expect((await ask('{ shoes }')).body.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }])
  expect((await ask(TICKETS, 'nonsense')).status).toBe(401)
  expect((await ask(TICKETS, 'toy-corner@other')).body.data).toEqual({ tickets: [] })
})

test('[ours] its acts and routes are the control plane’s, in OpenAPI too', async () => {
  const { call } = await setupToy()
  expect((await call('GET', '/_sim/toy/shops')).body).toEqual([{ id: 'corner', token: 'toy-corner' }])
  expect(await call('POST', '/_sim/toy/tickets', { question: 'Hm?', guest: 'Ann' })).toEqual({
    status: 201,
    body: { id: '1', shopId: 'corner', status: 'open', guest: 'Ann', question: 'Hm?', answer: null },
  })
  expect(await call('POST', '/_sim/toy/tickets', { question: 'Hm?', colour: 'red' })).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_INPUT' } },
  })
  expect(await call('POST', '/_sim/toy/tickets/1/thanks')).toMatchObject({
    status: 409,
    body: { error: { code: 'ILLEGAL_MOVE' } },
  })
  expect((await call('POST', '/_sim/toy/tickets/2/thanks')).status).toBe(404)
  const { paths } = (await call('GET', '/_sim/openapi.json')).body
  expect(paths['/_sim/toy/tickets'].post).toMatchObject({
    summary: 'A guest asks: open',
    tags: ['toy'],
    requestBody: { content: { 'application/json': { schema: { required: ['question'] } } } },
  })
  expect(paths['/_sim/toy/tickets/{id}/thanks'].post).toMatchObject({
    summary: 'The guest says thanks: closed',
    description: 'Allowed while answered.',
    parameters: [{ name: 'id', in: 'path' }],
  })
  const { vendors, webhooks } = (await call('GET', '/_sim/info')).body
  expect(vendors.at(-1)).toMatchObject({ name: 'toy', credentials: [{ token: 'toy-corner' }] })
  expect(webhooks).toContain('ticket-asked')
})

test('[ours] its acts are methods of the kit, its host is known to fetch', async () => {
  const kit = setupKit()
  const world = kit.world()
  const { guest, state } = world.access<ToyAccess>('toy')
  const { id } = guest.ask({ question: 'Hello?' })
  const response = await world.fetch('https://api.toy.example/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer toy-corner' },
    body: JSON.stringify({ query: `mutation { answerTicket(id: "${id}", text: "Hi.") { status } }` }),
  })
  expect(await response.json()).toEqual({ data: { answerTicket: { status: 'answered' } } })
  expect(guest.thank(id)).toEqual(state.tickets.require(id))
  expect(world.events.list().map(({ type, actor }) => `${type} by ${actor}`)).toEqual([
    'toy.ticket.asked by guest',
    'toy.ticket.answered by corner',
    'toy.ticket.closed by guest',
  ])
  expect(() => guest.thank(id)).toThrow('is closed')
  expect(world.guuru.shopper.start()).toMatchObject({ status: 'pending' })
})

test('[ours] scripts play its role: as data, in a ready-made cast, and as a life cycle', async () => {
  const { call, ask, world } = await setupToy()
  const happened = async (): Promise<string[]> => {
    const { body } = await call('POST', '/_sim/settle')
    return body.happened.map(({ type, actor }: { type: string; actor: string }) => `${type} by ${actor}`)
  }
  const answerNew = async (): Promise<void> => {
    const { id } = (await call('POST', '/_sim/toy/tickets', { question: 'Hm?' })).body
    await ask(`mutation { answerTicket(id: "${id}", text: "Yes.") { status } }`)
  }
  const script = { name: 'polite-gus', who: 'guest', when: { type: 'toy.ticket.answered' }, what: { do: 'thanks' } }
  expect((await call('PUT', '/_sim/actors', { actors: [script] })).status).toBe(200)
  await answerNew()
  expect(await happened()).toEqual(['toy.ticket.closed by polite-gus'])
  expect(await call('PUT', '/_sim/actors', { actors: [{ ...script, what: { do: 'ask' } }] })).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_ACTOR' } },
  })
  await call('PUT', '/_sim/actors', { actors: ['prompt'] })
  await answerNew()
  expect(await happened()).toEqual(['toy.ticket.closed by prompt-guest'])
  await call('PUT', '/_sim/actors', { actors: [] })
  await call('PUT', '/_sim/transitions', { transitions: { 'toy.ticket': { progression: 'time', seconds: 5 } } })
  await answerNew()
  expect(await happened()).toEqual(['toy.ticket.closed by transition'])
  expect(world.actors.refusals).toEqual([])
})

test('[ours] its webhook is sent, signed and named as it says, and faults find it', async () => {
  const { url, received, count } = await receiver()
  const { call } = await setupToy()
  await call('PUT', '/_sim/webhooks', { url, secret: 'hush' })
  await call('POST', '/_sim/toy/tickets', { question: 'Hm?' })
  await count(1)
  expect(received[0]!.headers).toMatchObject({ 'x-toy-event': 'ticket-asked', 'x-toy-ticket': '1' })
  expect(received[0]!.headers['x-toy-signature']).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.parse(received[0]!.body)).toMatchObject({ id: '1', question: 'Hm?' })
  await call('POST', '/_sim/faults', { vendor: 'toy', kind: 'webhook-drop', operation: 'ticket-asked' })
  await call('POST', '/_sim/toy/tickets', { question: 'And now?' })
  const { deliveries } = (await call('GET', '/_sim/webhooks/deliveries')).body
  expect(deliveries.map(({ status }: { status: string }) => status)).toEqual(['delivered', 'dropped'])
})

test('[ours] its records are part of the state document, which goes around', async () => {
  const { call, ask } = await setupToy()
  await call('POST', '/_sim/toy/tickets', { question: 'Hm?' })
  const { body: document } = await call('GET', '/_sim/state')
  expect(document.vendors.toy).toMatchObject({ shops: [{ id: 'corner' }], tickets: [{ id: '1', question: 'Hm?' }] })
  const put = await call('PUT', '/w/copy/_sim/state', document)
  expect(put).toEqual({ status: 200, body: document })
  expect((await ask(TICKETS, 'toy-corner@copy')).body.data.tickets).toHaveLength(1)
  document.vendors.toy.tickets[0].shopId = 'nowhere'
  expect((await call('PUT', '/_sim/state', document)).body.error.message).toContain('vendors.toy.tickets[0].shopId')
})

test('[ours] its factory makes a record, and its lists are paged', async () => {
  const { world, ask } = await setupToy()
  const place = { world, state: world.state({ name: 'toy', createState }) }
  const tickets = [aTicket(place), aTicket(place, { status: 'answered', guest: 'Ann' }), aTicket(place)]
  expect((await ask('{ tickets(first: 2) { id guest { name } } }')).body.data).toEqual({
    tickets: tickets.slice(0, 2).map(({ id, guest }) => ({ id, guest: { name: guest } })),
  })
})

test('[ours] a copy of it among the vendors keeps the rules of the house', () => {
  const folder = new URL('toy/', import.meta.url)
  const copy = readdirSync(folder).filter(name => name.endsWith('.ts'))
  const texts = copy.map(name => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const moved = text.replaceAll('../../../src/vendors/', '../').replaceAll('../../../src/', '../../')
    return [`vendors/toy/${name}`, moved] as const
  })
  const sources = readSources()
  expect(faultsOf({ ...sources, ...Object.fromEntries(texts) })).toEqual(faultsOf(sources))
})

test('[ours] the control plane acts as the role that the body names, else as the first', async () => {
  const act = actsOf<ToyState>()
  const roleMember = 'by'
  const shout = act(
    {
      roles: ['guest', 'clerk'],
      about: 'tickets',
      summary: 'Says who',
      body: Strict({ by: Type.Optional(Type.String()) }),
      roleMember,
    },
    (_place, _id, _body, role) => ({ role }),
  )
  const { call } = await setupToy([...VENDOR_LIST, { ...toy, acts: { ...toy.acts, shout } }])
  expect((await call('POST', '/_sim/toy/tickets/1/shout', { by: 'clerk' })).body).toEqual({ role: 'clerk' })
  expect((await call('POST', '/_sim/toy/tickets/1/shout', { by: 'else' })).body).toEqual({ role: 'guest' })
  expect((await call('POST', '/_sim/toy/tickets/1/shout', {})).body).toEqual({ role: 'guest' })
})
