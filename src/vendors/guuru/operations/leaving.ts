import { assertMove, type Place } from '../../contract/act.ts'
import {
  assertNotDone,
  bareCredential,
  ERASED_TEXT,
  type Erasure,
  type RevokedCredential,
  revocation,
  unknownCredential,
} from '../../contract/leaving.ts'
import { assumed } from '../assumptions.ts'
import { announce } from '../context.ts'
import type { ChatRow, MessageRow, UserRow } from '../records.ts'
import { ERASED_URL, ROLE_MOVES } from '../rules.ts'
import type { GuuruState } from '../state.ts'

type Here = Place<GuuruState>

/** The experts let the offer of a pending chat expire: `guuru.expired-offer` says what follows. */
export function expireOffer({ world, state }: Here, chatId: string, actor: string): ChatRow {
  const chat = state.chats.require(chatId)
  assertMove('chat', chat, 'expireOffer', ROLE_MOVES)
  announce(world, 'guuru.chat.offer-expired', chat, chat, actor)
  if (assumed(world)['guuru.expired-offer'] === 'assigned-again')
    announce(world, 'guuru.chat.assigned', null, chat, actor)
  return chat
}

/**
 * Forgets a shopper: name and address are null. What the shopper wrote, questions included, is masked, or all of the
 * shopper's chats are gone. `guuru.erased-answers` says what becomes of what others wrote in chats that stay.
 */
export function eraseUser({ world, state }: Here, id: string, { texts }: Erasure, actor: string): UserRow {
  const before = state.users.require(id)
  assertNotDone('user', id, before.erasedAt === undefined ? undefined : 'erased', 'erase')
  const isMasked = assumed(world)['guuru.erased-answers'] === 'masked'
  for (const chat of state.chats.where('byUser', id)) {
    for (const message of state.messages.where('byChat', chat.id)) {
      if (texts === 'gone') state.messages.remove(message.id)
      else if (isMasked || message.author.type === 'user') state.messages.replace(masked(message))
    }
    if (texts === 'gone') state.chats.remove(chat.id)
    else state.chats.replace({ ...chat, question: ERASED_TEXT })
  }
  const after = state.users.replace({ ...before, name: null, email: null, erasedAt: world.clock.now() })
  announce(world, 'guuru.user.erased', before, after, actor)
  return after
}

/** Revokes a token of a partner's. Refuses an unknown one with `CREDENTIAL_NOT_FOUND`. */
export function revokeToken({ world, state }: Here, credential: string, actor: string): RevokedCredential {
  const revoked = bareCredential(world, credential)
  const partner = state.partners.last('byToken', revoked)
  if (!partner) throw unknownCredential(credential)
  const { before, after } = revocation(world, revoked, partner.id)
  state.partners.replace({ ...partner, tokens: partner.tokens.filter(token => token !== revoked) })
  announce(world, 'guuru.credential.revoked', before, after, actor)
  return after
}

/** A message without what was said: a file keeps its type and loses its name and address. */
function masked(message: MessageRow): MessageRow {
  const { text, attachment } = message
  return {
    ...message,
    text: text === null ? null : ERASED_TEXT,
    attachment: attachment && { ...attachment, filename: ERASED_TEXT, url: ERASED_URL },
  }
}
