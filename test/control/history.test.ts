import { expect, test } from 'vitest'
import { controlForFile, workDuring } from './control.ts'

const control = controlForFile()

test('[ours] POST /_sim/history fills a world up, announcing nothing', async () => {
  const { post, get, world } = control.world()
  const { status, body } = await post('/_sim/history', { vendor: 'thg', discussions: 100, orders: 80, unread: '20%' })
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { added: { customers: 38, discussions: 86, orders: 66 } },
  })
  expect((await get('/_sim/events')).body.events).toEqual([])
  expect([...world.thg.state.discussions.all()].filter(({ read }) => !read)).toHaveLength(20)
})

test('[ours] other calls are answered while a history is made; where one makes a record of the same id, nothing is added', async () => {
  const { post, world } = control.world()
  const before = world.guuru.state.chats.size
  const making = post('/_sim/history', { vendor: 'guuru', chats: 1000 })
  const made = await workDuring(making, () => post('/_sim/guuru/chats', { question: 'Meanwhile?' }))
  const { status, body } = await making
  const message = `The world "${world.id}" changed while its history was made, so that nothing was added; ask again while nothing else changes the same records.`
  expect({ status, body }).toEqual({ status: 409, body: { error: { code: 'WORLD_CHANGED', message } } })
  expect(world.guuru.state.chats.size).toBe(before + made)
  expect((await post('/_sim/history', { vendor: 'guuru', chats: 1000 })).status).toBe(201)
})

test('[ours] what does not fit is refused in a sentence', async () => {
  const { post } = control.world()
  const { status, body } = await post('/_sim/history', { vendor: 'thg', months: 0 })
  const message = 'months is 0; expected a whole number from 1 to 120.'
  expect({ status, body }).toEqual({ status: 400, body: { error: { code: 'INVALID_INPUT', message, path: 'months' } } })
})
