/** The command line as its user meets it. */
import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { backlot, spawnBacklot, startServer } from '../cli/backlot.ts'
import { run, serveHere } from '../cli/in-process.ts'

test('[ours] completion loads every command of what is built', async () => {
  const { code, stdout, stderr } = await backlot(['completion', 'bash'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const name of ['requests', 'thg', 'faults', 'parity', 'drift', 'usage']) expect(stdout).toContain(name)
})

/** A port on which another server listens. */
async function takenPort(): Promise<number> {
  const server: Server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

test('[ours] --help explains every flag, with examples and exit codes', async () => {
  const { code, stdout, stderr } = await backlot(['start', '--help'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const flags = 'port host seed fixtures auth upload-max-bytes upload-types cors-origin admin-token json quiet'.split(
    ' ',
  )
  expect(flags.filter(flag => !stdout.includes(`--${flag}`))).toEqual([])
  expect(stdout).toMatch(/Examples:\n.*backlot/)
  expect(stdout).toMatch(/Exit codes: /)
  expect(stdout).toContain('BACKLOT_PORT')
  const plain = await run(['--help'])
  expect(plain).toMatchObject({ code: 0, stderr: '' })
  expect(plain.stdout).toContain('start')
})

test.for([
  ['an unknown flag', ['start', '--nonsense'], /--nonsense/],
  ['an unknown flag without a command', ['--nonsense'], /--nonsense/],
  ['an unknown command', ['nonsense'], /nonsense/],
  ['a port that is no number', ['start', '--port', 'x'], /--port.*'x'.*whole number/],
  ['a port that is too high', ['start', '--port', '65536'], /--port.*0 to 65535/],
  ['a port that is missing', ['start', '--port'], /--port/],
  ['a seed with a fraction', ['start', '--seed', '1.5'], /--seed/],
  ['an auth that is none', ['start', '--auth', 'maybe'], /--auth.*expected "strict" or "open"/],
  ['uploads of no bytes', ['start', '--upload-max-bytes', '0'], /--upload-max-bytes/],
  [
    'a public host without an admin token',
    ['start', '--port', '0', '--host', '0.0.0.0'],
    /--host 0\.0\.0\.0.*--admin-token/,
  ],
] as const)('[ours] %s: exit code 2, a sentence that names it, no stack', async ([, args, words]) => {
  const { code, stdout, stderr } = await run(args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(words)
  expect(stderr).not.toMatch(/^ {4}at /m)
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3)
})

test('[ours] a port in use: exit code 1, one sentence that names it and the remedy', async () => {
  const port = await takenPort()
  const { code, stdout, stderr } = await backlot(['start', '--port', String(port)])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(new RegExp(`^Port ${port} .* in use; .*--port.*\\n$`))
})

test('[ours] a host that this machine does not have: exit code 1, one sentence', async () => {
  const { code, stderr } = await run(['start', '--port', '0', '--host', '192.0.2.1', '--admin-token', 'x'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^[^\n]*192\.0\.2\.1[^\n]*--host[^\n]*\n$/)
})

test('[ours] any host with an admin token, or with none on purpose', async () => {
  const guarded = await serveHere(['--host', '0.0.0.0', '--admin-token', 's3cret'])
  const { port } = new URL(guarded.url)
  expect((await fetch(`http://127.0.0.1:${port}/_sim/info`)).status).toBe(401)
  const authorization = 'Bearer s3cret'
  expect((await fetch(`http://127.0.0.1:${port}/_sim/info`, { headers: { authorization } })).status).toBe(200)
  const open = await serveHere(['--host', '0.0.0.0', '--admin-token', 'none'])
  expect((await fetch(`http://127.0.0.1:${new URL(open.url).port}/_sim/info`)).status).toBe(200)
})

test('[ours] with --json standard output is exactly one line', async () => {
  const server = await startServer()
  expect(server.ready).toMatchObject({ event: 'ready', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) })
  expect(server.ready.pid).toBe(server.child.pid)
  await fetch(server.url)
  const { code, stdout, stderr } = await server.stop()
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toBe(`${JSON.stringify(server.ready)}\n`)
})

/** Starts without `--json`, and asks for one page; answers all that was printed. */
async function printedBy(args: readonly string[]): Promise<string> {
  const cli = spawnBacklot(['start', '--port', '0', ...args])
  let heading = ''
  while (heading !== 'Dashboard') heading = await cli.line()
  const [, url] = /^\s+(http:\S+)/.exec(await cli.line()) ?? []
  expect((await fetch(`${url}/_sim/health`)).status).toBe(200)
  cli.child.kill('SIGTERM')
  const { code, stdout, stderr } = await cli.ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

test('[ours] it prints where everything is, with which credentials, and a line per request', async () => {
  const stdout = await printedBy([])
  for (const path of ['/thg/myprotein/en/graphql', '/thg/graphql', '/marketplacer/graphql', '/guuru/graphql']) {
    expect(stdout).toMatch(new RegExp(`http://127\\.0\\.0\\.1:\\d+${path}`))
  }
  for (const credential of [
    'thg-jane',
    'thg-john',
    'mp-operator',
    'mp-seller-660119',
    'mp-seller-78',
    'guuru-partner',
  ]) {
    expect(stdout).toContain(credential)
  }
  expect(stdout).toMatch(/^200 GET \/_sim\/health \d/m)
})

test('[ours] --quiet prints no line per request', async () => {
  const stdout = await printedBy(['--quiet'])
  expect(stdout).toContain('guuru-partner')
  expect(stdout).not.toContain('/_sim/health')
})

test('[ours] every flag has an environment variable, and the flag wins', async () => {
  const env = {
    BACKLOT_PORT: '0',
    BACKLOT_JSON: 'true',
    BACKLOT_FIXTURES: 'default,empty',
    BACKLOT_SEED: '77',
    BACKLOT_AUTH: 'open',
    BACKLOT_CORS_ORIGIN: 'https://one.example,https://two.example',
    BACKLOT_ADMIN_TOKEN: 's3cret',
  }
  const { url } = JSON.parse(await spawnBacklot([], { env }).line())
  const headers = { authorization: 'Bearer s3cret', origin: 'https://two.example' }
  expect((await fetch(`${url}/_sim/info`)).status).toBe(401)
  const answer = await fetch(`${url}/_sim/worlds/default`, { headers })
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://two.example')
  expect(await answer.json()).toMatchObject({ seed: 77, auth: 'open' })

  const server = await serveHere(['--seed', '5'], { env: { BACKLOT_SEED: '77' } })
  expect(await (await fetch(`${server.url}/_sim/worlds/default`)).json()).toMatchObject({ seed: 5 })
  const bad = await run(['start'], { env: { BACKLOT_PORT: 'x' } })
  expect(bad.code).toBe(2)
  expect(bad.stderr).toContain('BACKLOT_PORT')
})

test.for(['SIGTERM', 'SIGINT'] as const)(
  '[ours] %s ends streams and waits at once, and leaves with 0',
  async signal => {
    const server = await startServer()
    const stream = await fetch(`${server.url}/_sim/events`, { headers: { accept: 'text/event-stream' } })
    const waiting = fetch(`${server.url}/_sim/requests/wait`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"timeoutMs":600000}',
    })
    // Answers to what was sent later say that the wait has begun.
    for (let index = 0; index < 3; index++) await fetch(`${server.url}/_sim/health`)
    const began = Date.now()
    server.child.kill(signal)
    expect(await stream.text()).toMatch(/^: /)
    expect([408, 503]).toContain((await waiting).status)
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
    expect(server.child.signalCode).toBeNull()
    expect(Date.now() - began).toBeLessThan(4000)
  },
)

test('[ours] --seed decides the identifiers', async () => {
  const [one, same, other] = await Promise.all([
    serveHere(['--seed', '1']),
    serveHere(['--seed', '1']),
    serveHere(['--seed', '2']),
  ])
  const start = async ({ url }: { url: string }): Promise<string> => {
    const answer = await fetch(`${url}/_sim/guuru/chats`, { method: 'POST' })
    return ((await answer.json()) as { id: string }).id
  }
  const [first, again, different] = [await start(one), await start(same), await start(other)]
  expect(again).toBe(first)
  expect(different).not.toBe(first)
})

test('[ours] --upload-max-bytes and --upload-types limit uploads', async () => {
  const { url } = await serveHere(['--upload-max-bytes', '10', '--upload-types', 'text/plain,image/png'])
  const upload = async (content: string, name: string): Promise<unknown> => {
    const form = new FormData()
    form.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
    form.set('attachment', new Blob([content]), name)
    const path = '/account/documentupload/uploader/upload/38779254'
    return (await fetch(url + path, { method: 'POST', body: form })).json()
  }
  expect(await upload('0123456789', 'a.txt')).toMatchObject({ successful: true, errorCode: 0 })
  expect(await upload('01234567890', 'a.txt')).toMatchObject({ successful: false, errorCode: 6 })
  expect(await upload('0123456789', 'a.pdf')).toMatchObject({ successful: false, errorCode: 7 })
})
