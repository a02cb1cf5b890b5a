/** Conversations over all vendors, as the control plane lists and shows them. */
import { expect, test } from 'vitest'
import { exampleOf } from '../../src/inputs/example.ts'
import type { AnyJson } from '../setup.ts'
import { controlForFile, refusal } from './control.ts'

const control = controlForFile()

const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const DISCUSSION = '13183370'
const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'

test('[ours] conversations of all vendors: the latest first, each with title, status and what is unread', async () => {
  const { get, post } = control.world()
  const { status, body } = await get('/_sim/conversations?limit=200')
  expect(status).toBe(200)
  expect(body.next).toBeNull()
  const vendors = body.conversations.map(({ vendor }: AnyJson) => vendor)
  expect(new Set(vendors)).toEqual(new Set(['thg', 'marketplacer', 'guuru']))
  const times = body.conversations.map(({ lastAt }: AnyJson) => lastAt)
  expect(times).toEqual([...times].toSorted().toReversed())
  const of = (id: string) => body.conversations.find((one: AnyJson) => one.id === id)
  expect(of(DISCUSSION)).toEqual({
    vendor: 'thg',
    id: DISCUSSION,
    title: expect.stringMatching(/^[A-Z][a-z ]+, Jane Doe$/),
    status: expect.stringMatching(/^[A-Z_]+$/),
    unread: { customer: 1 },
    lastAt: expect.stringMatching(/Z$/),
  })
  expect(of(SELLER)).toMatchObject({ title: 'Cell Phones 4U', status: null })
  expect(Object.keys(of(SELLER).unread)).toEqual(['operator', 'seller'])
  expect(of(CHAT)).toMatchObject({ title: 'Hello', status: 'pending', unread: {} })

  const before = of(SELLER).unread
  await post('/_sim/marketplacer/sellers/660119/messages', { message: 'Is it there?' })
  await post(`/_sim/thg/discussions/${DISCUSSION}/respond`, { message: 'It is.', status: 'PENDING' })
  const [discussion, thread] = (await get('/_sim/conversations')).body.conversations
  expect(discussion).toMatchObject({ id: DISCUSSION, status: 'PENDING', unread: { customer: 2 } })
  expect(thread).toMatchObject({ id: SELLER, unread: { operator: before.operator + 1, seller: before.seller } })
  expect(thread.lastAt).toBe('2026-01-01T00:00:00.000Z')
  await post('/_sim/marketplacer/sellers/660119/read')
  expect((await get('/_sim/conversations?vendor=marketplacer&limit=1')).body.conversations).toMatchObject([
    { id: SELLER, unread: { seller: 0 } },
  ])
})

test('[ours] a list is of a vendor, a status, a text; an empty condition is none', async () => {
  const { get, post } = control.world()
  const question = 'Does the café (Zürich) sell shoes in size 44, and if so: may I return them after having worn them?'
  const { id } = (await post('/_sim/guuru/chats', { question, user: { name: 'Zoë Ägypten' } })).body
  await post(`/_sim/guuru/chats/${id}/messages`, { text: 'Anyone there? 1+1=2 [sic]' })
  const ids = async (query: string) =>
    (await get(`/_sim/conversations?${query}`)).body.conversations.map(({ id: one }: AnyJson) => one)
  const all = await ids('vendor=&status=&q=&limit=50&after=')
  expect(all).toEqual(await ids(''))
  expect(all[0]).toBe(id)
  const { title } = (await get('/_sim/conversations')).body.conversations[0]
  expect(title).toBe('Does the café (Zürich) sell shoes in size 44, and if so: may…')
  const pending = await ids('status=pending')
  expect(pending).toEqual(await ids('vendor=guuru&status=pending'))
  expect(pending).toContain(id)
  expect(await ids('vendor=thg&status=pending')).toEqual([])
  expect(await ids('vendor=marketplacer')).toContain(SELLER)
  for (const q of ['CAFÉ', '(zürich)', '1%2B1%3D2 [SIC]', 'zoë ä', 'worn them', id])
    expect(await ids(`q=${q}`)).toEqual([id])
  expect(await ids('q=cell phones 4u')).toEqual([SELLER])
  expect(await ids('vendor=thg&q=cell phones')).toEqual([])
  expect(await ids('q=.*')).toEqual([])
  await post(`/_sim/guuru/chats/${id}/accept`)
  expect(await ids('vendor=guuru&status=pending')).not.toContain(id)
  expect(await ids('vendor=guuru&status=open')).toContain(id)
})

test('[ours] a page follows the one before, whatever is said in between', async () => {
  const { get, post, world } = control.world()
  for (let n = 1; n <= 120; n++) {
    if (n % 10 === 0) await world.clock.advance(1)
    await world.guuru.shopper.start({ question: `Question ${n}` })
  }
  const all = (await get('/_sim/conversations?limit=200')).body.conversations.map(({ id }: AnyJson) => id)
  const first = (await get('/_sim/conversations')).body
  expect(first.conversations).toHaveLength(50)
  const [{ id: latest }] = first.conversations
  await post(`/_sim/guuru/chats/${latest}/messages`, { text: 'One more thing' })
  const seen: string[] = first.conversations.map(({ id }: AnyJson) => id)
  for (let next = first.next; next !== null;) {
    const { body } = await get(`/_sim/conversations?after=${next}`)
    expect(body.conversations.length).toBeGreaterThan(0)
    seen.push(...body.conversations.map(({ id }: AnyJson) => id))
    next = body.next
  }
  expect(seen).toEqual(all)
  const question = (await get('/_sim/conversations?q=question 1&limit=31')).body
  expect([question.conversations.length, question.next]).toEqual([31, expect.any(String)])
  const rest = (await get(`/_sim/conversations?q=question 1&limit=31&after=${question.next}`)).body
  expect([rest.conversations.length, rest.next]).toEqual([1, null])
})

test('[ours] the list follows every change: what a fresh copy of the world lists is the same', async () => {
  const { get, post, call, world, sim } = control.world()
  let copies = 0
  const same = async (what: string) => {
    const { id } = sim.worlds.fork(world, { id: `${world.id}-copy-${++copies}` })
    const list = (await get('/_sim/conversations?limit=200')).body.conversations
    const copy = (await control.root().get(`/w/${id}/_sim/conversations?limit=200`)).body.conversations
    expect([what, list]).toEqual([what, copy])
    return list.length
  }
  const before = await same('begin')
  const { id, userId } = (await post('/_sim/guuru/chats', { question: 'Where?' })).body
  expect(await same('started')).toBe(before + 1)
  await post(`/_sim/guuru/users/${userId}/erase`, { texts: 'gone' })
  expect(await same('gone')).toBe(before)
  await post('/_sim/thg/customers/38779254/erase', { texts: 'masked' })
  await post('/_sim/marketplacer/sellers/78/delete', { thread: 'kept' })
  await same('erased, deleted')
  const messages = (await get('/_sim/state')).body.vendors.marketplacer.messages
  const last = messages.findLast(({ sellerId }: AnyJson) => sellerId === SELLER)
  await call('PATCH', '/_sim/state', { vendors: {}, remove: { marketplacer: { messages: [last.id] } } })
  await same('removed')
  await post('/_sim/marketplacer/sellers/660119/messages', { message: 'Again' })
  await same('said')
  await post('/_sim/reset')
  expect(await same('reset')).toBe(before)
  await post('/_sim/guuru/chats', { question: `After ${id}` })
  expect(await same('after the reset')).toBe(before + 1)
})

test('[ours] a conversation: what was said, by whom, with files and when it was read', async () => {
  const { get, post, world } = control.world()
  const content = Buffer.from('Hello').toString('base64')
  const attachment = { filename: 'a b.txt', mimetype: 'text/plain', content }
  await post(`/_sim/guuru/chats/${CHAT}/messages`, { attachment })
  await post(`/_sim/guuru/chats/${CHAT}/messages`, { text: 'I am a bot', author: 'bot' })
  await post(`/_sim/guuru/chats/${CHAT}/accept`, { name: 'Mia' })
  await post(`/_sim/guuru/chats/${CHAT}/messages`, { text: 'I am Mia', author: 'expert' })
  const chat = (await get(`/_sim/conversations/guuru/${CHAT}`)).body
  const [listed] = (await get('/_sim/conversations?vendor=guuru&limit=1')).body.conversations
  expect(chat).toMatchObject(listed)
  const said = chat.messages.map(({ role, name, text, readAt }: AnyJson) => [role, name, text, readAt])
  expect(said).toEqual([
    ['shopper', chat.messages[1].name, 'Hello', null],
    ['shopper', chat.messages[0].name, null, null],
    ['bot', null, 'I am a bot', null],
    ['expert', 'Mia', 'I am Mia', null],
  ])
  expect(chat.messages[0]).toMatchObject({ id: 'd2d335fd-2377-4534-ba1a-9a01fdf94e9c', at: '2019-02-18T23:54:16.605Z' })
  const { url, ...file } = chat.messages[1].attachment
  expect(file).toEqual({ filename: 'a b.txt', mimeType: 'text/plain' })
  expect((await control.root().get(url)).body).toBe('Hello')

  await post('/_sim/marketplacer/sellers/660119/read')
  const thread = (await get('/_sim/conversations/marketplacer/660119')).body
  expect(thread).toMatchObject({ id: SELLER, title: 'Cell Phones 4U' })
  expect(thread.messages.findLast(({ role }: AnyJson) => role === 'operator').readAt).toBe('2026-01-01T00:00:00.000Z')
  expect(thread.messages.find(({ role }: AnyJson) => role === 'seller').name).toBe('Cell Phones 4U')

  await world.thg.agent.respond(DISCUSSION, { message: 'Here.' })
  const discussion = (await get(`/_sim/conversations/thg/${DISCUSSION}`)).body
  expect(discussion.messages.at(-1)).toMatchObject({ role: 'agent', name: null, text: 'Here.', attachment: null })
  expect(discussion.messages[0]).toMatchObject({ role: 'customer', name: 'Jane Doe' })
})

test('[ours] a partner answers by the API, and a photo that was sent is shown', async () => {
  const { get, graphql, post, world } = control.world()
  const persona = 'ab22a12e-cefd-4f67-945b-c215c42202b4'
  await graphql('guuru', `mutation { acceptChat(id: "${CHAT}", input: { personaId: "${persona}" }) { id } }`)
  await graphql(
    'guuru',
    `mutation { sendChatMessage(input: { chatId: "${CHAT}", posting: { type: "text", text: "Hi" } }) }`,
  )
  const { messages } = (await get(`/_sim/conversations/guuru/${CHAT}`)).body
  const { name } = world.guuru.state.personas.require(persona)
  expect(messages.at(-1)).toMatchObject({ role: 'partner', name, text: 'Hi' })
  const { token } = (await post('/_sim/thg/records/attachments', { filename: 'shoe.png', mimeType: 'image/png' })).body
  const photo = { discussionId: DISCUSSION, type: 'QUERY', message: 'Look', attachmentToken: token }
  await post('/_sim/thg/records/messages', photo)
  const { attachment } = (await get(`/_sim/conversations/thg/${DISCUSSION}`)).body.messages.at(-1)
  expect(attachment).toMatchObject({ filename: 'shoe.png', mimeType: 'image/png' })
  expect((await control.root().get(attachment.url)).headers.get('content-type')).toBe('image/png')
})

test('[ours] every act is told for each role: it works as told where it is allowed, else it is refused as told', async () => {
  const { get, post, sim, world } = control.world()
  await post('/_sim/guuru/chats', { id: 'mias' })
  await post('/_sim/guuru/chats/mias/accept', { name: 'Mia' })
  await post('/_sim/guuru/chats', { id: 'over' })
  await post('/_sim/guuru/chats/over/transfer')
  await post('/_sim/guuru/chats/over/rate', { rating: 5 })
  await post('/_sim/marketplacer/sellers/78/delete', { thread: 'kept' })
  await post(`/_sim/thg/discussions/${DISCUSSION}/complete`)
  const places = [`guuru/${CHAT}`, 'guuru/mias', 'guuru/over', 'marketplacer/660119', 'marketplacer/78']
  const tried: Record<string, string[]> = {}
  let copies = 0
  for (const place of [...places, `thg/${DISCUSSION}`]) {
    const before = await get('/_sim/state')
    const { acts } = (await get(`/_sim/conversations/${place}`)).body
    expect((await get('/_sim/state')).body).toEqual(before.body)
    for (const { role, name } of acts) {
      const copy = sim.worlds.fork(world, { id: `${world.id}-try-${++copies}` })
      const { body } = await control.root().get(`/w/${copy.id}/_sim/conversations/${place}`)
      const act = body.acts.find((one: AnyJson) => one.role === role && one.name === name)
      expect([act.method, act.allowed]).toEqual(['POST', act.why === null])
      const isAbout = !act.path.includes('{id}')
      const answer = await control.root().post(act.path, exampleOf(act.body))
      const outcome = answer.status < 300 ? null : answer.body.error.message
      if (isAbout) expect([act.path, role, outcome]).toEqual([act.path, role, act.why])
      const { actor } = copy.events.list().at(-1) ?? {}
      if (actor !== undefined && name !== 'expireOffer') expect([act.path, role]).toEqual([act.path, actor])
      ;(tried[`${place.split('/')[0]} ${role}`] ??= []).push(name)
    }
  }
  const byRole = Object.entries(tried).map(([role, names]) => `${role}: ${[...new Set(names)].join(' ')}`)
  expect(byRole).toEqual([
    'guuru shopper: start say close reopen rate erase',
    'guuru expert: accept say close reopen submit expireOffer revoke',
    'guuru bot: say',
    'guuru guuru: transfer expireOffer erase revoke',
    'marketplacer seller: read send deactivate delete revoke',
    'marketplacer operator: deactivate delete revoke',
    'thg agent: pickUp hold respond complete reject expire erase revoke',
    'thg thg: reject expire erase revoke',
  ])
})

test.for([
  [
    'vendor=guru',
    'INVALID_INPUT',
    'vendor is "guru"; expected "thg", "marketplacer" or "guuru". Did you mean "guuru"?',
  ],
  ['status=opn', 'INVALID_INPUT', 'Did you mean "open"?'],
  ['limit=0', 'INVALID_INPUT', 'limit is 0; expected a whole number from 1 to 200.'],
  ['after=nonsense', 'INVALID_INPUT', 'after is "nonsense"; expected the `next` of a page.'],
] as const)('[ours] conversations refuse %s', async ([query, code, message]) => {
  const { get } = control.world()
  const words = new RegExp(message.replaceAll(/[.?]/g, String.raw`\$&`))
  expect(await get(`/_sim/conversations?${query}`)).toMatchObject(refusal(400, code, words))
})

test("[ours] an unknown conversation is refused in its vendor's words", async () => {
  const { get } = control.world()
  expect(await get('/_sim/conversations/guuru/none')).toMatchObject(refusal(404, 'CHAT_NOT_FOUND'))
  expect(await get('/_sim/conversations/marketplacer/1')).toMatchObject(refusal(404, 'SELLER_NOT_FOUND'))
  expect(await get('/_sim/conversations/thg/1')).toMatchObject(refusal(404, 'DISCUSSION_NOT_FOUND'))
  expect(await get('/_sim/conversations/guru/1')).toMatchObject(refusal(400, 'INVALID_INPUT', /Did you mean "guuru"/))
})

test('[ours] a conversation tells whose credential its client has, and as whom it can write', async () => {
  const { get } = control.world()
  const clientOf = async (path: string): Promise<unknown> => (await get(`/_sim/conversations/${path}`)).body.client
  expect(await clientOf('thg/13183370')).toEqual({ account: '38779254', speakers: [] })
  expect(await clientOf(`marketplacer/${encodeURIComponent(SELLER)}`)).toEqual({ account: null, speakers: [] })
  const names = ['John Doe', 'Jane Roe'].map(name => expect.objectContaining({ name }))
  expect(await clientOf(`guuru/${CHAT}`)).toEqual({ account: 'guuru-qa', speakers: names })
  const { conversations } = (await get('/_sim/conversations?vendor=guuru&limit=200')).body
  const ids = conversations.map(({ id }: AnyJson) => id)
  const others = await Promise.all(ids.map((id: string) => clientOf(`guuru/${id}`)))
  expect(others).toContainEqual({ account: 'guuru-qa', speakers: names.toReversed() })
  expect(others).toContainEqual({
    account: 'guuru-other',
    speakers: [expect.objectContaining({ name: 'Other Agent' })],
  })
})
