import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  backlot,
  CLI,
  deadUrl,
  folder,
  spawnCommand,
  spawnBacklot,
  type Server,
  serverForFile,
  startServer,
} from './backlot.ts'
import { control, run } from './in-process.ts'

const theServer = serverForFile(['--clock', 'frozen'])

/** A world of this test's own, and its clients. */
function aWorld(id: string) {
  const { url } = theServer()
  const env = { BACKLOT_URL: url, BACKLOT_WORLD: id }
  return {
    env,
    prefix: `${url}/w/${id}`,
    client: (...args: readonly string[]) => run(args, { env }),
    control: <T>(path: string, body?: object) => control<T>(url, `/w/${id}${path}`, body),
    state: async () => (await fetch(`${url}/w/${id}/_sim/state`)).text(),
  }
}

const aChat = (world: Pick<Server, 'control'>) =>
  world.control<{ id: string }>('/_sim/guuru/chats', { question: 'Is this told?' })

describe('backlot env', () => {
  const SHELL = `eval "$("${process.execPath}" "${CLI}" env)" && echo "$BACKLOT_WORLD $BACKLOT_GUURU_URL $BACKLOT_GUURU_TOKEN"`

  test('[ours] prints exports that a shell takes, and --unset what it takes back', async () => {
    const { env, prefix } = aWorld('shell')
    const unset = `eval "$("${process.execPath}" "${CLI}" env --unset)"; echo "[$BACKLOT_URL$BACKLOT_GUURU_TOKEN]"`
    const { stdout, stderr } = await spawnCommand('sh', ['-c', `${SHELL}; ${unset}`], { env }).ended
    expect(stderr).toBe('')
    expect(stdout).toBe(`shell ${prefix}/guuru/graphql guuru-partner@shell\n[]\n`)
  })

  test('[ours] quotes what a shell would take apart', async () => {
    const { env, prefix, state } = aWorld('quotes')
    const token = `it's $HOME; "x" \`y\``
    const body = (await state()).replaceAll('"guuru-partner"', JSON.stringify(token))
    await fetch(`${prefix}/_sim/state`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
    const { stdout } = await spawnCommand('sh', ['-c', SHELL], { env }).ended
    expect(stdout).toContain(` ${token}@quotes\n`)
  })

  test('[ours] prints nothing to standard output when no simulator answers', async () => {
    const { code, stdout } = await run(['env', '--url', await deadUrl()])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })

  test('[ours] --json is the same for programs', async () => {
    const { stdout } = await theServer().client('env', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ BACKLOT_URL: theServer().url, BACKLOT_THG_TOKEN: 'thg-jane' })
  })
})

describe('backlot reset', () => {
  test('[ours] brings a world back, and only that one', async () => {
    const [world, other] = [aWorld('reset'), aWorld('reset-not')]
    const before = await world.state()
    await aChat(world)
    await aChat(other)
    expect(await world.client('reset')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Reset state, /) })
    expect(await world.state()).toBe(before)
    expect((await other.client('events')).stdout).toContain('guuru.chat.assigned')
  })

  test('[ours] --to empty leaves the accounts, --only takes parts', async () => {
    const world = aWorld('reset-parts')
    await world.client('reset', '--to', 'empty')
    const { vendors } = await world.control<{ vendors: { guuru: { chats: object[] } } }>('/_sim/state')
    expect(vendors.guuru.chats).toEqual([])
    const { stdout } = await world.client('reset', '--only', 'journal,events', '--json')
    expect(JSON.parse(stdout)).toEqual({ reset: ['journal', 'events'] })
  })

  test('[ours] refuses what cannot be reset', async () => {
    const { client } = aWorld('reset-wrong')
    const { code, stderr } = await client('reset', '--only', 'weather')
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('"weather"') })
    expect((await client('reset', '--to', 'yesterday')).code).toBe(2)
  })
})

describe('backlot clock', () => {
  test('[ours] shows, freezes, advances, settles and resumes', async () => {
    const { client } = aWorld('clock')
    const clock = async (...args: string[]) => (await client('clock', ...args)).stdout.trimEnd()
    expect(await clock()).toBe('2026-01-01T00:00:00.000Z (frozen)')
    expect(await clock('advance', 'PT15M')).toBe('2026-01-01T00:15:00.000Z')
    expect(await clock('advance', '250')).toBe('2026-01-01T00:15:00.250Z')
    expect(await clock('advance', '2026-02-01T00:00:00Z')).toBe('2026-02-01T00:00:00.000Z')
    expect(await clock('freeze', '2026-03-01T00:00:00Z')).toBe('2026-03-01T00:00:00.000Z (frozen)')
    expect(await clock('step')).toBe('2026-03-01T00:00:00.000Z')
    expect(await clock('settle', '--limit', 'P1D')).toBe('2026-03-01T00:00:00.000Z')
    expect(JSON.parse(await clock('settle', '--json'))).toEqual({ now: '2026-03-01T00:00:00.000Z', happened: [] })
    expect(await clock('resume')).toMatch(/^2026-03-01T00:\d\d:\d\d\.\d{3}Z \(real\)$/)
    expect(JSON.parse(await clock('freeze', '--json'))).toMatchObject({ mode: 'frozen' })
  })

  test('[ours] moves its own world only', async () => {
    const world = aWorld('clock-moved')
    await world.client('clock', 'advance', 'P1D')
    expect((await world.client('clock')).stdout).toBe('2026-01-02T00:00:00.000Z (frozen)\n')
    expect((await world.client('clock', 'now', '--world', 'clock-not')).stdout).toContain('2026-01-01T00:00:00.000Z')
  })

  test.each([
    { args: ['advance', 'soon'], code: 1, says: '"soon" is not a duration' },
    { args: ['advance', '2020-01-01T00:00:00Z'], code: 1, says: 'cannot go back' },
    { args: ['freeze', 'noon'], code: 1, says: '"noon" is not an ISO 8601 instant' },
    { args: ['advance'], code: 2, says: 'missing required argument' },
    { args: ['rewind'], code: 2, says: '' },
  ])('[ours] $args is refused with $code', async ({ args, code, says }) => {
    const ended = await aWorld('clock-wrong').client('clock', ...args)
    expect(ended).toMatchObject({ code, stderr: expect.stringContaining(says) })
  })
})

describe('backlot events', () => {
  test('[ours] prints a line per event, --json the event itself', async () => {
    const world = aWorld('events')
    const { id } = await aChat(world)
    await world.control(`/_sim/guuru/chats/${id}/accept`, {})
    const lines = (await world.client('events')).stdout.trimEnd().split('\n')
    expect(lines[0]).toBe(`2026-01-01T00:00:00.000Z  guuru.chat.assigned  ${id}  by shopper`)
    expect(lines.find(line => line.includes('guuru.chat.opened'))).toContain(`${id}  pending -> open`)
    const json = (await world.client('events', '--json')).stdout.trimEnd().split('\n')
    const { events } = await world.control<{ events: object[] }>('/_sim/events')
    expect(json.map(line => JSON.parse(line) as unknown)).toEqual(events)
  })

  test('[ours] says what was forgotten', async () => {
    const server = await startServer(['--journal-limit', '1'])
    await aChat(server)
    await aChat(server)
    const { stdout, stderr } = await server.client('events')
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/^\d+ older events are forgotten/)
  })

  test('[ours] --follow tells what happened and goes on until the simulator ends', async () => {
    const server = await startServer()
    const first = await aChat(server)
    const follower = spawnBacklot(['events', '--follow', '--json'], { env: { BACKLOT_URL: server.url } })
    const next = async () => JSON.parse(await follower.line()) as { type: string; after: { id: string } }
    expect((await next()).after.id).toBe(first.id)
    expect((await next()).type).toBe('guuru.message.created')
    const second = await aChat(server)
    expect((await next()).after.id).toBe(second.id)
    await server.stop()
    expect(await follower.ended).toMatchObject({ code: 0, stderr: '' })
  })

  test('[ours] --follow says so when the simulator dies', async () => {
    const server = await startServer([], { env: { HOME: folder() } })
    await aChat(server)
    const follower = spawnBacklot(['events', '--follow'], { env: { BACKLOT_URL: server.url } })
    await follower.line()
    await server.stop('SIGKILL')
    // The follower tries once more: the kernel may still take that connection and reset it.
    const words = /^Nothing answers at |^http\S+ cannot be reached \(ECONNRESET\)/
    expect(await follower.ended).toMatchObject({ code: 1, stderr: expect.stringMatching(words) })
  })

  test('[ours] --follow ends in peace when its reader does', async () => {
    const world = aWorld('events-reader')
    await aChat(world)
    const follower = spawnBacklot(['events', '--follow'], { env: world.env })
    await follower.line()
    follower.child.stdout?.destroy()
    await aChat(world)
    const [code] = await once(follower.child, 'exit')
    expect(code).toBe(0)
  })
})

describe('a client', () => {
  test.each([['status'], ['stop'], ['env'], ['state', 'save', '-'], ['reset'], ['clock'], ['events', '--follow']])(
    '[ours] backlot %s says that no simulator answers, and what to do',
    async (...command) => {
      const url = await deadUrl()
      const { code, stdout, stderr } = await run([...command, '--url', `${url}/`], { env: { HOME: folder() } })
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toBe(`Nothing answers at ${url}; start it with \`backlot start\`, or name another with --url.\n`)
    },
  )

  test('[ours] tells which simulators run when the one it asked does not', async () => {
    const { stderr } = await run(['clock', '--url', await deadUrl()])
    expect(stderr).toContain(`; running: ${theServer().url}`)
  })

  test('[ours] asks for the admin token, and takes it', async () => {
    const server = await startServer(['--admin-token', 's3cret'])
    for (const command of [['status'], ['env'], ['state', 'save', '-'], ['reset'], ['clock'], ['events']]) {
      const refused = await server.client(...command)
      expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--admin-token') })
      expect((await server.client(...command, '--admin-token', 's3cret')).code).toBe(0)
    }
    const env = { BACKLOT_URL: server.url, BACKLOT_ADMIN_TOKEN: 's3cret' }
    expect((await run(['stop'], { env })).code).toBe(0)
  })

  test('[ours] notices that something else answers', async () => {
    const other = createServer((_request, response) => void response.writeHead(404).end('<h1>Not here</h1>'))
    onTestFinished(() => void other.close())
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    const { code, stderr } = await run(['status', '--url', url])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('not as backlot does') })
  })

  test.each([
    { args: ['clock', '--url', 'localhost:4000'], code: 2, says: 'such as http://127.0.0.1:4000' },
    { args: ['clock', '--url', 'http://no.such.host.invalid'], code: 1, says: 'cannot be reached' },
    { args: ['clock', '--nonsense'], code: 2, says: '--nonsense' },
  ])('[ours] $args ends with $code', async ({ args, code, says }) => {
    expect(await run(args)).toMatchObject({ code, stderr: expect.stringContaining(says) })
  })

  test("[ours] a name that is no world's is refused in words", async () => {
    const { code, stderr } = await theServer().client('clock', '--world', 'No World')
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('"No World"') })
  })
})

describe('backlot state merge', () => {
  test('[ours] puts and removes records, from a file and from standard input', async () => {
    const { env, state, client } = aWorld('merge')
    const file = join(folder(), 'more.json')
    writeFileSync(
      file,
      JSON.stringify({ formatVersion: 1, vendors: { guuru: { categories: [{ id: 'c9', name: 'Boats' }] } } }),
    )
    expect(await client('state', 'merge', file)).toEqual({
      code: 0,
      stdout: `Merged ${file} into world merge.\n`,
      stderr: '',
    })
    expect(JSON.parse(await state()).vendors.guuru.categories).toContainEqual({ id: 'c9', name: 'Boats' })
    const input = '{"remove":{"guuru":{"categories":["c9"]}}}'
    const removed = await backlot(['state', 'merge', '-'], { env, input })
    expect(removed).toEqual({ code: 0, stdout: 'Merged Standard input into world merge.\n', stderr: '' })
    expect(await state()).not.toContain('Boats')
  })

  test('[ours] a document that does not fit is refused by the name of its file', async () => {
    const { env } = aWorld('merge-not')
    const input = '{"remove":{"guuru":{"chats":["none"]}}}'
    const stderr =
      'Standard input: remove.guuru.chats[0] is "none"; expected the key of a record in vendors.guuru.chats.\n'
    expect(await backlot(['state', 'merge', '-'], { env, input })).toEqual({ code: 1, stdout: '', stderr })
  })
})

describe('backlot clock', () => {
  test('[ours] resume --rate lets time run faster, and now says so', async () => {
    const { client } = aWorld('fast')
    expect((await client('clock', 'resume', '--rate', '60')).stdout).toMatch(/^2026-01-01T00:0\S+ \(real, 60x\)\n$/)
    expect(JSON.parse((await client('clock', '--json')).stdout)).toMatchObject({ mode: 'real', rate: 60 })
    const { code, stderr } = await client('clock', 'resume', '--rate', '0')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('rate is 0; expected a number from 0.001 to 100000.'),
    })
  })

  test('[ours] settle --quiet-for goes on until clients have said nothing for so long', async () => {
    const { client, control: call } = aWorld('quiet')
    await aChat({ control: call })
    const { code, stdout } = await client('clock', 'settle', '--quiet-for', '50', '--limit', 'PT1M', '--json')
    expect(code).toBe(0)
    expect(Date.parse(JSON.parse(stdout).now)).toBeGreaterThanOrEqual(Date.parse('2026-01-01T00:00:00Z'))
    const { stderr } = await client('clock', 'settle', '--quiet-for', '-1')
    expect(stderr).toContain('quietFor is -1; expected a number from 0 to 60000.')
  })
})
