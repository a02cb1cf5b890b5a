import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { CLI, folder, spawnBacklot, spawnCommand, startServer } from './backlot.ts'

const node = (script: string) => ['--', process.execPath, '-e', script]

/** Resolves when a file is there, as a process that nothing connects to this one writes it. */
async function appears(file: string): Promise<string> {
  while (!existsSync(file)) await new Promise(resolve => setImmediate(resolve))
  return readFileSync(file, 'utf8')
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('[ours] %s ends start: it exports and forgets', async signal => {
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
  server.child.kill('SIGINT')
  expect(await server.stop('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
  expect(existsSync(file)).toBe(true)
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
