/** Debian's chromium, driven by its own protocol through a pipe. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import type { AnyJson } from '../setup.ts'
import { folder } from '../cli/backlot.ts'

/** A page of a browser. */
export interface Page {
  /** Opens a URL. */
  open(url: string): Promise<void>
  /** What an expression comes to in the page; what it promises, where it promises. */
  evaluate(expression: string): Promise<unknown>
}

/** A page as wide as a phone's. The browser ends with the test. */
export async function openPhone(): Promise<Page> {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe']
  const child = spawn('chromium', [...flags, `--user-data-dir=${folder()}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  onTestFinished(async () => {
    const ended = once(child, 'exit')
    // The browser may end before it answers.
    await Promise.race([ended, call('Browser.close', {})])
    await ended
  })
  const [commands, answers] = [child.stdio[3] as Writable, child.stdio[4] as Readable] // pipes, as asked for
  const waiting = new Map<number, (result: AnyJson) => void>()
  let rest = ''
  answers.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0')
    rest = messages.pop() ?? ''
    for (const { id, result, error } of messages.map(message => JSON.parse(message) as AnyJson))
      waiting.get(id)?.(result ?? error)
  })
  let id = 0
  let sessionId: string | undefined
  const call = (method: string, params: object): Promise<AnyJson> =>
    new Promise(resolve => {
      waiting.set(++id, resolve)
      commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' })
  sessionId = (await call('Target.attachToTarget', { targetId, flatten: true })).sessionId
  await call('Emulation.setDeviceMetricsOverride', { width: 360, height: 740, deviceScaleFactor: 2, mobile: true })
  return {
    open: async url => void (await call('Page.navigate', { url })),
    evaluate: async expression => {
      const { result } = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      return result.value
    },
  }
}
