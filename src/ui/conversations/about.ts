/** What a message did: how events, requests and deliveries hang together. */
import type { Delivery, JournalEntry } from '../../api/data.gen.ts'
import type { SimEvent } from '../../api/events.ts'
import { conversationOf } from '../events/conversation-of.ts'
import type { Message } from '../page/answers.ts'

/** Whether an event is that of a message. */
export function isMessage({ type }: SimEvent): boolean {
  return type.endsWith('.message.created')
}

/** The deliveries by which a webhook told of an event. */
export function deliveriesOf(event: SimEvent, deliveries: readonly Delivery[]): readonly Delivery[] {
  const [, noun, happened] = event.type.split('.')
  return deliveries.filter(
    ({ event: name, subject, body }) =>
      name === `${noun}-${happened}` &&
      subject === conversationOf(event) &&
      (!isMessage(event) || idIn(JSON.parse(body)) === idIn(event.after)),
  )
}

/** The id of a record. */
export function idIn(record: unknown): string {
  return (record as { readonly id: string }).id // every vendor's records have one
}

/** What a chain begins with, and the events that belong to it: those of its request, else those of the message. */
export interface Chain {
  readonly request: JournalEntry | undefined
  readonly events: readonly SimEvent[]
}

/** The chain of an event: its request and all that the request caused. */
export function chainOf(event: SimEvent, events: readonly SimEvent[], requests: readonly JournalEntry[]): Chain {
  const { requestId } = event
  if (requestId === null || requestId === undefined) return { request: undefined, events: [event] }
  return {
    request: requests.find(({ id }) => id === requestId),
    events: events.filter(one => one.requestId === requestId),
  }
}

/** Which messages were read by the other side, of those of which the vendor tells: all but the last unread ones. */
export function readMessages(
  messages: readonly Message[],
  unread: Readonly<Record<string, number>>,
): ReadonlyMap<string, boolean> {
  const read = new Map<string, boolean>()
  for (const [reader, count] of Object.entries(unread)) {
    const others = messages.filter(({ role }) => role !== reader)
    others.forEach(({ id, readAt }, index) => read.set(id, readAt !== null || index < others.length - count))
  }
  return read
}
