import { refusing } from '../../errors/sim-error.ts'

/** How GUURU refuses. */
export const guuruError = refusing({
  ATTACHMENT_NOT_FOUND: ['not-found', 'There is no such attachment.'],
  BAD_USER_INPUT: ['invalid', 'An argument is wrong; `field` names it.'],
  CATEGORY_NOT_FOUND: ['not-found', 'There is no such category.'],
  CHAT_ALREADY_ACCEPTED: ['conflict', 'Another expert, or the API, has accepted the chat.'],
  CHAT_ALREADY_CLOSED: ['conflict', 'The chat is closed already.'],
  CHAT_ALREADY_OPEN: ['conflict', 'The chat is open already.'],
  CHAT_EXISTS: ['conflict', 'There is a chat of this id already.'],
  CHAT_NOT_CLOSED: ['conflict', 'Only a closed chat can be opened again.'],
  CHAT_NOT_FOUND: ['not-found', 'There is no such chat, or it is of another partner.'],
  CHAT_NOT_OPEN: ['conflict', 'Only an open chat allows this.'],
  CHAT_NOT_PENDING: ['conflict', 'Only a pending chat can be accepted.'],
  EXPERT_NOT_FOUND: ['not-found', 'There is no such expert.'],
  FORBIDDEN: ['forbidden', 'The API has not accepted the chat, or is not in the community.'],
  INVALID_MESSAGE: ['invalid', 'A message is either a text or an attachment.'],
  MESSAGE_NOT_FOUND: ['not-found', 'There is no such message.'],
  PARTNER_NOT_FOUND: ['not-found', 'There is no such partner, or the world has none.'],
  PARTNER_UNAVAILABLE: ['conflict', 'No chat can start while the partner is unavailable.'],
  PAYOUT_NOT_FOUND: ['not-found', 'There is no such payout.'],
  PERSISTED_QUERY_NOT_SUPPORTED: ['invalid', 'Documents cannot be sent as hashes.'],
  PERSONA_NOT_FOUND: ['not-found', 'There is no such persona, or it is of another partner.'],
  SUBMISSION_EXISTS: ['conflict', 'There is a submission of this id already.'],
  SUBMISSION_NOT_FOUND: ['not-found', 'There is no such submission, or it is of another partner.'],
  SUBMISSION_NOT_PENDING: ['conflict', 'The submission was reviewed already.'],
  USER_NOT_FOUND: ['not-found', 'There is no such user.'],
})
