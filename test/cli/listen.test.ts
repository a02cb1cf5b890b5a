import { expect, test } from 'vitest'
import { receiver } from '../webhooks/receiver.ts'
import { backlot, spawnBacklot, startServer } from './backlot.ts'

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

test('[assumed] every new world inherits the webhook and the actors of the command line', async () => {
  const hooks = await receiver()
  const server = await startServer([
    '--clock',
    'frozen',
    '--guuru-webhook',
    hooks.url,
    '--actors',
    'expert-snipes-first',
  ])
  const chat = await server.control<{ id: string }>('/w/ci-7/_sim/guuru/chats', {})
  await server.control('/w/ci-7/_sim/clock/advance', { by: 0 })
  expect(hooks.events()).toEqual(['chat-assigned', 'message-created', 'chat-opened'])
  expect(hooks.received[0]?.headers['x-guuru-chat-id']).toBe(chat.id)
})

test('[assumed] what cannot be is refused in one sentence', async () => {
  const [actors, webhook] = await Promise.all([
    backlot(['start', '--port', '0', '--actors', 'nobody']),
    backlot(['start', '--port', '0', '--guuru-webhook', 'localhost:3000']),
  ])
  expect(actors).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^actors\[0\] is "nobody"; expected "silent", .*\n$/),
  })
  expect(webhook).toMatchObject({ code: 2, stderr: expect.stringContaining('absolute http or https URL') })
})
