import { expect, test } from 'backlot/vitest'
import { takeChat } from './client.ts'

const agent = { id: 'agent-7', name: 'Robin' }

test('takes a pending chat once', async ({ sim, world }) => {
  const { id } = world.guuru.shopper.start({ question: 'Where is my order?' })
  const client = { token: world.credential('guuru'), send: (url: string, init: RequestInit) => sim.fetch(url, init) }

  expect(await takeChat(id, agent, client)).toBe('taken')
  expect(await takeChat(id, agent, client)).toBe('too late')
  expect(world).toHaveHappened({ type: 'guuru.chat.opened', after: { id } }, 1)
})

test('hears that a human expert was quicker', async ({ sim, world }) => {
  const { id } = world.guuru.shopper.start({ question: 'Anybody there?' })
  world.guuru.expert.accept(id)
  const client = { token: world.credential('guuru'), send: (url: string, init: RequestInit) => sim.fetch(url, init) }

  expect(await takeChat(id, agent, client)).toBe('too late')
  expect(world).toHaveBeenRequested({ operation: 'acceptChat', status: 200 })
})
