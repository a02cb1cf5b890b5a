import { expect, test } from 'vitest'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { HOSTILE_TEXTS, hostileText, inUrl } from './hostile.ts'
import { createTarget, holdRoundTrip, sized, TIMEOUT } from './target.ts'

/** Paths with a name or an id in them; `*` stands for it. */
const PATHS: readonly (readonly [method: string, path: string, body?: object | string])[] = [
  ['GET', '/w/*/_sim/info'],
  ['POST', '/w/*/guuru/graphql', { query: '{ __typename }' }],
  ['POST', '/w/*/thg/graphql', { query: '{ __typename }' }],
  ['GET', '/_sim/worlds/*'],
  ['DELETE', '/_sim/worlds/*'],
  ['POST', '/_sim/worlds/*/fork', {}],
  ['GET', '/_sim/faults/*'],
  ['DELETE', '/_sim/faults/*'],
  ['GET', '/_sim/thg/customers/*/password-reset'],
  ['GET', '/_sim/thg/attachments/*'],
  ['POST', '/_sim/thg/discussions/*/pick-up'],
  ['POST', '/_sim/marketplacer/sellers/*/read'],
  ['POST', '/_sim/guuru/chats/*/close'],
  ['POST', '/_sim/webhooks/deliveries/*/redeliver'],
  ['POST', '/_sim/reset?only=*'],
  ['POST', '/_sim/reset?to=*'],
  ['GET', '/_sim/requests?limit=*&since=*&vendor=*'],
  ['GET', '/_sim/events?limit=*&since=*&type=*'],
  ['GET', '/_sim/state?at=*'],
  ['GET', '/_sim/conversations?at=*&vendor=*'],
  ['GET', '/_sim/conversations/guuru/*'],
  ['GET', '/_sim/requests/*'],
  ['GET', '/_sim/guide/*'],
  ['GET', '/_sim/guide?q=*'],
  ['GET', '/_sim/evidence?vendor=*'],
  ['PATCH', '/_sim/faults/*', { enabled: false }],
  ['POST', '/_sim/guuru/records/*', {}],
  ['GET', '/*'],
  ['POST', '/account/documentupload/uploader/upload/*', 'x'],
]

/** A text as a part of a path, written in one of the ways in which clients write it. */
function inPath(text: string, random: SeededRandom): string {
  return random.chance(0.7) ? inUrl(text) : encodeURI(decodeURIComponent(inUrl(text)))
}

/** Bodies with a name in them. */
const BODIES: readonly (readonly [method: string, path: string, body: (text: string) => unknown])[] = [
  ['POST', '/_sim/worlds', text => ({ id: text })],
  ['POST', '/_sim/worlds', text => ({ test: text })],
  ['POST', '/_sim/worlds/default/fork', text => ({ id: text })],
  ['POST', '/_sim/faults', text => ({ id: text, vendor: 'guuru', kind: 'graphql-error', message: text })],
  ['POST', '/_sim/faults', text => ({ vendor: text, kind: 'latency', ms: 1 })],
  ['POST', '/_sim/faults', text => ({ vendor: 'thg', kind: 'field-error', path: text, message: text })],
  ['PUT', '/_sim/webhooks', text => ({ url: text, secret: text })],
  ['PUT', '/_sim/actors', text => ({ actors: [text] })],
  ['POST', '/_sim/requests/count', text => ({ match: { operationName: text } })],
  ['POST', '/_sim/events/wait', text => ({ match: { after: { [text]: text } }, timeoutMs: 0 })],
  ['POST', '/_sim/clock/advance', text => ({ by: text })],
  ['POST', '/_sim/clock/freeze', text => ({ at: text })],
  ['POST', '/_sim/clock/resume', text => ({ rate: text })],
  ['POST', '/_sim/settle', text => ({ limit: text, quietFor: 0 })],
  ['POST', '/_sim/worlds', text => ({ assume: { [text]: text } })],
  ['POST', '/_sim/worlds', text => ({ assume: text, clock: text })],
  ['POST', '/_sim/worlds/default/fork', text => ({ at: text, test: text })],
  ['POST', '/_sim/session', text => ({ token: text })],
  ['POST', '/_sim/history', text => ({ vendor: text, months: text })],
  ['POST', '/_sim/guuru/records/chats', text => ({ id: text, question: text })],
  ['POST', '/_sim/marketplacer/keys', text => ({ seller: text })],
  ['PATCH', '/_sim/state', text => ({ remove: { guuru: { chats: [text] }, [text]: { [text]: [text] } } })],
  ['PATCH', '/_sim/state', text => ({ vendors: { [text]: { [text]: [{ [text]: text }] } } })],
  ['POST', '/guuru/graphql', text => ({ query: '{ __typename }', operationName: text })],
]

test(
  '[ours] whatever a name, an id or a text in a call is: never 500, and the world comes out as it is',
  async () => {
    const kit = await createTarget({ maxWorlds: 500 })
    const total = sized(200, 20_000)
    for (let i = 0; i < total; i++) {
      const random = createSeededRandom(i)
      const text = random.chance(0.5) ? HOSTILE_TEXTS[i % HOSTILE_TEXTS.length]! : hostileText(random)
      const send = kit.ways[i % 2]!
      const headers = random.chance(0.3)
        ? { 'x-sim-world': text.replaceAll(/[^\u0020-\u007e]/g, '?').slice(0, 5000) }
        : {}
      if (random.chance(0.6)) {
        const [method, path, body] = random.pick(PATHS)
        await send(
          method,
          path.replaceAll('*', () => inPath(text, random)),
          body && JSON.stringify(body),
          headers,
        )
      } else {
        const [method, path, body] = random.pick(BODIES)
        await send(method, path, JSON.stringify(body(text)), headers)
      }
      if (i % 100 === 99) {
        expect((await kit.inProcess('GET', '/_sim/worlds')).status).toBe(200)
        await holdRoundTrip(kit.inProcess)
        for (const { id } of kit.sim.worlds.list()) if (id !== 'default') kit.sim.worlds.end(id)
        kit.world.reset()
      }
    }
    await kit.survived(`${total} calls with hostile names`)
  },
  TIMEOUT,
)
