import { expect, test } from 'vitest'
import { controlForFile, refusal } from './control.ts'

const control = controlForFile()
/** Jane's discussions of the default fixture, by status. */
const DISCUSSION = {
  OUTSTANDING: '13166320',
  IN_PROGRESS: '13155541',
  PENDING: '13150218',
  COMPLETED: '13183370',
} as const
type Status = keyof typeof DISCUSSION
const STATUSES = Object.keys(DISCUSSION) as Status[] // Object.keys widens to string

/** Where each move leads from each status; null is refused. */
const MOVES: Readonly<Record<string, Readonly<Record<Status, Status | null>>>> = {
  'pick-up': { OUTSTANDING: 'IN_PROGRESS', IN_PROGRESS: null, PENDING: 'IN_PROGRESS', COMPLETED: null },
  hold: { OUTSTANDING: 'PENDING', IN_PROGRESS: 'PENDING', PENDING: null, COMPLETED: null },
  complete: { OUTSTANDING: 'COMPLETED', IN_PROGRESS: 'COMPLETED', PENDING: 'COMPLETED', COMPLETED: null },
}

const PAIRS = Object.entries(MOVES).flatMap(([move, table]) => STATUSES.map(from => [move, from, table[from]] as const))

test.for(PAIRS.filter(([, , to]) => to !== null))('[ours] %s leads from %s to %s', async ([move, from, to]) => {
  const { post, get } = control.world()
  const id = DISCUSSION[from]
  const answer = await post(`/_sim/thg/discussions/${id}/${move}`)
  expect(answer).toMatchObject({ status: 200, body: { id, status: to } })
  const { events } = (await get('/_sim/events')).body
  expect(events).toMatchObject([
    { type: 'thg.discussion.status-changed', before: { id, status: from }, after: { id, status: to }, actor: 'agent' },
  ])
})

test.for(PAIRS.filter(([, , to]) => to === null))('[ours] %s is refused while %s', async ([move, from]) => {
  const { post, get } = control.world()
  const answer = await post(`/_sim/thg/discussions/${DISCUSSION[from]}/${move}`)
  expect(answer).toMatchObject(refusal(409, 'ILLEGAL_MOVE', new RegExp(`\\b${from}\\b`)))
  expect((await get('/_sim/events')).body.events).toEqual([])
})

test.for(STATUSES)('[ours] respond leads from %s to COMPLETED, or to the given status', async from => {
  const { post, graphql } = control.world()
  const id = DISCUSSION[from]
  const message = 'We are looking into it.'
  const plain = await post(`/_sim/thg/discussions/${id}/respond`, { message })
  expect(plain).toMatchObject({
    status: 201,
    body: { id, status: 'COMPLETED', message: { type: 'RESPONSE', message } },
  })
  expect(Object.keys(plain.body).toSorted()).toEqual(['id', 'message', 'status'])
  for (const status of STATUSES) {
    const given = await post(`/_sim/thg/discussions/${id}/respond`, { message, status })
    expect(given).toMatchObject({ status: 201, body: { id, status } })
  }
  const query = `{ customer { discussions(filter: { id: "${id}" }) { discussions { read messages(limit: 100) { messages { message } } } } } }`
  const { discussions } = (await graphql('thg', query)).body.data.customer.discussions
  expect(discussions[0].read).toBe(false)
  expect(discussions[0].messages.messages.slice(-5)).toEqual(Array.from({ length: 5 }, () => ({ message })))
})

test('[ours] an unknown discussion is a 404', async () => {
  const { post } = control.world()
  for (const move of ['pick-up', 'hold', 'complete']) {
    expect(await post(`/_sim/thg/discussions/1/${move}`)).toMatchObject(refusal(404, 'DISCUSSION_NOT_FOUND'))
  }
  const answer = await post('/_sim/thg/discussions/1/respond', { message: 'x' })
  expect(answer).toMatchObject(refusal(404, 'DISCUSSION_NOT_FOUND'))
})

test.for([
  ['no message', {}],
  ['a blank message', { message: ' ' }],
  ['a status that is none', { message: 'x', status: 'COMPLETE' }],
  ['an unknown member', { message: 'x', colour: 'red' }],
] as const)('[assumed] respond refuses %s', async ([, body]) => {
  const { post, get } = control.world()
  expect((await post('/_sim/thg/discussions/13183370/respond', body)).status).toBe(400)
  expect((await get('/_sim/events')).body.events).toEqual([])
})

test('[ours] a customer exists, with credentials that work', async () => {
  const { post, graphql, world } = control.world()
  const made = await post('/_sim/thg/customers', { fullName: 'Ada Lovelace', email: 'ada@example.com' })
  expect(made).toMatchObject({
    status: 201,
    body: { id: expect.stringMatching(/^\d{8}$/), fullName: 'Ada Lovelace', email: 'ada@example.com', locked: false },
  })
  const [credential] = made.body.credentials
  expect(credential.token.endsWith(`@${world.id}`)).toBe(true)
  const { body } = await graphql('thg', '{ customer { fullName } }', { token: credential.token })
  expect(body.data).toEqual({ customer: { fullName: 'Ada Lovelace' } })
  const again = await post('/_sim/thg/customers', { email: 'ADA@example.com' })
  expect(again).toMatchObject(refusal(409, 'CUSTOMER_EXISTS', /ADA@example\.com/))
  expect(await post('/_sim/thg/customers', { number: '38779254' })).toMatchObject(refusal(409, 'CUSTOMER_EXISTS'))
})

test('[ours] a customer may be made of nothing, and several of nothing are different', async () => {
  const { post } = control.world()
  const [one, other] = [await post('/_sim/thg/customers', {}), await post('/_sim/thg/customers')]
  expect([one.status, other.status]).toEqual([201, 201])
  expect(one.body.id).not.toBe(other.body.id)
})

test('[ours] a locked customer cannot log in until the password is reset', async () => {
  const { post, get, graphql } = control.world()
  const { body } = await post('/_sim/thg/customers', {
    email: 'lost@example.com',
    password: 'password123',
    locked: true,
  })
  expect(body.credentials).toEqual([])
  const login = async (password: string) =>
    (
      await graphql(
        'thg',
        `mutation { login(input: { username: "lost@example.com", password: "${password}" }) { error } }`,
        {
          token: null,
        },
      )
    ).body.data.login
  expect(await login('password123')).toEqual({ error: 'ACCOUNT_LOCKED' })
  const path = `/_sim/thg/customers/${body.id}/password-reset`
  expect(await get(path)).toMatchObject(refusal(404, 'PASSWORD_RESET_NOT_FOUND', /forgottenPassword/))
  await graphql('thg', 'mutation { forgottenPassword(input: { username: "lost@example.com" }) { error } }', {
    token: null,
  })
  const { token } = (await get(path)).body
  const reset = `mutation { resetPassword(input: { token: "${token}", newPassword: "new-password", username: "lost@example.com" }) { error } }`
  expect((await graphql('thg', reset, { token: null })).body.data).toEqual({ resetPassword: { error: null } })
  expect(await login('new-password')).toEqual({ error: null })
})

test('[ours] a password reset of an unknown customer is a 404', async () => {
  const { get } = control.world()
  expect(await get('/_sim/thg/customers/1/password-reset')).toMatchObject(refusal(404, 'CUSTOMER_NOT_FOUND'))
})

test('[ours] an order exists, and its customer sees it', async () => {
  const { post, graphql } = control.world()
  const products = [{ sku: 11140463, quantity: 2 }]
  const made = await post('/_sim/thg/orders', { customer: '38779254', status: 'DISPATCHED', products })
  expect(made).toMatchObject({ status: 201, body: { customer: '38779254', status: 'DISPATCHED', products } })
  expect(made.body.id).toBe(made.body.orderNumber)
  const query = `{ customer { orders(filter: { orderNumber: "${made.body.id}" }) { orders { status products { sku quantity } } } } }`
  const { orders } = (await graphql('thg', query)).body.data.customer.orders
  expect(orders).toEqual([{ status: 'DISPATCHED', products }])
  expect(await post('/_sim/thg/orders', { orderNumber: made.body.id })).toMatchObject(refusal(409, 'ORDER_EXISTS'))
  expect(await post('/_sim/thg/orders', { customer: '1' })).toMatchObject(refusal(404, 'CUSTOMER_NOT_FOUND'))
  expect((await post('/_sim/thg/orders', { status: 'LOST' })).status).toBe(400)
})

test('[ours] what was uploaded can be looked at, its bytes too', async () => {
  const { url, get, world } = control.world()
  const bytes = Uint8Array.of(0, 1, 2, 254, 255)
  const form = new FormData()
  form.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
  form.set('attachment', new Blob([bytes]), 'odd name.bin')
  const answer = await fetch(`${url}/account/documentupload/uploader/upload/38779254`, { method: 'POST', body: form })
  const { token } = (await answer.json()) as { token: string }
  expect(token.endsWith(`@${world.id}`)).toBe(true)
  const path = `/_sim/thg/attachments/${encodeURIComponent(token)}`
  expect(await get(path)).toMatchObject({
    status: 200,
    body: { filename: 'odd name.bin', mimeType: 'application/octet-stream', size: 5, customer: '38779254' },
  })
  expect((await get(path)).body).not.toHaveProperty('content')
  const raw = await fetch(`${url}${path}?raw`)
  expect(raw.headers.get('content-type')).toContain('application/octet-stream')
  expect(new Uint8Array(await raw.arrayBuffer())).toEqual(bytes)
  expect(await get('/_sim/thg/attachments/nonsense')).toMatchObject(refusal(404, 'ATTACHMENT_NOT_FOUND'))
})
