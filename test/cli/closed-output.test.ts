import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realDelay } from '../../src/time/real-time.ts'
import { sampled } from '../corpus.ts'
import { CLI, folder, type RunningCommand, serverForFile, spawnBacklot, spawnCommand } from './backlot.ts'
import { run } from './in-process.ts'

const theServer = serverForFile()

/** How a command ends whose standard output is closed before it writes. */
async function closed(args: readonly string[], env = {}) {
  const command = spawnBacklot(args, { env })
  command.child.stdout?.destroy()
  const { code, stderr } = await command.ended
  return { code, stderr }
}

test.each(sampled([['--help']], [['--help'], ['--version'], ['start', '--help'], ['clock', 'advance', '--help']]))(
  '[ours] %s %s %s into a closed pipe ends with 0 and says nothing',
  async (...args) => expect(await closed(args)).toEqual({ code: 0, stderr: '' }),
)

test.each(
  sampled(
    [['status'], ['state', 'save', '-'], ['events', '--follow']],
    [['status'], ['env'], ['state', 'save', '-'], ['clock'], ['reset'], ['events'], ['events', '--follow']],
  ),
)('[ours] %s %s %s into a closed pipe ends with 0 and says nothing', async (...args) => {
  await theServer().control('/_sim/guuru/chats', {})
  expect(await closed(args, { BACKLOT_URL: theServer().url })).toEqual({ code: 0, stderr: '' })
})

test('[ours] listen whose reader is gone takes its subscriptions back', async () => {
  const { url, control } = theServer()
  const listening = spawnBacklot(['listen'], { env: { BACKLOT_URL: url } })
  await new Promise(resolve => listening.child.stderr?.once('data', resolve))
  listening.child.stdout?.destroy()
  await control('/_sim/guuru/chats', {})
  expect((await listening.ended).code).toBe(0)
  expect(await control('/_sim/webhooks')).toMatchObject({ endpoints: [] })
})

/** A server that `start` runs with its output where a shell puts it. */
async function startIn(shell: string, file: string): Promise<RunningCommand & { readonly url: string }> {
  const script = `exec "${process.execPath}" "${CLI}" start --port 0 --export-on-exit "${file}" ${shell}`
  const home = folder()
  const command = spawnCommand('sh', ['-c', script], { env: { HOME: home } })
  // What it prints is lost: another command tells where it runs.
  let url: string | undefined
  while (!url) {
    const status = await run(['status', '--json', '--url', 'http://127.0.0.1:1'], { env: { HOME: home } })
    url = /running: (http:\/\/[\d.]+:\d+)/.exec(status.stdout)?.[1]
    await realDelay(50)
  }
  return { ...command, url }
}

test.each(sampled(['> /dev/full 2>&1', '>&-'], ['> /dev/full', '> /dev/full 2>&1', '>&-', '>&- 2>&-']))(
  '[ours] start %s serves on, and exports',
  async shell => {
    const file = join(folder(), 'state.json')
    const server = await startIn(shell, file)
    for (let i = 0; i < 3; i++) expect((await fetch(`${server.url}/_sim/health`)).status).toBe(200)
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ formatVersion: 1 })
  },
)

test.each([[], ['--json'], ['--quiet']])(
  '[ours] start %s whose reader is gone serves on, and exports',
  async (...flags) => {
    const file = join(folder(), 'state.json')
    const server = spawnBacklot(['start', '--port', '0', '--export-on-exit', file, ...flags])
    const lines = [await server.line()]
    while (!/http:\/\/[\d.]+:\d+/.test(lines.join())) lines.push(await server.line())
    const [url] = /http:\/\/[\d.]+:\d+/.exec(lines.join())!
    server.child.stdout?.destroy()
    server.child.stderr?.destroy()
    for (let i = 0; i < 5; i++) expect((await fetch(`${url}/_sim/health`)).status).toBe(200)
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
    expect(existsSync(file)).toBe(true)
  },
)

test('[ours] exec whose reader is gone keeps its command, its exit code and the export', async () => {
  const file = join(folder(), 'state.json')
  const command = spawnBacklot(['exec', '--export-on-exit', file, '--', process.execPath, '-e', 'process.exit(3)'])
  command.child.stdout?.destroy()
  expect((await command.ended).code).toBe(3)
  expect(existsSync(file)).toBe(true)
})

test.each(['state save -', 'env', '--help'])('[ours] %s on a full disk ends with 1 and says so', async args => {
  const script = `"${process.execPath}" "${CLI}" ${args} > /dev/full`
  const { code, stderr } = await spawnCommand('sh', ['-c', script], { env: { BACKLOT_URL: theServer().url } }).ended
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'Standard output cannot be written (ENOSPC); name a file or a pipe that takes it.\n',
  })
})
