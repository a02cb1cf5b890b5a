import { expect, test } from 'vitest'
import { aPersona } from '../../../src/vendors/guuru/factories.ts'
import { CHAT, OTHER_TOKEN, PERSONA, refusal, setupGuuru, UUID } from './guuru.ts'

const CREATE = 'mutation ($input: PersonaInput!) { createPersona(input: $input) }'

/** What only a look behind the API shows: it has no query for personas. */
function setupPersonas() {
  const { ask, access, ...rest } = setupGuuru()
  const create = async (input: object, token?: string): Promise<string> =>
    (await ask(CREATE, { input }, token === undefined ? {} : { token })).createPersona
  return { ...rest, ask, access, create, read: (id: string) => access.state.personas.require(id) }
}

// Source: GUURU docs, Admin API, Mutations, createPersona, example.
test('[documented] the documented call answers the documented id', async () => {
  const { ask } = setupGuuru()
  const data = await ask(`mutation {
    createPersona(input: {
      providerId: "any-unique-agent-id-from-your-system",
      name: "John Doe",
      email: "johndoe@example.com",
      photoUrl: "https://cdn.guuru.com/assets/logo/robotAvatar.png"
    })
  }`)
  expect(data).toEqual({ createPersona: PERSONA.john })
})

// Source: GUURU docs, Admin API, Mutations, createPersona: used to accept chats.
test('[documented] a new providerId makes a new persona that can take chats', async () => {
  const { ask, create } = setupPersonas()
  const id = await create({ providerId: 'agent-9', name: 'Nora Nine' })
  expect(id).toMatch(UUID)
  const { acceptChat } = await ask(
    `mutation { acceptChat(id: "${CHAT.pending}", input: { personaId: "${id}" }) { expert { id name } } }`,
  )
  expect(acceptChat.expert).toEqual({ id, name: 'Nora Nine' })
})

// Source: GUURU docs, Admin API, Mutations, createPersona: the same providerId returns the same id.
test('[documented] the same providerId answers the same id, and makes no second persona', async () => {
  const { access, create } = setupPersonas()
  const id = await create({ providerId: 'agent-9', name: 'Nora Nine' })
  const { size } = access.state.personas
  expect(await create({ providerId: 'agent-9', name: 'Nora Nine' })).toBe(id)
  expect(access.state.personas.size).toBe(size)
})

// Source: GUURU docs, Admin API, Mutations, createPersona: updates name, email or photo.
test('[documented] the same providerId with new information updates name, email and photo', async () => {
  const { create, read } = setupPersonas()
  const id = await create({
    providerId: 'agent-9',
    name: 'Nora',
    email: 'a@example.com',
    photoUrl: 'https://a.example/1',
  })
  expect(
    await create({ providerId: 'agent-9', name: 'Nora Nine', email: 'b@example.com', photoUrl: 'https://a.example/2' }),
  ).toBe(id)
  expect(read(id)).toMatchObject({ name: 'Nora Nine', email: 'b@example.com', photoUrl: 'https://a.example/2' })
})

test('[ours] creation and update are announced, a repeated call is not', async () => {
  const { create, world } = setupPersonas()
  await create({ providerId: 'agent-9', name: 'Nora' })
  await create({ providerId: 'agent-9', name: 'Nora Nine' })
  await create({ providerId: 'agent-9', name: 'Nora Nine' })
  expect(world.events.list()).toMatchObject([
    { type: 'guuru.persona.created', before: null, after: { name: 'Nora' } },
    { type: 'guuru.persona.updated', before: { name: 'Nora' }, after: { name: 'Nora Nine' } },
  ])
})

test('[assumed] what a repeated call leaves out is kept', async () => {
  const { create, read } = setupPersonas()
  const id = await create({
    providerId: 'agent-9',
    name: 'Nora',
    email: 'n@example.com',
    photoUrl: 'https://a.example/1',
  })
  await create({ providerId: 'agent-9', name: 'Nora Nine' })
  expect(read(id)).toMatchObject({ name: 'Nora Nine', email: 'n@example.com', photoUrl: 'https://a.example/1' })
})

test('[assumed] a variable that is not given leaves its member out', async () => {
  const { ask, create, read } = setupPersonas()
  const id = await create({ providerId: 'agent-9', name: 'Nora', email: 'n@example.com' })
  await ask(
    'mutation ($email: String) { createPersona(input: { providerId: "agent-9", name: "Nora", email: $email }) }',
  )
  expect(read(id).email).toBe('n@example.com')
})

test('[assumed] null clears', async () => {
  const { create, read } = setupPersonas()
  const id = await create({
    providerId: 'agent-9',
    name: 'Nora',
    email: 'n@example.com',
    photoUrl: 'https://a.example/1',
  })
  await create({ providerId: 'agent-9', name: 'Nora', email: null })
  expect(read(id)).toMatchObject({ email: null, photoUrl: 'https://a.example/1' })
  await create({ providerId: 'agent-9', name: 'Nora', photoUrl: null })
  expect(read(id)).toMatchObject({ email: null, photoUrl: null })
})

test('[assumed] the number 42 and the string "42" are one providerId', async () => {
  const { ask, create } = setupPersonas()
  const id = await create({ providerId: '42', name: 'Nora' })
  expect(await create({ providerId: 42, name: 'Nora' })).toBe(id)
  expect(await ask('mutation { createPersona(input: { providerId: 42, name: "Nora" }) }')).toEqual({
    createPersona: id,
  })
})

test.each(['Agent-9', ' agent-9', 'agent-9 '])(
  '[assumed] "%s" is another providerId than "agent-9"',
  async providerId => {
    const { create } = setupPersonas()
    expect(await create({ providerId, name: 'Nora' })).not.toBe(await create({ providerId: 'agent-9', name: 'Nora' }))
  },
)

test('[assumed] two providerIds with equal names are two personas', async () => {
  const { create } = setupPersonas()
  expect(await create({ providerId: 'a', name: 'Nora' })).not.toBe(await create({ providerId: 'b', name: 'Nora' }))
})

test('[assumed] providerIds are unique per partner only', async () => {
  const { create } = setupPersonas()
  const input = { providerId: 'any-unique-agent-id-from-your-system', name: 'Nora' }
  expect(await create(input)).toBe(PERSONA.john)
  expect(await create(input, OTHER_TOKEN)).toBe(PERSONA.otherPartner)
})

// Source: GUURU docs, Admin API, Mutations, createPersona: multiple calls create one persona.
test('[documented] first calls at once create exactly one', async () => {
  const { create, access } = setupPersonas()
  const { size } = access.state.personas
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, i) => create({ providerId: 'agent-9', name: `Nora ${i}` })),
  )
  expect(new Set(ids).size).toBe(1)
  expect(access.state.personas.size).toBe(size + 1)
})

test('[assumed] a new name shows on messages that were sent before', async () => {
  const { create, readChat } = setupPersonas()
  await create({ providerId: 'any-unique-agent-id-from-your-system', name: 'John D.' })
  const { expert, messages } = await readChat(
    CHAT.open,
    'expert { name } messages { edges { node { author { ... on ExpertAuthor { id name } } } } }',
  )
  const authors = messages.edges.map(({ node }: { node: { author: object } }) => node.author)
  expect(expert.name).toBe('John D.')
  expect(authors).toContainEqual({ id: PERSONA.john, name: 'John D.' })
  expect(authors).not.toContainEqual({ id: PERSONA.john, name: 'John Doe' })
})

test('[assumed] ids are a function of seed and number: two worlds of one seed mint the same', async () => {
  const [one, two, three] = await Promise.all(
    [{ seed: 7 }, { seed: 7 }, { seed: 8 }].map(
      async options => (await setupGuuru(options).ask(CREATE, { input: { providerId: 'x', name: 'X' } })).createPersona,
    ),
  )
  expect(one).toBe(two)
  expect(one).not.toBe(three)
})

test('[assumed] a persona of a factory is found by its providerId', async () => {
  const { create, access } = setupPersonas()
  const persona = aPersona(access, { providerId: 'agent-9' })
  expect(await create({ providerId: 'agent-9', name: 'Nora' })).toBe(persona.id)
})

test.each([
  ['providerId', { providerId: '', name: 'Nora' }],
  ['providerId', { providerId: ' \t', name: 'Nora' }],
  ['name', { providerId: 'agent-9', name: '' }],
  ['name', { providerId: 'agent-9', name: '  \n' }],
])('[assumed] BAD_USER_INPUT: blank %s in %j', async (field, input) => {
  const { refused } = setupGuuru()
  expect(await refused(CREATE, { input })).toEqual(
    refusal('createPersona', 'BAD_USER_INPUT', `${field} must not be blank`, { field }),
  )
})

test.each([
  { name: 'Nora' },
  { providerId: 'agent-9' },
  { providerId: null, name: 'Nora' },
  { providerId: 'a', name: null },
])('[schema] providerId and name are needed: %j', async input => {
  const { refused } = setupGuuru()
  const { body } = await refused(CREATE, { input })
  expect(body.errors[0].message).toContain('"$input"')
  expect(body).not.toHaveProperty('data')
})
