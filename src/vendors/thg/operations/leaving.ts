import type { Place } from '../../contract/act.ts'
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
import type { Attachment, AttachmentRow, CustomerRow } from '../records.ts'
import { ERASED_CUSTOMER } from '../rules.ts'
import { discussionGroup, orderGroup, type ThgState } from '../state.ts'
import { blankCustomer } from './account.ts'
import { toBareToken } from './tokens.ts'
import { describeAttachment } from './uploads.ts'

type Here = Place<ThgState>

/** A file is rejected after its upload, or its token expires: it cannot be sent along any more. */
export function endAttachment(
  { world, state }: Here,
  token: string,
  ended: NonNullable<AttachmentRow['ended']>,
  actor: string,
): Attachment {
  const row = state.attachments.require(toBareToken(world, token))
  assertNotDone('attachment', row.token, row.ended, ended === 'rejected' ? 'reject' : 'expire')
  const [before, after] = [row, state.attachments.replace({ ...row, ended })].map(describeAttachment)
  announce(world, `thg.attachment.${ended}`, before!, after!, actor)
  return after!
}

/**
 * Forgets a customer: the account stays without anything that tells who it was, sessions and files are gone, and no log-in finds
 * it. What the customer wrote is masked, or the discussions are gone; `thg.erased-answers` and
 * `thg.erased-orders` say what becomes of what agents wrote and of orders.
 */
export function eraseCustomer({ world, state }: Here, number: string, { texts }: Erasure, actor: string): CustomerRow {
  const before = state.customers.require(number)
  assertNotDone('customer', number, before.erasedAt === undefined ? undefined : 'erased', 'erase')
  const { 'thg.erased-answers': answers, 'thg.erased-orders': orders } = assumed(world)
  for (const discussion of state.discussions.where('byFilter', discussionGroup(number, null, null))) {
    for (const message of state.messages.where('byDiscussion', discussion.id)) {
      if (texts === 'gone') state.messages.remove(message.id)
      else if (answers === 'masked' || message.type === 'QUERY')
        state.messages.replace({ ...message, message: ERASED_TEXT, attachmentToken: null })
    }
    if (texts === 'gone') state.discussions.remove(discussion.id)
  }
  for (const table of [state.sessions, state.uploadTokens, state.attachments, state.passwordResets])
    for (const { token } of table.where('byCustomer', number)) table.remove(token)
  if (orders === 'gone')
    for (const { orderNumber } of state.orders.where('byFilter', orderGroup(number, null)))
      state.orders.remove(orderNumber)
  const after = state.customers.replace({
    ...before,
    ...blankCustomer(world, number, ERASED_CUSTOMER.fullName),
    fullName: ERASED_CUSTOMER.fullName,
    email: ERASED_CUSTOMER.email(number),
    password: '',
    locked: true,
    createdAt: before.createdAt,
    erasedAt: world.clock.now(),
  })
  announce(world, 'thg.customer.erased', before, after, actor)
  return after
}

/** Revokes a session: its token makes a guest. Refuses an unknown one with `CREDENTIAL_NOT_FOUND`. */
export function revokeSession({ world, state }: Here, credential: string, actor: string): RevokedCredential {
  const session = state.sessions.get(bareCredential(world, credential))
  if (!session) throw unknownCredential(credential)
  const { before, after } = revocation(world, session.token, session.customer)
  state.sessions.remove(session.token)
  announce(world, 'thg.credential.revoked', before, after, actor)
  return after
}
