import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { execFileSync, spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { realDelay } from '../../src/time/real-time.ts'
import { sampled } from '../corpus.ts'
import { backlot, CLI, deadUrl, folder, spawnBacklot, spawnCommand, startServer } from './backlot.ts'

/** What ends a command: each of them where BACKLOT_CORPUS is set. */
const SIGNALS = sampled<readonly NodeJS.Signals[]>(['SIGTERM'], ['SIGINT', 'SIGTERM', 'SIGHUP'])

const node = (script: string) => ['--', process.execPath, '-e', script]

/** Resolves when a file is there, as a process that nothing connects to this one writes it. */
async function appears(file: string): Promise<string> {
  while (!existsSync(file)) await realDelay(20)
  return readFileSync(file, 'utf8')
}

test.each(SIGNALS)('[ours] %s ends start: it exports and forgets', async signal => {
  const home = folder()
  const file = join(home, 'state.json')
  const server = await startServer(['--export-on-exit', file], { env: { HOME: home } })
  expect(readdirSync(join(home, '.backlot'))).toHaveLength(1)
  expect(await server.stop(signal)).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ formatVersion: 1 })
  expect(readdirSync(join(home, '.backlot'))).toEqual([])
})

test('[ours] a second signal does not break the export off', async () => {
  const file = join(folder(), 'state.json')
  const server = await startServer(['--export-on-exit', file])
  server.child.kill('SIGINT')
  expect(await server.stop('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
  expect(existsSync(file)).toBe(true)
})

/** A request that does not end until its socket does: a server that ends waits for it, five seconds at most. */
async function hangOn({ url }: { readonly url: string }): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  socket.write('POST /guuru/graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\nexpect: 100-continue\r\n\r\n')
  await once(socket, 'data')
  return socket
}

/** Resolves when a server has begun to end. */
async function ends({ url }: { readonly url: string }): Promise<void> {
  while (await fetch(`${url}/_sim/health`).catch(() => undefined)) await realDelay(20)
}

test('[ours] a third signal ends it at once, without an export', async () => {
  const file = join(folder(), 'state.json')
  const server = await startServer(['--export-on-exit', file])
  await hangOn(server)
  server.child.kill('SIGTERM')
  await ends(server)
  for (const signal of ['SIGINT', 'SIGHUP'] as const) server.child.kill(signal)
  expect((await server.ended).code).toBeGreaterThan(128)
  expect(existsSync(file)).toBe(false)
})

test.each(SIGNALS)('[ours] a %s meanwhile waits for the export', async signal => {
  const file = join(folder(), 'state.json')
  const server = await startServer(['--export-on-exit', file])
  const request = await hangOn(server)
  server.child.kill('SIGTERM')
  await ends(server)
  const ended = server.stop(signal)
  request.destroy()
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
  expect(existsSync(file)).toBe(true)
})

/** A module that throws in a process, and in a promise of its, when it is sent a signal. */
const BOMB = `data:text/javascript,${encodeURIComponent(String.raw`
  process.on('SIGUSR2', () => { throw new Error('the first\nbug') })
  process.on('SIGWINCH', () => { Promise.reject(new Error('the second\nbug')) })`)}`

test.each([
  ['SIGUSR2', 'the first bug'],
  ['SIGWINCH', 'the second bug'],
] as const)('[ours] what nothing catches (%s) is one line, an export, and exit code 1', async (signal, bug) => {
  const file = join(folder(), 'state.json')
  const env = { NODE_OPTIONS: `--import ${BOMB}` }
  const server = await startServer(['--export-on-exit', file], { env })
  expect(await server.stop(signal)).toMatchObject({ code: 1, stderr: `Unexpected error: ${bug}\n` })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ formatVersion: 1 })

  const other = join(folder(), 'state.json')
  const run = spawnBacklot(
    ['exec', '--export-on-exit', other, ...node('console.log(1); setInterval(() => {}, 1000)')],
    {
      env,
    },
  )
  await run.line()
  run.child.kill(signal)
  expect(await run.ended).toMatchObject({ code: 143, stderr: `Unexpected error: ${bug}\n` })
  expect(existsSync(other)).toBe(true)
})

test('[ours] two stops at once both succeed', async () => {
  const env = { HOME: folder() }
  const file = join(folder(), 'state.json')
  const server = await startServer(['--export-on-exit', file], { env })
  await hangOn(server)
  const stop = () => backlot(['stop'], { env: { ...env, BACKLOT_URL: server.url } })
  const both = await Promise.all([stop(), stop()])
  const stopped = { code: 0, stdout: `Stopped ${server.url}.\n`, stderr: '' }
  expect(both).toEqual([stopped, stopped])
  expect(existsSync(file)).toBe(true)
})

test('[ours] a stop that comes a moment late finds nothing, and that is no failure', async () => {
  const home = folder()
  mkdirSync(join(home, '.backlot'))
  // As if a simulator was forgotten after this command began.
  const gone = JSON.stringify(join(home, '.backlot', 'gone.json'))
  const script = `import fs from 'node:fs'; fs.writeFileSync(${gone}, ''); fs.rmSync(${gone})`
  const late = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}` }
  const url = await deadUrl()
  const stop = (env: object) => backlot(['stop', '--url', url], { env: { HOME: home, ...env } })
  expect(await stop(late)).toEqual({ code: 0, stdout: `Nothing answers at ${url} any more.\n`, stderr: '' })
  expect(await stop({})).toMatchObject({ code: 1, stderr: expect.stringContaining(`Nothing answers at ${url};`) })
})

test.each([
  ['a FIFO', (path: string) => void execFileSync('mkfifo', [path])],
  ['a device', (path: string) => symlinkSync('/dev/null', path)],
])('[ours] an export to %s is refused before the start', async (_what, make) => {
  const path = join(folder(), 'state.json')
  make(path)
  const { code, stderr } = await backlot(['start', '--port', '0', '--export-on-exit', path])
  const remedy = 'name a file in a folder of yours with --export-on-exit.'
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `The state cannot be written to ${path} (it is no regular file); ${remedy}\n`,
  })
})

test('[ours] started by a package manager it ends when its parent does, and exports', async () => {
  const file = join(folder(), 'state.json')
  // As npm's shell does: it dies of the signal, and what it runs is not told.
  const script = `"${process.execPath}" "${CLI}" start --port 0 --json --export-on-exit "${file}"; true`
  const shell = spawnCommand('sh', ['-c', script], { env: { npm_lifecycle_event: 'start' } })
  const { pid } = JSON.parse(await shell.line()) as { pid: number }
  onTestFinished(() => {
    if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL')
  })
  shell.child.kill('SIGTERM')
  expect(JSON.parse(await appears(file))).toMatchObject({ formatVersion: 1 })
  // Its standard output closes when the server has ended.
  expect(await shell.line()).toBe('')
})

test.each(['SIGTERM', 'SIGKILL'] as const)(
  '[ours] started by a package manager that a %s ends, it ends when a shell is left between them',
  async signal => {
    const file = join(folder(), 'state.json')
    const script = `"${process.execPath}" "${CLI}" start --port 0 --json --export-on-exit "${file}"; true`
    // It hands no signal on, as npm when it is killed.
    const manager = `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(script)}], { stdio: 'inherit' })`
    const env = { npm_lifecycle_event: 'start' }
    const running = spawnCommand(process.execPath, ['-e', manager], { env })
    const { pid } = JSON.parse(await running.line()) as { pid: number }
    onTestFinished(() => {
      if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL')
    })
    running.child.kill(signal)
    expect(JSON.parse(await appears(file))).toMatchObject({ formatVersion: 1 })
    expect(await running.line()).toBe('')
  },
)

test('[ours] npm start, killed, leaves nothing behind', async () => {
  const project = folder()
  const file = join(project, 'state.json')
  const start = `true && "${process.execPath}" "${CLI}" start --port 0 --json --export-on-exit "${file}"`
  writeFileSync(join(project, 'package.json'), JSON.stringify({ scripts: { start } }))
  const npm = spawnCommand('npm', ['start', '--silent'], { cwd: project })
  const { pid } = JSON.parse(await npm.line()) as { pid: number }
  onTestFinished(() => {
    if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL')
  })
  npm.child.kill('SIGKILL')
  expect(JSON.parse(await appears(file))).toMatchObject({ formatVersion: 1 })
  expect(await npm.line()).toBe('')
})

test('[ours] without a package manager it outlives its parent, as after disown', async () => {
  const script = `"${process.execPath}" "${CLI}" start --port 0 --json & read line`
  const env = { npm_lifecycle_event: '', npm_execpath: '' }
  const shell = spawnCommand('sh', ['-c', `unset ${Object.keys(env).join(' ')}; ${script}`], { input: '\n' })
  const { url, pid } = JSON.parse(await shell.line()) as { url: string; pid: number }
  onTestFinished(() => void process.kill(pid, 'SIGTERM'))
  if (shell.child.exitCode === null) await once(shell.child, 'exit')
  expect(await (await fetch(`${url}/_sim/health`)).json()).toEqual({ status: 'ok' })
})

const COUNT = `
  let count = 0
  for (const signal of ['SIGINT', 'SIGHUP'])
    process.on(signal, () => { count++; setTimeout(() => process.exit(count), 300) })
  setInterval(() => {}, 1000)
  console.log('ready')`

test.each(['SIGINT', 'SIGHUP'] as const)('[ours] exec hands a %s of its whole group on once', async signal => {
  const child = spawn(process.execPath, [CLI, 'exec', ...node(COUNT)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  process.kill(-child.pid!, signal)
  const [code] = await once(child, 'exit')
  expect(code).toBe(1)
})

test('[ours] exec hands SIGTERM to all processes of its command', async () => {
  const file = join(folder(), 'told')
  const inner = join(folder(), 'inner.js')
  writeFileSync(
    inner,
    `process.on('SIGTERM', () => { require('node:fs').writeFileSync(${JSON.stringify(file)}, 'told'); process.exit(0) })
     setInterval(() => {}, 1000); console.log('ready')`,
  )
  // A shell does not hand signals on.
  const command = spawnBacklot(['exec', '--', 'sh', '-c', `"${process.execPath}" "${inner}"; true`])
  expect(await command.line()).toBe('ready')
  command.child.kill('SIGTERM')
  expect(await appears(file)).toMatch(/^(told)?$/)
  expect((await command.ended).code).toBe(143)
})
