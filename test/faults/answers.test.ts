import { fetch, FormData } from 'undici'
import { describe, expect, test } from 'vitest'
import { CALLS, countRecords, listening, VENDOR_CASES } from './fault-setup.ts'

describe.each(VENDOR_CASES)('%s', vendor => {
  const { query, root, mutation, variables, name } = CALLS[vendor]

  test("[assumed] http-status: in the vendor's envelope, without data, nothing done", async () => {
    const kit = await listening()
    kit.world.faults.add({ vendor, operation: name, kind: 'http-status', status: 503, times: 1 })
    const before = countRecords(kit, vendor)
    const response = await kit.post(vendor, mutation, variables)
    expect(response.status).toBe(503)
    const body = await response.json()
    expect(body).toMatchObject({ errors: [{ message: 'Service Unavailable' }] })
    expect(body).not.toHaveProperty('data')
    if (vendor === 'thg') expect(body).toHaveProperty('extensions.flags')
    expect(countRecords(kit, vendor)).toBe(before)
    expect(kit.world.journal.list().at(-1)).toMatchObject({ operation: name, status: 503, fault: 'fault-1' })
    expect((await kit.post(vendor, mutation, variables)).status).toBe(200)
  })

  test('[schema] graphql-error: an error of the root field, nothing done', async () => {
    const kit = await listening()
    kit.world.faults.add({ vendor, operation: name, kind: 'graphql-error', message: 'No!', code: 'NO', times: 1 })
    const before = countRecords(kit, vendor)
    const response = await kit.post(vendor, mutation, variables)
    expect(response.status).toBe(200)
    const nullable = vendor === 'marketplacer'
    expect(await response.json()).toMatchObject({
      data: nullable ? { [name]: null } : null,
      errors: [{ message: 'No!', path: [name], extensions: { code: 'NO' } }],
    })
    expect(countRecords(kit, vendor)).toBe(before)
    expect(await (await kit.post(vendor, mutation, variables)).json()).not.toHaveProperty('errors')
  })

  test('[assumed] expired-credential: as if it had expired, this once', async () => {
    const kit = await listening()
    kit.world.faults.add({ vendor, kind: 'expired-credential', times: 1 })
    const response = await kit.post(vendor, query)
    expect(response.status).toBe(vendor === 'thg' ? 200 : 401)
    const body = await response.json()
    if (vendor === 'thg') expect(body).toMatchObject({ data: { customer: null }, extensions: { flags: [] } })
    else expect(body).not.toHaveProperty('data')
    expect(await (await kit.post(vendor, query)).json()).not.toHaveProperty('errors')
  })

  test("[assumed] stale-read: the vendor's state as it was before its last change", async () => {
    const kit = await listening()
    const read = async () => (await kit.post(vendor, query)).json()
    const first = (await read()) as { data: unknown }
    kit.world.faults.add({ vendor, operation: root, kind: 'stale-read', times: 1 })
    await kit.post(vendor, mutation, variables)
    expect(await read()).toMatchObject({ data: first.data })
    const fresh = (await read()) as { data: unknown }
    if (vendor === 'guuru') expect(fresh.data).toEqual(first.data)
    else expect(fresh.data).not.toEqual(first.data)
  })
})

test('[assumed] stale-read: an act is not there yet either', async () => {
  const kit = await listening()
  const query = '{ partner { chats(first: 1, orderBy: { field: id, direction: desc }) { edges { node { id } } } } }'
  const newest = async () => JSON.stringify(await (await kit.post('guuru', query)).json())
  const before = await newest()
  kit.world.faults.add({ vendor: 'guuru', kind: 'stale-read', times: 1 })
  const { id } = kit.world.guuru.shopper.start({ question: 'Hello?' })
  expect(await newest()).toBe(before)
  expect(await newest()).toContain(id)
})

test('[schema] field-error: partial data where the field may be null', async () => {
  const { world, post } = await listening()
  world.faults.add({ vendor: 'thg', kind: 'field-error', path: 'customer.discussions', message: 'Later' })
  const response = await post('thg', '{ me: customer { name: fullName talks: discussions(limit: 1) { total } } }')
  expect(await response.json()).toMatchObject({
    data: { me: { name: 'Jane Doe', talks: null } },
    errors: [{ message: 'Later', path: ['me', 'talks'] }],
  })
})

test('[schema] field-error: null goes up to the nearest field that may be null', async () => {
  const { world, post } = await listening()
  world.faults.add({ vendor: 'guuru', kind: 'field-error', path: 'partner.chats.edges.node.user.id', message: 'Gone' })
  const query = '{ partner { chats(first: 2) { edges { node { user { id } } } } } }'
  const body = (await (await post('guuru', query)).json()) as { errors: { path: unknown }[] }
  expect(body).toMatchObject({ data: null })
  expect(body.errors[0]!.path).toEqual(['partner', 'chats', 'edges', 0, 'node', 'user', 'id'])
})

test('[schema] field-error: a number is one place in a list', async () => {
  const { world, post } = await listening()
  const path = ['partner', 'chats', 'edges', 1, 'node', 'user', 'name']
  world.faults.add({ vendor: 'guuru', kind: 'field-error', path, message: 'Gone' })
  const query = '{ partner { chats(first: 3) { edges { node { user { name } } } } } }'
  const body = (await (await post('guuru', query)).json()) as { errors: { path: unknown }[] }
  expect(body.errors.map(error => error.path)).toEqual([path])
})

test('[schema] field-error below a mutation: the change is made', async () => {
  const { world, post } = await listening()
  world.faults.add({ vendor: 'guuru', kind: 'field-error', path: 'acceptChat.status', message: 'Lost', times: 1 })
  const accept = 'mutation { acceptChat(id: "O2bqy2CsAaS7RBXZrhMOB") { id status } }'
  expect(await (await post('guuru', accept)).json()).toMatchObject({ data: null, errors: [{ message: 'Lost' }] })
  expect(world.guuru.state.chats.require('O2bqy2CsAaS7RBXZrhMOB').status).toBe('open')
})

// Source: Marketplacer docs, Chat with Sellers, chatMessageSend, errors of the payload.
test('[documented] payload-error: errors in the payload, the object null, nothing done', async () => {
  const kit = await listening()
  const { mutation, variables } = CALLS.marketplacer
  kit.world.faults.add({
    vendor: 'marketplacer',
    kind: 'payload-error',
    field: 'message',
    messages: ['is too long'],
    times: 1,
  })
  const before = countRecords(kit, 'marketplacer')
  expect(await (await kit.post('marketplacer', mutation, variables)).json()).toEqual({
    data: {
      chatMessageCreate: {
        status: 200,
        errors: [{ field: 'message', messages: ['is too long'] }],
        chatMessage: null,
      },
    },
  })
  expect(countRecords(kit, 'marketplacer')).toBe(before)
  expect(kit.world.faults.list()[0]!.hits).toBe(1)
})

test('[ours] payload-error leaves queries alone', async () => {
  const { world, post } = await listening()
  world.faults.add({ vendor: 'marketplacer', kind: 'payload-error', field: 'x', messages: ['y'] })
  await post('marketplacer', CALLS.marketplacer.query)
  expect(world.faults.list()[0]!.hits).toBe(0)
})

describe('rate-limited', () => {
  const rule = { kind: 'rate-limited', times: 1 } as const

  // Source: Marketplacer docs, GraphQL API rate limits, 429 and Retry-After.
  test('[documented] Marketplacer: 429 and Retry-After', async () => {
    const { world, post } = await listening()
    world.faults.add({ vendor: 'marketplacer', ...rule, retryAfter: 7 })
    const response = await post('marketplacer', CALLS.marketplacer.query)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
  })

  // Source: THG Horizon docs, introduction, rate limits, example.
  test('[documented] THG: the field is null, the error names the bucket and the captcha', async () => {
    const { world, post } = await listening()
    world.faults.add({ vendor: 'thg', operation: 'login', bucket: 'LOGIN', kind: 'rate-limited' })
    const login = 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { token } }'
    const captchaBypassAvailable = [{ type: 'V2_VISIBLE', siteKey: 'backlot-visible-captcha' }]
    const response = await post('thg', login)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      data: { login: null },
      errors: [
        {
          message: 'Rate limited: Please try again later',
          locations: [{ line: 1, column: 12 }],
          extensions: { rateLimited: true, rateLimitingBucket: 'LOGIN', captchaBypassAvailable },
        },
      ],
      extensions: expect.objectContaining({
        rateLimitersFiring: [{ rateLimitingBucket: 'LOGIN', captchaBypassAvailable }],
      }),
    })
    const solve = (answer: string) =>
      post('thg', login, undefined, { headers: { 'x-captcha-type': 'V2_VISIBLE', 'x-captcha-response': answer } })
    expect(await (await solve('wrong')).json()).toMatchObject({ data: { login: null } })
    expect(await (await solve('solved')).json()).toMatchObject({ data: { login: { token: expect.any(String) } } })
  })

  // Source: THG Horizon docs, guides, security: the captchas of other providers.
  test.each([
    ['TURNSTILE', 'backlot-turnstile-captcha'],
    ['HCAPTCHA', 'backlot-hcaptcha-captcha'],
    ['V2_INVISIBLE', 'backlot-invisible-captcha'],
    ['APPLE_DEVICE_CHECK', null],
  ])('[documented] THG: the rule chooses the captcha %s, and no other lifts the limit', async (type, siteKey) => {
    const { world, post } = await listening()
    world.faults.add({ vendor: 'thg', operation: 'login', kind: 'rate-limited', captcha: type })
    const login = 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { token } }'
    const solve = async (solved: string) => {
      const headers = { 'x-captcha-type': solved, 'x-captcha-response': 'solved' }
      return (await post('thg', login, undefined, { headers })).json()
    }
    expect(await solve('V2_VISIBLE')).toMatchObject({
      data: { login: null },
      errors: [{ extensions: { captchaBypassAvailable: [{ type, siteKey }] } }],
    })
    expect(await solve(type)).toMatchObject({ data: { login: { token: expect.any(String) } } })
  })

  test('[assumed] GUURU: 429 in the shape of its other refusals', async () => {
    const { world, post } = await listening()
    world.faults.add({ vendor: 'guuru', ...rule })
    const response = await post('guuru', CALLS.guuru.query)
    expect(response.status).toBe(429)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
  })
})

test.each([
  ['register', 'REGISTRATION'],
  ['forgottenPassword', 'FORGOT_PASSWORD'],
  ['login', 'LOGIN'],
  ['customer', 'LOGIN'],
])('[schema] rate-limited: %s is counted in %s where the rule names no bucket', async (operation, bucket) => {
  const { world, post } = await listening()
  world.faults.add({ vendor: 'thg', operation, kind: 'rate-limited' })
  const calls: Record<string, string> = {
    register:
      'mutation { register(input: { email: "a@example.com", password: "password123", fullName: "A B", marketingConsent: "I_DO_NOT_CONSENT_TO_RECEIVING_MARKETING_MATERIAL", marketingConsentAuditData: { messageShown: "m", formIdentifier: "f", formLocation: "l" } }) { error } }',
    forgottenPassword: 'mutation { forgottenPassword(input: { username: "jane.doe@example.com" }) { error } }',
    login: 'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { error } }',
    customer: '{ customer { fullName } }',
  }
  expect(await (await post('thg', calls[operation]!)).json()).toMatchObject({
    errors: [{ extensions: { rateLimited: true, rateLimitingBucket: bucket } }],
    extensions: { rateLimitersFiring: [{ rateLimitingBucket: bucket }] },
  })
})

test('[assumed] stale-read: what such a query hands out is good', async () => {
  const { world, post, url, dispatcher } = await listening()
  world.faults.add({ vendor: 'thg', kind: 'stale-read' })
  await post('thg', CALLS.thg.mutation, CALLS.thg.variables)
  const config = await (await post('thg', '{ attachmentUploaderConfig { uploadUrl authToken } }')).json()
  const { uploadUrl, authToken } = (config as { data: { attachmentUploaderConfig: Record<string, string> } }).data
    .attachmentUploaderConfig
  const body = new FormData()
  body.set('uploadToken', authToken)
  body.set('attachment', new File(['hello'], 'note.txt'))
  const upload = await fetch(url + uploadUrl, { method: 'POST', body, dispatcher })
  expect(await upload.json()).toMatchObject({ successful: true })
})

test('[assumed] stale-read: one change behind, however many there are', async () => {
  const { world, post } = await listening()
  const { messages } = world.marketplacer.state
  world.faults.add({ vendor: 'marketplacer', kind: 'stale-read' })
  const before = messages.count('bySeller', 'U2VsbGVyLTY2MDExOQ==')
  for (let i = 1; i <= 5; i++) {
    await post('marketplacer', CALLS.marketplacer.mutation, CALLS.marketplacer.variables)
    const answer = await (await post('marketplacer', CALLS.marketplacer.query)).json()
    expect(answer).toMatchObject({ data: { chatMessages: { totalCount: before + i - 1 } } })
  }
  expect(messages.count('bySeller', 'U2VsbGVyLTY2MDExOQ==')).toBe(before + 5)
})
