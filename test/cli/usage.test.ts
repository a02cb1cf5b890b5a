import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Client } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { toSpawnable } from '../../src/cli/windows-script.ts'
import { backlot, deadUrl, folder, serverForFile, startServer } from './backlot.ts'
import { run, serveHere } from './in-process.ts'

const theServer = serverForFile(['--clock', 'frozen'])
const node = (script: string) => ['--', process.execPath, '-e', script]

test.each([
  [['strat'], 'There is no command "strat"; backlot --help lists them all. Did you mean "start"?\n'],
  [['bananas'], 'There is no command "bananas"; backlot --help lists them all.\n'],
  [['clock', 'advnce'], 'There is no command "advnce"; backlot clock --help lists them all. Did you mean "advance"?\n'],
])('[ours] %j: an unknown command is refused with the nearest one', async (args, stderr) => {
  expect(await run(args)).toEqual({ code: 2, stdout: '', stderr })
})

test.each([
  ['start --prt 1', 'backlot start'],
  ['--prt 1', 'backlot start'],
  ['clock advance', 'backlot clock advance'],
  ['state svae', 'backlot state'],
  ['exec', 'backlot exec'],
])('[ours] backlot %s: the error names the help of %s', async (line, name) => {
  const { code, stderr } = await run(line.split(' '))
  expect(code).toBe(2)
  expect(stderr).toContain(`Run ${name} --help to see what is possible.\n`)
})

test('[ours] status --json with nothing running is JSON, exit code 1', async () => {
  const url = await deadUrl()
  const { code, stdout, stderr } = await run(['status', '--json', '--url', url])
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  expect(JSON.parse(stdout)).toEqual({
    running: false,
    url,
    error: { code: 'UNREACHABLE', message: expect.stringContaining(`Nothing answers at ${url}; `) },
  })
  expect(JSON.parse((await theServer().client('status', '--json')).stdout)).toMatchObject({ running: true })
})

test.each([
  ['foo', '"foo" is not the origin of a page'],
  ['*', '"*" is not the origin of a page'],
  ['shop.example', '"shop.example" is not the origin of a page'],
  ['https://*.example', '"https://*.example" is not the origin of a page'],
  ['https://shop.example/path', '"https://shop.example/path" is not the origin of a page'],
  ['null', '"null" is not the origin of a page'],
  ['chrome-extension://abc', '"chrome-extension://abc" is not the origin of a page; it takes http or https'],
  ['file:///', '"file:///" is not the origin of a page'],
  ['ftp://shop.example', '"ftp://shop.example" is not the origin of a page'],
])('[ours] --cors-origin %s is refused', async (origin, says) => {
  const { code, stderr } = await run(['start', '--port', '0', '--cors-origin', origin])
  expect(code).toBe(2)
  expect(stderr).toContain(says)
})

test('[ours] --cors-origin takes an origin as browsers write it, however it is written', async () => {
  const server = await serveHere(['--cors-origin', 'HTTPS://Shop.example:443/,http://10.0.0.5:3000'])
  for (const origin of ['https://shop.example', 'http://10.0.0.5:3000']) {
    const { headers } = await fetch(`${server.url}/_sim/health`, { headers: { origin } })
    expect(headers.get('access-control-allow-origin')).toBe(origin)
  }
})

test.each(['*', '*.example', 'http://backlot.test', 'backlot.test/path', 'a b', '::1'])(
  '[ours] --allowed-host %s is refused',
  async host => {
    const { code, stderr } = await run(['start', '--port', '0', '--allowed-host', host])
    expect(code).toBe(2)
    expect(stderr).toContain(
      `"${host}" is not the name of a host; it takes one without scheme and path, such as backlot.test.`,
    )
  },
)

test('[ours] --allowed-host takes names, repeated and in lists; its variable is a list', async () => {
  const flags = ['--allowed-host', 'one.test:81,TWO.test', '--allowed-host', 'three.test']
  const servers = [
    await serveHere(flags),
    await serveHere([], { env: { BACKLOT_ALLOWED_HOST: 'one.test,two.test,three.test' } }),
  ]
  for (const { url } of servers) {
    const client = new Client(url)
    const statusOf = async (host: string) =>
      (await client.request({ method: 'GET', path: '/_sim/health', headers: { host } })).statusCode
    for (const host of ['one.test', 'two.test:4000', 'three.test']) expect(await statusOf(host)).toBe(200)
    expect(await statusOf('four.test')).toBe(403)
    await client.destroy()
  }
})

test.each(['', ' ', ' s3cret'])('[ours] --admin-token "%s" is refused by start and by exec', async token => {
  for (const command of [['start', '--port', '0'], ['exec']]) {
    const rest = command[0] === 'exec' ? node('') : []
    const { code, stderr } = await run([...command, '--admin-token', token, ...rest])
    expect(code).toBe(2)
    expect(stderr).toContain('It takes a token that is not empty, without spaces around it.')
  }
})

test('[ours] an empty BACKLOT_ADMIN_TOKEN is refused by start and by exec: it would leave the control plane open', async () => {
  for (const command of [
    ['start', '--port', '0'],
    ['exec', ...node('')],
  ]) {
    const { code, stderr } = await run(command, { env: { BACKLOT_ADMIN_TOKEN: '' } })
    expect(code).toBe(2)
    expect(stderr).toContain("from env 'BACKLOT_ADMIN_TOKEN' is invalid. It takes a token that is not empty")
  }
})

test('[ours] any other empty variable counts as not set, and so does an empty token for clients', async () => {
  const names = Object.keys(process.env).filter(name => name.startsWith('BACKLOT_'))
  expect(names).toEqual(expect.any(Array))
  const { stdout } = await run(['start', '--help'])
  const variables = [...stdout.matchAll(/env: (BACKLOT_\w+)/g)].map(([, name]) => name!)
  expect(variables.length).toBeGreaterThan(15)
  const others = variables.filter(name => name !== 'BACKLOT_ADMIN_TOKEN' && name !== 'BACKLOT_PORT')
  const server = await serveHere([], { env: Object.fromEntries(others.map(name => [name, ''])) })
  const env = { BACKLOT_URL: server.url, BACKLOT_WORLD: '', BACKLOT_ADMIN_TOKEN: '', BACKLOT_JSON: '' }
  expect((await run(['status'], { env })).code).toBe(0)
})

test.each(['foo', 'image/', '*/*', 'text/plain; charset=utf-8'])('[ours] --upload-types %s is refused', async type => {
  const { code, stderr } = await run(['start', '--port', '0', '--upload-types', type])
  expect(code).toBe(2)
  expect(stderr).toContain(`${JSON.stringify(type)}; expected a MIME type such as image/png or image/*.`)
})

test('[ours] state save makes no folder', async () => {
  const home = folder()
  const file = join(home, 'missing', 'state.json')
  expect(await theServer().client('state', 'save', file)).toEqual({
    code: 1,
    stdout: '',
    stderr: `${file} cannot be written (ENOENT); name another file, or - for a pipe.\n`,
  })
  expect(readdirSync(home)).toEqual([])
})

test('[ours] a path with a comma is a path, and the variable is a list', async () => {
  const file = join(folder(), 'mine, and yours.json')
  writeFileSync(file, '{"formatVersion":1}')
  await serveHere(['--fixtures', 'default', '--fixtures', file])
  await serveHere([], { env: { BACKLOT_FIXTURES: 'default,empty' } })
  const { stderr } = await run(['start', '--port', '0', '--fixtures', 'default,empty'])
  expect(stderr).toMatch(/^The fixture default,empty cannot be read \(ENOENT\)/)
})

test.each([
  ['a UTF-8 byte order mark', Buffer.from('\uFEFF{"formatVersion":1}'), ''],
  ['UTF-16', Buffer.from('\uFEFF{"formatVersion":1}', 'utf16le'), 'cannot be read (it is UTF-16, not UTF-8)'],
  ['UTF-16 without a mark', Buffer.from('{"formatVersion":1}', 'utf16le'), 'cannot be read (it is UTF-16, not UTF-8)'],
  [
    'big-endian UTF-16',
    Buffer.from('\uFEFF{"formatVersion":1}', 'utf16le').swap16(),
    'cannot be read (it is UTF-16, not UTF-8)',
  ],
])('[ours] a fixture with %s', async (_, bytes, says) => {
  const file = join(folder(), 'fixture.json')
  writeFileSync(file, bytes)
  const exec = says ? run : backlot // what is refused starts no process
  const { code, stdout, stderr } = await exec(['exec', '--fixtures', file, ...node('console.log("runs")')])
  expect({ code, stdout }).toEqual(says ? { code: 1, stdout: '' } : { code: 0, stdout: 'runs\n' })
  expect(stderr).toContain(says)
})

test('[ours] without a usable home the folder for temporary files remembers what runs', async () => {
  const [home, temporary] = [join(folder(), 'file'), folder()]
  writeFileSync(home, '')
  const env = { HOME: home, TMPDIR: temporary }
  const started = await backlot(['start', '--detach', '--port', '0', '--json'], { env })
  expect(started).toMatchObject({ code: 0, stderr: '' })
  const { url } = JSON.parse(started.stdout) as { url: string }
  expect(readdirSync(temporary)).toContain(`backlot-${process.getuid!()}`)
  expect(await backlot(['stop'], { env })).toEqual({ code: 0, stdout: `Stopped ${url}.\n`, stderr: '' })
})

test('[ours] a process that has the number of a simulator which was killed is no simulator', async () => {
  const home = folder()
  mkdirSync(join(home, '.backlot'))
  const url = await deadUrl()
  const file = join(home, '.backlot', `127.0.0.1-${new URL(url).port}.json`)
  writeFileSync(file, JSON.stringify({ url, pid: process.pid, log: join(home, 'log') }))
  const { code, stderr } = await run(['status'], { env: { HOME: home } })
  // The machine's user may have a simulator at the default port.
  const usual = await run(['status'], { env: { HOME: folder() } })
  const nothing =
    'Nothing answers at http://127.0.0.1:4000; start it with `backlot start`, or name another with --url.\n'
  expect({ code, stderr }).toEqual(usual.code === 0 ? { code: 0, stderr: '' } : { code: 1, stderr: nothing })
})

test('[ours] stop is a call of the control plane, so that it works where signals do not', async () => {
  const file = join(folder(), 'state.json')
  const server = await startServer(['--export-on-exit', file])
  expect(await server.control('/_sim/stop', {})).toEqual({ pid: server.pid })
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
  expect(existsSync(file)).toBe(true)
})

test('[ours] on Windows a script is run with each word as it is, and a program without a shell', () => {
  expect(toSpawnable('npm', ['a b'], 'linux')).toEqual({ file: 'npm', args: ['a b'], isVerbatim: false })
  expect(toSpawnable('node', ['a b'], 'win32', () => 'C:\\node.exe')).toEqual({
    file: 'C:\\node.exe',
    args: ['a b'],
    isVerbatim: false,
  })
  expect(toSpawnable('npm', ['a b', '"&', 'c\\'], 'win32', () => 'C:\\my node\\npm.cmd').args).toEqual([
    '/d',
    '/s',
    '/c',
    String.raw`"C:\my^ node\npm.cmd ^^^"a^^^ b^^^" ^^^"\^^^"^^^&^^^" ^^^"c\\^^^""`,
  ])
})

test('[ours] no proxy is asked for this machine, by commands and by what exec runs', async () => {
  const proxy = createServer((_request, response) => response.writeHead(502).end()).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  const { port } = proxy.address() as AddressInfo
  // Newer versions of Node warn of the variable itself.
  const env = {
    NODE_NO_WARNINGS: '1',
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: `http://127.0.0.1:${port}`,
    NO_PROXY: 'intern.example',
  }
  expect(await backlot(['status', '--url', theServer().url], { env })).toMatchObject({ code: 0, stderr: '' })
  const print = node('console.log(process.env.NO_PROXY + " " + process.env.no_proxy)')
  const hosts = 'intern.example,localhost,127.0.0.1,::1,[::1]'
  expect((await backlot(['exec', ...print], { env })).stdout).toBe(`${hosts} ${hosts}\n`)
  expect((await backlot(['exec', ...print], { env: { NO_PROXY: '*' } })).stdout).toBe('* undefined\n')
})

test('[ours] both loopbacks answer at one port, until the end', async () => {
  const server = await serveHere()
  const { port } = new URL(server.url)
  for (const host of ['127.0.0.1', '[::1]', 'localhost'])
    expect(await (await fetch(`http://${host}:${port}/_sim/health`)).json()).toEqual({ status: 'ok' })
  await server.stop()
  await expect(fetch(`http://[::1]:${port}/_sim/health`)).rejects.toThrow('fetch failed')
  const only = await serveHere(['--host', '127.0.0.1'])
  await expect(fetch(`http://[::1]:${new URL(only.url).port}/_sim/health`)).rejects.toThrow('fetch failed')
})

test('[ours] a port that another program has at ::1 is in use', async () => {
  const other = createServer().listen(0, '::1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { code, stderr } = await run(['start', '--port', String(port)])
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Port ${port} on ::1 is in use; choose another one with --port (0 takes a free one).\n`,
  })
})

test('[ours] --assume chooses, from pairs and the variable; what there is not is refused with the nearest', async () => {
  const script =
    'fetch(process.env.BACKLOT_URL + "/_sim/assumptions").then(r => r.json()).then(({ assumptions: all }) => console.log(all.filter(a => a.chosen !== a.default).map(a => a.name + "=" + a.chosen).join()))'
  const exec = (...words: string[]) => ['exec', ...words, '--', process.execPath, '-e', script]
  const other = ['thg.guest-flags=absent', 'guuru.end-date=inclusive']
  expect((await backlot(exec(...other.flatMap(choice => ['--assume', choice])))).stdout.trim()).toBe(other.join())
  const env = { BACKLOT_ASSUME: other.join() }
  expect((await backlot(exec(), { env })).stdout.trim()).toBe(other.join())
  expect(await run(exec('--assume', 'guuru.end-dat=inclusive'))).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'There is no assumption "guuru.end-dat"; GET /_sim/assumptions lists them all. Did you mean "guuru.end-date"?\n',
  })
})
