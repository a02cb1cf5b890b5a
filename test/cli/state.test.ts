import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backlot, deadUrl, folder, spawnBacklot, serverForFile, startServer } from './backlot.ts'
import { run, type Served, serveHere } from './in-process.ts'

interface State {
  formatVersion: number
  vendors: { guuru: { chats: { partnerId: string }[]; messages: Record<string, unknown>[] } }
}

const theServer = serverForFile(['--clock', 'frozen'])
const stateOf = async ({ url }: Served, world = 'default') => (await fetch(`${url}/w/${world}/_sim/state`)).text()
const freshState = () => stateOf(theServer(), 'fresh')
const aChat = ({ control }: Served) => control<{ id: string }>('/_sim/guuru/chats', { question: 'Is this tested?' })

describe('--export-on-exit and --import', () => {
  test('[ours] what is exported is the whole state, and imported it is the same again', async () => {
    const file = join(folder(), 'state.json')
    const first = await serveHere(['--clock', 'frozen', '--seed', '9', '--export-on-exit', file])
    const chat = await aChat(first)
    const state = await stateOf(first)
    await first.stop()
    expect(readFileSync(file, 'utf8')).toBe(state)
    expect(state).toContain(chat.id)

    const second = await serveHere(['--import', file])
    expect(await stateOf(second)).toBe(state)
    expect(await stateOf(second, 'fresh')).toBe(state)
  })

  test('[ours] a reset goes back to what was imported', async () => {
    const file = join(folder(), 'state.json')
    const first = await serveHere(['--clock', 'frozen', '--export-on-exit', file])
    await aChat(first)
    await first.stop()
    const second = await serveHere(['--import', file])
    await aChat(second)
    await second.control('/_sim/reset', {})
    expect(await stateOf(second)).toBe(readFileSync(file, 'utf8'))
  })

  test('[ours] an export replaces the old file and leaves nothing else in its folder', async () => {
    const home = folder()
    writeFileSync(join(home, 'state.json'), 'old')
    const server = await serveHere(['--export-on-exit', 'state.json'], { cwd: home })
    await server.stop()
    expect(JSON.parse(readFileSync(join(home, 'state.json'), 'utf8'))).toMatchObject({ formatVersion: 1 })
    expect(readdirSync(home)).toEqual(['state.json'])
  })

  test('[ours] a process killed while it exports a large state leaves the old file or the new one, never half', async () => {
    const home = folder()
    const [large, target] = [join(home, 'large.json'), join(home, 'exports', 'state.json')]
    writeLargeState(large, await freshState())
    mkdirSync(join(home, 'exports'))
    writeFileSync(target, 'old')
    const server = await startServer(['--import', large, '--export-on-exit', target])
    // The first sign of the export is its temporary file: that is the moment to pull the plug.
    const watcher = watch(join(home, 'exports'))
    server.child.kill('SIGTERM')
    await once(watcher, 'change')
    server.child.kill('SIGKILL')
    await server.ended
    watcher.close()
    expect(['old', readFileSync(large, 'utf8')]).toContain(readFileSync(target, 'utf8'))
  })

  test('[ours] a second SIGTERM while a large state is exported does no harm either', async () => {
    const home = folder()
    const [large, target] = [join(home, 'large.json'), join(home, 'exports', 'state.json')]
    writeLargeState(large, await freshState())
    const server = await startServer(['--import', large, '--export-on-exit', target])
    writeFileSync(target, 'old')
    const watcher = watch(join(home, 'exports'))
    server.child.kill('SIGTERM')
    await once(watcher, 'change')
    server.child.kill('SIGTERM')
    await server.ended
    watcher.close()
    expect(['old', readFileSync(large, 'utf8')]).toContain(readFileSync(target, 'utf8'))
  })

  test('[ours] where no export can be written is said at the start', async () => {
    const { code, stderr } = await run(['start', '--port', '0', '--export-on-exit', folder()])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The state cannot be written to .* \(EISDIR\); .*--export-on-exit\.\n$/)
  })

  test.each([
    { what: 'no JSON', content: '{', says: 'is not valid JSON' },
    { what: 'a part of a world', content: '{"formatVersion":1}', says: 'seed is missing' },
    { what: 'a newer format', content: '{"formatVersion":99}', says: 'formatVersion 99' },
  ])('[ours] importing $what is refused with one sentence, exit code 1', async ({ content, says }) => {
    const file = join(folder(), 'state.json')
    writeFileSync(file, content)
    const { code, stdout, stderr } = await run(['start', '--port', '0', '--import', file])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(says)
    expect(stderr).toContain(file)
    expect(stderr.trimEnd()).not.toContain('\n')
  })

  test('[ours] importing a broken reference names its place', async () => {
    const file = join(folder(), 'state.json')
    const state = JSON.parse(await freshState()) as State
    state.vendors.guuru.chats[1]!.partnerId = 'nobody'
    writeFileSync(file, JSON.stringify(state))
    const { code, stderr } = await run(['start', '--port', '0', '--import', file])
    expect(code).toBe(1)
    expect(stderr).toContain('vendors.guuru.chats[1].partnerId is "nobody"')
  })

  test('[ours] importing a file that is not there is refused with one sentence, exit code 1', async () => {
    const { code, stderr } = await run(['start', '--port', '0', '--import', '/no/such/file.json'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The state \/no\/such\/file\.json cannot be read \(ENOENT\); .*\n$/)
  })
})

describe('backlot state', () => {
  const worldOf = (id: string) => stateOf(theServer(), id)

  test('[ours] saves a world to a file and loads it into another', async () => {
    const file = join(folder(), 'state.json')
    const server = theServer()
    const { id } = await aChat(server)
    expect(await server.client('state', 'save', file)).toMatchObject({ code: 0, stderr: '' })
    expect(readFileSync(file, 'utf8')).toBe(await worldOf('default'))
    expect(await server.client('state', 'load', '--world', 'from-file', file)).toMatchObject({ code: 0, stderr: '' })
    expect(await worldOf('from-file')).toContain(id)
  })

  test('[ours] saves a world as it was right after an event', async () => {
    const server = theServer()
    const said = async (): Promise<string> => {
      const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"message":"Hello"}' }
      await fetch(`${server.url}/w/earlier/_sim/marketplacer/sellers/660119/messages`, call)
      return stateOf(server, 'earlier')
    }
    const [first] = [await said(), await said()]
    const file = join(folder(), 'earlier.json')
    const { code, stdout } = await server.client('state', 'save', '--world', 'earlier', '--at', '1', file)
    expect([code, stdout]).toEqual([0, `Saved world earlier as it was after event 1 to ${file}.\n`])
    expect(readFileSync(file, 'utf8')).toBe(first)
    const late = await server.client('state', 'save', '--world', 'earlier', '--at', '9', file)
    expect([late.code, late.stderr]).toEqual([
      1,
      expect.stringContaining('at is 9; expected a whole number from 0 to 2.'),
    ])
    expect((await server.client('state', 'save', '--at', 'x', file)).code).toBe(2)
  })

  test('[ours] - is standard output and standard input', async () => {
    const server = theServer()
    await aChat(server)
    const saved = await server.client('state', 'save', '-')
    expect(saved).toEqual({ code: 0, stderr: '', stdout: await worldOf('default') })
    const env = { BACKLOT_URL: server.url, BACKLOT_WORLD: 'from-pipe' }
    expect(await backlot(['state', 'load', '-'], { env, input: saved.stdout })).toMatchObject({ code: 0, stderr: '' })
    expect(await worldOf('from-pipe')).toBe(saved.stdout)
  })

  test('[ours] a document that is not a world changes nothing, and its source is named', async () => {
    const before = await worldOf('unchanged')
    const env = { BACKLOT_URL: theServer().url, BACKLOT_WORLD: 'unchanged' }
    for (const input of ['{"formatVersion":1}', '{', '']) {
      const { code, stderr } = await backlot(['state', 'load', '-'], { env, input })
      expect(code).toBe(1)
      expect(stderr).toMatch(/^Standard input(:| is not valid JSON)/)
    }
    expect(await worldOf('unchanged')).toBe(before)
  })

  test('[ours] a file that cannot be read or written is named', async () => {
    const home = folder()
    const { code, stderr } = await theServer().client('state', 'load', join(home, 'none.json'))
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('none.json cannot be read (ENOENT)') })
    expect((await theServer().client('state', 'save', home)).stderr).toContain(`${home} cannot be written`)
  })

  test('[ours] a save that fails leaves the file as it was', async () => {
    const file = join(folder(), 'state.json')
    writeFileSync(file, 'old')
    expect((await run(['state', 'save', file, '--url', await deadUrl()])).code).toBe(1)
    expect(readFileSync(file, 'utf8')).toBe('old')
  })

  test('[ours] a reader that has had enough ends it in peace', async () => {
    const saving = spawnBacklot(['state', 'save', '-'], { env: { BACKLOT_URL: theServer().url } })
    saving.child.stdout?.destroy()
    const [code] = await once(saving.child, 'exit')
    expect(code).toBe(0)
  })
})

/** The same world with so many messages that writing it takes a while. */
function writeLargeState(file: string, text: string): void {
  const state = JSON.parse(text) as State
  const { messages } = state.vendors.guuru
  const [message] = messages
  for (let count = 0; count < 10_000; count++) {
    messages.push({ ...message, id: `many-${count}`, sequence: 1000 + count, text: 'much '.repeat(500) })
  }
  // The counters follow the records, as an export would have them.
  writeFileSync(file, JSON.stringify({ ...state, ids: { ...idsOf(state), 'guuru.messages': 10_999 } }))
}

function idsOf(state: State): Record<string, number> {
  return 'ids' in state ? (state.ids as Record<string, number>) : {}
}
