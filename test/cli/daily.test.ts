/** The commands for every day: each a client of the control plane. */
import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { deadUrl, folder, serverForFile, spawnBacklot, spawnCommand } from './backlot.ts'
import { control, run } from './in-process.ts'

const theServer = serverForFile(['--clock', 'frozen'])

/** A world of this test's own, and its clients. */
function aWorld(id: string) {
  const { url } = theServer()
  const client = (...args: readonly string[]) => run(args, { env: { BACKLOT_URL: url, BACKLOT_WORLD: id } })
  return {
    client,
    json: async (...args: readonly string[]) => JSON.parse((await client(...args, '--json')).stdout) as unknown,
    lines: async (...args: readonly string[]) => (await client(...args)).stdout.trimEnd().split('\n'),
    control: <T>(path: string, body?: object) => control<T>(url, `/w/${id}/_sim${path}`, body),
    ask: (query: string, variables = {}) =>
      fetch(`${url}/w/${id}/guuru/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
        body: JSON.stringify({ query, variables }),
      }),
  }
}

describe('acts', () => {
  test('[ours] a command for each act, with its members: a new row is a new command', async () => {
    for (const { name, acts } of VENDOR_LIST) {
      const { code, stdout } = await run([name, '--help'])
      expect(code).toBe(0)
      const help = stdout.replaceAll(/\s+/g, ' ')
      for (const [act, { path = act, summary, body }] of Object.entries(acts)) {
        expect(help).toContain(` ${path} `)
        expect(help).toContain(summary)
        for (const member of Object.keys(body?.properties ?? {})) expect(help).toContain(`--${member}`)
      }
    }
  })

  test("[ours] the contract's examples: start, messages, accept, close, rate", async () => {
    const { json, lines, control: get } = aWorld('acts-guuru')
    const chat = (await json('guuru', 'start', '--question', 'Is it waterproof?', '--user', '{"name":"Mia"}')) as {
      id: string
    }
    expect(chat).toMatchObject({ status: 'pending', question: 'Is it waterproof?' })
    expect(await lines('guuru', 'accept', chat.id, '--name', 'Tom')).toEqual([`${chat.id}  open`])
    expect(await lines('guuru', 'messages', chat.id, '--text', '42', '--author', 'expert')).toEqual([
      `${chat.id}  open  42`,
    ])
    await lines('guuru', 'close', chat.id)
    expect(await lines('guuru', 'rate', chat.id, '--rating', '5')).toEqual([`${chat.id}  rated`])
    const { events } = await get<{ events: { type: string }[] }>('/events')
    expect(events.at(-1)?.type).toBe('guuru.chat.rated')
  })

  test('[ours] ids as the API has them, or bare; acts by the name of the kit too', async () => {
    const { json } = aWorld('acts-others')
    expect(await json('thg', 'respond', '13183370', '--message', 'It is on its way.')).toMatchObject({
      id: '13183370',
      status: 'COMPLETED',
    })
    expect(await json('marketplacer', 'messages', '660119', '--message', '1')).toMatchObject({
      message: { message: '1' },
    })
    expect(await json('marketplacer', 'send', 'U2VsbGVyLTY2MDExOQ==', '--message', 'Hi')).toMatchObject({
      id: 'U2VsbGVyLTY2MDExOQ==',
    })
    expect(await json('guuru', 'revoke', '--credential', 'guuru-partner')).toMatchObject({ of: 'guuru-qa' })
  })

  test.each([
    { args: ['guuru', 'rat', 'x'], code: 2, says: 'Did you mean rate?' },
    { args: ['guuru', 'rate', 'x', '--ratin', '5'], code: 2, says: 'Did you mean --rating?' },
    { args: ['guuru', 'rate', 'x'], code: 2, says: 'backlot guuru rate needs --rating and a value; ' },
    {
      args: ['guuru', 'rate', 'x', '--rating', '6'],
      code: 2,
      says: 'rating is 6; expected a whole number from 1 to 5',
    },
    { args: ['guuru', 'rate', '--rating', '5'], code: 2, says: "missing required argument 'id'" },
    {
      args: ['thg', 'respond', '13183370', '--message', 'x', '--status', 'COMPLETE'],
      code: 2,
      says: 'mean "COMPLETED"?',
    },
    { args: ['guuru', 'close', 'O2bqy2CsAaS7RBXZrhMOB'], code: 1, says: 'is pending; "close" is possible while' },
    { args: ['guuru', 'close', 'nothing'], code: 1, says: 'Chat not found' },
  ])('[ours] $args is refused with $code', async ({ args, code, says }) => {
    const ended = await aWorld('acts-wrong').client(...args)
    expect(ended).toEqual({ code, stdout: '', stderr: expect.stringContaining(says) })
  })
})

describe('requests', () => {
  test('[ours] a line each, with --json the entries', async () => {
    const { ask, client, lines } = aWorld('requests')
    await ask('{ partner { id } }')
    await ask('mutation { acceptChat(id: "none", input: { personaId: "none" }) { id } }')
    expect(await lines('requests')).toEqual([
      '1  2026-01-01T00:00:00.000Z  200 guuru partner 0 ms  by guur***er',
      expect.stringMatching(/^2 {2}2026-01-01T00:00:00.000Z {2}200 guuru acceptChat \w+ 0 ms {2}by guur\*\*\*er$/),
    ])
    const { stdout } = await client('requests', '--json')
    const entries = stdout.trimEnd().split('\n')
    expect(entries.map(line => JSON.parse(line) as unknown)).toMatchObject([
      { id: 1 },
      { id: 2, operation: 'acceptChat' },
    ])
  })
})

test('[ours] requests --follow prints what came and what comes, a line each', async () => {
  const { ask } = aWorld('followed')
  await ask('{ partner { id } }')
  const env = { BACKLOT_URL: theServer().url, BACKLOT_WORLD: 'followed' }
  const [lines, json] = [[], ['--json']].map(more => spawnBacklot(['requests', '--follow', ...more], { env }))
  expect(await lines!.line()).toMatch(/^1 {2}.*200 guuru partner/)
  await ask('mutation { closeChat(id: "none") { id } }')
  expect(await lines!.line()).toMatch(/^2 {2}.*guuru closeChat/)
  for (const id of [1, 2]) expect(JSON.parse(await json!.line())).toMatchObject({ id, vendor: 'guuru' })
})

test('[ours] requests with a number: document, variables and answer of one', async () => {
  const { ask, client, json, control: get } = aWorld('request')
  await ask('query One($first: Int) {\n  partner { id, chats(first: $first) { pageInfo { hasNextPage } } }\n}', {
    first: 1,
  })
  const { stdout } = await client('requests', '1')
  expect(stdout).toBe(`1  2026-01-01T00:00:00.000Z  200 guuru partner 0 ms  by guur***er
POST /guuru/graphql

Document
query One($first: Int) {
  partner { id, chats(first: $first) { pageInfo { hasNextPage } } }
}

Variables
{
  "first": 1
}

Answer 200
${JSON.stringify({ data: { partner: { id: 'guuru-qa', chats: { pageInfo: { hasNextPage: true } } } } }, undefined, 2)}
`)
  expect(await json('requests', '1')).toEqual(await get('/requests/1'))
  for (const [words, code, says] of [
    ['requests 2', 1, 'The journal has no request 2; it has the newest 1.'],
    ['requests first', 1, 'id is "first"; expected a whole number'],
    ['requests 1 --follow', 2, 'leave one out'],
  ] as const)
    expect(await client(...words.split(' '))).toMatchObject({ code, stderr: expect.stringContaining(says) })
})

describe('faults', () => {
  test('[ours] added with all that a rule may say, listed, removed, cleared', async () => {
    const { json, client, lines } = aWorld('faults')
    const limit = 'faults add --vendor guuru --kind rate-limited --retryAfter 5 --times 2'
    expect(await json(...limit.split(' '))).toMatchObject({ id: 'fault-1', retryAfter: 5, times: 2, hits: 0 })
    const lag = 'faults add --vendor marketplacer --kind lag --ms 5 --operations sellersWhere --operations chatMessages'
    const match = { variables: { id: '1' } }
    expect(await json(...lag.split(' '), '--own-writes', 'true', '--match', JSON.stringify(match))).toMatchObject({
      operations: ['sellersWhere', 'chatMessages'],
      ownWrites: true,
      match,
    })
    expect(await lines('faults')).toEqual([
      'fault-1  guuru  rate-limited  retryAfter 5  times 2  0 hits',
      expect.stringMatching(/^fault-2 {2}marketplacer {2}lag {2}.*0 hits$/),
    ])
    expect(await json('faults', 'remove', 'fault-1')).toEqual({ removed: 'fault-1' })
    expect(await json('faults', 'list')).toMatchObject({ id: 'fault-2' })
    expect(await client('faults', 'clear')).toMatchObject({ code: 0, stdout: 'World faults has no rules any more.\n' })
    expect(await client('faults', 'list')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test.each([
    { args: ['add', '--vendor', 'guru', '--kind', 'latency'], code: 2, says: 'Did you mean "guuru"?' },
    { args: ['add', '--vendor', 'guuru', '--kind', 'latncy'], code: 2, says: 'Did you mean "latency"?' },
    { args: ['add', '--vendor', 'guuru', '--kind', 'latency', '--mss', '1'], code: 2, says: 'Did you mean --ms?' },
    {
      args: ['add', '--vendor', 'guuru', '--kind', 'latency', '--ms', 'x'],
      code: 2,
      says: 'ms is "x"; expected a number',
    },
    { args: ['lst'], code: 2, says: 'Did you mean "list"?' },
    { args: ['add', '--vendor', 'guuru', '--kind', 'http-status'], code: 1, says: 'status is missing' },
    { args: ['add', '--vendor', 'guuru', '--kind', 'lag', '--ms', '1', '--operation', 'chta'], code: 1, says: 'chta' },
    { args: ['remove', 'fault-9'], code: 1, says: 'fault-9' },
  ])('[ours] $args is refused with $code', async ({ args, code, says }) => {
    const ended = await aWorld('faults-wrong').client('faults', ...args)
    expect(ended).toEqual({ code, stdout: '', stderr: expect.stringContaining(says) })
  })
})

test('[ours] worlds are made, forked, listed and ended', async () => {
  const { json, client, lines } = aWorld('default')
  const made = ['worlds', 'new', 'mine', '--seed', '7', '--clock', 'frozen@2030-01-01T00:00:00Z', '--fixtures', 'empty']
  expect(await json(...made)).toMatchObject({ id: 'mine', seed: 7, clock: { now: '2030-01-01T00:00:00.000Z' } })
  expect(await lines('worlds', 'fork', 'mine', 'copy')).toEqual([
    'copy  2030-01-01T00:00:00.000Z  frozen  seed 7  auth strict',
  ])
  expect((await lines('worlds')).map(line => line.split(' ')[0])).toEqual(expect.arrayContaining(['mine', 'copy']))
  expect(await json('worlds', 'end', 'mine')).toEqual({ ended: 'mine' })
  expect(await client('worlds', 'end', 'mine')).toMatchObject({ code: 1, stderr: expect.stringContaining('"mine"') })
  expect(await client('worlds', 'new', 'copy')).toMatchObject({ code: 1, stderr: expect.stringContaining('"copy"') })
  expect(await client('worlds', 'new', 'x', '--auth', 'strct')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean "strict"?'),
  })
})

test('[ours] deliveries are listed and sent once more', async () => {
  const { client, json, lines, control: call } = aWorld('webhooks')
  const url = await deadUrl()
  await fetch(`${theServer().url}/w/webhooks/_sim/webhooks`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  })
  const { id } = await call<{ id: string }>('/guuru/chats', { question: 'Hi' })
  await call('/settle', {})
  expect(await lines('webhooks')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(`^1  2026-01-01T00:00:00.000Z  chat-assigned  ${id}  ${url}.*  failed  `),
    ]),
  )
  expect(await json('webhooks', 'redeliver', '1')).toMatchObject({ id: 1, event: 'chat-assigned' })
  expect(await client('webhooks', 'redeliver', '99')).toMatchObject({ code: 1, stderr: expect.stringContaining('99') })
})

test('[ours] actors are shown, and replaced by name', async () => {
  const { client, lines, control: get } = aWorld('actors')
  expect(await lines('actors')).toEqual([
    'Playing in world actors: none.',
    expect.stringMatching(/^Ready-made: silent, prompt, .*\.$/),
  ])
  await client('actors', 'prompt', 'impatient-shopper')
  expect(await get('/actors')).toMatchObject({ actors: ['prompt', 'impatient-shopper'] })
  expect(await client('actors', 'promt')).toMatchObject({ code: 1, stderr: expect.stringContaining('"prompt"') })
})

test('[ours] open hands the address of the world to the system, and prints it', async () => {
  const path = folder()
  const opened = join(path, 'opened')
  writeFileSync(join(path, 'xdg-open'), `#!/bin/sh\necho "$1" > ${opened}\n`)
  chmodSync(join(path, 'xdg-open'), 0o755)
  const { url } = theServer()
  const env = { BACKLOT_URL: url }
  const withBrowser = await run(['open', '--world', 'ci-42', '--json'], { env: { ...env, PATH: path } })
  expect(JSON.parse(withBrowser.stdout)).toEqual({ url: `${url}/w/ci-42/`, opened: process.platform === 'linux' })
  expect(await run(['open'], { env: { ...env, PATH: folder() } })).toEqual({
    code: 0,
    stdout: `${url}/\n`,
    stderr: '',
  })
  expect(await run(['open', '--url', await deadUrl()])).toMatchObject({ code: 1, stdout: '' })
})

/** The lines that a shell is typed, the last word unfinished, and what it offers. */
const TYPED = [
  ['backlot gu', 'guuru'],
  ['backlot guuru ra', 'rate'],
  ['backlot guuru rate x --ra', '--rating'],
  ['backlot guuru messages x --author b', 'bot'],
  ['backlot faults add --kind webhook-d', 'webhook-delay webhook-drop webhook-duplicate'],
  ['backlot --clo', '--clock'],
  ['backlot completion z', 'zsh'],
  ['backlot state load shop', 'shop.json'],
] as const

/** How each shell is asked for what it offers, the script in `completion`. */
const ASKED: Readonly<Record<string, (typed: string) => string>> = {
  // What is no word of ours is a file: bash completes that by itself.
  bash: typed => `source completion; COMP_WORDS=(${typed}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _backlot
    echo "\${COMPREPLY[@]:-$(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")}"`,
  fish: typed => `source completion; complete -C '${typed}'`,
}

test.for(Object.keys(ASKED))(
  '[ours] completion of commands, acts, flags and values in %s, where it is present',
  async shell => {
    const cwd = folder()
    writeFileSync(join(cwd, 'shop.json'), '{}')
    const { code, stdout } = await run(['completion', shell])
    expect(code).toBe(0)
    writeFileSync(join(cwd, 'completion'), stdout)
    if (spawnSync(shell, ['--version']).status !== 0) return
    for (const [typed, offered] of TYPED) {
      const answer = await spawnCommand(shell, ['-c', ASKED[shell]!(typed)], { cwd }).ended
      expect({ typed, offered: answer.stdout.split(/\s+/).filter(Boolean).toSorted().join(' ') }).toEqual({
        typed,
        offered,
      })
    }
  },
)

test('[ours] completion in zsh is that of bash, by what zsh has for it; another shell is refused', async () => {
  const scripts = await Promise.all(['zsh', 'bash'].map(shell => run(['completion', shell])))
  expect(scripts[0]!.stdout).toBe(`autoload -Uz bashcompinit && bashcompinit\n${scripts[1]!.stdout}`)
  expect(await run(['completion', 'zhs'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('mean "zsh"?'),
  })
})

test('[ours] every command has an example, says how it ends, and asks for a token where one is set', async () => {
  const commands = [
    'requests',
    'guuru start',
    'faults list',
    'faults add',
    'faults remove',
    'worlds new',
    'actors',
    'open',
  ]
  for (const command of commands) {
    const { stdout } = await run([...command.split(' '), '--help'])
    expect(stdout).toContain(`\nExamples:\n  backlot ${command.replace(/ list$/, '')}`)
    for (const flag of ['--url', '--world', '--admin-token', '--json']) expect(stdout).toContain(flag)
  }
})
