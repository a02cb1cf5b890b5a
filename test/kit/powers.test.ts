/** What the kit and the control plane can both do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TObject, TSchema } from 'typebox'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator, type CreateOptions } from '../../src/index.ts'
import { INSTANT } from '../../src/time/instant.ts'
import { aSubmission } from '../../src/vendors/guuru/factories.ts'
import { aMessage, anApiKey, aSeller } from '../../src/vendors/marketplacer/factories.ts'
import { anOrder } from '../../src/vendors/thg/factories.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const PENDING = 'e394e75b-e159-4d7c-a02c-9445da754994'
const DAY = 24 * 60 * 60 * 1000

function simulator(options?: CreateOptions) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  const call = async (method: string, path: string, body?: object) => {
    const init = { headers: { 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) }
    const answer = await sim.fetch(`/_sim${path}`, { method, ...init })
    return { status: answer.status, body: await answer.json() }
  }
  return { sim, world: sim.world(), call }
}

test('[ours] fetch needs no object, so that clients can be given it', async () => {
  const { sim, world } = simulator()
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.credential('guuru')}` },
    body: '{"query":"{ partner { id } }"}',
  }
  for (const { fetch } of [sim, world, sim.world('ci-1')])
    expect(await (await fetch('https://api.guuru.com/graphql', init)).json()).toEqual({
      data: { partner: { id: 'guuru-qa' } },
    })
})

test("[ours] the first Marketplacer credential is the operator's, whatever stands first", () => {
  const { sim, world } = simulator()
  const { vendors, ...rest } = world.document()
  const { marketplacer = {} } = vendors ?? {}
  const apiKeys = [...(marketplacer['apiKeys'] ?? [])].toReversed()
  const turned = { ...rest, vendors: { ...vendors, marketplacer: { ...marketplacer, apiKeys } } }
  const { world: other } = simulator({ fixtures: turned })
  expect(apiKeys[0]?.['sellerId']).not.toBe(null)
  expect(other.credential('marketplacer')).toBe('mp-operator')
  expect(sim.world('ci-1').credential('marketplacer')).toBe('mp-operator@ci-1')
})

test.each([
  ['thg', '38779254', 'thg-jane'],
  ['thg', 'John.Roe@example.com', 'thg-john'],
  ['marketplacer', 660_119, 'mp-seller-660119'],
  ['marketplacer', '78', 'mp-seller-78'],
  ['marketplacer', SELLER, 'mp-seller-660119'],
  ['guuru', 'guuru-other', 'guuru-other-partner'],
] as const)('[ours] credential(%o, %o) is %o', (vendor, account, token) => {
  const { sim, world } = simulator()
  expect(world.credential(vendor, account)).toBe(token)
  expect(sim.world('ci-1').credential(vendor, account)).toBe(`${token}@ci-1`)
})

test.each([
  ['thg', 'nobody@example.com'],
  ['thg', ''],
  ['marketplacer', 99_999_999],
  ['guuru', 'guuru-q'],
] as const)('[ours] credential(%o, %o) is refused', (vendor, account) => {
  expect(() => simulator().world.credential(vendor, account)).toThrow(
    expect.objectContaining({
      code: 'NO_CREDENTIAL',
      message: `This world has no credential of "${account}" at ${vendor}.`,
    }),
  )
})

test('[ours] worlds show three credentials of a vendor, and all when asked', async () => {
  const { world, call } = simulator()
  for (let i = 0; i < 200; i++) anApiKey(world.marketplacer, { sellerId: aSeller(world.marketplacer).id })
  const count = ({ credentials }: { credentials: Record<string, object[]> }) => credentials['marketplacer']?.length
  expect(count((await call('GET', '/worlds')).body.worlds[0])).toBe(3)
  expect(count((await call('GET', '/worlds?credentials=all')).body.worlds[0])).toBe(203)
  expect(count((await call('GET', '/worlds/default')).body)).toBe(3)
  expect(count((await call('GET', '/worlds/default?credentials=all')).body)).toBe(203)
  expect(count((await call('POST', '/worlds/default/fork?credentials=all', { id: 'copy' })).body)).toBe(203)
  expect((await call('GET', '/worlds?credentials=some')).status).toBe(400)
})

test('[ours] a black box comes over HTTP as the kit writes it', async () => {
  const { world, call } = simulator()
  world.guuru.shopper.start()
  expect(await call('GET', '/black-box?title=It%20broke')).toEqual({
    status: 200,
    body: JSON.parse(JSON.stringify(world.blackBox('It broke'))),
  })
  expect((await call('GET', '/black-box')).body).toMatchObject({ kind: 'backlot-black-box', title: 'default' })
})

test('[ours] a submission is reviewed by hand, once', async () => {
  const { sim, world, call } = simulator()
  expect(await call('POST', `/guuru/submissions/${PENDING}/approve`)).toMatchObject({
    status: 200,
    body: { id: PENDING, status: 'approved', reviewedAt: world.clock.now() },
  })
  expect(await call('POST', `/guuru/submissions/${PENDING}/reject`)).toMatchObject({
    status: 409,
    body: { error: { code: 'ILLEGAL_MOVE', message: expect.stringContaining('is approved; "reject"') } },
  })
  expect((await call('POST', '/guuru/submissions/nothing/reject')).status).toBe(404)
  expect(sim.world('ci-1').guuru.reject(PENDING)).toMatchObject({ status: 'rejected' })
  expect(world.events.count({ type: 'guuru.submission.approved' })).toBe(1)
})

test('[ours] every table has its factory over HTTP, and its defaults are those of the kit', async () => {
  const { sim, call } = simulator()
  for (const { name, records } of VENDOR_LIST)
    for (const table of Object.keys(records)) {
      const made = await call('POST', `/${name}/records/${table}`)
      expect([name, table, made.status]).toEqual([name, table, 201])
      const { vendors } = sim.world().document()
      expect(vendors?.[name]?.[table]).toContainEqual(made.body)
    }
  expect(sim.world().events.list()).toEqual([])
})

test('[ours] a record has what was given, such as its own time, and slips are refused', async () => {
  const { world, call } = simulator()
  const createdAt = world.clock.now() - 60 * DAY
  const { body } = await call('POST', '/thg/records/messages', { discussionId: '13183370', message: 'Once', createdAt })
  expect(world.thg.state.messages.get(body.id)).toMatchObject({ message: 'Once', createdAt })
  expect((await call('POST', '/thg/records/mesages')).body.error.message).toContain('Did you mean "messages"?')
  expect((await call('POST', '/thg/records/messages', { mesage: 'Hi' })).body.error.message).toContain(
    'Did you mean "message"?',
  )
  const before = JSON.stringify(world.document().vendors)
  expect(await call('POST', '/guuru/records/partners', { id: 'guuru-qa' })).toMatchObject({
    status: 409,
    body: { error: { code: 'RECORD_EXISTS', message: 'A record with the key "guuru-qa" exists already.' } },
  })
  expect(await call('POST', '/marketplacer/records/messages', { sellerId: 'nothing' })).toMatchObject({ status: 404 })
  expect(JSON.stringify(world.document().vendors)).toBe(before)
})

test('[ours] a fixture may be a file, by path or URL; what is none is refused in a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-fixture-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'shop.json')
  const partners = [{ id: 'acme', isAvailable: true, serviceAccountIsMember: true, tokens: ['acme-token'] }]
  writeFileSync(path, JSON.stringify({ formatVersion: 1, vendors: { guuru: { partners } } }))
  const url = pathToFileURL(path)
  for (const fixtures of [path, url, url.href, ['default', url]]) {
    const { sim, world } = simulator({ fixtures })
    expect(world.credential('guuru', 'acme')).toBe('acme-token')
    const other = simulator()
    expect((await other.sim.createWorld({ id: 'own', fixtures })).credential('guuru', 'acme')).toBe('acme-token@own')
    expect(sim.world('ci-1').credential('guuru', 'acme')).toBe('acme-token@ci-1')
  }
  expect(() => createSimulator({ fixtures: join(folder, 'none.json') })).toThrow(/none\.json cannot be read \(ENOENT\)/)
  expect(() => createSimulator({ fixtures: 'defalt' })).toThrow('There is no fixture "defalt"')
  writeFileSync(path, '{"formatVersion":1,"vendor":{}}')
  expect(() => createSimulator({ fixtures: path })).toThrow(/shop\.json: .*vendor/)
})

test('[ours] the clock tells what is due and steps there; one of a test is moved by its timers only', async () => {
  const { world } = simulator()
  world.webhooks.to(() => new Response(null, { status: 500 }))
  const { id } = await world.guuru.shopper.start({ question: 'Where?' })
  await world.clock.advance(0)
  const [retry] = world.clock.due()
  expect(retry).toMatchObject({ at: '2026-01-01T00:00:01.000Z', vendor: 'guuru', about: id })
  expect(await world.clock.step()).toEqual({ now: retry?.at, happened: [] })
  expect(world.webhooks.deliveries()[0]?.attempts).toHaveLength(2)
  const { world: faked } = simulator({ clock: 'test' })
  await expect(faked.clock.step()).rejects.toMatchObject({ code: 'TEST_CLOCK' })
})

test('[ours] conversations are as in the control plane, and refuse as there', async () => {
  const { world, call } = simulator()
  const { id } = await world.guuru.shopper.start({ question: 'Where?' })
  const { conversations, next } = await world.conversations.list({ vendor: 'guuru', limit: 1 })
  expect((await call('GET', '/conversations?vendor=guuru&limit=1')).body).toEqual({ conversations, next })
  expect(conversations[0]?.id).toBe(id)
  const whole = world.conversations.show('guuru', id)
  expect((await call('GET', `/conversations/guuru/${id}`)).body).toEqual(JSON.parse(JSON.stringify(whole)))
  await expect(world.conversations.list({ limit: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(() => world.conversations.show('guuru', 'none')).toThrow(expect.objectContaining({ code: 'CHAT_NOT_FOUND' }))
})

test('[ours] what a factory makes of 60 days ago was done then', () => {
  const { world } = simulator()
  const createdAt = world.clock.now() - 60 * DAY
  expect(anOrder(world.thg, { status: 'DISPATCHED', createdAt }).dispatchedAt).toBe(createdAt)
  expect(world.thg.addOrder({ status: 'DISPATCHED', createdAt }).dispatchedAt).toBe(createdAt)
  expect(aSubmission(world.guuru, { status: 'approved', createdAt }).reviewedAt).toBe(createdAt)
  expect(anOrder(world.thg, { status: 'DISPATCHED' }).dispatchedAt).toBe(world.clock.now())
  expect(aSeller(world.marketplacer, { createdAt: world.clock.now() }).updatedAt).toBe(world.clock.now())
})

test('[ours] a message of Marketplacer is not earlier than those with lower numbers', () => {
  const { world } = simulator()
  const later = world.clock.now() + DAY
  aMessage(world.marketplacer, { sellerId: SELLER, createdAt: later })
  expect(aMessage(world.marketplacer, { sellerId: SELLER }).createdAt).toBe(later)
})

test('[ours] the past is looked at and forked alike: in the kit, and by calls', async () => {
  const { world, call } = simulator({ history: true })
  world.marketplacer.seller(SELLER).send({ message: 'One' })
  const then = world.document()
  world.marketplacer.seller(SELLER).send({ message: 'Two' })
  expect(world.document({ at: 1 })).toEqual(then)
  expect((await call('GET', '/state?at=1')).body).toEqual(then)
  expect(world.fork({ id: 'kit', at: 1 }).document()).toEqual(then)
  expect((await call('POST', '/worlds/default/fork', { id: 'call', at: 1 })).status).toBe(201)
  expect(world.fork({}).document()).toEqual(world.document())
  const slip: object = { ta: 1 }
  expect(() => world.document(slip)).toThrow('ta is unknown; expected only at. Did you mean "at"?')
  expect(() => world.document({ at: 3 })).toThrow('at is 3; expected a whole number from 0 to 2.')
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'marketplacer-api-key': world.credential('marketplacer') },
    body: '{"query":"{ __typename }"}',
  }
  await world.fetch('/marketplacer/graphql', init)
  expect(world.journal.get(1)).toEqual((await call('GET', '/requests/1')).body)
  expect(world.journal.get(1).request.body).toBe(init.body)
})

/** The names of a record's instants. */
function instantsOf({ properties }: TObject): string[] {
  const isInstant = (schema: TSchema & { readonly anyOf?: readonly TSchema[] }): boolean =>
    INSTANT in schema || (schema.anyOf ?? []).some(isInstant)
  return Object.entries(properties).flatMap(([name, schema]) => (isInstant(schema) ? [name] : []))
}

const TIMED = VENDOR_LIST.flatMap(({ name, records }) =>
  Object.entries(records).flatMap(([table, row]) =>
    instantsOf(row).map(member => [`${name}/records/${table}`, member] as const),
  ),
)

test.each(TIMED)("[ours] POST /_sim/%s takes a %s that counts from the world's beginning", async (path, member) => {
  expect(member).toMatch(/At$/) // the published type of factories tells instants by their names
  const { world, call } = simulator()
  await world.clock.advance('P1D')
  const { status, body } = await call('POST', `/${path}`, { [member]: '-P60D' })
  expect([status, body[member]]).toEqual([201, Date.parse('2026-01-01T00:00:00.000Z') - 60 * DAY])
})

test('[ours] so may what the calls and methods make that announce it, and when a rule of faults applies', async () => {
  const { world, call } = simulator()
  const ago = Date.parse('2026-01-01T00:00:00.000Z') - 60 * DAY
  expect(anOrder(world.thg, { createdAt: '-P60D', status: 'DISPATCHED' })).toMatchObject({ dispatchedAt: ago })
  expect(world.thg.addOrder({ createdAt: '-60d' })).toMatchObject({ createdAt: ago })
  expect(world.guuru.shopper.start({ createdAt: '-P60D', closedAt: null })).toMatchObject({ createdAt: ago })
  expect(world.marketplacer.addSeller({ updatedAt: '-P60D' })).toMatchObject({ updatedAt: ago })
  for (const [path, member] of [
    ['/thg/customers', 'createdAt'],
    ['/thg/orders', 'dispatchedAt'],
    ['/marketplacer/sellers', 'createdAt'],
    ['/guuru/chats', 'createdAt'],
    ['/guuru/submissions', 'reviewedAt'],
  ] as const)
    expect(await call('POST', path, { [member]: '-P60D' })).toMatchObject({ status: 201, body: { [member]: ago } })

  const rule = { vendor: 'thg', kind: 'malformed-json', from: 'PT1H', until: 'PT2H' } as const
  const times = { from: '2026-01-01T01:00:00.000Z', until: '2026-01-01T02:00:00.000Z' }
  expect(world.faults.add(rule)).toMatchObject(times)
  expect(world.faults.replace([rule])).toMatchObject([times])
  expect((await call('POST', '/faults', rule)).body).toMatchObject(times)
  const { parts } = world.document()
  const rules = [{ rule: { id: 'f', ...rule }, hits: 0, draws: 0, lost: [] }]
  await world.merge({ parts: { faults: { ...(parts?.['faults'] as object), rules } } })
  expect(world.faults.get('f')).toMatchObject(times)
  expect(() => world.faults.add({ ...rule, until: '-PT1H' })).toThrow(
    '"from" must be before "until": 2026-01-01T01:00:00.000Z, 2025-12-31T23:00:00.000Z.',
  )
})

test.each<readonly [string, object, string]>([
  [
    '/guuru/chats/O2bqy2CsAaS7RBXZrhMOB/messages',
    { attachment: { filename: 'a.png', mimetype: 'image/png', content: '***' } },
    'attachment.content is "***"; expected a text in base64, the bytes that backlot serves.',
  ],
  [
    '/actors',
    { actors: [{ name: 'ada', who: 'agent', workingHours: { from: '09:00', to: '17:00', timeZone: '-1' } }] },
    'actors[0].workingHours.timeZone is "-1"; expected an IANA time zone, UTC by default.',
  ],
])('[ours] POST or PUT %s %j is refused in a sentence', async (path, body, message) => {
  const { call } = simulator()
  const { status, body: answer } = await call(path === '/actors' ? 'PUT' : 'POST', path, body)
  expect([status, answer.error.message]).toEqual([400, message])
})
