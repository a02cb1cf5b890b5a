import type { WebhookHandler } from '../api/parts.ts'
import type { Handler } from '../webhooks/handlers.ts'
import { webhooksError } from '../webhooks/errors.ts'
import { loadFetchClasses } from './fetch-classes.ts'

/** Calls a handler with node's own `Request`; what it answers only has to have a status. Refuses what is no function. */
export function callerOf(handler: WebhookHandler): Handler {
  if (typeof handler !== 'function')
    throw webhooksError('INVALID_WEBHOOK', 'webhooks.to takes a function: async request => new Response().')
  return async ({ url, headers, body }) => {
    const { Request } = await loadFetchClasses()
    const answer: unknown = await handler(new Request(url, { method: 'POST', headers, body }))
    const status = answer instanceof Object && 'status' in answer ? answer.status : undefined
    if (typeof status === 'number') return status
    throw webhooksError('INVALID_WEBHOOK', 'The handler answered no Response.')
  }
}
