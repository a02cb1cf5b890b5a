import { readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { readyMadeCasts } from '../../src/actors/roles.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import type { Cast } from '../../src/actors/casting.ts'
import { setup } from '../setup.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'

const SELLER = 'U2VsbGVyLTY2MDExOQ=='

/** A world with a client, in which these play. */
function setupActors(...actors: Cast) {
  const { world, graphql, sim } = setup({ actors })
  const mutate = async (
    vendor: 'thg' | 'marketplacer' | 'guuru',
    query: string,
    variables: Record<string, unknown>,
  ) => {
    const { body } = await graphql(vendor, query, variables)
    expect(body.errors).toBeUndefined()
    return body.data
  }
  return {
    world,
    sim,
    ask: async () =>
      (
        await mutate(
          'thg',
          'mutation { createDiscussion(input: { category: DELIVERY_PROBLEM, message: { message: "Where is it?" } }) }',
          {},
        )
      ).createDiscussion as string,
    write: () =>
      mutate(
        'marketplacer',
        'mutation ($id: ID!) { chatMessageCreate(input: { sellerId: $id, message: "Please ship" }) { status } }',
        { id: SELLER },
      ),
    accept: (id: string) => mutate('guuru', 'mutation ($id: ID!) { acceptChat(id: $id) { id } }', { id }),
    say: (id: string) =>
      mutate(
        'guuru',
        'mutation ($id: ID!) { sendChatMessage(input: { chatId: $id, posting: { type: "text", text: "Try again" } }) }',
        { id },
      ),
    /** What these actors made happen: who, what. */
    acts: () => world.events.list().flatMap(({ actor, type }) => (/-(?!qa)/.test(actor) ? [`${actor} ${type}`] : [])),
  }
}

test('[assumed] silent is the default: no actor does anything', async () => {
  for (const cast of [[], ['silent']]) {
    const { world, ask, write, say, acts } = setupActors(...cast)
    await ask()
    await write()
    await say(CHAT.open)
    const { happened, now } = await world.settle()
    expect(happened).toEqual([])
    expect(now).toBe('2026-01-01T00:00:00.000Z')
    expect(acts()).toEqual([])
  }
})

test('[assumed] prompt: every actor answers within two minutes, in the words of templates', async () => {
  const { world, ask, write, accept, say } = setupActors('prompt')
  const discussion = await ask()
  await write()
  await accept(CHAT.pending)
  await say(CHAT.pending)
  const { now } = await world.settle()
  expect(now < '2026-01-01T00:02:00.000Z').toBe(true)
  expect(world.thg.state.discussions.require(discussion)).toMatchObject({ status: 'COMPLETED', read: false })
  expect(world.thg.state.messages.last('byDiscussion', discussion)?.message).toContain('Hi Jane Doe, ')
  expect(world.marketplacer.state.messages.last('bySeller', SELLER)).toMatchObject({ sentByType: 'User' })
  expect(world.guuru.state.messages.last('byChat', CHAT.pending)?.author.type).toBe('user')
  expect(world.events.list().map(({ actor }) => actor)).toEqual(
    expect.arrayContaining(['prompt-agent', 'prompt-agent-answers', 'prompt-seller', 'prompt-shopper']),
  )
})

test('[assumed] slow-seller: reads after hours, answers after more of them', async () => {
  const { world, write, acts } = setupActors('slow-seller')
  await write()
  await world.clock.advance('PT1H59M')
  expect(acts()).toEqual([])
  await world.clock.advance('PT3H1M')
  expect(acts()).toEqual(['slow-seller marketplacer.messages.read'])
  await world.clock.advance('PT30H')
  expect(acts()).toEqual(['slow-seller marketplacer.messages.read', 'slow-seller marketplacer.message.created'])
})

test('[assumed] reads-never-replies: read, picked up, and then silence', async () => {
  const { world, ask, write, acts } = setupActors('reads-never-replies')
  await ask()
  await write()
  await world.settle('P30D')
  expect(acts().toSorted()).toEqual([
    'never-replies-agent thg.discussion.status-changed',
    'never-replies-seller marketplacer.messages.read',
  ])
})

test('[assumed] impatient-shopper: asks again while no expert comes', async () => {
  const { world, acts, accept } = setupActors('impatient-shopper')
  world.guuru.shopper.start()
  const { id } = world.guuru.shopper.start()
  await accept(id)
  await world.settle()
  expect(acts()).toEqual([
    'impatient-shopper guuru.message.created',
    'impatient-shopper guuru.message.created',
    'impatient-shopper-leaves guuru.message.created',
    'impatient-shopper-leaves guuru.chat.closed',
    'impatient-shopper-rates guuru.chat.rated',
  ])
  expect(world.guuru.state.chats.require(id).rating).toBeLessThan(3)
})

// Source: GUURU docs, Admin API, Mutations, acceptChat: an error when the chat was already accepted.
test('[documented] expert-snipes-first: acceptChat comes too late', async () => {
  const { world, sim } = setupActors('expert-snipes-first')
  const { id } = world.guuru.shopper.start()
  await world.clock.advance(0)
  expect(world.guuru.state.chats.require(id)).toMatchObject({ status: 'open', personaId: null })
  expect(sim.world().events.list().at(-1)).toMatchObject({ type: 'guuru.chat.opened', actor: 'sniping-expert' })
})

test('[assumed] thanks-and-closes: thanks, closes, rates', async () => {
  const { world, say, acts } = setupActors('thanks-and-closes')
  await say(CHAT.open)
  await world.settle()
  expect(acts()).toEqual([
    'thankful-shopper guuru.message.created',
    'thankful-shopper guuru.chat.closed',
    'thankful-shopper guuru.chat.rated',
  ])
})

test('[assumed] all casts can be played together', () => {
  expect(() => setupActors(...Object.keys(readyMadeCasts(VENDOR_LIST)))).not.toThrow()
})

test.each(Object.entries(readyMadeCasts(VENDOR_LIST)))(
  '[schema] %s is what a file of scripts may hold',
  (_, actors) => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/actors.schema.json', import.meta.url), 'utf8'))
    expect(Value.Errors(schema, { actors })).toEqual([])
    expect(Value.Errors(schema, { actors: [...actors, { name: 'nobody', who: 'nobody' }] })).not.toEqual([])
  },
)
