/** What a recorded answer rests on, where answers are not marked: it is found when it is asked for. */
import { parse, print } from 'graphql'
import { expect, test } from 'vitest'
import { assumptionsOf } from '../../src/control/answer-assumptions.ts'
import { answersOf } from '../../src/control/box/box-answers.ts'
import { toBlackBox } from '../../src/simulator/black-box.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { type VendorName, vendorOf } from '../../src/vendors/index.ts'
import { type AnyJson, setup, VENDOR_NAMES } from '../setup.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'
import { receiver } from '../webhooks/receiver.ts'
import { refusal, setupControl } from './control.ts'

const ACCEPT = `mutation { acceptChat(id: "${CHAT.pending}") { status category { id } } }`
const OPEN = `mutation { openChat(id: "${CHAT.rated}") { status } }`
const CHATS = '{ partner { chats { edges { node { id status } } } } }'

type Sent = readonly [vendor: VendorName, query: string]

/** What the headers say of the answers to these requests where answers are marked. */
async function marksOf(all: readonly Sent[], options: SimulatorOptions = {}): Promise<string[][]> {
  const { graphql } = setup({ ...options, markAssumptions: true })
  const marks = []
  for (const sent of all) {
    const { 'x-backlot-assumed': mark } = (await graphql(...sent)).headers
    marks.push(mark === undefined ? [] : String(mark).split(', '))
  }
  return marks
}

/** A world that marks no answer, and what is found of the one with a number. */
function setupWorld(options: SimulatorOptions = {}) {
  const { sim, world, graphql } = setup({ history: true, ...options })
  return { sim, world, graphql, find: (id: number) => assumptionsOf(sim, world, id) }
}

test('[ours] of all samples, sent twice, a black box has what marked answers name', async () => {
  const samples = VENDOR_NAMES.flatMap(vendor =>
    parse(vendorOf(vendor).samples).definitions.map((definition): Sent => [vendor, print(definition)]),
  )
  const sent: readonly Sent[] = [...samples, ...samples, ['guuru', '{ partner'], ['guuru', OPEN]]
  const options = { assume: { 'guuru.rated-chat-opens': 'yes' } }
  const { world, graphql } = setupWorld(options)
  for (const one of sent) await graphql(...one)
  const held = (await answersOf(toBlackBox(world, 'a test'), 'http://localhost')) as AnyJson
  const found = sent.map((_, index) => held.answers[held.calls[`/requests/${index + 1}/assumptions`][0][1]])
  const marks = await marksOf(sent, options)
  expect(found).toEqual(marks.map(mark => ({ assumed: expect.toSatisfy(isSet(mark)), complete: true })))
  expect(marks.at(-1)).toEqual(expect.arrayContaining(['guuru.reopened-closed-at', 'transition:rated>open']))
})

const isSet = (names: readonly string[]) => (found: readonly string[]) =>
  String(found.toSorted()) === String(names.toSorted())

test('[ours] reads between acts at one instant are tried after each event', async () => {
  const { world, graphql, find } = setupWorld()
  for (let i = 0; i < 3; i++) {
    world.guuru.shopper.start({ question: 'Which size?' })
    await graphql('guuru', CHATS)
  }
  world.guuru.shopper.start({ question: 'Which color?' })
  const [mark] = await marksOf([['guuru', CHATS]])
  expect(await Promise.all([1, 2, 3].map(find))).toEqual([1, 2, 3].map(() => ({ assumed: mark, complete: true })))
})

test('[ours] to find it changes nothing: no record, no entry of a log, and nothing is sent', async () => {
  const { url, received } = await receiver()
  const { world, graphql, find } = setupWorld({ webhooks: { url }, actors: 'prompt' })
  await graphql('guuru', ACCEPT)
  await world.settle()
  const [sent, before] = [received.length, JSON.stringify(toBlackBox(world, ''))]
  expect(sent).toBeGreaterThan(0)
  expect(await find(1)).toEqual({ assumed: ['Category.id'], complete: true })
  expect(JSON.stringify(toBlackBox(world, ''))).toBe(before)
  expect(received).toHaveLength(sent)
})

test('[ours] where the world as it was is not kept, or a fault shaped the answer, there may be more', async () => {
  const { graphql, find } = setupWorld({ history: false, assume: { 'guuru.rated-chat-opens': 'yes' } })
  await graphql('guuru', OPEN)
  expect(await find(1)).toEqual({ assumed: ['transition:rated>open'], complete: false })
  await graphql('guuru', CHATS)
  // Nothing has happened since: the world is as it was.
  expect(await find(2)).toMatchObject({ complete: true })
  const faulty = setupWorld()
  faulty.world.faults.add({ vendor: 'guuru', kind: 'graphql-error', code: 'CHAT_NOT_FOUND', message: 'x' })
  await faulty.graphql('guuru', ACCEPT)
  expect(await faulty.find(1)).toEqual({ assumed: ['Category.id', 'error:CHAT_NOT_FOUND'], complete: false })
})

test('[ours] a running clock, a credential that is refused, and an answer that is marked', async () => {
  const running = setupWorld({ clock: 'real' })
  await running.graphql('guuru', ACCEPT.replace('status', 'status messages { edges { node { createdAt } } }'))
  await running.graphql('guuru', ACCEPT, undefined, { token: 'none' })
  const [first, second] = [await running.find(1), await running.find(2)]
  expect([first, second]).toMatchObject([{ complete: true }, { complete: true }])
  const marked = setupWorld({ markAssumptions: true, history: false })
  const { 'x-backlot-assumed': mark } = (await marked.graphql('guuru', OPEN)).headers
  expect(await marked.find(1)).toEqual({ assumed: String(mark).split(', '), complete: true })
})

test('[ours] GET /requests/{id}/assumptions answers it, in every world, and refuses what the journal does not have', async () => {
  const { get, graphql } = await setupControl()
  await graphql('guuru', CHATS, { headers: { 'x-sim-world': 'ci-42' } })
  expect(await get('/w/ci-42/_sim/requests/1/assumptions')).toMatchObject({
    status: 200,
    body: { assumed: ['guuru.lists-begin-with'], complete: true },
  })
  expect(await get('/_sim/requests/7/assumptions')).toMatchObject(refusal(404, 'REQUEST_NOT_FOUND', /no request 7;/))
})
