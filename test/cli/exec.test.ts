import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backlot, CLI, folder, spawnCommand, spawnBacklot } from './backlot.ts'
import { run } from './in-process.ts'

const PRINT_ENV = `console.log(JSON.stringify(Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name.startsWith('BACKLOT_')))))`
const variables = (stdout: string) => JSON.parse(stdout) as Record<string, string>
const node = (script: string) => ['--', process.execPath, '--input-type=module', '-e', script]

test('[ours] the command finds the simulator in its environment, and nothing else is printed', async () => {
  const { code, stdout, stderr } = await backlot(['exec', ...node(PRINT_ENV)])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const env = variables(stdout)
  const url = env['BACKLOT_URL']!
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(env).toEqual({
    BACKLOT_URL: url,
    BACKLOT_WORLD: 'default',
    BACKLOT_THG_URL: `${url}/thg/myprotein/en/graphql`,
    BACKLOT_THG_TOKEN: 'thg-jane',
    BACKLOT_MARKETPLACER_URL: `${url}/marketplacer/graphql`,
    BACKLOT_MARKETPLACER_TOKEN: 'mp-operator',
    BACKLOT_MARKETPLACER_SELLER_TOKEN: 'mp-seller-660119',
    BACKLOT_GUURU_URL: `${url}/guuru/graphql`,
    BACKLOT_GUURU_TOKEN: 'guuru-partner',
  })
  await expect(fetch(`${url}/_sim/health`)).rejects.toThrow('fetch failed')
})

test('[ours] the command reaches every vendor with what it was given', async () => {
  const script = `
    const header = { THG: token => ({ authorization: 'Opaque ' + token }),
      MARKETPLACER: token => ({ 'marketplacer-api-key': token }),
      GUURU: token => ({ authorization: 'Bearer ' + token }) }
    for (const [vendor, credential] of Object.entries(header)) {
      const response = await fetch(process.env['BACKLOT_' + vendor + '_URL'], { method: 'POST',
        headers: { 'content-type': 'application/json', ...credential(process.env['BACKLOT_' + vendor + '_TOKEN']) },
        body: JSON.stringify({ query: '{ __typename }' }) })
      console.log(vendor, await response.text())
    }`
  const { stdout } = await backlot(['exec', '--world', 'ci-42', ...node(script)])
  expect(stdout.match(/"__typename":"\w+"/g)).toHaveLength(3)
})

test('[ours] --world leads to that world, with start flags of its own choice', async () => {
  const flags = ['--world', 'ci-42', '--worlds', 'explicit', '--admin-token', 's3cret']
  const { stdout } = await backlot(['exec', ...flags, ...node(PRINT_ENV)])
  expect(variables(stdout)).toMatchObject({
    BACKLOT_WORLD: 'ci-42',
    BACKLOT_GUURU_URL: expect.stringMatching(/\/w\/ci-42\/guuru\/graphql$/),
    BACKLOT_GUURU_TOKEN: 'guuru-partner@ci-42',
    BACKLOT_ADMIN_TOKEN: 's3cret',
  })
})

test('[ours] inside it, the other commands know where to go', async () => {
  const { code, stdout } = await backlot(['exec', '--clock', 'frozen', '--', process.execPath, CLI, 'clock'])
  expect({ code, stdout }).toEqual({ code: 0, stdout: '2026-01-01T00:00:00.000Z (frozen)\n' })
})

test.each([0, 1, 42])('[ours] the exit code %d of the command is kept', async wanted => {
  expect((await backlot(['exec', ...node(`process.exit(${wanted})`)])).code).toBe(wanted)
})

test('[ours] a command that a signal ended is 128 and its number', async () => {
  expect((await backlot(['exec', ...node(`process.kill(process.pid, 'SIGTERM')`)])).code).toBe(143)
})

test('[ours] a signal is passed on, and the command may end as it likes', async () => {
  const script = `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready')`
  const command = spawnBacklot(['exec', ...node(script)])
  expect(await command.line()).toBe('ready')
  command.child.kill('SIGTERM')
  expect((await command.ended).code).toBe(7)
})

test('[ours] words, options and standard input reach the command as they are', async () => {
  const script = `process.stdin.pipe(process.stdout); process.stdout.write(JSON.stringify(process.argv.slice(2)))`
  const file = join(folder(), 'print.js')
  writeFileSync(file, script)
  const words = ['--help', '--port', '--', 'two words', '$HOME', '']
  const { stdout } = await backlot(['exec', '--', process.execPath, file, ...words], { input: ' and input' })
  expect(stdout).toBe(`${JSON.stringify(words)} and input`)
})

test('[ours] BACKLOT_PORT does not make it fight for the port, and --port is obeyed', async () => {
  const first = spawnBacklot(['exec', ...node(`console.log(process.env.BACKLOT_URL); process.stdin.resume()`)])
  const url = await first.line()
  const env = { BACKLOT_PORT: new URL(url).port }
  expect((await backlot(['exec', ...node('')], { env })).code).toBe(0)
  expect(await first.ended).toMatchObject({ code: 0 })
})

test('[ours] what cannot be run is named, exit code 127', async () => {
  const { code, stdout, stderr } = await backlot(['exec', '--', 'no-such-command', '--flag'])
  expect({ code, stdout }).toEqual({ code: 127, stdout: '' })
  expect(stderr).toMatch(/^The command "no-such-command" cannot be run \(ENOENT\); .*\n$/)
})

test('[ours] an empty command is refused, exit code 127', async () => {
  const { code, stderr } = await backlot(['exec', '--', ''])
  expect({ code, stderr }).toEqual({
    code: 127,
    stderr: expect.stringMatching(/^The command "" cannot be run \(it is/),
  })
})

test('[ours] where the simulator cannot start, the command is not run', async () => {
  const file = join(folder(), 'proof')
  const command = node(`(await import('node:fs')).writeFileSync(${JSON.stringify(file)}, '')`)
  expect((await backlot(['exec', '--fixtures', 'no-such-file.json', ...command])).code).toBe(1)
  expect((await backlot(['exec', '--world', 'No World', ...command])).code).toBe(1)
  expect((await run(['exec', '--no-such-flag', ...command])).code).toBe(2)
  expect((await run(['exec'])).code).toBe(2)
  expect(existsSync(file)).toBe(false)
})

test('[ours] what the command did is exported in the end', async () => {
  const file = join(folder(), 'state.json')
  const script = `await fetch(process.env.BACKLOT_URL + '/_sim/guuru/chats', { method: 'POST',
    headers: { 'content-type': 'application/json' }, body: '{"question":"Is this exported?"}' })`
  expect((await backlot(['exec', '--export-on-exit', file, ...node(script)])).code).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain('Is this exported?')
})

test('[ours] it works from a shell as the README has it', async () => {
  const { stdout } = await spawnCommand('sh', [
    '-c',
    `"${process.execPath}" "${CLI}" exec -- sh -c 'echo "$BACKLOT_GUURU_TOKEN"'`,
  ]).ended
  expect(stdout).toBe('guuru-partner\n')
})
