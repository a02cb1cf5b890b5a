/** What the control plane tells of secrets: nothing in journal and events, wherever they are read. */
import { expect, test } from 'vitest'
import { assertBlackBox, replay, toBlackBox } from '../../src/simulator/black-box.ts'
import { type AnyJson, setup } from '../setup.ts'
import { controlForFile } from './control.ts'

const control = controlForFile()

const APP = '/thg/myprotein/en/graphql'
const REGISTER = `mutation Register($input: RegistrationInput!) { register(input: $input) { error token } }`
const LOGIN = 'mutation Login($input: LoginInput!) { login(input: $input) { error token } }'
const SECRET = 'hunter2-secret'
const INPUT = {
  email: 'new@example.com',
  password: SECRET,
  fullName: 'New Customer',
  marketingConsent: 'I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL',
  marketingConsentAuditData: { messageShown: 'May we?', formIdentifier: 'register', formLocation: '/register' },
}

test("[ours] events hold no customer's password: in the list, the stream, a wait, and what a move of the clock tells", async () => {
  const { url, get, post, world } = control.world()
  const { status, body } = await post(APP, { query: REGISTER, variables: { input: INPUT } })
  expect({ status, error: body.data?.register.error }).toEqual({ status: 200, error: null })
  await post('/_sim/thg/customers', { password: SECRET })
  const list = (await get('/_sim/events')).body.events
  expect(list.map(({ type, after }: AnyJson) => [type, after.password])).toEqual([
    ['thg.customer.created', '***'],
    ['thg.customer.logged-in', '***'],
    ['thg.customer.created', '***'],
  ])
  expect(list[1].before.password).toBe('***')
  const waited = await post('/_sim/events/wait', { match: { type: 'thg.customer.created' }, count: 2 })
  const stream = await fetch(`${url}/_sim/events`, { headers: { accept: 'text/event-stream', 'last-event-id': '0' } })
  let streamed = ''
  const reader = stream.body!.getReader()
  while (!streamed.includes('id: 3')) streamed += Buffer.from((await reader.read()).value ?? []).toString()
  await reader.cancel()
  expect(streamed).toContain('thg.customer.logged-in')
  const { happened } = await world.happened(async () => void world.thg.addCustomer({ password: SECRET }))
  expect(happened).toHaveLength(1)
  for (const told of [JSON.stringify([list, waited.body, happened, world.events.list()]), streamed])
    expect(told).not.toContain(SECRET)
  // The state itself is whole.
  expect(JSON.stringify((await get('/_sim/state')).body)).toContain(SECRET)
})

test.for([
  ['a list in a variable', LOGIN, { input: { username: 'jane.doe@example.com', password: [SECRET], more: 1 } }],
  [
    'an object in a variable',
    LOGIN,
    { input: { username: 'jane.doe@example.com', password: { is: SECRET }, more: 1 } },
  ],
  ['beside a member that is missing', LOGIN, { input: { password: SECRET } }],
  ['beside a member that there is not', LOGIN, { input: { username: 'jane', password: SECRET, more: 1 } }],
  ['in the document', `mutation { login(input: { username: "jane", password: ["${SECRET}"] }) { error } }`, {}],
  [
    'in another variable',
    'mutation($p: Int) { login(input: { username: "jane", password: $p }) { error } }',
    { p: SECRET },
  ],
] as const)('[ours] errors in the journal quote no password that did not fit: %s', async ([, query, variables]) => {
  const { get, post } = control.world()
  const answer = await post(APP, { query, variables })
  expect(answer.body.errors.length).toBeGreaterThan(0)
  const { requests } = (await get('/_sim/requests')).body
  expect(requests[0].errors.length).toBe(answer.body.errors.length)
  expect(JSON.stringify(requests)).not.toContain(SECRET)
  const { body } = await post('/_sim/requests/wait', { match: { vendor: 'thg' } })
  expect(JSON.stringify(body)).not.toContain(SECRET)
})

test("[ours] errors in the journal quote none in Marketplacer's words either", async () => {
  const { graphql, get, post } = control.world()
  const query =
    'query($token: Int, $first: Int) { a: sellersForChats(first: $token) { totalCount } b: sellersForChats(first: $first) { totalCount } }'
  const body = { query, variables: { token: SECRET, first: { apiKey: SECRET } } }
  const answer = await post('/marketplacer/graphql', body, { 'marketplacer-api-key': 'mp-operator' })
  await graphql('marketplacer', `{ sellersForChats(first: 1, token: "${SECRET}") { totalCount } }`)
  expect(JSON.stringify(answer.body)).toContain(SECRET)
  const { requests } = (await get('/_sim/requests')).body
  expect(requests).toHaveLength(2)
  expect(JSON.stringify(requests)).not.toContain(SECRET)
})

test('[ours] a black box masks secrets in journal and events, says what it holds, and is replayed whole', async () => {
  const { world, graphql } = setup()
  await graphql('thg', REGISTER, { input: INPUT }, { token: null })
  await graphql('thg', LOGIN, { input: { username: 'new@example.com', password: SECRET } }, { token: null })
  await graphql('thg', LOGIN, { input: { username: 'new@example.com', password: [SECRET] } }, { token: null })
  const box = assertBlackBox(JSON.parse(JSON.stringify(toBlackBox(world, 'a test'))), 'box.json')
  expect(box.notice).toMatch(/passwords and credentials: keep it to yourself/)
  expect([box.journal.length, box.events.length]).toEqual([3, 3])
  expect(JSON.stringify([box.journal, box.events])).not.toContain(SECRET)
  expect(box.exchanges[1]!.request.body).toContain(SECRET)
  expect(await replay(box)).toEqual([])
})
