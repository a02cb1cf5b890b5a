/** What a reader of a history sees: texts that answer each other, people who sleep, and a few odd ones. */
import { expect, test } from 'vitest'
import * as guuruFactories from '../../src/vendors/guuru/factories.ts'
import * as marketplacerFactories from '../../src/vendors/marketplacer/factories.ts'
import * as thgFactories from '../../src/vendors/thg/factories.ts'
import type { ChatRow, MessageRow as GuuruMessage, SubmissionRow } from '../../src/vendors/guuru/records.ts'
import { texts as guuru } from '../../src/vendors/guuru/histories/texts.gen.ts'
import type { MessageRow as Message } from '../../src/vendors/marketplacer/records.ts'
import { texts as marketplacer } from '../../src/vendors/marketplacer/histories/texts.gen.ts'
import type { CustomerRow, DiscussionRow, MessageRow as ThgMessage } from '../../src/vendors/thg/records.ts'
import { DiscussionCategory } from '../../src/vendors/thg/schema.gen.ts'
import { texts as thg } from '../../src/vendors/thg/histories/texts.gen.ts'
import { Chance } from '../../src/vendors/contract/histories/chance.ts'
import { Prose, readTurn } from '../../src/vendors/contract/histories/prose.ts'
import { Ids } from '../../src/world/ids.ts'
import { setup } from '../setup.ts'
import { dayAndHour, generated, latinIn } from './generated.ts'

const DAY = 24 * 60 * 60_000
/** Where generated time ends. */
const END = Date.parse('2026-01-01T00:00:00.000Z')
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u
const EMOJI = /\p{Extended_Pictographic}/u

test.each([
  ['thg', { discussions: 500 }],
  ['marketplacer', { messages: 1500 }],
  ['guuru', { chats: 300 }],
])(
  '[ours] some of %s are very long, right-to-left, or of emoji alone; no text is left half done',
  async (vendor, sizes) => {
    const { records } = await generated<{ messages: readonly { message?: string; text?: string | null }[] }>({
      vendor,
      ...sizes,
    })
    const said = records.messages.flatMap(({ message, text }) => message ?? text ?? [])
    expect(said.filter(text => text.length > 1000).length).toBeGreaterThan(0)
    expect(said.filter(text => RIGHT_TO_LEFT.test(text)).length).toBeGreaterThan(0)
    expect(said.filter(text => EMOJI.test(text) && !/[a-z]/i.test(text)).length).toBeGreaterThan(0)
    expect(said.filter(text => /[{}[\]|~]|undefined|null/.test(text.replaceAll(/ \| /g, ' '))).slice(0, 3)).toEqual([])
    expect(said.filter(text => text.trim() === '' || text !== text.trim())).toEqual([])
  },
)

test('[ours] German customers are answered in German, English ones in English, by the right name', async () => {
  const { records } = await generated<{
    customers: readonly CustomerRow[]
    discussions: readonly DiscussionRow[]
    messages: readonly ThgMessage[]
  }>({ vendor: 'thg', discussions: 400 })
  const german = /\b(hallo|guten|ich|bitte|danke|die|das|ist|wo|wie|wir|und|wann|gibt|vielen|wurde|enthält|bei)\b/i
  let answers = 0
  for (const { id, customer } of records.discussions) {
    const said = records.messages.filter(({ discussionId }) => discussionId === id)
    const first = records.customers.find(({ number }) => number === customer)!.fullName.split(' ')[0]!
    for (const { message } of said.filter(({ type }) => type === 'RESPONSE')) {
      expect(message).toContain(first)
      answers++
    }
    const isGerman = said.filter(({ type }) => type === 'RESPONSE').map(({ message }) => /^(Hallo|Guten)/.test(message))
    const long = said.filter(
      ({ type, message }) => type === 'QUERY' && message.length > 60 && !RIGHT_TO_LEFT.test(message),
    )
    for (const { message } of long)
      if (isGerman.length > 0) expect([message, german.test(message)]).toEqual([message, isGerman[0]])
  }
  expect(answers).toBeGreaterThan(400)
})

test('[ours] operator and sellers write in office hours, agents too', async () => {
  const { records } = await generated<{ messages: readonly Message[] }>({ vendor: 'marketplacer', messages: 1000 })
  const agents = await generated<{ messages: readonly ThgMessage[] }>({ vendor: 'thg', discussions: 300 })
  const atWork = [...records.messages, ...agents.records.messages.filter(({ type }) => type === 'RESPONSE')]
  const outside = atWork.filter(({ createdAt }) => {
    const { day, hour } = dayAndHour(createdAt)
    return day === 0 || day === 6 || hour < 8 || hour > 18
  })
  expect(outside).toEqual([])
})

test('[ours] shoppers sleep at night, and chats are quick', async () => {
  const { records } = await generated<{ messages: readonly GuuruMessage[] }>({ vendor: 'guuru', chats: 300 })
  const first = new Map<string, number>()
  for (const { chatId, createdAt } of records.messages) if (!first.has(chatId)) first.set(chatId, createdAt)
  expect([...first.values()].filter(at => dayAndHour(at).hour < 7 || dayAndHour(at).hour > 23)).toEqual([])
})

test('[ours] what waits has not waited for months: chats a day or two, submissions two weeks, discussions days', async () => {
  const { records } = await generated<{
    chats: readonly ChatRow[]
    submissions: readonly SubmissionRow[]
  }>({ vendor: 'guuru', chats: 600, submissions: 200 })
  const thgs = await generated<{ discussions: readonly DiscussionRow[] }>({ vendor: 'thg', discussions: 400 })
  const waiting = (rows: readonly { status: string; createdAt: number }[], statuses: string, days: number) => {
    const ages = rows.filter(({ status }) => statuses.split(' ').includes(status)).map(row => END - row.createdAt)
    expect([statuses, ages.length > 0, Math.max(...ages) <= days * DAY]).toEqual([statuses, true, true])
  }
  waiting(records.chats, 'pending', 1.1)
  waiting(records.chats, 'open', 2.2)
  waiting(records.submissions, 'pending', 16)
  waiting(thgs.records.discussions, 'OUTSTANDING IN_PROGRESS PENDING', 6)
})

test('[ours] an answer is linked to its question', () => {
  for (let n = 0; n < 50; n++) {
    const prose = new Prose(new Chance(new Ids(1), `link ${n}`), { word: ['x', 'y', 'z'] }, { known: 'k' })
    const said = prose.say('[1:How|When] {word} {known} [a|b] {now} {~word} {3..4} {d2} {word*2}', { now: 'n' })
    expect(said).toMatch(/^(How|When) [xyz] k [ab] n [xyz] [34] \d\d [xyz]\n[xyz]$/)
    expect(prose.say('[1:How|When] {word}')).toBe(said.split(' ').slice(0, 2).join(' '))
  }
})

test('[ours] every turn names a role, every topic of a discussion a category', () => {
  const roles = { thg: ['QUERY', 'RESPONSE'], marketplacer: ['Admin', 'User'], guuru: ['user', 'expert', 'bot'] }
  for (const [name, texts] of Object.entries({ thg, marketplacer, guuru })) {
    for (const { parts, topics } of Object.values(texts)) {
      const prose = new Prose(new Chance(new Ids(1), 'roles'), parts, {})
      for (const { turns, category } of topics) {
        const spoken = turns.filter(turn => !turn.startsWith('user@')).map(turn => readTurn(prose.choose(turn))[0])
        expect([name, spoken.filter(role => !roles[name as keyof typeof roles].includes(role))]).toEqual([name, []])
        if (name === 'thg') expect(Object.keys(DiscussionCategory)).toContain(category)
      }
    }
  }
  expect(new Set(thg.en.topics.map(({ category }) => category)).size).toBe(Object.keys(DiscussionCategory).length)
})

test('[ours] what factories make up is no Latin, and fits who says it', () => {
  const { thg: shop, marketplacer: market, guuru: chats } = setup().world
  const author = { type: 'expert', id: 'someone' } as const
  const said = Array.from({ length: 20 }, () => [
    thgFactories.aMessage(shop).message,
    thgFactories.aMessage(shop, { type: 'RESPONSE' }).message,
    marketplacerFactories.aMessage(market).message,
    guuruFactories.aChat(chats).question,
    guuruFactories.aMessage(chats, { author }).text!,
  ])
  expect(said.flat().filter(text => latinIn(text) > 1 || !/^[A-Z].*[.?!]$/.test(text))).toEqual([])
  expect(new Set(said.flat()).size).toBeGreaterThan(20)
  expect(said.filter(([query, response]) => query === response)).toEqual([])
})
