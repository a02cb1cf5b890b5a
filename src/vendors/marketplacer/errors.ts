import { refusing } from '../../errors/sim-error.ts'

/** How Marketplacer refuses. */
export const marketplacerError = refusing({
  ADMIN_NOT_FOUND: ['not-found', 'There is no such admin.'],
  API_KEY_NOT_FOUND: ['not-found', 'There is no such API key.'],
  INVALID_CURSOR: ['invalid', 'The cursor is not one of this API.'],
  INVALID_ID: ['invalid', 'The id is not one of a seller.'],
  MESSAGE_NOT_FOUND: ['not-found', 'There is no such message.'],
  RECORD_INVALID: ['invalid', 'The mutation or act is refused; `errors` says what is wrong with which field.'],
  SELLER_EXISTS: ['conflict', 'There is a seller of this id already.'],
  SELLER_NOT_FOUND: ['not-found', 'There is no such seller, or the world has none.'],
  USER_NOT_FOUND: ['not-found', 'There is no such user.'],
})
