/** What a control plane answers, with anything in any place: every command ends as told, or with a sentence. */
import type { Command } from 'commander'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { clockCommand } from '../../src/cli/clock.ts'
import { actorsCommand } from '../../src/cli/daily/actors.ts'
import { actsCommand } from '../../src/cli/daily/acts.ts'
import { faultsCommand } from '../../src/cli/daily/faults.ts'
import { requestsCommand } from '../../src/cli/daily/requests.ts'
import { usageCommand } from '../../src/cli/daily/usage.ts'
import { webhooksCommand } from '../../src/cli/daily/webhooks.ts'
import { worldsCommand } from '../../src/cli/daily/worlds.ts'
import { envCommand } from '../../src/cli/env.ts'
import { eventsCommand } from '../../src/cli/events.ts'
import { resetCommand } from '../../src/cli/reset.ts'
import { stateCommand } from '../../src/cli/state.ts'
import { statusCommand } from '../../src/cli/status.ts'
import { SimError } from '../../src/errors/sim-error.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { changed, HOSTILE_VALUES, placesOf } from './hostile.ts'
import { createTarget, sized, TIMEOUT } from './target.ts'

/** Every command that is a client of the control plane and ends by itself, but for those that start or end a process. */
const COMMANDS: readonly (readonly [make: () => Command, ...words: string[]])[] = [
  [() => statusCommand()],
  [() => clockCommand(), 'now'],
  [() => clockCommand(), 'advance', '1m'],
  [() => clockCommand(), 'freeze'],
  [() => clockCommand(), 'resume'],
  [() => clockCommand(), 'step'],
  [() => clockCommand(), 'settle'],
  [() => eventsCommand()],
  [() => envCommand()],
  [() => resetCommand()],
  [() => stateCommand(), 'save', '-'],
  [() => requestsCommand('requests', '')],
  [() => usageCommand('usage', '')],
  [() => faultsCommand('faults', ''), 'list'],
  [() => worldsCommand('worlds', ''), 'list'],
  [() => worldsCommand('worlds', ''), 'new', 'one'],
  [() => worldsCommand('worlds', ''), 'fork', 'default', 'other'],
  [() => webhooksCommand('webhooks', ''), 'deliveries'],
  [() => actorsCommand('actors', '')],
  [() => actsCommand('guuru', ''), 'start', '--question', 'Fits it?'],
]

/** How many answers each command is given when not all are. */
const ANSWERS = 4

/** A server that answers as the control plane at `url` does, its JSON changed by `change`; answers its URL. */
async function changing(url: string, change: (body: unknown) => unknown): Promise<string> {
  const server = createServer(async (request, response) => {
    const { method = 'GET', headers } = request
    const sent = await text(request)
    const type = headers['content-type']
    const init = { method, ...(sent === '' ? {} : { body: sent, headers: { 'content-type': type ?? '' } }) }
    const answer = await fetch(`${url}${request.url}`, init)
    const body = await answer.text()
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(body.startsWith('{') ? JSON.stringify(change(JSON.parse(body))) : body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens at a port
}

test(
  '[ours] whatever of the right shape has a wrong type in an answer, a command ends as told or with a sentence',
  async () => {
    const target = await createTarget()
    await target.graphql('guuru', '{ partner { id } }')
    target.world.faults.add({ vendor: 'guuru', kind: 'latency', ms: 1 })
    let change = (body: unknown): unknown => body
    const bodies: unknown[] = []
    const url = await changing(target.url, body => {
      bodies.push(body)
      return change(body)
    })
    vi.spyOn(console, 'log').mockImplementation(() => {})
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const run = ([make, ...words]: (typeof COMMANDS)[number]): Promise<unknown> =>
      make()
        .exitOverride()
        .parseAsync([...words, '--url', url], { from: 'user' })
    const random = createSeededRandom(17)
    const ends = { done: 0, refused: 0 }
    const failures: string[] = []
    for (const command of COMMANDS) {
      change = body => body
      bodies.length = 0
      await run(command)
      const cases = bodies.flatMap((body, index) =>
        placesOf(body).flatMap(path => HOSTILE_VALUES.map(value => ({ index, path, value }))),
      )
      const chosen = sized(1, 0) ? Array.from({ length: ANSWERS }, () => random.pick(cases)) : cases
      for (const { index, path, value } of chosen) {
        let count = 0
        change = body => (count++ === index ? tryChange(body, path, value) : body)
        try {
          await run(command)
          ends.done++
        } catch (error) {
          if (error instanceof SimError) ends.refused++
          else failures.push(`${command.slice(1)} ${path.join('.')} = ${JSON.stringify(value)}: ${String(error)}`)
        }
      }
    }
    expect(failures).toEqual([])
    expect(Math.min(ends.done, ends.refused)).toBeGreaterThan(0)
    console.info(`${COMMANDS.length} commands: ${JSON.stringify(ends)}`)
  },
  TIMEOUT,
)

/** Another world may answer otherwise than the first did. */
function tryChange(body: unknown, path: readonly (string | number)[], value: unknown): unknown {
  try {
    return changed(body, path, value)
  } catch {
    return body
  }
}
