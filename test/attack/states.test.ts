import { expect, test } from 'vitest'
import { credentialHeader, VENDOR_NAMES } from '../setup.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import { SCRIPT } from '../actors/script.ts'
import { allFaults } from '../faults/request-mix.ts'
import { CALLS } from '../faults/fault-setup.ts'
import { changed, HOSTILE_VALUES, placesOf } from './hostile.ts'
import { createTarget, holdRoundTrip, IS_SOAK, type Send, TIMEOUT } from './target.ts'

/** How many of the documents are sent when not all are. */
const SAMPLE = 120
/** What shows all of a world. */
const READS = [
  'info',
  'worlds',
  'clock',
  'requests',
  'events',
  'webhooks',
  'webhooks/deliveries',
  'actors',
  'transitions',
  'faults',
]

/** A world in which there is something of everything. */
async function fill(kit: Awaited<ReturnType<typeof createTarget>>): Promise<void> {
  const { world, inProcess } = kit
  const control = async (method: string, path: string, body: object): Promise<void> =>
    expect((await inProcess(method, `/_sim${path}`, JSON.stringify(body))).status).toBeLessThan(300)
  await control('PUT', '/webhooks', { url: 'http://127.0.0.1:9/hook', secret: 's' })
  await control('PUT', '/actors', { actors: ['silent', SCRIPT] })
  await control('PUT', '/transitions', { transitions: { 'guuru.chat': { progression: 'time', seconds: 60 } } })
  await control('POST', '/guuru/chats', { question: 'Does it fit?', user: { name: 'Ada' }, category: 'Fit' })
  await control('POST', '/guuru/submissions', {})
  await control('POST', '/marketplacer/sellers/660119/messages', { message: 'Hello' })
  await control('POST', '/thg/orders', {})
  for (const vendor of VENDOR_NAMES) await kit.graphql(vendor, CALLS[vendor].mutation, CALLS[vendor].variables)
  world.faults.replace(allFaults().map(rule => ({ ...rule, probability: 0 })))
}

/** Reads all that a world shows. */
async function readAll(send: Send): Promise<void> {
  for (const path of READS) await send('GET', `/_sim/${path}`)
  for (const vendor of VENDOR_NAMES)
    await send(
      'POST',
      VENDORS[vendor].paths[0]!,
      JSON.stringify({ query: CALLS[vendor].query }),
      credentialHeader(vendor),
    )
}

test(
  '[ours] whatever stands in whichever place of a document: it is refused in words, or comes out as it went in',
  async () => {
    const kit = await createTarget()
    const { inProcess: send, world, sim } = kit
    await fill(kit)
    const original = (await send('GET', '/_sim/state')).body
    const document: unknown = JSON.parse(original)
    const places = placesOf(document)
    const all = places.flatMap(place => HOSTILE_VALUES.map(value => [place, value] as const))
    const random = createSeededRandom(11)
    const mutations = IS_SOAK ? all : Array.from({ length: SAMPLE }, () => random.pick(all))
    let taken = 0
    for (const [place, value] of mutations) {
      const where = `${place.join('.')} = ${JSON.stringify(value)?.slice(0, 80)}`
      const put = await send('PUT', '/_sim/state', JSON.stringify(changed(document, place, value)))
      if (put.status >= 300) {
        const { error } = JSON.parse(put.body) as { error?: { code?: string; message?: string } }
        expect({ where, ...error }).toMatchObject({
          where,
          code: expect.any(String),
          message: expect.stringMatching(/.{10}/),
        })
        continue
      }
      taken++
      await holdRoundTrip(send, where)
      await readAll(send)
    }
    expect(taken).toBeGreaterThan(0)
    expect((await send('PUT', '/_sim/state', original)).body === original).toBe(true)
    expect(world.id).toBe(sim.world().id)
    await kit.survived(
      `${mutations.length} documents: ${places.length} places by ${HOSTILE_VALUES.length} values, ${taken} taken`,
    )
  },
  TIMEOUT,
)
