/** Debian's HAProxy and nginx in front of several backlots, set up by the files of `src/deploy`. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { deployed, haproxySettings } from './deployed.ts'
import { deadUrl, folder, type RunningCommand, spawnCommand } from '../cli/backlot.ts'

/** Why tests that need these programs are skipped, for their names; undefined where all are there. */
export function missing(...programs: readonly string[]): string | undefined {
  const absent = programs.filter(program => spawnSync(program, ['-v']).error !== undefined)
  return absent.length === 0 ? undefined : ` (skipped: no ${absent.join(', ')}; apt-get install brings it)`
}

/** A proxy that runs. Its answers say in `x-node` which node they come from: the name of HAProxy's, the address of nginx'. */
export interface Proxy extends RunningCommand {
  readonly url: string
  /** What it has written to standard error. */
  told(): string
}

/** HAProxy, which can also be told to begin anew without an end of what it has accepted. */
export interface Haproxy extends Proxy {
  /** Resolves once it works with another file: the nodes, and how they are chosen (`balance`). */
  reload(nodes: readonly string[], balance?: string): Promise<void>
}

/** Starts HAProxy with the shipped file: only `bind`, the `server` lines and, where it is given, `balance` are others. */
export async function startHaproxy(nodes: readonly string[], balance?: string): Promise<Haproxy> {
  const url = await deadUrl()
  const file = join(folder(), 'haproxy.cfg')
  const write = (to: readonly string[], by: string | undefined): void => {
    const text = haproxySettings(url, to, by)
    writeFileSync(file, text.replace(/^ *bind .*$/m, '$&\n    http-response set-header x-node %s'))
  }
  write(nodes, balance)
  const proxy = await startProxy('haproxy', ['-W', '-db', '-f', file], url)
  const reload = async (to: readonly string[], by?: string): Promise<void> => {
    write(to, by)
    const before = proxy.told().split('Loading success').length
    proxy.child.kill('SIGUSR2')
    await expect.poll(() => proxy.told().split('Loading success').length, { timeout: 20_000 }).toBe(before + 1)
  }
  return { ...proxy, reload }
}

/** Starts nginx with the shipped file: only `listen` and the `server` lines of `upstream` are others. */
export async function startNginx(nodes: readonly string[]): Promise<Proxy> {
  const url = await deadUrl()
  const path = folder()
  const servers = nodes.map(node => `    server ${new URL(node).host};`)
  const site = deployed('nginx.conf')
    .replace(/^ *listen .*$/m, `    listen ${new URL(url).host};`)
    .replaceAll(/^ *server [\d.:]+;\n/gm, '')
    .replace(/^upstream .*$/m, `$&\n${servers.join('\n')}`)
  writeFileSync(join(path, 'backlot.conf'), site)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${path}/${name};`,
  )
  const settings = ['access_log off;', 'add_header x-node $upstream_addr always;', ...temporary]
  const main = `daemon off;\npid ${path}/pid;\nerror_log stderr;\nevents {}\nhttp {\n${settings.join('\n')}\ninclude ${path}/backlot.conf;\n}\n`
  writeFileSync(join(path, 'nginx.conf'), main)
  const args = ['-p', path, '-e', 'stderr', '-c', join(path, 'nginx.conf')]
  expect(spawnSync('nginx', ['-t', ...args], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('test is successful'),
  })
  return startProxy('nginx', args, url)
}

/** Starts a proxy, and waits until it leads to a node. It ends with the test. */
async function startProxy(command: string, args: readonly string[], url: string): Promise<Proxy> {
  const running = spawnCommand(command, args, { lasting: true })
  let told = ''
  running.child.stderr!.on('data', (piece: Buffer) => (told += piece.toString()))
  onTestFinished(async () => {
    // As a signal to end at once: its processes end with it.
    if (running.child.exitCode === null && running.child.signalCode === null) {
      running.child.kill('SIGTERM')
      await once(running.child, 'exit')
    }
  })
  const answers = async (): Promise<boolean> => {
    if (running.child.exitCode !== null) throw new Error(`${command} did not start: ${told}`)
    const answer = await fetch(`${url}/_sim/health`).catch(() => undefined)
    return answer?.status === 200
  }
  await expect.poll(answers, { timeout: 20_000 }).toBe(true)
  return { ...running, url, told: () => told }
}
