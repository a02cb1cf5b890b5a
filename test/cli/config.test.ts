/** Settings in a file: `backlot.json`, and `--config`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { startCommand } from '../../src/cli/start.ts'
import { type StartFlags, startOptions, withServerFlags } from '../../src/cli/server-flags.ts'
import { backlot, folder, startServer } from './backlot.ts'
import { run } from './in-process.ts'

/** A file of settings. */
function fileOf(settings: object | string, name = 'settings.json'): string {
  const file = join(folder(), name)
  writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings))
  return file
}

/** What `start` is told by these settings and words. */
function flagsOf(settings: object | string, ...words: string[]): StartFlags {
  const command = withServerFlags(new Command().exitOverride(), startOptions()).action(() => undefined)
  return command.parse(['--config', fileOf(settings), ...words], { from: 'user' }).opts()
}

test("[ours] every flag of start is a member of the file, and the file's schema says so", () => {
  const schema = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as { properties: object }
  const flags = startCommand().options.map(option => option.attributeName())
  const members = Object.keys(schema.properties).filter(name => name !== '$schema')
  expect(members.toSorted()).toEqual(flags.filter(name => name !== 'config').toSorted())
})

test('[ours] each value is read as its flag is', () => {
  const settings = {
    $schema: './node_modules/backlot/schemas/config.schema.json',
    port: 0,
    seed: 7,
    clock: 'frozen@2030-01-01T00:00:00Z',
    fixtures: ['demo, mine.json', 'empty'],
    worldTtl: 'PT90S',
    actors: ['prompt', 'slow-seller'],
    loginWorlds: true,
    corsOrigin: ['HTTPS://Shop.example:443/'],
    uploadTypes: 'image/*',
    nasty: 3,
    nastyOnly: ['paging'],
    quiet: true,
  }
  expect(flagsOf(settings)).toMatchObject({
    port: 0,
    seed: 7,
    clock: { frozenAt: '2030-01-01T00:00:00Z' },
    fixtures: ['demo, mine.json', 'empty'],
    worldTtl: 90_000,
    actors: ['prompt', 'slow-seller'],
    loginWorlds: true,
    corsOrigin: ['https://shop.example'],
    uploadTypes: ['image/*'],
    nasty: 3,
    nastyOnly: ['paging'],
    quiet: true,
    auth: 'strict',
  })
})

test('[ours] what programs give otherwise is given as the flag has it; assumptions as a list, or as an object', () => {
  expect(flagsOf({ history: 'off', assume: { one: 'a', two: 'b' } })).toMatchObject({
    history: false,
    assume: ['one=a', 'two=b'],
  })
  expect(flagsOf({ assume: ['one=a', 'choices.json'] })).toMatchObject({
    history: true,
    assume: ['one=a', 'choices.json'],
  })
})

test('[ours] flags win over the file, a fixture over its import and the other way round', () => {
  expect(flagsOf({ seed: 7, fixtures: ['empty'] }, '--seed', '8', '--fixtures', 'default')).toMatchObject({
    seed: 8,
    fixtures: ['default'],
  })
  expect(flagsOf({ import: 'shop.json' }, '--fixtures', 'empty')).not.toHaveProperty('import')
  expect(flagsOf({ fixtures: ['empty'] }, '--import', 'shop.json')).toMatchObject({ import: 'shop.json' })
})

test.each([
  [{ sede: 7 }, 'sede is unknown; expected only $schema, port, '],
  [{ sede: 7 }, 'Did you mean "seed"?'],
  [{ seed: 'seven' }, 'seed is "seven"; expected a whole number from 0 up or "random".'],
  [{ auth: 'strct' }, 'auth is "strct"; expected "strict" or "open". Did you mean "strict"?'],
  [{ nastyOnly: ['pagin'] }, 'Did you mean "paging"?'],
  [{ clock: 'froze' }, 'clock is "froze". It takes real, real@'],
  [{ worldTtl: 'soon' }, 'worldTtl is "soon". It takes a duration'],
  [{ port: 65_536 }, 'port is 65536; expected a whole number from 0 to 65535.'],
  [{ quiet: 'yes' }, 'quiet is "yes"; expected true or false.'],
  [{ fixtures: ['empty'], import: 'shop.json' }, 'fixtures and import exclude each other; leave one out.'],
  [[], 'This is []; expected an object.'],
  ['{', 'is not valid JSON ('],
] as const)('[ours] %j is refused', (settings, says) => {
  expect(() => flagsOf(settings)).toThrow(says.replace('This', 'settings.json'))
})

test('[ours] start and exec read backlot.json of the working directory, variables win over it', async () => {
  const cwd = join(fileOf({ seed: 7, clock: 'frozen', port: 1, json: true }, 'backlot.json'), '..')
  const look =
    'fetch(process.env.BACKLOT_URL + "/_sim/worlds/default").then(a => a.json()).then(w => console.log(w.seed, w.clock.mode))'
  const exec = ['exec', '--', process.execPath, '-e', look]
  expect(await backlot(exec, { cwd })).toEqual({ code: 0, stdout: '7 frozen\n', stderr: '' })
  expect(await backlot(exec, { cwd, env: { BACKLOT_SEED: '9' } })).toMatchObject({ stdout: '9 frozen\n' })
  const { ready } = await startServer([], { cwd })
  expect(ready).toMatchObject({ seed: 7 })
  const settings = fileOf({ clock: 'real' })
  expect(await backlot(['exec', '--config', settings, ...exec.slice(1)], { cwd })).toMatchObject({ stdout: '1 real\n' })
})

test('[ours] a file that is named and cannot be read ends it with 1, wrong settings with 2, in one sentence', async () => {
  const missing = join(folder(), 'none.json')
  expect(await run(['start', '--config', missing])).toEqual({
    code: 1,
    stdout: '',
    stderr: `${missing} cannot be read (ENOENT); name another file with --config.\n`,
  })
  const cwd = join(fileOf({ clok: 'frozen' }, 'backlot.json'), '..')
  const ended = await run([], { cwd })
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Did you mean "clock"?\n') })
  expect(ended.stderr).toMatch(/^backlot.json: clok is unknown; [^\n]*\n$/)
})
