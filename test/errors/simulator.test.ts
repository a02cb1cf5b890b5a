import { connect, type Socket } from 'node:net'
import { vi } from 'vitest'
import { REFUSALS } from '../../src/control/error-answers.ts'
import type { Catalogue } from '../../src/errors/sim-error.ts'
import { readFixtures } from '../../src/format/fixture-files.ts'
import { createSimulator } from '../../src/kit/create-simulator.ts'
import { serverError } from '../../src/server/errors.ts'
import { assertBlackBox } from '../../src/simulator/black-box.ts'
import { openFileStore } from '../../src/simulator/store/file-store.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import { entriesOf } from '../../src/simulator/store/entries.ts'
import { Persistence } from '../../src/simulator/store/persistence.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { OvertakingStore } from '../simulator/store/memory-store.ts'
import { controlForFile, setupControl, workDuring } from '../control/control.ts'
import { encode, PATH } from '../vendors/thg/upload.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'
import { answered, type Cases, type Refused, testCases, thrown } from './cases.ts'

const control = controlForFile()

type Code = Parameters<(typeof REFUSALS)[number] | typeof serverError>[0]
type World = ReturnType<typeof control.world>

const fault = { kind: 'latency', vendor: 'guuru', ms: 1 }
const script = { name: 'a', who: 'shopper', when: { type: 'guuru.chat.opened' }, what: { do: 'close' } }
const form = (body: Buffer, type = 'multipart/form-data; boundary=x') => ({
  method: 'POST',
  headers: { 'content-type': type },
  body: new Uint8Array(body),
})

/** The refusal that comes over a socket. */
async function readAnswer(socket: Socket) {
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  const [head = '', body = ''] = text.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), code: JSON.parse(body).error.code }
}

/** The answer to bytes that no client of HTTP sends. */
async function raw(bytes: string): Promise<Refused> {
  const { hostname, port } = new URL(control.root().url)
  const socket = connect(Number(port), hostname)
  socket.write(bytes)
  return readAnswer(socket)
}

const cases: Cases<Code, World> = {
  ADMIN_TOKEN_REQUIRED: async () => answered((await setupControl({}, { adminToken: 'T' })).get('/_sim/info')),
  BAD_REQUEST: () => raw('nonsense\r\n\r\n'),
  BAD_URL: ({ get }) => answered(get('/_sim/worlds/%zz')),
  BODY_TOO_LARGE: ({ post }) => answered(post('/nothing', 'x'.repeat(3_000_000))),
  CLOCK_BACKWARDS: ({ post }) => answered(post('/_sim/clock/freeze', { at: '1999-01-01T00:00:00.000Z' })),
  CREDENTIAL_NOT_FOUND: ({ post }) => answered(post('/_sim/guuru/credentials/revoke', { credential: 'none' })),
  DEFAULT_WORLD: ({ call }) => answered(call('DELETE', '/_sim/worlds/default')),
  DELIVERY_NOT_FOUND: ({ post }) => answered(post('/_sim/webhooks/deliveries/99/redeliver')),
  FAULT_EXISTS: async ({ post }) => {
    await post('/_sim/faults', { ...fault, id: 'one' })
    return answered(post('/_sim/faults', { ...fault, id: 'one' }))
  },
  FAULT_NOT_FOUND: ({ get }) => answered(get('/_sim/faults/none')),
  FOREIGN_ORIGIN: ({ get }) => answered(get('/_sim/info', { origin: 'https://elsewhere.example' })),
  FORM_TOO_LARGE: ({ url }) => {
    const parts = Array.from({ length: 200 }, (_, i) => ({ name: `field${i}`, content: 'x' }))
    return answered(fetch(url + PATH, form(encode(parts))))
  },
  HOST_NOT_ALLOWED: async () => {
    const { hostname, port } = new URL(control.root().url)
    const socket = connect(Number(port), hostname)
    socket.write('GET /_sim/health HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n')
    return readAnswer(socket)
  },
  HISTORY_TOO_SMALL: ({ post }) => answered(post('/_sim/history', { vendor: 'guuru', chats: 1 })),
  ILLEGAL_MOVE: ({ post }) => answered(post(`/_sim/guuru/chats/${CHAT.open}/accept`)),
  INVALID_ASSUMPTION: ({ post }) => answered(post('/_sim/worlds', { assume: { 'guuru.first': 'all' } })),
  INTERNAL_SERVER_ERROR: async () => {
    const { world, get } = await setupControl()
    vi.spyOn(world.clock, 'iso').mockImplementation(() => {
      throw new Error('A bug.')
    })
    return answered(get('/_sim/clock'))
  },
  INVALID_ACTOR: ({ call }) => answered(call('PUT', '/_sim/actors', { actors: [script, script] })),
  INVALID_BLACK_BOX: () => thrown(() => assertBlackBox({}, 'A file')),
  INVALID_CLOCK: ({ post }) => answered(post('/_sim/worlds', { clock: { frozenAt: 'noon' } })),
  INVALID_DOCUMENT: ({ call }) => answered(call('PUT', '/_sim/state', {})),
  INVALID_RATE: ({ post }) => answered(post('/_sim/clock/resume', { rate: 0 })),
  INVALID_DURATION: ({ post }) => answered(post('/_sim/clock/advance', { by: 'soon' })),
  INVALID_FAULT: ({ post }) => answered(post('/_sim/faults', { ...fault, operation: 'nothing' })),
  INVALID_INPUT: ({ post }) => answered(post('/_sim/clock/advance', { by: 1, to: '2099-01-01T00:00:00.000Z' })),
  INVALID_INSTANT: ({ post }) => answered(post('/_sim/clock/freeze', { at: 'noon' })),
  INVALID_OPTION: () => thrown(() => createSimulator({ journalLimit: -1 })),
  INVALID_SCHEMA: () => thrown(() => createSimulator({ schemas: { guuru: 'no-such-file.graphql' } })),
  INVALID_TRANSITION: ({ world }) => thrown(() => world.transitions.set({ nothing: { progression: 'actor' } })),
  INVALID_WEBHOOK: ({ call }) => answered(call('PUT', '/_sim/webhooks', { url: 'ftp://a' })),
  INVALID_WORLD: () => answered(control.root().get('/w/A_B/_sim/clock')),
  MALFORMED_FORM: ({ url }) => answered(fetch(url + PATH, form(Buffer.from('Hello')))),
  NEWER_FORMAT: async ({ get, call }) => {
    const { body } = await get('/_sim/state')
    return answered(call('PUT', '/_sim/state', { ...body, formatVersion: 99 }))
  },
  NOT_FOUND: ({ get }) => answered(get('/_sim/nothing')),
  SCHEMA_DIFFERS: () => thrown(() => createSimulator({ schemas: { guuru: 'type Query { partner: Int }' } })),
  SIMULATOR_CLOSED: () =>
    thrown(() => {
      const sim = new Simulator()
      sim.close()
      sim.world()
    }),
  STATE_TOO_LARGE: () =>
    raw(
      'PUT /_sim/state HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 300000000\r\nConnection: close\r\n\r\n',
    ),
  TEST_CLOCK: () => thrown(() => createSimulator({ clock: 'test' }).world().clock.advance(1)),
  WORLD_LOST: () => thrown(() => entriesOf('ci-42', { seq: 3, whole: '{}', tail: ['{}'], isIncomplete: true })),
  WORLD_MOVED: () =>
    thrown(async () => {
      const sim = new Simulator()
      const store = new OvertakingStore(new Map(), true)
      const persistence = await Persistence.open({ worlds: sim.worlds, store, format: worldFormat(VENDOR_LIST) })
      await persistence.serve(() => sim.world().ids.next('anything'))
    }),
  STORE_UNAVAILABLE: () => thrown(() => openFileStore('/dev/null/store')),
  TOO_MANY_WORLDS: () =>
    thrown(() => {
      const sim = new Simulator({ maxWorlds: 1 })
      for (const id of ['one', 'two', 'three']) sim.world(id)
    }),
  UNKNOWN_FIXTURE: ({ post }) => answered(post('/_sim/worlds', { fixtures: ['nothing'] })),
  UNREADABLE_FIXTURE: () => thrown(() => readFixtures(['no-such-file.json'], worldFormat(VENDOR_LIST))),
  UNSUPPORTED_MEDIA_TYPE: ({ url }) => answered(fetch(url + PATH, form(Buffer.from('{}'), 'application/json'))),
  ENTRIES_DROPPED: () =>
    thrown(async () => {
      await using sim = createSimulator({ journalLimit: 0 })
      sim.world().guuru.shopper.start()
      sim.world().events.count({})
    }),
  RECORD_EXISTS: ({ post }) => answered(post('/_sim/guuru/records/partners', { id: 'guuru-qa' })),
  INVALID_WAIT: ({ post }) => answered(post('/_sim/events/wait', { count: 1_000_000 })),
  WAIT_TIMEOUT: ({ post }) =>
    answered(post('/_sim/events/wait', { match: { type: 'guuru.chat.rated' }, timeoutMs: 1 })),
  HISTORY_DROPPED: ({ get }) => answered(get('/_sim/state?at=0')),
  REQUEST_NOT_FOUND: ({ get }) => answered(get('/_sim/requests/7')),
  WORLD_CHANGED: async ({ post }) => {
    const making = answered(post('/_sim/history', { vendor: 'guuru', chats: 1000 }))
    await workDuring(making, () => post('/_sim/guuru/chats', { question: 'Meanwhile?' }))
    return making
  },
  WORLD_FULL: ({ world, post }) => {
    Object.defineProperty(world, 'bytes', { get: () => Infinity })
    return answered(post('/_sim/guuru/chats', { question: 'One more?' }))
  },
  WORLD_ENDED: () =>
    thrown(async () => {
      const sim = createSimulator()
      const world = sim.world('ended')
      world.end()
      await world.settle()
    }),
  WORLD_EXISTS: ({ world, post }) => answered(post('/_sim/worlds', { id: world.id })),
  WORLD_NOT_FOUND: ({ get }) => answered(get('/_sim/worlds/nothing')),
}

const catalogue = Object.assign({}, ...[...REFUSALS, serverError].map(refuse => refuse.catalogue)) as Catalogue<Code>
testCases(catalogue, cases, () => control.world())
