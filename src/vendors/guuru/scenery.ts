import { uuidOf } from '../../world/ids.ts'
import type { Context } from '../contract/context.ts'
import type { Scenery, Surroundings } from '../contract/scenery.ts'
import type { GuuruActor } from './context.ts'
import type { MessageRow } from './records.ts'
import { type GuuruState, submissionGroup } from './state.ts'

/** Nothing in GUURU's schema is scenery: every field is simulated. */
export const scenery: Scenery = {}

type Here = Context<GuuruState, GuuruActor>

/** How many of a partner's chats are looked at. */
const CHATS = 8

function ofPartner<T extends { readonly partnerId: string }>(row: T | undefined, { actor }: Here): T | undefined {
  return row?.partnerId === actor.partnerId ? row : undefined
}

function chatsOf({ state, actor }: Here) {
  return state.chats.page('byCreation', actor.partnerId, { offset: 0, limit: CHATS })
}

/** The messages of this kind in a partner's chats. */
function messages(type: MessageRow['type']) {
  return {
    rows: (here: Here) =>
      chatsOf(here)
        .flatMap(({ id }) => here.state.messages.page('byChat', id, { offset: 0, limit: 2 }))
        .filter(message => message.type === type),
    row: (here: Here, id: string) => {
      const message = here.state.messages.get(id)
      return message?.type === type && ofPartner(here.state.chats.get(message.chatId), here) ? message : undefined
    },
  }
}

/** A caller sees what is of its partner. */
export const surroundings: Surroundings<GuuruState, GuuruActor> = {
  local: [],
  records: {
    Partner: {
      rows: ({ state, actor }) => [state.partners.require(actor.partnerId)],
      row: ({ state, actor }, id) => (id === actor.partnerId ? state.partners.get(id) : undefined),
    },
    Chat: { rows: chatsOf, row: (here, id) => ofPartner(here.state.chats.get(id), here) },
    User: {
      rows: here => chatsOf(here).map(({ userId }) => here.state.users.require(userId)),
      row: (here, id) => ofPartner(here.state.users.get(id), here),
    },
    Category: { rows: ({ state }) => state.categories.all(), row: ({ state }, id) => state.categories.get(id) },
    Submission: {
      rows: ({ state, actor }) =>
        state.submissions.page('byStatuses', submissionGroup(actor.partnerId, []), { offset: 0, limit: CHATS }),
      row: (here, id) => ofPartner(here.state.submissions.get(id), here),
    },
    TextMessage: messages('text'),
    AttachmentMessage: messages('attachment'),
  },
  id: (_type, bytes) => uuidOf(bytes),
  scalars: { Timestamp: faker => faker.date.recent({ days: 30 }).getTime() },
}
