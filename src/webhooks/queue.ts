import type { Clock } from '../time/clock.ts'
import { toIso } from '../time/instant.ts'
import { SimError } from '../errors/sim-error.ts'
import type { Fault } from '../faults/faults.ts'
import type { Attempt, Delivery, NewDelivery, QueuedDelivery } from './delivery.ts'
import { WebhookSender } from './sender.ts'
import type { World } from '../world/world.ts'

/** How long after each failure the next attempt is made, milliseconds on the world's clock; then it is given up. Assumed. */
export const RETRY_DELAYS = [1000, 5000, 25_000] as const
/** How many deliveries of a world may be under way in the same moment. */
export const MAX_UNDER_WAY = 32
/** How many deliveries of a world may wait; what comes on top is counted, and never sent. */
export const MAX_WAITING = 20_000
/** How many deliveries that are done a world remembers. */
export const MAX_REMEMBERED = 1000
/** How many attempts of one delivery are remembered. */
const MAX_ATTEMPTS = 100
/** How long a delivery that shall be overtaken waits for the next one, milliseconds on the world's clock. */
const OVERTAKING_MS = 1000
/** How long a webhook-delay without `ms` lasts, milliseconds on the world's clock. */
const DELAY_MS = 60_000

/** An attempt that is made as soon as there is room. */
interface Due {
  readonly ended: Promise<void>
  readonly end: () => void
}

/**
 * The deliveries of one world. Per receiver and subject one goes out after the other; the first attempt is made at
 * once, whether or not the clock stands still, the others fall due on the clock. Nobody waits for any of it.
 */
export class WebhookQueue {
  readonly #world: World
  readonly #signatureOf: (event: string) => string
  readonly #isForged: (event: string) => boolean
  #sender = new WebhookSender()
  #deliveries = new Map<number, QueuedDelivery>()
  /** What waits, by receiver and subject, next one first. */
  readonly #queues = new Map<string, number[]>()
  /** The queues whose first delivery may go out. */
  readonly #ready = new Set<string>()
  /** Those that go out as soon as there is room, or are under way: who waits for the end of the attempt. */
  readonly #due = new Map<number, Due>()
  readonly #underWay = new Set<number>()
  /** When those that wait came up, in the clock's marks. */
  readonly #marks = new Map<number, number>()
  /** What is done, oldest first. */
  readonly #done = new Set<number>()
  #waiting = 0
  #forgotten = 0
  #overflow = 0

  /** `signatureOf` is the name of the header with an event's signature; `isForged` tells whether one more attempt of this event has a signature that is none. */
  constructor(world: World, signatureOf: (event: string) => string, isForged: (event: string) => boolean) {
    this.#world = world
    this.#isForged = isForged
    this.#signatureOf = signatureOf
    this.#clock.handle('webhook', ({ data }) => this.#fallDue(Number(data['delivery'])))
  }

  /** How many deliveries are done and no longer remembered. */
  get forgotten(): number {
    return this.#forgotten
  }

  /** How many messages were never sent, because too many waited. */
  get overflow(): number {
    return this.#overflow
  }

  /** All that waits and the newest of what is done, oldest first. */
  list(): QueuedDelivery[] {
    return [...this.#deliveries.values()]
  }

  /** Sends something, in the way that the fault says. */
  add(message: NewDelivery, fault: Fault | undefined): void {
    const isDropped = fault?.kind === 'webhook-drop'
    if (!isDropped && this.#waiting >= MAX_WAITING) {
      this.#overflow++
      return
    }
    const now = this.#clock.now()
    const delivery = this.#put({
      id: this.#world.ids.next('webhook.deliveries'),
      ...message,
      status: isDropped ? 'dropped' : 'pending',
      createdAt: toIso(now),
      fault: fault ? { id: fault.id, kind: fault.kind } : null,
      attempts: [],
      notBefore: now + holdBack(fault),
      failures: 0,
      copies: fault?.kind === 'webhook-duplicate' ? 2 : 1,
    })
    if (isDropped) return this.#finish(delivery)
    this.#enter(delivery)
    const queue = this.#queueOf(delivery)
    const last = this.#deliveries.get(queue.at(-2) ?? 0)
    if (last?.fault?.kind === 'webhook-reorder' && last.attempts.length === 0 && last.notBefore > now) {
      queue.splice(-2, 2, delivery.id, last.id)
      this.#put({ ...last, notBefore: now })
    }
    if (queue[0] === delivery.id) this.#next(delivery)
  }

  /**
   * Sends something once more, same key and same bytes, behind what waits for the same receiver and subject: answers at
   * once while anything does (its time may be long in coming), else when the attempt is made.
   */
  async redeliver(id: number): Promise<QueuedDelivery> {
    const before = this.#deliveries.get(id)
    if (!before) {
      throw new SimError(
        'DELIVERY_NOT_FOUND',
        `There is no delivery ${id}; GET /_sim/webhooks/deliveries lists the newest ${MAX_REMEMBERED}.`,
      )
    }
    const isWaiting = before.status === 'pending'
    const again = this.#put({
      ...before,
      status: 'pending',
      notBefore: this.#clock.now(),
      failures: 0,
      copies: Math.max(1, before.copies),
    })
    if (!isWaiting) this.#enter(again)
    if (this.#queueOf(again)[0] === id) this.#next(again)
    await this.#due.get(id)?.ended
    return this.#deliveries.get(id) ?? again
  }

  /** Becomes these deliveries; what was under way is cut, what waits goes out. */
  load(deliveries: readonly QueuedDelivery[]): void {
    this.close()
    this.#deliveries = new Map(deliveries.map(delivery => [delivery.id, delivery]))
    for (const delivery of deliveries) {
      if (delivery.status === 'pending') this.#enter(delivery)
      else this.#finish(delivery)
    }
    const sender = (this.#sender = new WebhookSender())
    // When the world is whole; and never in one that ended at once.
    queueMicrotask(() => sender === this.#sender && this.#resume())
  }

  /** Stops for good: what is under way is cut. */
  close(): void {
    this.#sender.stop()
    this.#sender = new WebhookSender()
    this.#sender.stop()
    this.#deliveries.clear()
    this.#queues.clear()
    this.#ready.clear()
    this.#underWay.clear()
    this.#marks.clear()
    for (const id of this.#due.keys()) this.#end(id)
    this.#done.clear()
    this.#waiting = this.#forgotten = this.#overflow = 0
  }

  get #clock(): Clock {
    return this.#world.clock
  }

  /** Goes on where a saved world stopped: whatever the clock does not know of is looked at now. */
  #resume(): void {
    const known = this.#clock.pending().flatMap(({ kind, data }) => (kind === 'webhook' ? [data['delivery']] : []))
    const put = new Set(known)
    for (const [head] of this.#queues.values()) {
      const delivery = head === undefined || put.has(head) ? undefined : this.#deliveries.get(head)
      if (delivery) this.#next(delivery)
    }
  }

  #put(delivery: QueuedDelivery): QueuedDelivery {
    this.#deliveries.set(delivery.id, delivery)
    return delivery
  }

  #enter(delivery: QueuedDelivery): void {
    this.#done.delete(delivery.id)
    this.#marks.set(delivery.id, this.#clock.mark())
    const queue = this.#queueOf(delivery)
    if (queue.push(delivery.id) === 1) this.#queues.set(queueKey(delivery), queue)
    this.#waiting++
  }

  #queueOf(delivery: QueuedDelivery): number[] {
    return this.#queues.get(queueKey(delivery)) ?? []
  }

  /** What the first of a queue does: go out, or wait for its time. */
  #next(delivery: QueuedDelivery): void {
    const wait = delivery.notBefore - this.#clock.now()
    if (wait > 0) this.#clock.after(wait, 'webhook', { delivery: delivery.id })
    else this.#letGo(delivery)
  }

  /** Somebody's time has come; whoever went out earlier or has a later time now does not care. */
  #fallDue(id: number): void {
    const delivery = this.#deliveries.get(id)
    if (!delivery || delivery.notBefore > this.#clock.now()) return
    if (this.#queueOf(delivery)[0] === id) this.#letGo(delivery)
  }

  #letGo(delivery: QueuedDelivery): void {
    const { id } = delivery
    if (this.#due.has(id)) return
    let end = (): void => {}
    const ended = new Promise<void>(resolve => (end = resolve))
    this.#due.set(id, { ended, end })
    this.#clock.track(ended, this.#marks.get(id))
    this.#ready.add(queueKey(delivery))
    this.#pump()
  }

  #end(id: number): void {
    this.#due.get(id)?.end()
    this.#due.delete(id)
  }

  #pump(): void {
    for (const key of this.#ready) {
      if (this.#underWay.size >= MAX_UNDER_WAY) return
      this.#ready.delete(key)
      const delivery = this.#deliveries.get(this.#queues.get(key)?.[0] ?? 0)
      if (!delivery || this.#underWay.has(delivery.id)) continue
      this.#underWay.add(delivery.id)
      void this.#attempt(delivery)
    }
  }

  async #attempt({ id, event, url, headers, body, fault, attempts }: QueuedDelivery): Promise<void> {
    const sender = this.#sender
    const at = this.#clock.iso()
    // What strikes a delivery when it comes up strikes its first attempt; each further one is struck or not by itself.
    const isForged = attempts.length === 0 ? fault?.kind === 'webhook-bad-signature' : this.#isForged(event)
    const sent = isForged ? { ...headers, ...forge(headers, this.#signatureOf(event)) } : headers
    const outcome = await sender.send({ url, headers: sent, body })
    // The world was reset or ended meanwhile: this is no longer its delivery.
    const before = sender === this.#sender ? this.#deliveries.get(id) : undefined
    if (!before) return
    this.#underWay.delete(id)
    const due = this.#due.get(id)
    this.#due.delete(id)
    this.#conclude(before, { at, ...outcome })
    this.#pump()
    due?.end()
  }

  #conclude(before: QueuedDelivery, attempt: Attempt): void {
    const isTaken = attempt.status !== null && attempt.status >= 200 && attempt.status <= 299
    const failures = isTaken ? 0 : before.failures + 1
    const copies = isTaken ? before.copies - 1 : before.copies
    const delay = isTaken ? 0 : RETRY_DELAYS[failures - 1]
    const attempts = [...before.attempts, attempt].slice(-MAX_ATTEMPTS)
    const notBefore = this.#clock.now() + (delay ?? 0)
    const after: QueuedDelivery = { ...before, attempts, failures, copies, notBefore }
    if (copies > 0 && delay !== undefined) return this.#next(this.#put(after))
    this.#put({ ...after, status: copies > 0 ? 'failed' : 'delivered' })
    this.#leave(after)
  }

  #leave(delivery: QueuedDelivery): void {
    const queue = this.#queueOf(delivery)
    queue.shift()
    this.#waiting--
    this.#finish(delivery)
    const next = this.#deliveries.get(queue[0] ?? 0)
    if (next) this.#next(next)
    else this.#queues.delete(queueKey(delivery))
  }

  #finish({ id }: QueuedDelivery): void {
    this.#marks.delete(id)
    this.#done.add(id)
    if (this.#done.size <= MAX_REMEMBERED) return
    const [oldest = id] = this.#done
    this.#done.delete(oldest)
    this.#deliveries.delete(oldest)
    this.#forgotten++
  }
}

function queueKey({ url, subject }: QueuedDelivery): string {
  return `${url} ${subject}`
}

function holdBack(fault: Fault | undefined): number {
  if (fault?.kind === 'webhook-delay') return fault.ms ?? DELAY_MS
  return fault?.kind === 'webhook-reorder' ? OVERTAKING_MS : 0
}

/** A signature that is none: the right one, its last digit changed. */
function forge(headers: Delivery['headers'], name: string): Record<string, string> {
  const signature = headers[name]
  return signature === undefined ? {} : { [name]: signature.slice(0, -1) + (signature.endsWith('0') ? '1' : '0') }
}
