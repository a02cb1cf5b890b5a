import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { standIn } from '../../src/cli/truth/sides.ts'
import {
  MAX_REQUESTS,
  type Parity,
  type ParityRun,
  probesOf,
  reportText,
  runParity,
  type Side,
} from '../../src/truth/parity.ts'
import { wordsOf } from '../../src/truth/shape.ts'
import type { Probe } from '../../src/vendors/contract/truth/probe.ts'
import { PROBES } from '../../src/vendors/probes.ts'
import { vendorOf } from '../../src/vendors/index.ts'
import { VENDOR_NAMES } from '../setup.ts'

type Choices = Readonly<Record<string, string>>

/** Runs a vendor's probes against a side, or against one that assumes what is given. */
async function parityOf(name: string, theirs: Side | Choices, given: Partial<ParityRun> = {}): Promise<Parity> {
  const vendor = vendorOf(name)
  const ours = standIn(vendor, {})
  return runParity({
    ...PROBES[name]!,
    ours,
    theirs:
      'send' in theirs && typeof theirs.send === 'function' ? (theirs as Side) : standIn(vendor, theirs as Choices),
    assumed: ours.sim.worlds.settings.assume,
    words: wordsOf(vendor, PROBES[name]!.probes),
    mayWrite: true,
    stamp: 'now',
    pause: async () => {},
    ...given,
  })
}

/** The values that differ, by assumption. */
function differing({ results }: Parity): Choices {
  const rows = results.filter(({ result }) => result === 'differs')
  return Object.fromEntries(rows.map(({ assumption, value }) => [assumption, String(value)]))
}

/** What the default fixture has nothing of. */
const NOT_IN_FIXTURE = ['marketplacer.max-page']

/** Of all assumptions with a probe every other value, but of each second one its default. */
function flipped(name: string, rest: number): Choices {
  const ids = probesOf(PROBES[name]!).map(([id]) => id)
  const some = ids.filter((id, i) => i % 2 === rest && !NOT_IN_FIXTURE.includes(id))
  return Object.fromEntries(
    some.map(id => {
      const { choices, default: usual } = vendorOf(name).assumptions![id]!
      return [id, Object.keys(choices).find(value => value !== usual)!]
    }),
  )
}

test.each(VENDOR_NAMES)('[ours] %s: each assumption has a probe, or a sentence why the API does not show it', name => {
  const { probes } = PROBES[name]!
  expect(Object.keys(probes).toSorted()).toEqual(Object.keys(vendorOf(name).assumptions!).toSorted())
  const reasons = Object.values(probes).filter(probe => typeof probe === 'string')
  expect(reasons.filter(reason => !/^[A-Z].{15,}\.$/.test(reason))).toEqual([])
})

test.each(VENDOR_NAMES)('[ours] %s: an API that does what is assumed differs nowhere', async name => {
  const { results, sent, stop } = await parityOf(name, {})
  const open = results.filter(({ result }) => result !== 'same').map(({ id, why }) => [id, why])
  expect(open).toEqual(NOT_IN_FIXTURE.filter(id => id.startsWith(name)).map(id => [id, 'nothing there that shows it']))
  expect(stop).toBeUndefined()
  expect(sent).toBeLessThan(40)
})

test.each(VENDOR_NAMES.flatMap(name => [[name, 0] as const, [name, 1] as const]))(
  '[ours] %s: where every second assumption is another (%i), exactly those differ',
  async (name, rest) => {
    const assume = flipped(name, rest)
    expect(Object.keys(assume).length).toBeGreaterThan(2)
    expect(differing(await parityOf(name, assume))).toEqual(assume)
  },
)

test('[ours] a page above 500 is seen where there are so many', async () => {
  const theirs = standIn(vendorOf('marketplacer'), { 'marketplacer.max-page': '20000' })
  const messages = Array.from({ length: 501 }, (_, i) => `a${i}: chatMessageCreate(input: $input) { status }`)
  const input = { sellerId: 'U2VsbGVyLTc4', message: 'x' }
  for (let i = 0; i < 501; i += 100)
    await theirs.send(
      `mutation ($input: ChatMessageCreateMutationInput!) { ${messages.slice(i, i + 100).join(' ')} }`,
      { input },
      'MARKETPLACER-API-KEY: mp-operator',
    )
  expect(differing(await parityOf('marketplacer', theirs))).toEqual({ 'marketplacer.max-page': '20000' })
})

test.each(VENDOR_NAMES)('[ours] %s: without leave to write only queries are sent', async name => {
  const documents: string[] = []
  const side = standIn(vendorOf(name), {})
  const theirs: Side = {
    ...side,
    send: (document, ...rest) => {
      documents.push(document)
      return side.send(document, ...rest)
    },
  }
  const { results } = await parityOf(name, theirs, { mayWrite: false })
  expect(documents.length).toBeGreaterThan(3)
  expect(documents.filter(document => !document.startsWith('query '))).toEqual([])
  const writes = probesOf(PROBES[name]!).filter(([, { needs }]) => needs === 'write')
  const kept = results.filter(({ why }) => why === 'needs --write')
  expect(kept.map(({ id, result }) => [id, result])).toEqual(writes.map(([id]) => [id, 'could-not-look']))
})

test.each(['thg', 'marketplacer'] as const)('[ours] %s: what is written holds "backlot"', async name => {
  const theirs = standIn(vendorOf(name), {})
  const before = theirs.sim.world().events.lastId
  await parityOf(name, theirs)
  const written = theirs.sim
    .world()
    .events.list()
    .filter(({ id, type }) => id > before && type === `${name}.message.created`)
    .map(({ after }) => String(Reflect.get(after!, 'message')))
  expect(written.length).toBeGreaterThan(0)
  expect(written.filter(text => !text.includes('backlot'))).toEqual([])
})

test('[ours] GUURU: a chat that was opened again is closed again', async () => {
  const theirs = standIn(vendorOf('guuru'), { 'guuru.rated-chat-opens': 'yes' })
  const statuses = () => {
    const rows = theirs.sim.world().document().vendors!['guuru'] as { chats: { status: string }[] }
    return rows.chats.filter(({ status }) => status === 'open').length
  }
  const before = statuses()
  await parityOf('guuru', theirs)
  expect(
    theirs.sim
      .world()
      .events.list()
      .some(({ type }) => type === 'guuru.chat.reopened'),
  ).toBe(true)
  expect(statuses()).toBe(before)
})

/** A side that answers everything alike. */
const answering = (status: number, body: unknown): Side => ({ token: 't', send: async () => ({ status, body }) })

test.each([
  [401, { errors: [{ message: 'no' }] }, 401],
  [429, undefined, 429],
  [200, { errors: [{ message: 'Rate limited', path: ['x'], extensions: { rateLimited: true } }] }, 429],
])('[ours] an answer %i %j ends the run at once', async (status, body, stop) => {
  const parity = await parityOf('thg', answering(status, body))
  expect(parity).toMatchObject({ sent: 1, stop })
  expect(new Set(parity.results.map(({ result, why }) => `${result} ${why}`))).toEqual(
    new Set(['could-not-look stopped']),
  )
})

test('[ours] where nothing answers the run ends at once', async () => {
  const parity = await parityOf('guuru', { token: 't', send: () => Promise.reject(new Error('no route')) })
  expect(parity).toMatchObject({ sent: 1, stop: new Error('no route') })
})

test.each([
  [502, undefined],
  [200, undefined],
  [200, {}],
  [200, { data: null, errors: [{ message: 'Cannot query field' }] }],
])('[ours] an answer %i %j is no answer to any question but that of a document', async (status, body) => {
  const { results } = await parityOf('marketplacer', answering(status, body))
  const settled = results.filter(({ result }) => result !== 'could-not-look').map(({ id }) => id)
  expect(settled).toEqual(body !== undefined && 'errors' in body ? ['marketplacer.graphql-ruby'] : [])
})

test('[ours] an answer that is no GraphQL ends the run where it is the first, and settles nothing later', async () => {
  const html = { status: 502, body: undefined, contentType: 'text/html' }
  const first = await parityOf('guuru', { token: 't', send: async () => html })
  expect(first).toMatchObject({ sent: 1, stop: html })
  const side = standIn(vendorOf('guuru'), {})
  let sent = 0
  const send: Side['send'] = async (...request) => (sent++ === 1 ? html : side.send(...request))
  const { results, stop } = await parityOf('guuru', { ...side, send }, { mayWrite: false })
  expect(stop).toBeUndefined()
  expect(results.slice(0, 3).map(({ result, why }) => why ?? result)).toEqual([
    'same',
    'no answer that can be read',
    'same',
  ])
})

test('[ours] a token that counts for none settles only what guests can see, and writes nothing', async () => {
  const theirs = { ...standIn(vendorOf('thg'), {}), token: 'wrong' }
  const { results, isGuest } = await parityOf('thg', theirs)
  expect(isGuest).toBe(true)
  const settled = results.filter(({ result }) => result !== 'could-not-look').map(({ id }) => id)
  expect(settled).toEqual(['thg.guest-flags', 'thg.guest-uploader-config', 'thg.password-length', 'thg.logout-revokes'])
  const others = results.filter(({ result }) => result === 'could-not-look')
  expect(new Set(others.map(({ why }) => why))).toEqual(new Set(['the token is not taken']))
  expect((await parityOf('thg', {})).isGuest).toBe(false)
})

test('[ours] a token that is refused in an answer with status 200 counts for none', async () => {
  const errors = [{ message: 'no', path: ['partner'], extensions: { code: 'UNAUTHENTICATED' } }]
  const { results, isGuest, sent } = await parityOf('guuru', answering(200, { data: null, errors }))
  expect({ isGuest, sent }).toEqual({ isGuest: true, sent: 1 })
  expect(results.filter(({ result }) => result !== 'could-not-look')).toEqual([])
})

test(`[ours] at most ${MAX_REQUESTS} requests are sent, with a pause before each but the first`, async () => {
  const step = { document: 'query Q { partner { id } }' }
  const probe: Probe = { needs: 'read', steps: Array.from({ length: 50 }, () => step), read: () => 'largest' }
  let pauses = 0
  const parity = await parityOf('guuru', answering(200, { data: null }), {
    probes: { a: probe, b: probe, c: probe, d: probe },
    pause: async () => void pauses++,
  })
  expect(parity.results.map(({ why }) => why)).toEqual([undefined, undefined, 'stopped', 'stopped'])
  expect({ sent: parity.sent, stop: parity.stop, pauses }).toEqual({ sent: 120, stop: 'limit', pauses: 119 })
})

test('[ours] a seller is written to by the key that was given', async () => {
  const theirs = standIn(vendorOf('marketplacer'), {})
  await parityOf('marketplacer', { ...theirs, sellerToken: 'mp-seller-660119' })
  const [event] = theirs.sim.world().events.list()
  expect(event?.after).toMatchObject({ sellerId: 'U2VsbGVyLTY2MDExOQ==' })
})

test('[ours] whatever an API answers, a report holds none of its texts, names, ids and numbers', async () => {
  // No secret looks like a word of a schema, nor like the code of an error.
  const secret = fc.uuid().map(id => `s${id}`)
  const value = fc.letrec(tie => ({
    any: fc.oneof({ maxDepth: 5 }, secret, fc.integer({ min: 1e6 }), tie('object'), tie('list'), tie('answer')),
    list: fc.array(tie('any'), { maxLength: 3 }),
    object: fc.dictionary(secret, tie('any'), { maxKeys: 3 }),
    answer: fc.record(
      Object.fromEntries(
        ['data', 'errors', 'extensions', 'code', 'message', 'path', 'partner', 'chats', 'edges', 'node', 'id'].map(
          name => [name, tie('any')],
        ),
      ),
      { requiredKeys: [] },
    ),
  })).answer
  await fc.assert(
    fc.asyncProperty(value, async body => {
      const parity = await parityOf('guuru', answering(200, body))
      const told = reportText(parity, 'guuru', wordsOf(vendorOf('guuru'), PROBES['guuru']!.probes))
      expect(told).not.toMatch(/s[0-9a-f]{8}-|\d{6}/)
    }),
    { numRuns: 50 },
  )
})
