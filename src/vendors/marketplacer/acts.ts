import { Type } from 'typebox'
import { Enum, Strict } from '../../inputs/strict.ts'
import { actsOf, type Place, Said, taking, Template } from '../contract/act.ts'
import { revoking } from '../contract/leaving.ts'
import type { LifeCycles } from '../contract/life-cycle.ts'
import { deactivateSeller, deleteSeller, revokeKey } from './operations/leaving.ts'
import { addMessage, readMessages } from './operations/messages.ts'
import type { MessageRow } from './records.ts'
import { isBlank, MESSAGE_BLANK, RecordInvalid, toGlobalId } from './rules.ts'
import { type MarketplacerState, senderGroup } from './state.ts'

/** What a seller's act answers: the seller's id, the status the API would give, and the message it is about. */
export interface ThreadAnswer<M extends MessageRow | null> {
  readonly id: string
  readonly status: number
  readonly message: M
}

const act = actsOf<MarketplacerState>()
const thread = { roles: ['seller'], about: 'sellers' } as const
const leaving = { roles: ['operator', 'seller'], about: 'sellers' } as const
const Deletion = Strict({ thread: Enum(['kept', 'gone']) })

/** What one seller does, and how sellers and keys end. Unknown sellers are refused. */
export const acts = {
  /** Reads all that the operator wrote; answers the thread's last message, null when it is empty. */
  read: act({ ...thread, summary: 'The seller reads what the operator wrote' }, read),
  /** Writes a message to the operator. A blank one is refused with `RECORD_INVALID`. */
  send: act(
    {
      ...thread,
      path: 'messages',
      summary: 'The seller writes',
      body: Strict({ message: Said }),
      status: 201,
      move: { do: 'write', ...taking({ message: Template }, (_given, message) => ({ message })) },
    },
    (place, seller, { message }): ThreadAnswer<MessageRow> => {
      const id = requireSeller(place, seller)
      if (isBlank(message)) throw new RecordInvalid([MESSAGE_BLANK])
      return { id, status: 200, message: addMessage(place, id, 'User', message, 'seller') }
    },
  ),
  /** Deactivates a seller. */
  deactivate: act({ ...leaving, summary: 'A seller is deactivated: its keys are refused' }, (place, id, _body, role) =>
    deactivateSeller(place, requireSeller(place, id), role),
  ),
  /** Deletes a seller; its thread is kept, or gone with it. */
  delete: act(
    {
      ...leaving,
      summary: 'A seller is deleted; its thread is kept, or gone with it',
      body: Deletion,
      move: taking({ thread: Type.Optional(Deletion.properties.thread) }, ({ thread: fate = 'kept' }) => ({
        thread: fate,
      })),
    },
    (place, id, { thread: fate }, role) => deleteSeller(place, requireSeller(place, id), fate, role),
  ),
  /** Revokes a key, of the operator or of a seller. */
  revoke: act(
    {
      ...leaving,
      ...revoking('mp-operator'),
      summary: 'A key ends now',
    },
    (place, _id, { credential }, role) => revokeKey(place, credential, role),
  ),
}

/** What can move by itself: what the operator wrote to a seller, from unread to read. The id is the seller's. */
export const lifeCycles: LifeCycles<MarketplacerState> = {
  'marketplacer.message': {
    events: ['marketplacer.message.created'],
    idOf: ({ after }) => {
      const { sellerId, sentByType } = after as MessageRow // by the event's type
      return sentByType === 'Admin' ? sellerId : undefined
    },
    status: ({ state }, id) => {
      const isThere = state.sellers.get(id)?.left !== 'deleted'
      return isThere && state.messages.count('unread', senderGroup(id, 'Admin')) > 0 ? 'unread' : undefined
    },
    advance: (place, id) => read(place, id),
  },
}

function read(place: Place<MarketplacerState>, seller: string): ThreadAnswer<MessageRow | null> {
  const id = requireSeller(place, seller)
  readMessages(place, id, 'Admin', 'seller')
  return { id, status: 200, message: place.state.messages.last('bySeller', id) ?? null }
}

/** A seller's id, by the id as the vendor writes it (also URL-encoded) or by the bare number. Refuses an unknown one. */
export function requireSeller({ state }: Place<MarketplacerState>, idOrNumber: string | number): string {
  const { id, left } = state.sellers.require(toSellerId(String(idOrNumber)))
  if (left === 'deleted') throw state.sellers.missing(id)
  return id
}

/** A seller's id, as the vendor writes it (also URL-encoded) or by the bare number. */
export function toSellerId(text: string): string {
  if (/^\d+$/.test(text)) return toGlobalId('Seller', Number(text))
  return text.replaceAll(/%3d/gi, '=').replaceAll(/%2b/gi, '+').replaceAll(/%2f/gi, '/')
}
