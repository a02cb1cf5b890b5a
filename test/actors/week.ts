import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { WorldDocument } from '../../src/format/document.ts'
import type { VendorName } from '../../src/vendors/index.ts'
import { createAccess } from '../../src/kit/access.ts'
import type { GuuruAccess } from '../../src/api/guuru.gen.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import { vendorOf, VENDORS } from '../../src/vendors/index.ts'

const FIXTURE = JSON.parse(
  readFileSync(new URL('../../fixtures/default.json', import.meta.url), 'utf8'),
) as WorldDocument

const HEADERS: Readonly<Record<VendorName, Record<string, string>>> = {
  thg: { authorization: 'Opaque thg-jane' },
  marketplacer: { 'marketplacer-api-key': 'mp-operator' },
  guuru: { authorization: 'Bearer guuru-partner' },
}

/**
 * A week in which a client writes to all three vendors every few hours, and the actors of `office-hours` do the rest.
 * Answers everything that happened, an event a line.
 */
export async function playWeek(seed: number): Promise<string[]> {
  const sim = new Simulator({ seed, fixtures: [FIXTURE], actors: 'office-hours', journalLimit: 100_000 })
  const world = sim.world()
  const guuru = createAccess<GuuruAccess>(vendorOf('guuru'), () => world)
  const call = async (vendor: VendorName, query: string, variables: object): Promise<void> => {
    const request = {
      method: 'POST',
      url: VENDORS[vendor].paths[0]!,
      headers: { 'content-type': 'application/json', ...HEADERS[vendor] },
      body: JSON.stringify({ query, variables }),
      secure: false,
    }
    await sim.answer({ vendor, world: undefined, request })
  }
  for (let hour = 0; hour < 7 * 24; hour += 3) {
    await call(
      'thg',
      'mutation ($text: String!) { createDiscussion(input: { category: DELIVERY_PROBLEM, message: { message: $text } }) }',
      { text: `Where is it, hour ${hour}?` },
    )
    await call(
      'marketplacer',
      'mutation ($text: String!, $id: ID!) { chatMessageCreate(input: { sellerId: $id, message: $text }) { status } }',
      { text: `Please look at order ${hour}`, id: 'U2VsbGVyLTY2MDExOQ==' },
    )
    const { id } = guuru.shopper.start({ question: `Does it fit, hour ${hour}?` })
    await call('guuru', 'mutation ($id: ID!) { acceptChat(id: $id) { id } }', { id })
    await call(
      'guuru',
      'mutation ($id: ID!) { sendChatMessage(input: { chatId: $id, posting: { type: "text", text: "It does" } }) }',
      { id },
    )
    await world.clock.advance('PT3H')
    await call('guuru', 'mutation ($id: ID!) { closeChat(id: $id) { id } }', { id })
  }
  await world.settle()
  const events = world.events.list().map(event => JSON.stringify(event))
  sim.close()
  return events
}

// Run as a program, it prints the week of the seed.
if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write((await playWeek(Number(process.argv[2]))).join('\n'))
