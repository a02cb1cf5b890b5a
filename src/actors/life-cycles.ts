import type { LifeCycle } from './transitions.ts'
import type { MessageRow as SellerMessageRow } from '../vendors/marketplacer/records.ts'
import { senderGroup } from '../vendors/marketplacer/state.ts'
import type { LIFE_CYCLES } from './roles.ts'
import type { Sides } from './stage.ts'

/** What a shopper who rates without being asked gives. */
const RATING = 5

/** What can move by itself in a world, by name. */
export function createLifeCycles({
  thg,
  marketplacer,
  guuru,
}: Sides): Readonly<Record<(typeof LIFE_CYCLES)[number], LifeCycle>> {
  const unread = (sellerId: string): number =>
    marketplacer.state.messages.count('unread', senderGroup(sellerId, 'Admin'))
  return {
    /** OUTSTANDING (or PENDING) to IN_PROGRESS to COMPLETED. */
    'thg.discussion': {
      events: ['thg.discussion.created', 'thg.discussion.status-changed'],
      idOf: ({ after }) => (after as { id: string }).id,
      status: id => unless(thg.state.discussions.get(id)?.status, 'COMPLETED'),
      advance: id =>
        thg.state.discussions.get(id)?.status === 'IN_PROGRESS' ? thg.agent.complete(id) : thg.agent.pickUp(id),
    },
    /** Unread to read: what the operator wrote to a seller. The id is the seller's. */
    'marketplacer.message': {
      events: ['marketplacer.message.created'],
      idOf: ({ after }) => {
        const { sellerId, sentByType } = after as SellerMessageRow // by the event's type
        return sentByType === 'Admin' ? sellerId : undefined
      },
      status: id => (unread(id) > 0 ? 'unread' : undefined),
      advance: id => marketplacer.seller(id).read(),
    },
    /** Pending to open to closed to rated: a human expert takes it, the shopper does the rest. */
    'guuru.chat': {
      events: ['guuru.chat.assigned', 'guuru.chat.opened', 'guuru.chat.closed', 'guuru.chat.reopened'],
      idOf: ({ after }) => (after as { id: string }).id,
      status: id => unless(unless(guuru.state.chats.get(id)?.status, 'rated'), 'transferred'),
      advance: id => {
        const status = guuru.state.chats.get(id)?.status
        if (status === 'pending') guuru.expert.accept(id)
        else if (status === 'open') guuru.shopper.close(id)
        else guuru.shopper.rate(id, RATING)
      },
    },
    /** Pending to approved: somebody of the partner's does it in the portal. */
    'guuru.submission': {
      events: ['guuru.submission.created'],
      idOf: ({ after }) => (after as { id: string }).id,
      status: id => (guuru.state.submissions.get(id)?.status === 'pending' ? 'pending' : undefined),
      advance: id => guuru.review(id, 'approveSubmission'),
    },
  }
}

function unless(status: string | undefined, end: string): string | undefined {
  return status === end ? undefined : status
}
