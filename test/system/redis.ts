/** Debian's Redis, which writes each change to the disk before it answers. */
import { expect } from 'vitest'
import { deadUrl, folder, type RunningCommand, spawnCommand } from '../cli/backlot.ts'

/** A Redis at an address of its own. */
export interface Redis {
  /** For `--store`. */
  readonly url: string
  start(): Promise<void>
  /** Sends it a signal. */
  send(signal: NodeJS.Signals): void
  /** Resolves once it has ended. */
  readonly ended: () => Promise<unknown>
}

/** A Redis that runs until the test ends. */
export async function startRedis(): Promise<Redis> {
  const { port } = new URL(await deadUrl())
  const dir = folder()
  const args = ['--port', port, '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'yes']
  let running: RunningCommand | undefined
  const start = async (): Promise<void> => {
    running = spawnCommand('redis-server', [...args, '--appendfsync', 'always'])
    let told = ''
    running.child.stdout!.on('data', (piece: Buffer) => (told += piece.toString()))
    await expect.poll(() => told, { timeout: 20_000 }).toContain('Ready to accept connections')
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    send: signal => void running!.child.kill(signal),
    ended: () => running!.ended,
  }
}
