/** The fixture for demonstrations. */
import { Type } from 'typebox'
import { expect, onTestFinished, test } from 'vitest'
import { checkDocument } from '../../src/format/check.ts'
import { checkReferences } from '../../src/format/references.ts'
import { readShippedFixture } from '../../src/format/shipped.ts'
import { createSimulator, type CreateOptions } from '../../src/index.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import { moverOf } from '../../src/time/relative.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { demoFixture } from './demo-fixture.ts'
import { latinIn } from './generated.ts'

const FORMAT = worldFormat(VENDOR_LIST)
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u
const GERMAN = /\b(und|ist|nicht|Ihre|vielen|bitte)\b/
const ENGLISH = /\b(the|and|please|your|thank)\b/i
const PNG = '\u0089PNG'

function aWorld(options: CreateOptions = {}) {
  const sim = createSimulator({ fixtures: 'demo', ...options })
  onTestFinished(() => sim.close())
  return { sim, world: sim.world() }
}

test('[ours] the fixture is what the generator and its stories make, byte for byte', async () => {
  await expect(await demoFixture()).toMatchFileSnapshot('../../fixtures/demo.json')
})

test('[ours] it is a document without slips, and each of its times counts from the beginning, back', () => {
  const document = readShippedFixture('demo')
  expect(checkDocument(document, 'demo.json', FORMAT)).toBe(document)
  expect(() => checkReferences([{ source: 'demo.json', document }], FORMAT)).not.toThrow()
  const absolute: unknown[] = []
  for (const { name, records } of VENDOR_LIST)
    for (const [table, rows] of Object.entries(document.vendors?.[name] ?? {}))
      moverOf(Type.Array(records[table]!))(rows, at => {
        if (typeof at === 'number' || at.startsWith('P')) absolute.push([name, table, at])
        return at
      })
  expect(absolute).toEqual([])
})

test('[ours] there is something in every status, read and unread by both sides, and whatever the time it is fresh', () => {
  for (const clock of ['frozen', 'real', 'frozen@2031-05-01T12:00:00Z'] as const) {
    const { thg, marketplacer, guuru, clock: time } = aWorld({ clock }).world
    const statuses = (rows: Iterable<{ readonly status: string }>) => [
      ...new Set([...rows].map(({ status }) => status)),
    ]
    expect(statuses(thg.state.discussions.all())).toHaveLength(4)
    expect(statuses(thg.state.orders.all())).toHaveLength(5)
    expect(statuses(guuru.state.chats.all())).toHaveLength(5)
    expect(statuses(guuru.state.submissions.all())).toHaveLength(3)
    const messages = [...marketplacer.state.messages.all()]
    expect(new Set(messages.map(({ sentByType, readAt }) => `${sentByType} ${readAt === null}`)).size).toBe(4)
    for (const said of [thg.state.messages, marketplacer.state.messages, guuru.state.messages]) {
      const ages = [...said.all()].map(({ createdAt }) => time.now() - createdAt)
      expect(Math.min(...ages)).toBeGreaterThanOrEqual(0)
      expect(Math.min(...ages)).toBeLessThan(3 * 3_600_000)
      expect(Math.max(...ages)).toBeGreaterThan(20 * 86_400_000)
    }
  }
})

test('[ours] its people speak English and German, one of each vendor has a name from right to left; no Latin, nothing half done', () => {
  const { thg, marketplacer, guuru } = aWorld().world
  const names = [
    [...thg.state.customers.all()].map(({ fullName }) => fullName),
    [...marketplacer.state.sellers.all()].map(({ businessName }) => businessName),
    [...guuru.state.users.all()].flatMap(({ name }) => name ?? []),
  ]
  for (const own of names) expect(own.some(name => RIGHT_TO_LEFT.test(name))).toBe(true)
  const said = [
    [...thg.state.messages.all()].map(({ message }) => message),
    [...marketplacer.state.messages.all()].map(({ message }) => message),
    [...guuru.state.messages.all()].flatMap(({ text }) => text ?? []),
  ]
  for (const texts of said)
    expect([GERMAN, ENGLISH].map(language => texts.some(text => language.test(text)))).toEqual([true, true])
  expect(said.flat().filter(text => latinIn(text) > 2 || /[{}[\]]|undefined|null/.test(text))).toEqual([])
  expect(new Set(said.flat()).size).toBeGreaterThan(said.flat().length * 0.9)
})

test('[ours] its photos have bytes, and the documented credentials work', async () => {
  const { sim, world } = aWorld()
  const [file] = world.thg.state.attachments.all()
  expect(Buffer.from(world.thg.attachmentContent(file!.token)).toString('latin1').slice(0, 4)).toBe(PNG)
  const photos = [...world.guuru.state.messages.all()].flatMap(({ attachment }) =>
    attachment?.url.startsWith('/') ? [attachment.url] : [],
  )
  expect(photos).toHaveLength(2)
  for (const path of photos) {
    const answer = await sim.fetch(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await answer.text()).slice(1, 4)).toBe('PNG')
  }
  const { world: known } = aWorld({ fixtures: 'empty' })
  for (const vendor of ['thg', 'marketplacer', 'guuru'] as const)
    expect(world.credential(vendor)).toBe(known.credential(vendor))
})

test('[ours] actors make it live, in worlds of its own too', async () => {
  const { sim } = aWorld({ fixtures: 'empty', actors: ['prompt', 'thanks-and-closes'] })
  const world = await sim.createWorld({ id: 'show', fixtures: 'demo' })
  const [open] = [...world.guuru.state.chats.all()].filter(({ status }) => status === 'open')
  const response = await world.fetch('https://api.guuru.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.credential('guuru')}` },
    body: JSON.stringify({
      query: `mutation { sendChatMessage(input: { chatId: "${open!.id}", posting: { type: "text", text: "A new one is on its way." } }) }`,
    }),
  })
  expect(await response.json()).not.toHaveProperty('errors')
  await world.settle()
  expect(world.guuru.state.chats.require(open!.id).status).toBe('rated')
})
