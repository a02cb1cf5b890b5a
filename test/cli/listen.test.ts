import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { receiver } from '../webhooks/receiver.ts'
import { ControlClient } from '../../src/cli/control/client.ts'
import { keepSubscribed } from '../../src/cli/listen.ts'
import { deadUrl, type RunningCommand, spawnBacklot, startServer } from './backlot.ts'
import { run, serveHere } from './in-process.ts'

const CHAT = 'BSxGwFTtQdLEDOdTc4bWG'

test('[assumed] listen prints webhooks as they come, forwards them, passes the answer back, and leaves no trace', async () => {
  const hooks = await receiver(() => 503)
  const server = await startServer(['--clock', 'frozen', '--guuru-secret', 's'])
  const listening = spawnBacklot(['listen', '--json', '--forward-to', hooks.url, '--events', 'chat-closed'], {
    env: { BACKLOT_URL: server.url },
  })
  const ready = new Promise<void>(resolve => listening.child.stderr?.once('data', () => resolve()))
  await ready
  await server.control(`/_sim/guuru/chats/${CHAT}/close`, {})
  expect(JSON.parse(await listening.line())).toMatchObject({
    event: 'chat-closed',
    chatId: CHAT,
    status: 503,
    body: { id: CHAT, status: 'closed' },
  })
  expect(hooks.received[0]?.headers).toMatchObject({
    'x-guuru-event': 'chat-closed',
    'x-guuru-hmac-sha256': expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  listening.child.kill('SIGINT')
  expect(await listening.ended).toMatchObject({ code: 0 })
  expect(await server.control('/_sim/webhooks')).toEqual({ secret: 's', endpoints: [] })
  const { deliveries } = await server.control<{ deliveries: object[] }>('/_sim/webhooks/deliveries')
  expect(deliveries).toMatchObject([{ event: 'chat-closed', attempts: [{ status: 503 }] }])
})

test('[ours] listen lives through requests that are no webhooks, and forwards none', async () => {
  const hooks = await receiver()
  const server = await startServer(['--clock', 'frozen'])
  const listening = spawnBacklot(['listen', '--json', '--forward-to', hooks.url], { env: { BACKLOT_URL: server.url } })
  await nextError(listening)
  const { endpoints } = await server.control<{ endpoints: { url: string }[] }>('/_sim/webhooks')
  const url = endpoints[0]!.url
  const headers = { 'x-guuru-event': 'chat-closed' }
  const foreign: RequestInit[] = [
    {},
    { headers },
    { method: 'POST', body: '{}' },
    { method: 'POST', headers, body: 'no JSON' },
    { method: 'POST', headers },
    { method: 'PUT', headers, body: '{}' },
  ]
  for (const init of foreign) {
    const answer = await fetch(url, init)
    expect([answer.status, await answer.text()]).toEqual([
      400,
      'This is no webhook of backlot; POST one with its headers and its JSON.\n',
    ])
  }
  // One that breaks off in its body.
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\nexpect: 100-continue\r\n\r\n')
  await once(socket, 'data')
  socket.resetAndDestroy()
  await server.control(`/_sim/guuru/chats/${CHAT}/close`, {})
  expect(JSON.parse(await listening.line())).toMatchObject({ event: 'chat-closed', status: 200 })
  expect(hooks.events()).toEqual(['chat-closed'])
  listening.child.kill('SIGTERM')
  expect((await listening.ended).code).toBe(0)
  expect(await server.control('/_sim/webhooks')).toMatchObject({ endpoints: [] })
})

test('[assumed] every new world inherits the webhook and the actors of the command line', async () => {
  const hooks = await receiver()
  const server = await serveHere(['--clock', 'frozen', '--guuru-webhook', hooks.url, '--actors', 'expert-snipes-first'])
  const chat = await server.control<{ id: string }>('/w/ci-7/_sim/guuru/chats', {})
  await server.control('/w/ci-7/_sim/clock/advance', { by: 0 })
  expect(hooks.events()).toEqual(['chat-assigned', 'message-created', 'chat-opened'])
  expect(hooks.received[0]?.headers['x-guuru-chat-id']).toBe(chat.id)
})

test('[assumed] what cannot be is refused in one sentence', async () => {
  const [actors, webhook] = await Promise.all([
    run(['start', '--port', '0', '--actors', 'nobody']),
    run(['start', '--port', '0', '--guuru-webhook', 'localhost:3000']),
  ])
  expect(actors).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^actors\[0\] is "nobody"; expected "silent", .*\n$/),
  })
  expect(webhook).toMatchObject({ code: 2, stderr: expect.stringContaining('absolute http or https URL') })
})

/** What a command writes to standard error next. */
const nextError = ({ child }: RunningCommand) =>
  new Promise<string>(resolve => child.stderr?.once('data', (chunk: Buffer) => resolve(chunk.toString())))

test('[ours] listen takes up its subscription again after a reset and after a restart, with one line each', async () => {
  const server = await startServer(['--clock', 'frozen'])
  const flags = ['--clock', 'frozen', '--port', new URL(server.url).port]
  const listening = spawnBacklot(['listen', '--json', '--events', 'chat-closed'], { env: { BACKLOT_URL: server.url } })
  await nextError(listening)
  const hear = async (control: typeof server.control) => {
    await control(`/_sim/guuru/chats/${CHAT}/close`, {})
    expect(JSON.parse(await listening.line())).toMatchObject({ event: 'chat-closed', chatId: CHAT })
  }
  await hear(server.control)
  const again = `Listening again: default at ${server.url} was reset or restarted.\n`
  await Promise.all([server.control('/_sim/reset', {}), nextError(listening).then(line => expect(line).toBe(again))])
  await hear(server.control)
  await server.stop()
  const told = nextError(listening)
  const restarted = await startServer(flags)
  expect(await told).toBe(again)
  await hear(restarted.control)
})

test('[ours] listen ends with the sentence of an unreachable simulator when that stays away', async () => {
  const url = await deadUrl()
  const watch = { everyMs: 1, awayMs: 20 }
  const watching = keepSubscribed(new ControlClient({ url }), 'http://127.0.0.1:1', ['chat-closed'], watch)
  await expect(watching).rejects.toMatchObject({
    code: 'UNREACHABLE',
    message: expect.stringContaining(`Nothing answers at ${url}`),
  })
})

test('[ours] listen refuses the name of an event that is none, with the nearest', async () => {
  const server = await serveHere()
  expect(await server.client('listen', '--events', 'chat-closed,chat-opnd')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'There is no event "chat-opnd". Did you mean "chat-opened"? --events takes chat-assigned, chat-opened, chat-closed, chat-reopened, chat-transferred, chat-rated, message-created.\n',
  })
})

test('[ours] SIGHUP ends listen, and takes its subscription back', async () => {
  const server = await startServer()
  const listening = spawnBacklot(['listen'], { env: { BACKLOT_URL: server.url } })
  await nextError(listening)
  listening.child.kill('SIGHUP')
  expect(await listening.ended).toMatchObject({ code: 0 })
  expect(await server.control('/_sim/webhooks')).toMatchObject({ endpoints: [] })
})
