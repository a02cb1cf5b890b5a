import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Command } from 'commander'
import { readAll } from '../format/files.ts'
import { causeOf, errorMessage } from '../errors/reasons.ts'
import { SimError } from '../errors/sim-error.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { realDelay, realNow } from '../time/real-time.ts'
import { cliError } from './errors.ts'
import type { WebhookConfig } from '../webhooks/config.ts'
import type { VendorWebhooks } from '../vendors/contract/webhooks.ts'
import { ControlClient } from './control/client.ts'
import { clientCommand } from './control/client-command.ts'
import { onEnding } from './ending.ts'
import { report } from './last-resort.ts'
import { type ConnectionFlags, jsonFlag, list, webUrl } from './options.ts'
import { type HeardWebhook, linePrinter, webhookLine } from './output/lines.ts'

interface ListenFlags extends ConnectionFlags {
  forwardTo?: string
  events?: string[]
  partner?: string
}

/** How long a receiver may take for what is forwarded, milliseconds: less than the simulator itself waits. */
const FORWARD_TIMEOUT_MS = 4500

/** How a subscription is watched, real milliseconds: how often, and how long the simulator may stay away. */
const WATCH = { everyMs: 250, awayMs: 30_000 } as const

/** The answer to a request that no webhook is. */
const NO_WEBHOOK = 'This is no webhook of backlot; POST one with its headers and its JSON.\n'

/** `backlot listen`: prints webhooks as they come, and passes them on. */
export function listenCommand(): Command {
  return clientCommand(
    'listen',
    "print a world's webhooks as they are delivered, and forward them",
    '  backlot listen\n  backlot listen --forward-to http://localhost:3000/hooks --events chat-assigned,message-created',
  )
    .option(
      '--forward-to <url>',
      'where each one is sent on, same headers and bytes; its answer is passed back',
      webUrl,
    )
    .option('--partner <id>', "whose webhooks (default: the world's first partner's)")
    .option('--events <names>', 'which events (default: all)', list())
    .addOption(jsonFlag())
    .action(listen)
}

async function listen({ forwardTo, events, partner, json, ...flags }: ListenFlags): Promise<void> {
  const client = new ControlClient(flags)
  // Vendors take a while to load: the help of a command does not wait for them.
  const { VENDOR_LIST } = await import('../vendors/index.ts')
  const senders = VENDOR_LIST.flatMap(({ webhooks }) => webhooks ?? [])
  const known = senders.flatMap(sender => sender.events)
  for (const event of events ?? []) assertEvent(event, known)
  const wanted = events ?? known
  const print = linePrinter(json, webhookLine)
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const heard = await receive(request, senders, forwardTo)
    if (heard) print(heard)
    response.writeHead(heard?.status ?? 400).end(heard ? '' : NO_WEBHOOK)
  }
  const receiver = createServer((request, response) => {
    // The request broke off.
    answer(request, response).catch(() => response.destroy())
  })
  const url = await open(receiver)
  try {
    await subscribe(client, url, wanted, partner)
    onEnding(() => {
      unsubscribe(client, url, partner)
        .catch(report)
        .finally(() => process.exit())
    })
    console.error(
      `Listening to ${client.world} at ${client.url}${forwardTo ? `, forwarding to ${forwardTo}` : ''}. Ctrl+C ends it.`,
    )
    await keepSubscribed(client, url, wanted, WATCH, partner)
  } finally {
    receiver.close()
  }
}

/** Refuses the name of an event that no vendor sends. */
function assertEvent(event: string, known: readonly string[]): void {
  if (known.includes(event)) return
  throw cliError(
    'USAGE',
    `There is no event "${event}".${didYouMean(event, known)} --events takes ${known.join(', ')}.`,
  )
}

/**
 * Watches a subscription, and takes it up again after a reset or a restart of the simulator, with one line on standard
 * error. Rejects when the simulator stays away.
 */
export async function keepSubscribed(
  client: ControlClient,
  url: string,
  events: readonly string[],
  { everyMs, awayMs }: Readonly<Record<keyof typeof WATCH, number>> = WATCH,
  partner?: string,
): Promise<never> {
  for (let seenAt = realNow(); ;) {
    await realDelay(everyMs)
    try {
      if (await subscribe(client, url, events, partner))
        console.error(`Listening again: ${client.world} at ${client.url} was reset or restarted.`)
      seenAt = realNow()
    } catch (error) {
      if (realNow() - seenAt >= awayMs) throw error
    }
  }
}

/** Adds a URL to those that are told of these events; false when it is there already. */
async function subscribe(
  client: ControlClient,
  url: string,
  events: readonly string[],
  partner: string | undefined,
): Promise<boolean> {
  const { secret, endpoints } = await client.get<WebhookConfig>(webhooksOf(partner), 'endpoints')
  if (endpoints.some(endpoint => endpoint.url === url)) return false
  const added = events.map(event => ({ event, url, active: true }))
  await configure(client, { partner, secret, endpoints: [...endpoints, ...added] })
  return true
}

/** Takes the URL back. A simulator that has ended sends no webhooks: there is nothing to take back. */
async function unsubscribe(client: ControlClient, url: string, partner: string | undefined): Promise<void> {
  try {
    const { secret, endpoints } = await client.get<WebhookConfig>(webhooksOf(partner), 'endpoints')
    await configure(client, { partner, secret, endpoints: endpoints.filter(endpoint => endpoint.url !== url) })
  } catch (error) {
    if (!(error instanceof SimError)) throw error
  }
}

function webhooksOf(partner: string | undefined): string {
  return partner === undefined ? '/webhooks' : `/webhooks?partner=${encodeURIComponent(partner)}`
}

async function configure(
  client: ControlClient,
  config: WebhookConfig & { readonly partner: string | undefined },
): Promise<void> {
  await client.text('PUT', '/webhooks', JSON.stringify(config))
}

async function open(receiver: Server): Promise<string> {
  await once(receiver.listen(0, '127.0.0.1'), 'listening').catch((error: unknown) => {
    throw cliError('CANNOT_LISTEN', `No port can be opened: ${errorMessage(error)}.`)
  })
  const { port } = receiver.address() as AddressInfo // it listens on TCP
  return `http://127.0.0.1:${port}`
}

/**
 * One webhook: passed on first, so that the simulator hears what the receiver says, and retries for it. Undefined for any
 * other request; rejects for one that breaks off.
 */
async function receive(
  request: IncomingMessage,
  senders: readonly VendorWebhooks[],
  forwardTo: string | undefined,
): Promise<HeardWebhook | undefined> {
  const sent = await readAll(request)
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers
  const sender = senders.find(({ headers: { event } }) => headers[event.toLowerCase()] !== undefined)
  const body = jsonOf(sent)
  if (request.method !== 'POST' || !sender || body === undefined) return undefined
  const { status, error } = forwardTo ? await forward(forwardTo, headers, sent) : { status: 200 }
  const headerOf = (what: keyof VendorWebhooks['headers']): string =>
    String(headers[sender.headers[what].toLowerCase()])
  return { event: headerOf('event'), key: headerOf('key'), chatId: headerOf('subject'), status, error, body }
}

/** What a body holds; undefined when it is not JSON. */
function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

async function forward(
  url: string,
  headers: IncomingMessage['headers'],
  body: Buffer,
): Promise<{ status: number; error?: string }> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: headers as Record<string, string>, // webhooks repeat no header
      body: new Uint8Array(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(FORWARD_TIMEOUT_MS),
    })
    await answer.body?.cancel()
    return { status: answer.status }
  } catch (error) {
    return { status: 502, error: errorMessage(causeOf(error)) }
  }
}
