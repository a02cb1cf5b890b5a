/** Log-ins that name their world. */
import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { assertBlackBox, replay } from '../../src/simulator/black-box.ts'
import { createSimulator, type CreateOptions, type TestSimulator } from '../../src/index.ts'

const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { error token customer { email } } }'
const WHO = '{ customer { email } }'
const JANE = { username: 'jane.doe@example.com', password: 'password123' }

function simulator(options?: CreateOptions) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  return sim
}

async function post(
  sim: TestSimulator,
  body: object,
  headers: Record<string, string> = {},
  path = '/thg/myprotein/en/graphql',
) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
  const answer = await sim.fetch(path, init)
  return { status: answer.status, cookies: answer.headers.getSetCookie(), ...(await answer.json()) }
}

/** Logs Jane in under this name. */
function logIn(sim: TestSimulator, username: string, headers?: Record<string, string>, path?: string) {
  return post(sim, { query: LOGIN, variables: { input: { ...JANE, username } } }, headers, path)
}

const ids = (sim: TestSimulator) => sim.worlds().map(({ id }) => id)
const IN_CI_42 = { error: null, token: expect.stringMatching(/@ci-42$/), customer: { email: JANE.username } }
const FAILED = { error: 'FAILED_LOGIN', token: null, customer: null }

test('[ours] off: a plus sign is part of the name, of an unknown customer', async () => {
  const sim = simulator()
  expect((await logIn(sim, 'jane.doe+ci-42@example.com')).data.login).toEqual(FAILED)
  expect(ids(sim)).toEqual(['default'])
})

test('[ours] on: a log-in is one of the world that its name names, and its token carries that on', async () => {
  const sim = simulator({ loginWorlds: true })
  const { data, extensions } = await logIn(sim, 'Jane.Doe+ci-42@example.com')
  expect(data.login).toEqual(IN_CI_42)
  expect(extensions.flags).toEqual(['LOGGED_IN'])
  const { data: me } = await post(sim, { query: WHO }, { authorization: `Opaque ${data.login.token}` })
  expect(me.customer.email).toBe(JANE.username)
  expect(ids(sim)).toEqual(['default', 'ci-42'])
  expect(sim.world('ci-42').events.count({ type: 'thg.customer.logged-in' })).toBe(1)
  expect(sim.world('ci-42').journal.count({ operation: 'login', status: 200 })).toBe(1)
  expect(sim.world().events.count({ type: 'thg.customer.logged-in' })).toBe(0)
  expect((await logIn(sim, JANE.username)).data.login.token).not.toContain('@')
  expect((await logIn(sim, 'jane.doe+default@example.com')).data.login.token).not.toContain('@')
})

test('[ours] the web flavour gets a cookie of that world', async () => {
  const sim = simulator({ loginWorlds: true })
  const query = LOGIN.replace('token ', '')
  const { cookies } = await post(
    sim,
    { query, variables: { input: { ...JANE, username: 'jane.doe+ci-42@example.com' } } },
    {},
    '/thg/graphql',
  )
  const cookie = cookies.map((line: string) => line.split(';')[0]).find((line?: string) => line?.startsWith('Opaque_'))
  expect(cookie).toMatch(/@ci-42$/)
  const { data } = await post(sim, { query: WHO }, { cookie: cookie ?? '' }, '/thg/graphql')
  expect(data.customer.email).toBe(JANE.username)
})

test.each([
  [
    'in the document',
    {
      query: `mutation { again: login(input: { username: "jane.doe+ci-42@example.com", password: "password123" }) { error token customer { email } } }`,
    },
    'again',
  ],
  [
    'in a fragment',
    {
      query: `mutation { ...L } fragment L on Mutation { login(input: { username: "jane.doe+ci-42@example.com", password: "password123" }) { error token customer { email } } }`,
    },
    'login',
  ],
])('[ours] a log-in %s is read too', async (_where, body, name) => {
  expect((await post(simulator({ loginWorlds: true }), body)).data[name]).toEqual(IN_CI_42)
})

test('[ours] a log-in by a hash is registered in its own world too', async () => {
  const sim = simulator({ loginWorlds: true })
  const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(LOGIN).digest('hex') } }
  const call = (username: string, query?: string) =>
    post(sim, { query, extensions, variables: { input: { ...JANE, username } } })
  expect((await call(JANE.username, LOGIN)).data.login.error).toBe(null)
  const { errors } = await call('jane.doe+ci-42@example.com')
  expect(errors?.[0].message ?? 'none').toBe('PersistedQueryNotFound')
  expect((await call('jane.doe+ci-42@example.com', LOGIN)).data.login).toEqual(IN_CI_42)
  expect((await call('jane.doe+ci-42@example.com')).data.login).toEqual(IN_CI_42)
})

test.each(['jane.doe+CI_42@example.com', 'jane.doe+@example.com', 'jane.doe+-a@example.com', '+ci-42', 'jane.doe'])(
  '[ours] %s is just an unknown customer',
  async username => {
    const sim = simulator({ loginWorlds: true })
    expect((await logIn(sim, username)).data.login).toEqual(FAILED)
    expect(ids(sim)).toEqual(['default'])
  },
)

test('[ours] a log-in that is refused makes no world', async () => {
  const sim = simulator({ loginWorlds: true })
  const input = { username: 'jane.doe+ci-42@example.com', password: 'wrong' }
  const { status, data } = await post(sim, { query: LOGIN, variables: { input } })
  expect([status, data.login]).toEqual([200, FAILED])
  expect((await logIn(sim, 'no.one+ci-42@example.com')).data.login).toEqual(FAILED)
  expect(ids(sim)).toEqual(['default'])
})

test('[ours] where worlds are explicit, an unknown one is 404 and a known one is entered', async () => {
  const sim = simulator({ loginWorlds: true, worlds: 'explicit' })
  const refused = await logIn(sim, 'jane.doe+ci-42@example.com')
  expect([refused.status, refused.error.code]).toEqual([404, 'WORLD_NOT_FOUND'])
  expect(sim.world().journal.list()).toEqual([])
  await sim.createWorld({ id: 'ci-42' })
  expect((await logIn(sim, 'jane.doe+ci-42@example.com')).data.login).toEqual(IN_CI_42)
})

test('[ours] path and header go first: the same name is stripped, another makes the customer unknown', async () => {
  const sim = simulator({ loginWorlds: true })
  const path = '/w/ci-42/thg/myprotein/en/graphql'
  expect((await logIn(sim, 'jane.doe+ci-42@example.com', {}, path)).data.login).toEqual(IN_CI_42)
  expect((await logIn(sim, 'jane.doe+ci-42@example.com', { 'x-sim-world': 'ci-42' })).data.login).toEqual(IN_CI_42)
  expect((await logIn(sim, JANE.username, {}, path)).data.login).toEqual(IN_CI_42)
  expect((await logIn(sim, 'jane.doe+ci-43@example.com', {}, path)).data.login).toEqual(FAILED)
  expect((await logIn(sim, 'jane.doe+ci-43@example.com', { 'x-sim-world': 'ci-42' })).data.login).toEqual(FAILED)
})

test('[ours] who is logged in elsewhere logs in anew', async () => {
  const sim = simulator({ loginWorlds: true })
  for (const authorization of ['Opaque thg-john', 'Opaque thg-jane@ci-7', 'Opaque nonsense'])
    expect((await logIn(sim, 'jane.doe+ci-42@example.com', { authorization })).data.login).toEqual(IN_CI_42)
})

test('[ours] a black box replays log-ins, and addresses below the public URL', async () => {
  const sim = simulator({ loginWorlds: true, publicUrl: 'https://backlot.example' })
  const { data } = await logIn(sim, 'jane.doe+ci-42@example.com')
  const query = '{ customer { socialLinks { socialLoginProvider { iconUrl } } } }'
  await post(sim, { query }, { authorization: `Opaque ${data.login.token}` })
  const box = JSON.parse(JSON.stringify(sim.world('ci-42').blackBox('a test')))
  expect(box.exchanges).toHaveLength(2)
  expect(await replay(assertBlackBox(box, 'box.json'))).toEqual([])
})

test('[ours] with open auth too', async () => {
  const sim = simulator({ loginWorlds: true, auth: 'open' })
  expect((await logIn(sim, 'jane.doe+ci-42@example.com')).data.login).toEqual(IN_CI_42)
})

test('[ours] the option is a yes or a no', () => {
  expect(() => createSimulator({ loginWorlds: 'yes' } as never)).toThrow(
    'loginWorlds is "yes"; expected true or false.',
  )
})
