import { refusing } from '../../errors/sim-error.ts'

/** How THG refuses. */
export const thgError = refusing({
  ATTACHMENT_NOT_FOUND: ['not-found', 'There is no such attachment, or it is of another customer.'],
  BLANK_MESSAGE: ['invalid', 'The message holds nothing to read.'],
  CUSTOMER_EXISTS: ['conflict', 'There is a customer of this number or e-mail address already.'],
  CUSTOMER_NOT_FOUND: ['not-found', 'There is no such customer, or the world has none.'],
  DISCUSSION_NOT_FOUND: ['not-found', 'There is no such discussion, or it is of another customer.'],
  INVALID_PAGE: ['invalid', '`limit` or `offset` is below zero.'],
  MESSAGE_NOT_FOUND: ['not-found', 'There is no such message in the discussion.'],
  ORDER_EXISTS: ['conflict', 'There is an order of this number already.'],
  ORDER_NOT_FOUND: ['not-found', 'There is no such order, or it is of another customer.'],
  PASSWORD_RESET_NOT_FOUND: ['not-found', 'The customer has not asked for a password reset.'],
  PERSISTED_QUERY_ID_INVALID: ['invalid', 'The hash is not that of the document beside it.'],
  PERSISTED_QUERY_NOT_FOUND: ['not-found', 'No document is registered under the hash.'],
  PRODUCT_NOT_FOUND: ['not-found', 'There is no such product.'],
  PRODUCT_NOT_IN_ORDER: ['invalid', 'The product is not in the selected order.'],
  RATE_LIMITED: ['unavailable', 'A fault limits requests; a captcha lifts the limit.'],
  UNAUTHENTICATED: ['unauthenticated', 'The field is for customers who are logged in.'],
  UPLOAD_TOKEN_NOT_FOUND: ['not-found', 'There is no such upload token.'],
})
