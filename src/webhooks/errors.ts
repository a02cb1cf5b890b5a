import { refusing } from '../errors/sim-error.ts'

/** How the configuration of webhooks is refused. */
export const webhooksError = refusing({
  DELIVERY_NOT_FOUND: ['not-found', 'There is no such delivery.', 'webhooks'],
  INVALID_WEBHOOK: ['invalid', 'There is no such webhook, or its URL is not absolute.', 'webhooks#subscribe'],
})
