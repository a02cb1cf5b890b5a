/** A history is one that could have happened: chats are held again by the API and the acts, records keep the rules. */
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../../src/index.ts'
import { toIso } from '../../../src/time/instant.ts'
import type * as rows from '../../../src/vendors/guuru/records.ts'
import { SERVICE_ACCOUNT } from '../../../src/vendors/guuru/rules.ts'
import { generated } from '../../generate/generated.ts'

interface Rows {
  readonly users: readonly rows.UserRow[]
  readonly experts: readonly rows.ExpertRow[]
  readonly personas: readonly rows.PersonaRow[]
  readonly chats: readonly rows.ChatRow[]
  readonly messages: readonly rows.MessageRow[]
  readonly submissions: readonly rows.SubmissionRow[]
  readonly payouts: readonly rows.PayoutRow[]
}

const FIRST = Date.parse('2025-07-01')
const END = Date.parse('2026-01-01')

test.each([1, 2])('[ours] the acts of shoppers and experts lead to the same chats: seed %i', async seed => {
  const { document, records } = await generated<Rows>({ vendor: 'guuru', chats: 60, personas: 0, submissions: 0, seed })
  const kept = { ...records, users: [], chats: [], messages: [] }
  const sim = createSimulator({
    fixtures: { ...document, vendors: { guuru: kept } },
    clock: { frozenAt: toIso(FIRST) },
  })
  onTestFinished(() => sim.close())
  const world = sim.world()
  const { shopper, expert } = world.guuru
  const ids = new Map<string, string>()
  for (const { chatId, createdAt, text, attachment, author } of records.messages) {
    const chat = records.chats.find(({ id }) => id === chatId)!
    await world.clock.advanceTo(toIso(createdAt))
    const id = ids.get(chatId)
    if (id === undefined) {
      ids.set(chatId, shopper.start({ question: text!, categoryId: chat.categoryId }).id)
      // It goes to the company where no expert takes it.
      const isAlone = records.messages.filter(other => other.chatId === chatId).length === 1
      if (isAlone && chat.status !== 'pending') world.guuru.transfer(ids.get(chatId)!)
      continue
    }
    const { status } = world.guuru.state.chats.require(id)
    if (status === 'closed') shopper.reopen(id)
    if (author.type === 'expert') {
      const name = records.experts.find(other => other.id === author.id)!.name!
      if (status === 'pending') expert.accept(id, name)
      expert.say(id, { text: text! })
    } else if (attachment) {
      const { filename, mimetype, url } = attachment
      shopper.say(id, { attachment: { filename, mimetype, address: url } })
    } else shopper.say(id, { text: text!, author: author.type })
    const isLast = records.messages.findLast(other => other.chatId === chatId)!.createdAt === createdAt
    if (!isLast) continue
    if (chat.closedAt !== null) shopper.close(id)
    else if (chat.status === 'transferred' || chat.status === 'rated') world.guuru.transfer(id)
    if (chat.rating !== null) shopper.rate(id, chat.rating)
  }
  const told = (messages: Iterable<rows.MessageRow>) =>
    [...messages].map(({ type, text, createdAt, author }) => [type, text, createdAt, author.type])
  expect(told(world.guuru.state.messages.all())).toEqual(told(records.messages))
  for (const { id, status, rating, expertId } of records.chats) {
    const again = world.guuru.state.chats.require(ids.get(id)!)
    expect([again.status, again.rating, again.expertId]).toEqual([status, rating, expertId])
  }
})

test.each([1, 2, 3])('[ours] chats keep the rules: seed %i', async seed => {
  const { records } = await generated<Rows>({ vendor: 'guuru', chats: 200, seed })
  for (const { id, status, question, createdAt, closedAt, rating, expertId, personaId, userId } of records.chats) {
    const said = records.messages.filter(({ chatId }) => chatId === id)
    expect(said[0]).toMatchObject({ text: question, createdAt, author: { type: 'user', id: userId } })
    const times = said.map(({ createdAt: at }) => at)
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b))
    expect(rating !== null).toBe(status === 'rated')
    expect(createdAt).toBeGreaterThanOrEqual(FIRST)
    if (status === 'closed') expect(closedAt).not.toBeNull()
    if (closedAt !== null) expect(closedAt).toBeGreaterThan(times.at(-1)!)
    if (status === 'pending') expect([expertId, personaId]).toEqual([null, null])
    if (status === 'open' || status === 'closed') expect(expertId).not.toBeNull()
    expect(personaId !== null).toBe(expertId === SERVICE_ACCOUNT.id)
    const byExperts = said.filter(({ author }) => author.type === 'expert').map(({ author }) => author.id)
    if (personaId === null) expect(byExperts.filter(author => author !== expertId)).toEqual([])
    else expect(byExperts.filter(author => !records.personas.some(persona => persona.id === author))).toEqual([])
  }
  expect(new Set(records.chats.map(({ status }) => status)).size).toBe(5)
})

test('[ours] submissions are reviewed later than made, and experts paid for months in which they had chats', async () => {
  const { records } = await generated<Rows>({ vendor: 'guuru', chats: 200, submissions: 60 })
  for (const { status, createdAt, reviewedAt } of records.submissions) {
    expect(reviewedAt === null).toBe(status === 'pending')
    if (reviewedAt !== null) expect(reviewedAt).toBeGreaterThan(createdAt)
    expect(reviewedAt ?? 0).toBeLessThanOrEqual(END)
  }
  expect(new Set(records.submissions.map(({ status }) => status)).size).toBe(3)
  expect(records.payouts.length).toBeGreaterThan(0)
  for (const { expertId, month } of records.payouts) {
    const from = Date.parse(`${month}-01`)
    const until = from + 31 * 24 * 60 * 60_000
    const own = records.chats.filter(
      chat => chat.expertId === expertId && chat.createdAt >= from - 86_400_000 * 4 && chat.createdAt < until,
    )
    expect(own.length).toBeGreaterThan(0)
  }
})
