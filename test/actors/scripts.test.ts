import { expect, test } from 'vitest'
import { type ActorScript, agent, expert, seller, shopper } from '../../src/index.ts'
import { MAX_CHAIN } from '../../src/actors/actors.ts'
import { setup, withAccess } from '../setup.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'

const DISCUSSION = '13183370'
const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const ECHO = seller({
  name: 'echo',
  when: { type: 'marketplacer.message.created' },
  delay: 'PT1M',
  what: { do: 'write', message: '{message}!' },
})

test('[assumed] templates take the words of the message, of the person, and of the place, and nothing else', async () => {
  const { world } = setup({
    actors: [
      agent({
        name: 'quoting-agent',
        when: { type: 'thg.discussion.status-changed' },
        what: { do: 'respond', message: '{name} in {id} said "{message}" {nothing}', status: 'PENDING' },
        times: 1,
      }),
    ],
  })
  world.thg.agent.respond(DISCUSSION, { message: 'Say more', status: 'IN_PROGRESS' })
  await world.settle()
  const { message } = world.thg.state.messages.last('byDiscussion', DISCUSSION)!
  expect(message).toBe(`Jane Doe in ${DISCUSSION} said "Say more" {nothing}`)
  expect(world.thg.state.discussions.require(DISCUSSION).status).toBe('PENDING')
})

test('[assumed] an actor that answers itself ends at the stated limit; a client starts it anew', async () => {
  const { world } = setup({ actors: [ECHO] })
  const count = () => world.marketplacer.state.messages.count('bySeller', SELLER)
  const before = count()
  world.marketplacer.seller(SELLER).send({ message: 'Hi' })
  await world.settle()
  expect(count()).toBe(before + 1 + MAX_CHAIN)
  world.marketplacer.seller(SELLER).send({ message: 'Hi' })
  await world.settle()
  expect(count()).toBe(before + 2 * (1 + MAX_CHAIN))
})

test('[assumed] times is per conversation', async () => {
  const { world } = setup({ actors: [{ ...ECHO, times: 2 }] })
  for (const id of ['660119', '78']) world.marketplacer.seller(id).send({ message: 'Hi' })
  await world.settle()
  expect(world.events.list().filter(({ actor }) => actor === 'echo')).toHaveLength(4)
})

test('[assumed] what the rules forbid does not happen, ends the turn, and can be seen', async () => {
  const { world } = setup({
    actors: [
      expert({
        name: 'late-expert',
        when: { type: 'guuru.chat.assigned' },
        delay: 1000,
        what: { do: 'accept', as: 'Eve' },
        then: [{ what: { do: 'accept' } }],
      }),
    ],
  })
  const { id } = world.guuru.shopper.start()
  world.guuru.expert.accept(id)
  await world.settle()
  expect(world.actors.refusals).toEqual([
    {
      at: '2026-01-01T00:00:01.000Z',
      actor: 'late-expert',
      id,
      do: 'accept',
      code: 'ILLEGAL_MOVE',
      message: expect.any(String),
    },
  ])
})

test('[assumed] while: an actor that comes too late says nothing', async () => {
  const { world } = setup({
    actors: [
      shopper({
        name: 'asks-again',
        when: { type: 'guuru.chat.assigned' },
        delay: 1000,
        while: { status: 'pending' },
        what: { do: 'write', message: 'Hello?' },
      }),
    ],
  })
  const { id } = world.guuru.shopper.start()
  world.guuru.transfer(id)
  await world.settle()
  expect(world.guuru.state.messages.count('byChat', id)).toBe(1)
  expect(world.actors.refusals).toEqual([])
})

test('[assumed] one more conversation changes nothing in another', async () => {
  const transcripts = [false, true].map(async isBusy => {
    const { world } = setup({ actors: ['prompt'] })
    if (isBusy) world.marketplacer.seller('78').send({ message: 'Hi' })
    const { id } = world.guuru.shopper.start({ id: 'the-chat' })
    world.guuru.expert.accept(id)
    world.guuru.shopper.close(id)
    await world.settle()
    return world.events
      .list()
      .flatMap(({ at, type, after }) => (JSON.stringify(after).includes(id) ? [[at, type]] : []))
  })
  expect(await transcripts[0]).toEqual(await transcripts[1])
})

test('[assumed] steps that wait are part of the world, and done elsewhere like here', async () => {
  const { world, sim } = setup({ actors: ['prompt'] })
  world.thg.agent.respond(DISCUSSION, { message: 'Say more', status: 'IN_PROGRESS' })
  const document = JSON.stringify(world.document())
  const copy = withAccess(sim.world('copy'))
  await sim.load(copy, JSON.parse(document))
  expect(JSON.stringify(copy.document())).toBe(document)
  expect((await copy.settle()).happened).toMatchObject(
    (await world.settle()).happened.map(({ at, type }) => ({ at, type })),
  )
  expect(copy.thg.state.discussions.require(DISCUSSION).status).toBe('COMPLETED')
})

test.each<[string, ActorScript, string]>([
  [
    'an unknown move',
    { ...ECHO, what: { do: 'rate' } } as never,
    'actors[0].what.do is "rate"; expected "read", "deactivate", "write", "delete" or "revoke".',
  ],
  [
    'an unknown role',
    { ...ECHO, who: 'boss' } as never,
    'actors[0].who is "boss"; expected "agent", "seller", "shopper" or "expert".',
  ],
  [
    'an event of another role',
    { ...ECHO, when: { type: 'guuru.chat.opened' } } as never,
    'actors[0].when.type is "guuru.chat.opened"; expected "marketplacer.message.created", ',
  ],
  ['a range the wrong way round', { ...ECHO, delay: ['PT2M', 'PT1M'] }, 'from short to long'],
  [
    'a delay of thousands of years',
    { ...ECHO, delay: 'P366D', workingHours: { from: '00:00', to: '00:01', days: ['mon', 'mon'] } },
    'more than 520 weeks of its workingHours',
  ],
  [
    'beginning again after thousands of years',
    {
      name: 'rare',
      who: 'seller',
      every: 'P366D',
      workingHours: { from: '00:00', to: '00:01', days: ['mon'] },
      what: { do: 'write', message: 'x' },
    },
    'more than 520 weeks of its workingHours',
  ],
  ['hours that never come', { ...ECHO, workingHours: { from: '17:00', to: '09:00' } }, '"from" before "to"'],
  ['a number of times that is none', { ...ECHO, times: 0 }, 'actors[0].times is 0; expected a whole number from 1 up.'],
])('[schema] refuses %s, and goes on as before', (_, script, words) => {
  const { world } = setup({ actors: ['silent'] })
  expect(() => world.actors.play([script])).toThrow(words)
  expect(world.actors.cast).toEqual(['silent'])
})

test('[schema] refuses unknown casts and two of one name', () => {
  const { world } = setup()
  expect(() => world.actors.play(['promt'])).toThrow('actors[0] is "promt"; expected "silent", "prompt", ')
  expect(() => world.actors.play([ECHO, ECHO])).toThrow('another actor of this name')
  expect(() => setup({ actors: 'nobody' })).toThrow('actors[0] is "nobody"; expected ')
})

test('[assumed] expert and shopper can talk to each other in one world', async () => {
  const { world } = setup({ actors: ['expert-snipes-first', 'impatient-shopper'] })
  const { id } = world.guuru.shopper.start()
  await world.settle()
  expect(world.guuru.state.chats.require(id)).toMatchObject({ status: 'rated' })
  expect(world.guuru.state.chats.require(CHAT.open).status).toBe('open')
})

test('[assumed] a human expert takes the chat first, answers, ends it and takes it up again', async () => {
  const { world, graphql } = setup({
    actors: [
      expert({
        name: 'anna',
        when: { type: 'guuru.chat.assigned' },
        what: { do: 'accept' },
        then: [
          { delay: 'PT5S', what: { do: 'write', message: 'Hi {name}, about "{message}": it does.' } },
          { delay: 'PT1M', what: { do: 'close' } },
          { delay: 'PT1M', while: { status: 'closed' }, what: { do: 'reopen' } },
        ],
      }),
    ],
  })
  const { id } = world.guuru.shopper.start({ question: 'Does it fit?', user: { name: 'Kim' } })
  const { happened } = await world.settle()
  expect(happened.map(({ type, actor }) => `${type} by ${actor}`)).toEqual([
    'guuru.chat.opened by anna',
    'guuru.message.created by anna',
    'guuru.chat.closed by anna',
    'guuru.chat.reopened by anna',
  ])
  const chat = world.guuru.state.chats.require(id)
  expect(chat).toMatchObject({ status: 'open', closedAt: null })
  expect(world.guuru.state.messages.last('byChat', id)).toMatchObject({
    text: 'Hi Kim, about "Does it fit?": it does.',
    author: { type: 'expert', id: chat.expertId },
  })
  const { body } = await graphql('guuru', `mutation { closeChat(id: "${id}") { id } }`)
  expect(body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  expect(world.actors.refusals).toEqual([])
})

test("[assumed] a human expert cannot speak in the API account's chats", async () => {
  const { world } = setup({
    actors: [
      expert({ name: 'intruder', when: { type: 'guuru.message.created' }, what: { do: 'write', message: 'Hi' } }),
    ],
  })
  world.guuru.shopper.say(CHAT.open, { text: 'Hello?' })
  world.guuru.shopper.say(CHAT.pending, { text: 'Hello?' })
  await world.settle()
  expect(world.actors.refusals.map(({ code, id }) => [code, id])).toEqual([
    ['ILLEGAL_MOVE', CHAT.open],
    ['ILLEGAL_MOVE', CHAT.pending],
  ])
})
