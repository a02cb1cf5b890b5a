/** A bridge from GUURU's chats to an agent's desk: it hears GUURU's webhooks, and the agent answers as a persona. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { text } from 'node:stream/consumers'

const PERSONA = `mutation Persona($input: PersonaInput!) { createPersona(input: $input) }`
const ACCEPT = `mutation Accept($chat: ID!, $persona: ID!) {
  acceptChat(id: $chat, input: { personaId: $persona }) { status }
}`
const SEND = `mutation Send($chat: ID!, $text: String!) {
  sendChatMessage(input: { chatId: $chat, posting: { type: "text", text: $text } })
}`

/** Refusals which say that a human expert has the chat. It is in good hands, so the webhook counts as done. */
const TAKEN_BY_OTHERS = ['CHAT_ALREADY_ACCEPTED', 'FORBIDDEN']

/**
 * The bridge as a listener for requests: `createServer(createBridge({ ... })).listen(3000)`.
 *
 * - `url`: GUURU's API, `https://api.guuru.com/graphql` or backlot's
 * - `token`, `secret`: what GUURU knows the bridge by, and what signs its webhooks
 * - `agent`: who answers, `{ id, name }`
 * - `reply`: what the agent answers to `{ text, author }`, a text or a promise of one
 */
export function createBridge({ url, token, secret, agent, reply }) {
  /** One call of GUURU's API. What GUURU refuses is thrown with its code. */
  async function call(bearer, query, variables) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors = [] } = await response.json()
    if (errors.length > 0) throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions?.code })
    return data
  }

  /** What each event leads to. All but these two only tell what the bridge knows already. */
  const handlers = {
    // The persona is made before each acceptance: `createPersona` gives the same one for the same agent, so that the
    // bridge has no list of personas that could be out of date.
    'chat-assigned': async (bearer, chat) => {
      const input = { providerId: agent.id, name: agent.name }
      const { createPersona: persona } = await call(bearer, PERSONA, { input })
      await call(bearer, ACCEPT, { chat: chat.id, persona })
    },
    // GUURU tells of the agent's own messages, too.
    'message-created': async (bearer, message) => {
      if (message.author.type !== 'user') return
      await call(bearer, SEND, { chat: message.chatId, text: await reply(message) })
    },
  }

  async function handle(event, world, body) {
    // Several backlot worlds may send to one receiver, and hold chats of the same ids. The credential's suffix leads an
    // answer back to the world that the webhook came from. GUURU itself sends no such header: there is one world.
    const bearer = world === undefined ? token : `${token}@${world}`
    try {
      await handlers[event]?.(bearer, JSON.parse(body))
    } catch (error) {
      if (!TAKEN_BY_OTHERS.includes(error.code)) throw error
    }
  }

  // Webhooks come at least once. What is done under a key is a promise, so that a copy which comes meanwhile waits for
  // the same outcome. A real bridge keeps its keys in a database and forgets them after some days.
  const outcomes = new Map()

  return async (request, response) => {
    const body = await text(request)
    const { 'x-guuru-event': event, 'idempotency-key': key, 'x-backlot-world': world } = request.headers
    if (!isSigned(body, request.headers['x-guuru-hmac-sha256'], secret)) return response.writeHead(401).end()
    if (!outcomes.has(key)) outcomes.set(key, handle(event, world, body))
    try {
      await outcomes.get(key)
      response.writeHead(204).end()
    } catch (error) {
      // What went wrong may go well the next time: the key is forgotten, and the status asks GUURU to try again. At worst
      // GUURU had sent the answer and only its confirmation was lost: then it is sent twice, rather than never.
      outcomes.delete(key)
      response.writeHead(503).end(error.message)
    }
  }
}

/** Whether the sender of a webhook knows the secret. */
function isSigned(body, signature = '', secret) {
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = Buffer.from(signature, 'hex')
  // In constant time: how long a comparison takes must not tell how much of a guess was right.
  return given.length === expected.length && timingSafeEqual(given, expected)
}
