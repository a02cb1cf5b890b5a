import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { cliError, EXITS } from '../../src/cli/errors.ts'
import { execCommand } from '../../src/cli/exec.ts'
import { replayCommand } from '../../src/cli/replay.ts'
import { resetCommand } from '../../src/cli/reset.ts'
import { remember } from '../../src/cli/running.ts'
import { startCommand } from '../../src/cli/start.ts'
import { statusCommand } from '../../src/cli/status.ts'
import { stopCommand } from '../../src/cli/stop.ts'
import { parityCommand } from '../../src/cli/truth/parity.ts'
import * as files from '../../src/format/files.ts'
import { createSimulator } from '../../src/kit/create-simulator.ts'
import { createServer as createSimServer } from '../../src/server/server.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import * as realTime from '../../src/time/real-time.ts'
import { deadUrl } from '../cli/backlot.ts'
import { type Cases, type Refused, testCases, thrown } from './cases.ts'

// What is remembered of running simulators is in the user's home.
const home = mkdtempSync(join(tmpdir(), 'backlot-errors-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
beforeEach(() => {
  vi.stubEnv('HOME', mkdtempSync(join(home, 'home-')))
  onTestFinished(() => void vi.unstubAllEnvs())
})

const refused = (command: Command, ...words: string[]): Promise<Refused> =>
  thrown(() => command.parseAsync(words, { from: 'user' }))

/** The URL of a simulator in this process. */
async function listen(): Promise<string> {
  const { url, close } = await createSimulator().listen()
  onTestFinished(close)
  return url
}

const cases: Cases<Parameters<typeof cliError>[0], undefined> = {
  AMBIGUOUS: async () => {
    for (const url of [await listen(), await listen()])
      await remember({ url, pid: process.pid, log: join(home, 'log') })
    return refused(stopCommand())
  },
  CANNOT_LISTEN: async () => refused(startCommand(), '--port', new URL(await listen()).port),
  CANNOT_RUN: () => refused(execCommand(), '--', 'no-such-command-anywhere'),
  NO_FAKETIME: () => {
    vi.spyOn(files, 'listFolder').mockReturnValue([])
    onTestFinished(() => void vi.restoreAllMocks())
    return refused(execCommand(), '--follow-clock', '--', process.execPath, '--version')
  },
  NOT_BACKLOT: async () => {
    const server = createServer((_request, response) => void response.writeHead(404).end('Hello')).listen(0)
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    return refused(statusCommand(), '--url', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  },
  NOT_COMPARED: async () => {
    vi.spyOn(console, 'log').mockReturnValue()
    onTestFinished(() => void vi.restoreAllMocks())
    const url = await deadUrl()
    return refused(parityCommand('parity', ''), '--vendor', 'guuru', '--url', url, '--token', 'none')
  },
  NOT_OURS: async () => refused(stopCommand(), '--url', await listen()),
  REFUSED: async () => refused(resetCommand(), '--url', await listen(), '--world', 'A_B'),
  STILL_RUNNING: async () => {
    const app = createSimServer(new Simulator(), { onStop: () => {} })
    onTestFinished(() => app.close())
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    await remember({ url, pid: process.pid })
    vi.spyOn(process, 'kill').mockReturnValue(true)
    let now = 0
    vi.spyOn(realTime, 'realNow').mockImplementation(() => (now += 60_000))
    onTestFinished(() => void vi.restoreAllMocks())
    return refused(stopCommand(), '--url', url)
  },
  UNREACHABLE: async () => refused(statusCommand(), '--url', await deadUrl()),
  UNUSABLE_FILE: () => refused(replayCommand(), join(home, 'none.json')),
  UNWRITABLE_EXPORT: () => refused(startCommand(), '--port', '0', '--export-on-exit', home),
  USAGE: () => refused(startCommand(), 'nonsense'),
}

testCases(cliError.catalogue, cases, () => undefined)

test('[ours] wrong usage ends with 2, and what cannot be run with 127', () => {
  expect(EXITS).toEqual({ usage: 2, 'cannot-run': 127 })
})
