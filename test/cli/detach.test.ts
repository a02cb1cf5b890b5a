import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { backlot, deadUrl, folder, serverForFile, startServer } from './backlot.ts'
import { isAlive } from '../../src/format/files.ts'
import { control, run } from './in-process.ts'

const theServer = serverForFile(['--clock', 'frozen'])

/** Starts a detached simulator with this home. It is killed when the test is over and it still runs. */
async function detach(home: string, ...flags: string[]) {
  const started = await backlot(['start', '--detach', '--port', '0', '--json', ...flags], { env: { HOME: home } })
  const { url, pid } = JSON.parse(started.stdout) as { url: string; pid: number }
  onTestFinished(() => {
    if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  })
  return { url, pid, started }
}

test('[ours] --detach returns when it is ready; status finds it, stop ends it and exports', async () => {
  const home = folder()
  const file = join(home, 'state.json')
  const { url, pid, started } = await detach(home, '--export-on-exit', file, '--seed', '5')
  expect(started).toMatchObject({ code: 0, stderr: '' })
  expect(started.stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(await control(url, '/_sim/health')).toEqual({ status: 'ok' })

  const status = await run(['status', '--json'], { env: { HOME: home } })
  expect(JSON.parse(status.stdout)).toMatchObject({ url, pid, worlds: 1, world: { id: 'default', seed: 5 } })

  const stopped = await run(['stop'], { env: { HOME: home } })
  expect(stopped).toEqual({ code: 0, stdout: `Stopped ${url}.\n`, stderr: '' })
  expect(isAlive(pid)).toBe(false)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ seed: 5 })
  expect(readdirSync(join(home, '.backlot'))).toEqual([])
  expect((await run(['status', '--url', url], { env: { HOME: home } })).code).toBe(1)
})

test('[ours] several run side by side; which one is meant must be said then', async () => {
  const home = folder()
  const env = { HOME: home }
  const [one, two] = [await detach(home), await detach(home)]
  const unclear = await run(['stop'], { env })
  expect(unclear.code).toBe(1)
  expect(unclear.stderr).toContain(one.url)
  expect(unclear.stderr).toContain(two.url)
  expect(unclear.stderr).toContain('--url')
  const { port } = new URL(one.url)
  expect((await run(['stop', '--url', `http://localhost:${port}`], { env })).code).toBe(0)
  expect(isAlive(one.pid)).toBe(false)
  expect((await run(['status'], { env })).stdout).toContain(two.url)
  expect((await run(['stop'], { env })).stdout).toBe(`Stopped ${two.url}.\n`)
})

test('[ours] without --json it prints the table, and how to end it', async () => {
  const home = folder()
  const { stdout } = await backlot(['start', '--detach', '--port', '0'], { env: { HOME: home } })
  expect(stdout).toContain('Authorization: Bearer guuru-partner')
  const url = /backlot stop --url (\S+)/.exec(stdout)?.[1] ?? ''
  expect((await run(['stop', '--url', url], { env: { HOME: home } })).code).toBe(0)
})

test('[ours] what keeps it from starting is told as in the foreground', async () => {
  const env = { HOME: folder() }
  const refused = await backlot(['start', '--detach', '--port', '0', '--fixtures', 'none.json'], { env })
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^The fixture none\.json /) })
  expect((await run(['start', '--detach', '--clock', 'fast'], { env })).code).toBe(2)
  expect(readdirSync(join(env.HOME, '.backlot'))).toEqual([])
})

test('[ours] a relative file means the folder in which it was started', async () => {
  const home = folder()
  const env = { HOME: home }
  const flags = ['--export-on-exit', 'here.json']
  const { stdout } = await backlot(['start', '--detach', '--port', '0', '--json', ...flags], { env, cwd: home })
  const { url } = JSON.parse(stdout) as { url: string }
  await run(['stop', '--url', url], { env })
  expect(existsSync(join(home, 'here.json'))).toBe(true)
})

test('[ours] stop ends one in the foreground too, when it is named', async () => {
  const env = { HOME: folder() }
  const server = await startServer([], { env })
  expect((await server.client('stop')).code).toBe(0)
  expect(await server.ended).toMatchObject({ code: 0 })
})

test("[ours] stop leaves alone what this user's start did not start", async () => {
  const server = theServer()
  const { code, stderr } = await run(['stop', '--url', server.url], { env: { HOME: folder() } })
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('end it where it was started') })
  expect(await server.control('/_sim/health')).toEqual({ status: 'ok' })
})

test('[ours] one that died is forgotten, and its number is not ended', async () => {
  const home = folder()
  const env = { HOME: home }
  const { url, pid } = await detach(home)
  process.kill(pid, 'SIGKILL')
  // Until it is gone its port still takes connections, and resets them.
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000)
  const stopped = await backlot(['stop', '--url', url], { env })
  expect(stopped).toMatchObject({ code: 1, stderr: expect.stringContaining(`Nothing answers at ${url}`) })

  // As if the number now belonged to this very process.
  const other = await deadUrl()
  const file = join(home, '.backlot', `127.0.0.1-${new URL(other).port}.json`)
  writeFileSync(file, JSON.stringify({ url: other, pid: process.pid }))
  expect((await run(['stop', '--url', other], { env })).code).toBe(1)
})

test('[ours] a simulator starts without a home that can be written', async () => {
  const file = join(folder(), 'no-folder')
  writeFileSync(file, '')
  const server = await startServer([], { env: { HOME: file } })
  expect(await server.control('/_sim/health')).toEqual({ status: 'ok' })
  expect((await server.stop()).code).toBe(0)
})

test('[ours] status lists the worlds when it is asked for another one, and brings none into being', async () => {
  const server = theServer()
  const { code, stderr } = await server.client('status', '--world', 'ci-42')
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/no world "ci-42".*default/) })
  expect((await server.client('status')).stdout).toContain('with 1 world.')
})
