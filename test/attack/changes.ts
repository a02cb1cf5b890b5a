/** What the control plane changes in a world by documents, records and histories, and what the model says of it. */
import { expect } from 'vitest'
import type { AnyJson } from '../setup.ts'
import { Model } from './model.ts'
import { type Game, ids, type Operation } from './operations.ts'

/** How likely months of data are added: they cost as much as a hundred operations. */
const HISTORY_CHANCE = 0.02
/** How many chats a world has more for them. */
const MORE_CHATS = 3

/** Puts one record as it is but for its status, or removes one. */
const patch =
  (vendor: 'guuru' | 'thg', table: 'chats' | 'discussions', statuses: readonly string[]): Operation =>
  async ({ control, model, random, world }) => {
    const known = model[table] as Map<string, { status: string }>
    const id = ids(known, random)
    const conversation = known.get(id)
    if (!conversation || random.chance(0.3)) {
      const isTaken = conversation !== undefined
      const answer = await control(isTaken, 'PATCH', '/state', { remove: { [vendor]: { [table]: [id] } } })
      if (isTaken) expect(answer).toMatchObject({ put: 0, removed: expect.any(Number) })
      known.delete(id)
      return
    }
    const status = random.pick(statuses)
    const tables = world[vendor].state as AnyJson // the table is one of the vendor's
    const row = { ...tables[table].get(id), status }
    expect(await control(true, 'PATCH', '/state', { vendors: { [vendor]: { [table]: [row] } } })).toEqual({
      put: 1,
      removed: 0,
    })
    conversation.status = status
  }

/** Adds months of data: what there was stays as it was, and there is as much as was asked for. */
async function addHistory({ control, model, random, world }: Game): Promise<void> {
  if (!random.chance(HISTORY_CHANCE)) return
  const chats = model.chats.size + MORE_CHATS
  await control(true, 'POST', '/history', { vendor: 'guuru', months: 1, chats, submissions: model.submissions.size })
  const now = Model.of(world.document())
  expect(now.chats.size).toBe(chats)
  for (const [id, chat] of model.chats) expect([id, now.chats.get(id)]).toEqual([id, chat])
  for (const [id, status] of model.submissions) expect([id, now.submissions.get(id)]).toEqual([id, status])
  for (const [id, chat] of now.chats) model.chats.set(id, chat)
  for (const [id, status] of now.submissions) model.submissions.set(id, status)
}

/** All of them. */
export const CHANGES: readonly Operation[] = [
  patch('guuru', 'chats', ['pending', 'open', 'closed']),
  patch('thg', 'discussions', ['OUTSTANDING', 'PENDING']),
  async ({ control, model, random }) => {
    const isTaken = random.chance(0.9)
    const status = isTaken ? random.pick(['pending', 'approved']) : 'unknown'
    const made = await control(isTaken, 'POST', '/guuru/records/submissions', { status })
    if (isTaken) model.submissions.set(made.id, status)
  },
  addHistory,
]
