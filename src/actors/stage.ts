import type { Move, Scene, Stage } from './actors.ts'
import type { SimEvent } from '../world/events.ts'
import type { GuuruSide } from '../vendors/guuru/inbound.ts'
import { expertName } from '../vendors/guuru/operations.ts'
import type { MessageRow as ChatMessageRow } from '../vendors/guuru/records.ts'
import type { MarketplacerSide } from '../vendors/marketplacer/inbound.ts'
import type { MessageRow as SellerMessageRow } from '../vendors/marketplacer/records.ts'
import type { ThgSide } from '../vendors/thg/inbound.ts'
import type { MessageRow as DiscussionMessageRow } from '../vendors/thg/records.ts'
import type { MoveDetails, Role, ROLES } from './roles.ts'

/** The other sides of one world: all that actors can use. */
export interface Sides {
  readonly thg: ThgSide
  readonly marketplacer: MarketplacerSide
  readonly guuru: GuuruSide
}

/** What one move is about. */
interface Act {
  readonly id: string
  readonly text: string
  readonly move: Move & MoveDetails
  readonly pick: (count: number) => number
}

type Acts = { readonly [R in Role]: Readonly<Record<(typeof ROLES)[R]['moves'][number], (act: Act) => unknown>> }
type Look = ReturnType<Stage['look']>

/** The actors' stage: they act through the same other sides as people do by hand. */
export function createStage({ thg, marketplacer, guuru }: Sides): Stage {
  const acts: Acts = {
    agent: {
      'pick-up': ({ id }) => thg.agent.pickUp(id),
      hold: ({ id }) => thg.agent.hold(id),
      respond: ({ id, text, move: { status } }) =>
        thg.agent.respond(id, { message: text, ...(status === undefined ? {} : { status }) }),
      complete: ({ id }) => thg.agent.complete(id),
    },
    seller: {
      read: ({ id }) => marketplacer.seller(id).read(),
      write: ({ id, text }) => marketplacer.seller(id).send({ message: text }),
    },
    shopper: {
      write: ({ id, text }) => guuru.shopper.say(id, { text }),
      close: ({ id }) => guuru.shopper.close(id),
      reopen: ({ id }) => guuru.shopper.reopen(id),
      rate: ({ id, move: { rating = 5 }, pick }) => {
        const ratings = [rating].flat()
        return guuru.shopper.rate(id, ratings[pick(ratings.length)] ?? 5)
      },
    },
    expert: {
      accept: ({ id, move }) => guuru.expert.accept(id, move.as),
      write: ({ id, text }) => guuru.expert.say(id, { text }),
      close: ({ id }) => guuru.expert.close(id),
      reopen: ({ id }) => guuru.expert.reopen(id),
    },
  }
  const looks: Readonly<Record<Role, (id: string) => Look>> = {
    agent: id => lookAtDiscussion(thg, id),
    seller: id => lookAtSeller(marketplacer, id),
    shopper: id => lookAtChat(guuru, id, 'expert'),
    expert: id => lookAtChat(guuru, id, 'shopper'),
  }
  return {
    sceneOf,
    look: (who, id) => looks[who as Role](id), // the casting let in no other
    perform: (who, id, move, text, pick) => {
      const moves: Readonly<Record<string, (act: Act) => unknown>> = acts[who as Role] // the casting let in no other
      moves[move.do]?.({ id, text, move, pick })
    },
  }
}

/** Which conversation an event is about: by its type, the record is known. */
function sceneOf({ type, after }: SimEvent): Scene | undefined {
  if (type === 'thg.message.created') {
    const { discussionId, message } = after as DiscussionMessageRow
    return { id: discussionId, message }
  }
  if (type === 'guuru.message.created') {
    const { chatId, text, attachment } = after as ChatMessageRow
    return { id: chatId, message: text ?? attachment?.filename ?? '' }
  }
  if (type === 'marketplacer.message.created') {
    const { sellerId, message } = after as SellerMessageRow
    return { id: sellerId, message }
  }
  if (type === 'marketplacer.messages.read') return { id: (after as SellerMessageRow).sellerId }
  if (/^(thg\.discussion|marketplacer\.seller|guuru\.chat)\./.test(type)) return { id: (after as { id: string }).id }
  return undefined
}

function lookAtDiscussion({ state }: ThgSide, id: string): Look {
  const record = state.discussions.get(id)
  if (!record) return undefined
  const message = state.messages.last('byDiscussion', id)?.message ?? ''
  return { record, message, name: state.customers.get(record.customer)?.fullName || STRANGER }
}

function lookAtSeller({ state }: MarketplacerSide, id: string): Look {
  const record = state.sellers.get(id)
  return record && { record, message: state.messages.last('bySeller', id)?.message ?? '', name: STRANGER }
}

function lookAtChat({ state }: GuuruSide, id: string, to: 'shopper' | 'expert'): Look {
  const record = state.chats.get(id)
  if (!record) return undefined
  const last = state.messages.last('byChat', id)
  const expertId = record.personaId ?? record.expertId
  const name =
    to === 'shopper' ? state.users.get(record.userId)?.name : expertId === null ? null : expertName({ state }, expertId)
  return { record, message: last?.text ?? last?.attachment?.filename ?? '', name: name || STRANGER }
}

/** How somebody is addressed whose name nobody knows. */
const STRANGER = 'there'
