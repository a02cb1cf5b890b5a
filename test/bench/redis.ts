import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { freePort } from './servers.ts'

/** A Redis in a process of its own. */
export interface Redis {
  /** For `--store`. */
  readonly url: string
  stop(): void
}

/** Whether this machine has a program. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ['-v']).error === undefined
}

/** Debian's Redis on a port of its own, which has each change on the disk before it answers; undefined where there is none. */
export async function startRedis(folder: string): Promise<Redis | undefined> {
  if (!hasProgram('redis-server')) return undefined
  const port = String(await freePort())
  const args = ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes']
  const child = spawn('redis-server', [...args, '--appendfsync', 'always'], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('Ready to accept')) break
  child.stdout.resume()
  return { url: `redis://127.0.0.1:${port}`, stop: () => void child.kill() }
}
