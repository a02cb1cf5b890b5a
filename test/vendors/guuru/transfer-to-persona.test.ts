import { expect, test } from 'vitest'
import { CHAT, PERSONA, refusal, setupGuuru } from './guuru.ts'

const TRANSFER =
  'mutation ($chatId: ID!, $personaId: ID!) { transferToPersona(chatId: $chatId, personaId: $personaId) }'

// Source: GUURU docs, Admin API, Mutations, transferToPersona, example.
test('[documented] an open chat goes to another persona and stays open', async () => {
  const { ask, readChat } = setupGuuru()
  expect(await ask(TRANSFER, { chatId: CHAT.open, personaId: PERSONA.jane })).toEqual({ transferToPersona: true })
  expect(await readChat(CHAT.open, 'status expert { id name }')).toEqual({
    id: CHAT.open,
    status: 'open',
    expert: { id: PERSONA.jane, name: 'Jane Roe' },
  })
})

test('[assumed] it is announced as a change of persona, not as a transfer of the chat', async () => {
  const { ask, world } = setupGuuru()
  await ask(TRANSFER, { chatId: CHAT.open, personaId: PERSONA.jane })
  expect(world.events.list()).toMatchObject([
    {
      type: 'guuru.chat.persona-changed',
      before: { personaId: PERSONA.john },
      after: { personaId: PERSONA.jane },
      actor: 'guuru-qa',
    },
  ])
})

test('[assumed] to the persona that has it already: true, and nothing changes', async () => {
  const { ask, trace } = setupGuuru()
  const before = trace()
  expect(await ask(TRANSFER, { chatId: CHAT.open, personaId: PERSONA.john })).toEqual({ transferToPersona: true })
  expect(trace()).toEqual(before)
})

test('[assumed] a chat that the service account took under its own name can go to a persona', async () => {
  const { ask, readChat } = setupGuuru()
  await ask(`mutation { acceptChat(id: "${CHAT.pending}") { id } }`)
  await ask(TRANSFER, { chatId: CHAT.pending, personaId: PERSONA.jane })
  expect(await readChat(CHAT.pending, 'expert { id }')).toMatchObject({ expert: { id: PERSONA.jane } })
})

// Source: GUURU docs, Admin API, Mutations, transferToPersona: an open chat.
test('[documented] only an open chat is transferred', async () => {
  const { call } = setupGuuru()
  for (const chatId of [CHAT.pending, CHAT.closed, CHAT.rated, CHAT.transferred]) {
    const { body } = await call(TRANSFER, { chatId, personaId: PERSONA.jane })
    expect(body.data).toBeNull()
  }
})

test.each(['pending', 'closed', 'rated', 'transferred'] as const)('[assumed] CHAT_NOT_OPEN: %s', async status => {
  const { refused } = setupGuuru()
  expect(await refused(TRANSFER, { chatId: CHAT[status], personaId: PERSONA.jane })).toEqual(
    refusal('transferToPersona', 'CHAT_NOT_OPEN', 'Chat is not open', { chatId: CHAT[status], status }),
  )
})

test("[assumed] FORBIDDEN: another expert's chat", async () => {
  const { refused } = setupGuuru()
  const chatId = CHAT.openOfAnotherExpert
  expect(await refused(TRANSFER, { chatId, personaId: PERSONA.jane })).toEqual(
    refusal('transferToPersona', 'FORBIDDEN', 'Chat does not belong to the expert', { chatId }),
  )
})

test('[assumed] CHAT_NOT_FOUND: unknown chatId, told before the persona', async () => {
  const { refused } = setupGuuru()
  expect(await refused(TRANSFER, { chatId: 'nope', personaId: 'nope' })).toEqual(
    refusal('transferToPersona', 'CHAT_NOT_FOUND', 'Chat not found', { chatId: 'nope' }),
  )
})

test.each(['open', 'closed'] as const)(
  '[assumed] PERSONA_NOT_FOUND: unknown personaId, on a chat that is %s',
  async name => {
    const { refused } = setupGuuru()
    expect(await refused(TRANSFER, { chatId: CHAT[name], personaId: 'nope' })).toEqual(
      refusal('transferToPersona', 'PERSONA_NOT_FOUND', 'Persona not found', { personaId: 'nope' }),
    )
  },
)

test('[assumed] FORBIDDEN: the service account is not in the community', async () => {
  const { refused, access } = setupGuuru()
  access.setPartner({ serviceAccountIsMember: false })
  expect(await refused(TRANSFER, { chatId: CHAT.open, personaId: PERSONA.jane })).toEqual(
    refusal('transferToPersona', 'FORBIDDEN', 'Public API service account is not a member of the community', {
      partnerId: 'guuru-qa',
    }),
  )
})
