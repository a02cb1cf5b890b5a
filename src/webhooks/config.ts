import { webhooksError } from './errors.ts'
import { check } from '../inputs/check.ts'
import { type WebhookOptions, webhookOptionsSchema } from './schema.ts'

/** That one receiver wants to be told of one event. */
export interface WebhookEndpoint {
  readonly event: string
  /** Absolute, http or https; empty for none. `{world}` in it stands for the name of the world that sends. */
  readonly url: string
  readonly active: boolean
}

/** Who is told of what a partner's records do, and the secret that all messages are signed with; without one they are not signed. */
export interface WebhookConfig {
  readonly secret: string | null
  readonly endpoints: readonly WebhookEndpoint[]
}

/** The code of refused webhooks. */
export const INVALID_WEBHOOK = 'INVALID_WEBHOOK'

/** Refuses an event that no vendor sends, and what is no URL. */
export function assertWebhooks(options: WebhookOptions, events: readonly string[]): void {
  check(webhookOptionsSchema(events), options, '', INVALID_WEBHOOK)
  for (const { url } of toConfig(options, events).endpoints) {
    if (url !== '' && !(/^https?:\/\//i.test(url) && URL.canParse(url)))
      throw webhooksError(INVALID_WEBHOOK, `"${url}" is not a webhook's URL; send an absolute http or https URL.`)
  }
}

/** Whether any of these configurations names an endpoint. */
export function haveEndpoints(configs: Iterable<WebhookConfig>): boolean {
  for (const { endpoints } of configs) if (endpoints.length > 0) return true
  return false
}

/** A configuration in full. */
export function toConfig(
  { url, secret = null, endpoints = [] }: WebhookOptions,
  events: readonly string[],
): WebhookConfig {
  const all = url === undefined ? [] : events.map(event => ({ event, url, active: true }))
  const named = endpoints.map(({ event, url: own, active = true }) => ({ event, url: own, active }))
  return { secret: secret === '' ? null : secret, endpoints: [...all, ...named] }
}
