import { request } from 'node:http'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backlot, folder, spawnBacklot, startServer } from './backlot.ts'
import { run, serveHere } from './in-process.ts'

test('[ours] --json prints one line when ready, and a signal ends it with 0', async () => {
  const server = await startServer()
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(server.pid).toBe(server.child.pid)
  await server.control('/_sim/health')
  const { code, stdout, stderr } = await server.stop('SIGINT')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
})

test('[ours] without --json it prints a table without colours and a line per request', async () => {
  const command = spawnBacklot(['--port', '0'])
  let url = ''
  while (url === '') url = /^ {2}(http:\S+:\d+) {2}in a browser/.exec(await command.line())?.[1] ?? ''
  await fetch(`${url}/_sim/health`)
  let line = ''
  while (!line.includes('/_sim/health')) line = await command.line()
  command.child.kill('SIGTERM')
  const { stdout, code } = await command.ended
  expect(code).toBe(0)
  expect(line).toMatch(/^200 GET \/_sim\/health \d+ ms$/)
  expect(stdout).not.toContain('\u001B')
})

test('[ours] a flag can be set by its environment variable, and 0 or nothing is no yes', async () => {
  const env = { BACKLOT_CLOCK: 'frozen', BACKLOT_SEED: '7', BACKLOT_DETACH: '0', BACKLOT_WORLD_TTL: '' }
  const server = await startServer([], { env })
  expect(await server.control('/_sim/worlds/default')).toMatchObject({ seed: 7, clock: { mode: 'frozen' } })
})

test.each([
  { flag: 'frozen', mode: 'frozen', now: '2026-01-01T00:00:00.000Z' },
  { flag: 'frozen@2031-05-01T09:00:00+02:00', mode: 'frozen', now: '2031-05-01T07:00:00.000Z' },
  { flag: 'real', mode: 'real', now: expect.any(String) },
  { flag: 'real@60x', mode: 'real', now: expect.any(String), rate: 60 },
])('[ours] --clock $flag is how time runs in every fresh world', async ({ flag, mode, now, rate = 1 }) => {
  const server = await serveHere(['--clock', flag])
  expect(await server.control('/_sim/clock')).toEqual({ mode, now, rate, due: [] })
  expect(await server.control('/w/other/_sim/clock')).toEqual({ mode, now, rate, due: [] })
})

test('[ours] --rebase now moves what worlds contain to their beginning', async () => {
  const server = await serveHere(['--rebase', 'now', '--clock', 'frozen@2031-05-01T09:00:00Z'])
  const { vendors } = await server.control<{ vendors: { thg: { messages: { createdAt: number }[] } } }>('/_sim/state')
  const newest = Math.max(...vendors.thg.messages.map(({ createdAt }) => createdAt))
  const days = (Date.parse('2031-05-01T09:00:00Z') - newest) / 86_400_000
  expect(days).toBeGreaterThanOrEqual(0)
  expect(days).toBeLessThan(30)
})

test('[ours] --worlds explicit refuses a world that was not created', async () => {
  const server = await serveHere(['--worlds', 'explicit'])
  expect((await fetch(`${server.url}/w/unknown/_sim/clock`)).status).toBe(404)
  await server.control('/_sim/worlds', { id: 'known' })
  expect((await fetch(`${server.url}/w/known/_sim/clock`)).status).toBe(200)
})

test('[ours] --max-worlds refuses one more', async () => {
  const server = await serveHere(['--max-worlds', '1'])
  expect((await fetch(`${server.url}/w/one/_sim/clock`)).status).toBe(200)
  expect((await fetch(`${server.url}/w/two/_sim/clock`)).status).toBe(503)
})

test('[ours] --world-ttl ends an idle world, but never the default one', async () => {
  const server = await serveHere(['--world-ttl', 'PT0.001S'])
  await server.control('/w/idle/_sim/clock')
  const names = async () =>
    (await server.control<{ worlds: { id: string }[] }>('/_sim/worlds')).worlds.map(({ id }) => id)
  let left = await names()
  while (left.includes('idle')) left = await names()
  expect(left).toEqual(['default'])
})

test('[ours] --journal-limit bounds what a world remembers, and the rest is counted', async () => {
  const server = await serveHere(['--journal-limit', '2'])
  for (let count = 0; count < 3; count++) {
    await fetch(`${server.url}/guuru/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
      body: '{"query":"{ __typename }"}',
    })
  }
  const { requests, dropped } = await server.control<{ requests: object[]; dropped: number }>('/_sim/requests')
  expect({ kept: requests.length, dropped }).toEqual({ kept: 2, dropped: 1 })
})

test('[ours] --history off keeps no past, and BACKLOT_HISTORY alike; it is on without either', async () => {
  const past = async (args: readonly string[], env = {}): Promise<number> => {
    const { url } = await serveHere([...args], { env })
    return (await fetch(`${url}/_sim/state?at=0`)).status
  }
  expect(await Promise.all([past(['--history', 'off']), past([], { BACKLOT_HISTORY: 'off' }), past([])])).toEqual([
    410, 410, 200,
  ])
  const { code, stderr } = await run(['start', '--history', 'no'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('history is "no"; expected "on" or "off".')])
})

test.each([
  { args: ['--clock', 'fast'], says: 'frozen@2026-05-01T09:00:00Z' },
  { args: ['--clock', 'frozen@tomorrow'], says: 'ISO 8601 instant' },
  {
    args: ['--world-ttl', '1 hour'],
    says: 'It takes a duration longer than nothing, such as 1h, 90s, or PT1H in ISO 8601.',
  },
  { args: ['--world-ttl', 'PT0S'], says: 'longer than nothing' },
  { args: ['--max-worlds', 'many'], says: 'whole number' },
  { args: ['--journal-limit', '-1'], says: 'whole number' },
  { args: ['--worlds', 'some'], says: 'worlds is "some"; expected "auto" or "explicit".' },
  { args: ['--import', 'a.json', '--fixtures', 'default'], says: '--fixtures' },
  { args: ['--no-such-flag'], says: '--no-such-flag' },
  { args: ['--host', '0.0.0.0'], says: '--admin-token' },
  { args: ['rest'], says: '"rest"' },
])('[ours] $args is wrong usage: exit code 2 and a sentence', async ({ args, says }) => {
  const { code, stdout, stderr } = await run(args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(says)
  expect(stderr).not.toMatch(/^ +at /m)
})

test('[ours] a port in use is one sentence with the remedy, exit code 1', async () => {
  const server = await serveHere()
  const { code, stderr } = await run(['start', '--port', new URL(server.url).port])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Port \d+ on 127\.0\.0\.1 is in use; .*--port.*\n$/)
})

test.each(['start', 'status', 'stop', 'exec', 'env', 'state save', 'state load', 'reset', 'clock advance', 'events'])(
  '[ours] backlot %s --help shows an example and the exit codes',
  async command => {
    const { code, stdout } = await run([...command.split(' '), '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^ {2}(eval ")?(\\$\\()?backlot ${command.split(' ')[0]}`, 'm'))
    expect(stdout).toContain('Exit codes:')
  },
)

test('[ours] backlot --version prints the version and nothing else', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(await backlot(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('[ours] --seed random is another one at each start, and printed: with it the same worlds come again', async () => {
  const seeds: number[] = []
  for (const _ of [1, 2]) {
    const server = await startServer(['--seed', 'random'])
    const { seed } = await server.control<{ seed: number }>('/_sim/worlds/default')
    const { stdout, stderr } = await server.stop()
    expect(JSON.parse(stdout)).toMatchObject({ event: 'ready', seed })
    expect(stderr).toBe(`The seed is ${seed}; --seed ${seed} (in the kit: seed: ${seed}) makes the same again.\n`)
    seeds.push(seed)
  }
  expect(seeds[0]).not.toBe(seeds[1])
})

test('[ours] the table shows three credentials a vendor, and how many more there are', async () => {
  const apiKeys = Array.from({ length: 200 }, (_, i) => ({
    id: Buffer.from(`MarketplacerAPIKey-${1000 + i}`).toString('base64'),
    legacyId: 1000 + i,
    key: `mp-more-${i}`,
    sellerId: null,
    description: 'One more',
    organization: 'Operator',
    createdAt: 0,
    createdByType: 'Admin',
    createdById: 1,
  }))
  const file = join(folder(), 'keys.json')
  writeFileSync(file, JSON.stringify({ formatVersion: 1, vendors: { marketplacer: { apiKeys } } }))
  const command = spawnBacklot(['--port', '0', '--fixtures', 'empty', '--fixtures', file])
  let line = ''
  while (!line.startsWith('    and ')) line = await command.line()
  command.child.kill('SIGTERM')
  const { stdout } = await command.ended
  expect(line).toMatch(/^    and \d+ more$/)
  expect(stdout.match(/MARKETPLACER-API-KEY/g)).toHaveLength(3)
})

test('[ours] a vendor that lets in no credential, and limits on a frozen clock, are told at start', async () => {
  const file = join(folder(), 'guuru.json')
  writeFileSync(file, JSON.stringify({ formatVersion: 1, vendors: {} }))
  const flags = ['--fixtures', file, '--limits', 'vendor', '--clock', 'frozen']
  const { stderr } = await (await startServer(flags)).stop()
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^THG .*: these fixtures hold no credential that it takes; add --fixtures empty/),
    expect.stringMatching(/^Marketplacer .*: these fixtures hold no credential/),
    expect.stringMatching(/^GUURU .*: these fixtures hold no credential/),
    expect.stringMatching(/^--limits vendor on a frozen clock: a client that sleeps in real time .* waits for ever; /),
  ])
})

test('[ours] a world that is made anew after its end says so in the line of its first answer', async () => {
  const command = spawnBacklot(['--port', '0'])
  let url = ''
  while (url === '') url = /^ {2}(http:\S+:\d+) {2}in a browser/.exec(await command.line())?.[1] ?? ''
  const lineOf = async (path: string, method = 'GET'): Promise<string> => {
    await fetch(url + path, { method })
    let line = ''
    while (!line.includes(path)) line = await command.line()
    return line
  }
  expect(await lineOf('/w/ci-1/_sim/clock')).toMatch(/ ms$/)
  await lineOf('/_sim/worlds/ci-1', 'DELETE')
  expect(await lineOf('/w/ci-1/_sim/clock')).toMatch(/ ms {1,2}world ci-1 is made anew: the one before has ended$/)
  expect(await lineOf('/w/ci-1/_sim/clock')).toMatch(/ ms$/)
  command.child.kill('SIGTERM')
})

test('[ours] --login-worlds takes the world from a log-in, and BACKLOT_LOGIN_WORLDS too', async () => {
  const query =
    'mutation { login(input: { username: "jane.doe+ci-42@example.com", password: "password123" }) { error token } }'
  const logIn = async (server: { readonly url: string }) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) }
    return (await (await fetch(`${server.url}/thg/myprotein/en/graphql`, init)).json()).data.login
  }
  expect(await logIn(await serveHere())).toEqual({ error: 'FAILED_LOGIN', token: null })
  const entered = { error: null, token: expect.stringMatching(/@ci-42$/) }
  expect(await logIn(await serveHere(['--login-worlds']))).toEqual(entered)
  expect(await logIn(await serveHere([], { env: { BACKLOT_LOGIN_WORLDS: '1' } }))).toEqual(entered)
})

test('[ours] --schema gives a vendor its own schema, and BACKLOT_SCHEMA those of several', async () => {
  const given = ['guuru', 'thg'].map(vendor => {
    const file = join(folder(), `${vendor}.graphql`)
    const sdl = readFileSync(new URL(`../../schemas/${vendor}.graphql`, import.meta.url), 'utf8')
    writeFileSync(file, `${sdl} extend type Query { basket: [Basket!]! } type Basket { id: ID! }`)
    return `${vendor}=${file}`
  })
  const headers = { 'content-type': 'application/json', origin: 'http://localhost:3000' }
  const ask = async ({ url }: { readonly url: string }) => {
    const body = JSON.stringify({ query: '{ basket { id } }' })
    const answer = await fetch(`${url}/thg/graphql`, { method: 'POST', headers, body })
    const { data } = await answer.json()
    const names = ['x-backlot-scenery', 'access-control-expose-headers']
    return { count: data?.basket.length, headers: names.map(name => answer.headers.get(name)) }
  }
  const whole = { count: 2, headers: ['basket', 'x-backlot-scenery, x-backlot-assumed'] }
  expect(await ask(await serveHere(given.flatMap(text => ['--schema', text])))).toEqual(whole)
  expect(await ask(await serveHere([], { env: { BACKLOT_SCHEMA: given.join(',') } }))).toEqual(whole)
  expect(await run(['--schema', 'guuru'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`"guuru" names no vendor's file; it takes a vendor, = and a file.`),
  })
  expect(await run(['--schema', 'guuru=none.graphql'])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The schema of guuru in none\.graphql cannot be read \(ENOENT\); .*\n$/),
  })
})

test('[ours] --public-url is what addresses begin with, and its host is answered', async () => {
  const said = async (server: Awaited<ReturnType<typeof serveHere>>) => {
    const attachment = { filename: 'a.txt', mimetype: 'text/plain', content: 'SGVsbG8=' }
    const path = '/w/ci-42/_sim/guuru/chats/BSxGwFTtQdLEDOdTc4bWG/messages'
    const { message } = await server.control<{ message: { attachment: { url: string } } }>(path, { attachment })
    return message.attachment.url
  }
  const plain = await serveHere()
  const address = await said(plain)
  expect(address.startsWith(`${plain.url}/w/ci-42/guuru/attachments/`)).toBe(true)
  expect(await (await fetch(address)).text()).toBe('Hello')
  const server = await serveHere(['--public-url', 'http://backlot.test:8080/'])
  const url = await said(server)
  expect(url).toMatch(/^http:\/\/backlot\.test:8080\/w\/ci-42\/guuru\/attachments\/[\w-]+\/a\.txt$/)
  const get = (path: string, host: string) =>
    new Promise<number | undefined>(resolve =>
      request(server.url + path, { headers: { host } }, answer => resolve(answer.resume().statusCode)).end(),
    )
  expect(await get(new URL(url).pathname, 'backlot.test:8080')).toBe(200)
  expect(await get('/pictures/logos/a.png', 'backlot.test:8080')).toBe(200)
  expect(await get('/pictures/logos/a.png', 'other.test')).toBe(403)
})

test('[ours] --public-url takes a URL', async () => {
  const { code, stderr } = await run(['--public-url', 'shop.test'])
  expect(code).toBe(2)
  expect(stderr).toContain('publicUrl is "shop.test"; expected an http or https URL such as https://backlot.example.')
})
