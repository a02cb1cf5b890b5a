import { webhooksError } from './errors.ts'

/** That one receiver wants to be told of one event. */
export interface WebhookEndpoint {
  readonly event: string
  /** Absolute, http or https; empty for none. */
  readonly url: string
  readonly active: boolean
}

/** Who is told of what, and the secret that all messages are signed with; without one they are not signed. */
export interface WebhookConfig {
  readonly secret: string | null
  readonly endpoints: readonly WebhookEndpoint[]
}

/** The same as people write it. */
export interface WebhookOptions {
  /** Is told of all events. */
  readonly url?: string | undefined
  readonly secret?: string | null | undefined
  /** Who else is told, event by event; active unless it says otherwise. */
  readonly endpoints?:
    | readonly (Omit<WebhookEndpoint, 'active'> & { readonly active?: boolean | undefined })[]
    | undefined
}

/** A configuration in full. Refuses an event that no vendor sends, and what is no URL. */
export function toConfig(
  { url, secret = null, endpoints = [] }: WebhookOptions,
  events: readonly string[],
): WebhookConfig {
  const all = url === undefined ? [] : events.map(event => ({ event, url, active: true }))
  const named = endpoints.map(({ event, url: own, active = true }) => ({ event, url: own, active }))
  for (const endpoint of [...all, ...named]) assertEndpoint(endpoint, events)
  return { secret: secret === '' ? null : secret, endpoints: [...all, ...named] }
}

function assertEndpoint({ event, url }: WebhookEndpoint, events: readonly string[]): void {
  if (!events.includes(event))
    throw webhooksError('INVALID_WEBHOOK', `No webhook is sent for "${event}"; there are ${events.join(', ')}.`)
  if (url !== '' && !(/^https?:\/\//i.test(url) && URL.canParse(url)))
    throw webhooksError('INVALID_WEBHOOK', `"${url}" is not a webhook's URL; send an absolute http or https URL.`)
}
