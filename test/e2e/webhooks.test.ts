import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from '../../src/server/server.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import type { AnyJson } from '../setup.ts'
import { PERSONA } from '../vendors/guuru/guuru.ts'
import { sampled } from '../corpus.ts'
import { receiver } from '../webhooks/receiver.ts'

/** More of them when BACKLOT_CORPUS is set. */
const CHATS = sampled(200, 1000)
const SECRET = 'e2e'
const FIXTURE = JSON.parse(readFileSync(new URL('../../fixtures/default.json', import.meta.url), 'utf8'))

/** What every chat of this client's must tell, in this order. */
const LIFE = [
  'chat-assigned',
  'message-created',
  'chat-opened',
  'message-created',
  'chat-closed',
  'chat-reopened',
  'message-created',
  'chat-closed',
  'chat-rated',
]

/** A seeded number in [0, 1) for one attempt of one message. */
function chance(key: string): number {
  return createHash('sha256').update(`seed 1:${key}`).digest().readUInt32BE() / 2 ** 32
}

// Source: GUURU docs, Webhooks, delivery: at least once, Idempotency-Key.
test(
  '[documented] nothing is lost and every chat keeps its order, while one attempt in five fails',
  {
    timeout: 60_000,
  },
  async () => {
    const bugs: unknown[] = []
    const refusals: unknown[] = []
    const sim = new Simulator({ fixtures: [FIXTURE], reportBug: bug => void bugs.push(bug) })
    const server = createServer(sim)
    const base = await server.listen({ port: 0, host: '127.0.0.1' })
    const dispatcher = new Agent({ connections: 32 })
    onTestFinished(async () => {
      await dispatcher.destroy()
      await server.close()
      sim.close()
    })

    async function post(path: string, body: object, method: 'POST' | 'PUT' = 'POST') {
      const answer = await request(base + path, {
        method,
        dispatcher,
        headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
        body: JSON.stringify(body),
      })
      const json = (await answer.body.json()) as AnyJson
      if (answer.statusCode > 299 || json.errors) refusals.push(json)
      return json
    }
    const call = (query: string, variables: object) => post('/guuru/graphql', { query, variables })
    const say = (chatId: string, text: string) =>
      call('mutation ($input: ChatMessageInput!) { sendChatMessage(input: $input) }', {
        input: { chatId, posting: { type: 'text', text } },
      })
    const close = (id: string) => call('mutation ($id: ID!) { closeChat(id: $id) { id } }', { id })

    /** What the client does about an event that it has not seen before. */
    const reactions: Readonly<Record<string, (id: string, told: string[]) => Promise<unknown> | undefined>> = {
      'chat-assigned': id =>
        call('mutation ($id: ID!, $p: ID!) { acceptChat(id: $id, input: { personaId: $p }) { id } }', {
          id,
          p: PERSONA.john,
        }),
      'chat-opened': async id => {
        await say(id, 'Hello')
        await call('mutation ($id: ID!, $p: ID!) { transferToPersona(chatId: $id, personaId: $p) }', {
          id,
          p: PERSONA.jane,
        })
        await close(id)
      },
      'chat-closed': (id, told) =>
        told.filter(event => event === 'chat-closed').length === 1
          ? call('mutation ($id: ID!) { openChat(id: $id) { id } }', { id })
          : post(`/_sim/guuru/chats/${id}/rate`, { rating: 5 }),
      'chat-reopened': async id => {
        await say(id, 'Still there?')
        await close(id)
      },
    }

    const seen = new Set<string>()
    const attempts = new Map<string, number>()
    const told = new Map<string, string[]>()
    let [duplicates, failures, forged] = [0, 0, 0]
    let busy: Promise<unknown>[] = []

    const hooks = await receiver(({ headers, body }) => {
      if (headers['x-guuru-hmac-sha256'] !== createHmac('sha256', SECRET).update(body).digest('hex')) forged++
      const key = String(headers['idempotency-key'])
      const attempt = (attempts.get(key) ?? 0) + 1
      attempts.set(key, attempt)
      const luck = attempt > 3 ? 1 : chance(`${key}:${attempt}`)
      if (luck >= 0.1 && luck < 0.2) {
        failures++
        return 503
      }
      if (seen.has(key)) duplicates++
      else {
        seen.add(key)
        const event = String(headers['x-guuru-event'])
        const id = String(headers['x-guuru-chat-id'])
        const life = [...(told.get(id) ?? []), event]
        told.set(id, life)
        busy.push(Promise.resolve(reactions[event]?.(id, life)))
      }
      // Half of the failures come when the work is done: what is sent again is a duplicate.
      if (luck >= 0.1) return 200
      failures++
      return 500
    })

    await post('/_sim/webhooks', { url: hooks.url, secret: SECRET }, 'PUT')
    await Promise.all(Array.from({ length: CHATS }, () => post('/_sim/guuru/chats', {})))
    const isOver = () => [...told.values()].filter(life => life.at(-1) === 'chat-rated').length === CHATS
    for (let round = 0; round < 200 && !isOver(); round++) {
      await post('/_sim/settle', {})
      const under = busy
      busy = []
      await Promise.all(under)
    }

    expect(told.size).toBe(CHATS)
    for (const life of told.values()) expect(life).toEqual(LIFE)
    expect(seen.size).toBe(CHATS * LIFE.length)
    expect(duplicates).toBeGreaterThan(CHATS / 2)
    expect(failures).toBeGreaterThan(CHATS)
    expect(sim.world().webhooks.overflow).toBe(0)
    expect({ bugs, refusals, forged }).toEqual({ bugs: [], refusals: [], forged: 0 })
  },
)
