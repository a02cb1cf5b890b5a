import { describe, expect, test } from 'vitest'
import { aChat, aPartner, aPersona, aSubmission } from '../../../src/vendors/guuru/factories.ts'
import { CHAT, OTHER_TOKEN, PERSONA, refusal, setupGuuru, SUBMISSION } from './guuru.ts'
import { withAccess } from '../../setup.ts'

const PARTNERS = [
  {
    who: 'guuru-other on the ids of guuru-qa',
    token: OTHER_TOKEN,
    foreign: {
      chats: Object.values(CHAT).filter(id => id !== CHAT.otherPartner),
      persona: PERSONA.john,
      submission: SUBMISSION.pending,
    },
    own: { chat: CHAT.otherPartner, persona: PERSONA.otherPartner },
  },
  {
    who: 'guuru-qa on the ids of guuru-other',
    token: 'guuru-partner',
    foreign: { chats: [CHAT.otherPartner], persona: PERSONA.otherPartner, submission: SUBMISSION.otherPartner },
    own: { chat: CHAT.pending, persona: PERSONA.john },
  },
] as const

/** Every field of the API that takes the id of a chat. */
const CHAT_FIELDS: Record<string, (chatId: string, personaId: string) => string> = {
  acceptChat: (chatId, personaId) => `acceptChat(id: "${chatId}", input: { personaId: "${personaId}" }) { id }`,
  closeChat: chatId => `closeChat(id: "${chatId}") { id }`,
  openChat: chatId => `openChat(id: "${chatId}") { id }`,
  sendChatMessage: chatId => `sendChatMessage(input: { chatId: "${chatId}", posting: { type: "text", text: "Hi" } })`,
  transferToPersona: (chatId, personaId) => `transferToPersona(chatId: "${chatId}", personaId: "${personaId}")`,
}

function ids({ edges }: { edges: { node: { id: string } }[] }): string[] {
  return edges.map(({ node }) => node.id)
}

describe.each(PARTNERS)('$who', ({ token, foreign, own }) => {
  test.each(Object.keys(CHAT_FIELDS))('[assumed] %s: a chat of another partner is not found', async field => {
    const { refused } = setupGuuru()
    for (const chatId of foreign.chats) {
      expect(await refused(`mutation { ${CHAT_FIELDS[field]!(chatId, own.persona)} }`, {}, { token })).toEqual(
        refusal(field, 'CHAT_NOT_FOUND', 'Chat not found', { chatId }),
      )
    }
  })

  test('[assumed] acceptChat, transferToPersona: a persona of another partner is not found', async () => {
    const { refused, ask } = setupGuuru()
    const details = { personaId: foreign.persona }
    expect(
      await refused(`mutation { ${CHAT_FIELDS['acceptChat']!(own.chat, foreign.persona)} }`, {}, { token }),
    ).toEqual(refusal('acceptChat', 'PERSONA_NOT_FOUND', 'Persona not found', details))
    await ask(`mutation { ${CHAT_FIELDS['acceptChat']!(own.chat, own.persona)} }`, {}, { token })
    expect(
      await refused(`mutation { ${CHAT_FIELDS['transferToPersona']!(own.chat, foreign.persona)} }`, {}, { token }),
    ).toEqual(refusal('transferToPersona', 'PERSONA_NOT_FOUND', 'Persona not found', details))
  })

  test.each(['approveSubmission', 'rejectSubmission'])(
    '[assumed] %s: a submission of another partner is not found',
    async field => {
      const { refused } = setupGuuru()
      const id = foreign.submission
      expect(await refused(`mutation { ${field}(id: "${id}") { id } }`, {}, { token })).toEqual(
        refusal(field, 'SUBMISSION_NOT_FOUND', 'Submission not found', { submissionId: id }),
      )
    },
  )

  // Source: GUURU docs, Admin API, Getting started: a token belongs to one partner.
  test('[documented] no list shows anything of another partner, from whatever cursor', async () => {
    const { ask, access } = setupGuuru()
    const partnerId = token === OTHER_TOKEN ? 'guuru-other' : 'guuru-qa'
    for (const after of ['null', '"MA=="', '"OTk="', '"NQ=="']) {
      const { partner } = await ask(
        `{ partner {
          chats(first: 100 after: ${after}) { edges { node { id } } }
          experts(first: 100 after: ${after}) { edges { node { id } } }
          submissions(first: 100 after: ${after}) { edges { node { id } } }
          payouts { experts(first: 100 after: ${after} period: 1552608000000) { edges { node { id } } } }
        } }`,
        {},
        { token },
      )
      const owners = [
        ...ids(partner.chats).map(id => access.state.chats.require(id).partnerId),
        ...ids(partner.experts).map(id => access.state.experts.require(id).partnerId),
        ...ids(partner.submissions).map(id => access.state.submissions.require(id).partnerId),
        ...ids(partner.payouts.experts).map(id => access.state.experts.require(id).partnerId),
      ]
      expect(new Set(owners).size).toBeLessThanOrEqual(1)
      expect(owners.every(owner => owner === partnerId)).toBe(true)
    }
  })
})

test('[assumed] the refusal of a foreign id is that of an unknown one, but for the id', async () => {
  const { call } = setupGuuru()
  const shape = async (id: string) =>
    JSON.stringify(
      (await call(`mutation { closeChat(id: "${id}") { id } }`, {}, { token: OTHER_TOKEN })).body,
    ).replaceAll(id, 'ID')
  expect(await shape(CHAT.open)).toBe(await shape('x'.repeat(CHAT.open.length)))
})

// Source: GUURU docs, Admin API, Getting started: a token belongs to one partner.
test('[documented] one token works for its own partner alone, all else equal', async () => {
  const { ask, access } = setupGuuru()
  const { id: partnerId, tokens } = aPartner(access)
  const chat = aChat(access, { partnerId })
  const persona = aPersona(access, { partnerId })
  const submission = aSubmission(access, { partnerId })
  const token = tokens[0]!
  await ask(`mutation { ${CHAT_FIELDS['acceptChat']!(chat.id, persona.id)} }`, {}, { token })
  await ask(`mutation { approveSubmission(id: "${submission.id}") { id } }`, {}, { token })
  expect(access.state.chats.require(chat.id).status).toBe('open')
})

test('[assumed] worlds share nothing: the same id, moved in one, stands still in the other', async () => {
  const { ask, sim } = setupGuuru()
  await ask(`mutation { acceptChat(id: "${CHAT.pending}") { id } }`, {}, { token: 'guuru-partner@one' })
  expect(withAccess(sim.world('one')).guuru.state.chats.require(CHAT.pending).status).toBe('open')
  expect(withAccess(sim.world('two')).guuru.state.chats.require(CHAT.pending).status).toBe('pending')
  expect(withAccess(sim.world()).guuru.state.chats.require(CHAT.pending).status).toBe('pending')
})
