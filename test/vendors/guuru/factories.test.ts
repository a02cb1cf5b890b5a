import { faker } from '@faker-js/faker/locale/en'
import * as fc from 'fast-check'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import * as allFactories from '../../../src/vendors/guuru/factories.ts'
import type { GuuruAccess } from '../../../src/api/guuru.gen.ts'
import { records, references } from '../../../src/vendors/guuru/records.ts'
import { setupGuuru } from './guuru.ts'

// A thread needs lines, and makes a record that another factory makes too.
const { aThread: _thread, ...factories } = allFactories
const { aChat, aMessage, anExpert, aPartner, aPayout, aPersona, aSubmission, aUser } = factories
const EVERY = Object.entries<(access: GuuruAccess) => object>(factories)
const STATUSES = ['pending', 'open', 'closed', 'transferred', 'rated'] as const

/** What is wrong with the records of a world: a record that its schema refuses, or a reference to nothing. */
function faults({ state }: GuuruAccess): string[] {
  const links: Readonly<Record<string, Readonly<Record<string, keyof typeof state>>>> = references as never // its values are table names
  return Object.entries(records).flatMap(([name, schema]) =>
    [...state[name as keyof typeof state].all()].flatMap(row => [
      ...(Value.Check(schema, row) ? [] : [`${name} ${String(row.id)} is not valid`]),
      ...Object.entries(links[name] ?? {})
        .filter(
          ([member, target]) =>
            Reflect.get(row, member) !== null && !state[target].get(String(Reflect.get(row, member))),
        )
        .map(([member]) => `${name} ${String(row.id)}: ${member} leads nowhere`),
    ]),
  )
}

test('[assumed] there is one for every kind of record', () => {
  expect(Object.keys(factories)).toHaveLength(Object.keys(records).length)
})

test.each(EVERY)('[assumed] %s makes valid records, in an empty world too', (_, make) => {
  for (const options of [{}, { fixtures: [] }]) {
    const { access } = setupGuuru(options)
    for (let i = 0; i < 30; i++) make(access)
    expect(faults(access)).toEqual([])
  }
})

test.each(EVERY)('[assumed] %s makes the same in worlds of one seed, announcing nothing', (_, make) => {
  const [one, two] = [setupGuuru({ seed: 3 }), setupGuuru({ seed: 3 })]
  expect([make(one.access), make(one.access)]).toEqual([make(two.access), make(two.access)])
  expect(one.world.events.lastId).toBe(0)
})

test('[assumed] what one makes does not depend on what the others made', () => {
  const [one, two] = [setupGuuru().access, setupGuuru().access]
  for (let i = 0; i < 5; i++) aUser(two)
  expect(anExpert(one)).toEqual(anExpert(two))
  expect(aPersona(one)).toEqual(aPersona(two))
})

test("[assumed] the test's own faker is left alone", () => {
  faker.seed(42)
  const expected = [faker.person.fullName(), faker.person.fullName()]
  faker.seed(42)
  const first = faker.person.fullName()
  aChat(setupGuuru().access)
  expect([first, faker.person.fullName()]).toEqual(expected)
})

test.each(STATUSES)('[assumed] a chat that is %s has what its status demands, and the API shows it', async status => {
  const { access, readChat } = setupGuuru()
  const chat = aChat(access, { status })
  const isAccepted = status === 'open' || status === 'closed' || status === 'rated'
  const isClosed = status === 'closed' || status === 'rated'
  const fields =
    'status rating closedAt createdAt user { id } category { id } expert { id } messages { edges { node { createdAt } } }'
  const shown = await readChat(chat.id, fields)
  expect(shown).toMatchObject({ status, user: { id: chat.userId }, category: { id: chat.categoryId } })
  expect(shown.expert === null).toBe(!isAccepted)
  expect(shown.closedAt === null).toBe(!isClosed)
  expect(shown.rating === null).toBe(status !== 'rated')
  expect(shown.messages.edges).toHaveLength(isClosed ? 3 : isAccepted ? 2 : 1)
})

test('[assumed] an open chat belongs to the API; a chat of a human expert does not', async () => {
  const { access, ask, call } = setupGuuru()
  await ask(`mutation { closeChat(id: "${aChat(access, { status: 'open' }).id}") { id } }`)
  const { id } = aChat(access, { status: 'open', expertId: anExpert(access).id })
  const { body } = await call(`mutation { closeChat(id: "${id}") { id } }`)
  expect(body.errors[0].extensions.code).toBe('FORBIDDEN')
})

test('[assumed] whatever is given, records are valid, times in order, and what is given is kept', () => {
  const { access, world } = setupGuuru()
  const now = world.clock.now()
  const given = fc.record(
    {
      status: fc.constantFrom(...STATUSES),
      createdAt: fc.integer({ min: 0, max: now }),
      question: fc.string({ minLength: 1 }),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      expertId: fc.constantFrom(null, 'oDODMHeybR6wvPb5bhkJO4mQQJyc'),
      categoryId: fc.constant(null),
      userId: fc.constant('owRNDrixHcNnPMVQUKpv2Lj5TQ82'),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(given, overrides => {
      const chat = aChat(access, overrides)
      expect(chat).toMatchObject(overrides)
      const times = access.state.messages.where('byChat', chat.id).map(({ createdAt }) => createdAt)
      expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b))
      expect(times[0]).toBe(chat.createdAt)
      expect(chat.closedAt ?? Infinity).toBeGreaterThan(times.at(-1)!)
    }),
    { numRuns: 40 },
  )
  expect(faults(access)).toEqual([])
})

test('[assumed] a reference to nothing is refused', () => {
  const { access } = setupGuuru()
  expect(() => aChat(access, { userId: 'nope' })).toThrow('User not found')
  expect(() => aChat(access, { personaId: 'nope' })).toThrow('Persona not found')
  expect(() => aChat(access, { expertId: 'nope' })).toThrow('Expert not found')
  expect(() => aChat(access, { categoryId: 'nope' })).toThrow('Category not found')
  expect(() => aChat(access, { partnerId: 'nope' })).toThrow('Partner not found')
  expect(() => aMessage(access, { chatId: 'nope' })).toThrow('Chat not found')
  expect(() => aPayout(access, { expertId: 'nope' })).toThrow('Expert not found')
})

test('[assumed] messages come after those that are there, and are of the kind that is given', () => {
  const { access } = setupGuuru()
  const text = aMessage(access)
  const file = aMessage(access, { chatId: text.chatId, type: 'attachment' })
  expect(file).toMatchObject({ text: null, attachment: { filename: 'photo.png', mimetype: 'image/png' } })
  expect(file.createdAt).toBeGreaterThan(text.createdAt)
  expect(aMessage(access, { attachment: file.attachment })).toMatchObject({
    type: 'attachment',
    attachment: file.attachment,
  })
})

test('[assumed] a partner of a factory can be called as; submissions and payouts are what their status and month say', async () => {
  const { access, ask, world } = setupGuuru()
  const { id, tokens } = aPartner(access)
  expect(id).toMatch(/^[a-z0-9-]+$/)
  expect(await ask('{ partner { id } }', {}, { token: tokens[0] })).toEqual({ partner: { id } })
  expect(aSubmission(access)).toMatchObject({ status: 'pending', reviewedAt: null })
  expect(aSubmission(access, { status: 'approved' }).reviewedAt).toBe(world.clock.now())
  expect(aPayout(access).month).toBe('2026-01')
})
