import { webhooksError } from './errors.ts'
import type { Fault } from '../faults/fault.ts'
import type { Clock } from '../time/clock.ts'
import type { World } from '../world/world.ts'
import {
  attempted,
  createDelivery,
  type Delivery,
  isOvertakable,
  type Message,
  type NewDelivery,
  type QueuedDelivery,
  redelivered,
} from './delivery.ts'
import type { Handlers } from './handlers.ts'
import { WebhookSender } from './sender.ts'

/** How many deliveries of a world may be under way in the same moment. */
const MAX_UNDER_WAY = 32
/** How many deliveries of a world may wait; the queue counts further ones and never sends them. */
export const MAX_WAITING = 20_000
/** How many finished deliveries a world remembers. */
export const MAX_REMEMBERED = 1000
/** How many bytes all deliveries of a world may take: finished ones are forgotten then, and further ones never sent. */
export const MAX_DELIVERY_BYTES: number = 32 * 1024 * 1024
/** What a delivery takes about, besides its body. */
const DELIVERY_BYTES = 1024

const NO_COUNTS = { waiting: 0, underWay: 0, forgotten: 0, overflow: 0, bytes: 0 }

/** A delivery, and where the queue stands with it. */
interface Entry {
  delivery: QueuedDelivery
  /** When it was queued, in the clock's marks. */
  mark: number
  /** Its attempt that is under way, or that begins as soon as there is room. */
  attempt: { readonly ended: Promise<void>; readonly end: () => void } | undefined
}

/**
 * The deliveries of one world. Deliveries of one receiver and subject go out one after the other. The queue makes the
 * first attempt at once, also while the clock stands still; retries fall due on the clock. No request waits for it.
 */
export class WebhookQueue {
  readonly #world: World
  readonly #toAttempt: (delivery: QueuedDelivery) => Message
  readonly #handlers: Handlers
  #sender: WebhookSender
  /** All that are pending or remembered, by id, oldest first. */
  readonly #entries = new Map<number, Entry>()
  /** The pending ones by receiver and subject; the first of each list goes out next. */
  readonly #queues = new Map<string, Entry[]>()
  /** Those whose attempt begins as soon as there is room. */
  readonly #ready = new Set<Entry>()
  /** The finished ones, the first to finish first. */
  readonly #finished = new Set<Entry>()
  #counts = { ...NO_COUNTS }

  /** `toAttempt` is asked once for each attempt: what is sent where. */
  constructor(world: World, handlers: Handlers, toAttempt: (delivery: QueuedDelivery) => Message) {
    this.#world = world
    this.#handlers = handlers
    this.#sender = new WebhookSender(handlers)
    this.#toAttempt = toAttempt
    this.#clock.handle('webhook', ({ data }) => this.#fallDue(Number(data['delivery'])))
  }

  /**
   * How many deliveries wait, how many are finished, and how many bytes all of them take; how many finished ones are no longer remembered, and how
   * many messages were never sent, as too many waited.
   */
  get counts(): Readonly<Record<'waiting' | 'finished' | 'bytes' | 'forgotten' | 'overflow', number>> {
    return { ...this.#counts, finished: this.#finished.size }
  }

  /** The pending deliveries and the newest finished ones, oldest first. */
  list(): QueuedDelivery[] {
    return [...this.#entries.values()].map(({ delivery }) => delivery)
  }

  /** Queues a message, as the fault says. */
  add(message: NewDelivery, fault: Fault | undefined): void {
    const isDropped = fault?.kind === 'webhook-drop'
    this.#forgetUntil(MAX_DELIVERY_BYTES - bytesOf(message))
    const isFull = this.#counts.waiting >= MAX_WAITING || this.#counts.bytes + bytesOf(message) > MAX_DELIVERY_BYTES
    if (isFull && !isDropped) {
      this.#counts.overflow++
      return
    }
    const now = this.#clock.now()
    const id = this.#world.ids.next('webhook.deliveries')
    const entry = this.#open(createDelivery(id, message, fault, now))
    if (isDropped) return this.#finish(entry)
    const queue = this.#enter(entry)
    const before = queue.at(-2)
    if (before && isOvertakable(before.delivery, now)) {
      queue.splice(-2, 2, entry, before)
      before.delivery = { ...before.delivery, notBefore: now }
    }
    if (queue[0] === entry) this.#next(entry)
  }

  /**
   * Sends a delivery once more, same key and same bytes, behind the pending ones of the same receiver and subject.
   * Answers at once while there are any (they may wait for long), else when the attempt has ended.
   */
  async redeliver(id: number): Promise<QueuedDelivery> {
    const entry = this.#entries.get(id)
    const hint = `GET /_sim/webhooks/deliveries lists the newest ${MAX_REMEMBERED}`
    if (!entry) throw webhooksError('DELIVERY_NOT_FOUND', `There is no delivery ${id}; ${hint}.`)
    const isPending = entry.delivery.status === 'pending'
    entry.delivery = redelivered(entry.delivery, this.#clock.now())
    if (!isPending) this.#enter(entry)
    if (this.#isFirst(entry)) this.#next(entry)
    await entry.attempt?.ended
    // A document that was loaded meanwhile may have brought another delivery with this id.
    return (this.#entries.get(id) ?? entry).delivery
  }

  /** Becomes these deliveries: attempts under way are cut, pending deliveries go out. */
  load(deliveries: readonly QueuedDelivery[]): void {
    this.close()
    for (const entry of deliveries.map(delivery => this.#open(delivery))) {
      if (entry.delivery.status === 'pending') this.#enter(entry)
      else this.#finish(entry)
    }
    const sender = (this.#sender = new WebhookSender(this.#handlers))
    // Once the whole world is loaded, and only if it was neither ended nor loaded again.
    queueMicrotask(() => sender === this.#sender && this.#resume())
  }

  /** Stops for good: attempts under way are cut. */
  close(): void {
    this.#sender.stop()
    this.#sender = new WebhookSender(this.#handlers)
    this.#sender.stop()
    for (const { attempt } of this.#entries.values()) attempt?.end()
    for (const all of [this.#entries, this.#queues, this.#ready, this.#finished]) all.clear()
    this.#counts = { ...NO_COUNTS }
  }

  get #clock(): Clock {
    return this.#world.clock
  }

  /** Goes on where a saved world stopped: the clock has the jobs of some deliveries, the queue sees to the others. */
  #resume(): void {
    const jobs = this.#clock.pending().filter(({ kind }) => kind === 'webhook')
    const scheduled = new Set(jobs.map(({ data }) => data['delivery']))
    for (const [first] of this.#queues.values()) if (first && !scheduled.has(first.delivery.id)) this.#next(first)
  }

  #open(delivery: QueuedDelivery): Entry {
    const entry: Entry = { delivery, mark: 0, attempt: undefined }
    this.#entries.set(delivery.id, entry)
    this.#counts.bytes += bytesOf(delivery)
    return entry
  }

  /** Puts a pending delivery behind the others of its receiver and subject; answers their queue. */
  #enter(entry: Entry): Entry[] {
    const key = queueKey(entry.delivery)
    const queue = this.#queues.get(key) ?? []
    queue.push(entry)
    this.#queues.set(key, queue)
    this.#finished.delete(entry)
    entry.mark = this.#clock.mark()
    this.#counts.waiting++
    return queue
  }

  #isFirst(entry: Entry): boolean {
    return this.#queues.get(queueKey(entry.delivery))?.[0] === entry
  }

  /** The first of a queue goes out, or waits for its time. */
  #next(entry: Entry): void {
    const { id, notBefore } = entry.delivery
    const wait = notBefore - this.#clock.now()
    if (wait > 0) this.#clock.after(wait, 'webhook', { delivery: id })
    else this.#release(entry)
  }

  /** A delivery is due. Skips it when it was sent or rescheduled meanwhile. */
  #fallDue(id: number): void {
    const entry = this.#entries.get(id)
    if (!entry || entry.delivery.notBefore > this.#clock.now()) return
    if (this.#isFirst(entry)) this.#release(entry)
  }

  #release(entry: Entry): void {
    if (entry.attempt) return
    let end = (): void => {}
    const ended = new Promise<void>(resolve => (end = resolve))
    entry.attempt = { ended, end }
    this.#clock.track(ended, entry.mark)
    this.#ready.add(entry)
    this.#pump()
  }

  /** Begins attempts while there is room. */
  #pump(): void {
    for (const entry of this.#ready) {
      if (this.#counts.underWay >= MAX_UNDER_WAY) return
      this.#ready.delete(entry)
      this.#counts.underWay++
      const { attempt } = entry
      this.#send(entry).catch(error => {
        // A bug is printed, and what waits for the attempt goes on.
        console.error(error)
        attempt?.end()
      })
    }
  }

  async #send(entry: Entry): Promise<void> {
    const sender = this.#sender
    const at = this.#clock.iso()
    const outcome = await sender.send(this.#toAttempt(entry.delivery))
    // The world was reset or ended meanwhile: this is no longer its delivery.
    if (sender !== this.#sender) return
    const { attempt } = entry
    entry.attempt = undefined
    this.#counts.underWay--
    entry.delivery = attempted(entry.delivery, { at, ...outcome }, this.#clock.now())
    if (entry.delivery.status === 'pending') this.#next(entry)
    else this.#leave(entry)
    this.#pump()
    attempt?.end()
  }

  /** A finished delivery makes way for the next one of its receiver and subject. */
  #leave(entry: Entry): void {
    const key = queueKey(entry.delivery)
    const queue = this.#queues.get(key) ?? []
    queue.shift()
    this.#counts.waiting--
    this.#finish(entry)
    if (queue[0]) this.#next(queue[0])
    else this.#queues.delete(key)
  }

  #finish(entry: Entry): void {
    this.#finished.add(entry)
    this.#forgetUntil(MAX_DELIVERY_BYTES)
  }

  /** Forgets finished deliveries, the oldest first, until there are few enough, of so many bytes at most. */
  #forgetUntil(bytes: number): void {
    for (const entry of this.#finished) {
      if (this.#finished.size <= MAX_REMEMBERED && this.#counts.bytes <= bytes) return
      this.#finished.delete(entry)
      this.#entries.delete(entry.delivery.id)
      this.#counts.bytes -= bytesOf(entry.delivery)
      this.#counts.forgotten++
    }
  }
}

function bytesOf({ body }: Pick<Delivery, 'body'>): number {
  return DELIVERY_BYTES + body.length
}

function queueKey({ url, subject }: QueuedDelivery): string {
  return `${url} ${subject}`
}
