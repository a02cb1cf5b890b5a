import { webhooksError } from './errors.ts'
import type { Fault } from '../faults/fault.ts'
import type { Job } from '../time/agenda.ts'
import type { Clock } from '../time/clock.ts'
import type { World } from '../world/world.ts'
import {
  type Attempt,
  attempted,
  createDelivery,
  isOvertakable,
  type Message,
  type NewDelivery,
  type QueuedDelivery,
  redelivered,
} from './delivery.ts'
import { bytesOfDelivery, type DeliveryRow, FINISHED, queueKey, WEBHOOKS } from './records.ts'
import type { Handlers } from './handlers.ts'
import { MAX_DELIVERY_BYTES, MAX_REMEMBERED, MAX_UNDER_WAY, MAX_WAITING, type UnderWay } from './limits.ts'
import { WebhookSender } from './sender.ts'
import { SharedWork, type Work } from './shared-work.ts'

/**
 * The deliveries of one world. Deliveries of one receiver and subject go out one after the other. The queue makes the
 * first attempt at once, also while the clock stands still; retries fall due on the clock. No request waits for it.
 */
export class WebhookQueue {
  readonly #world: World
  readonly #toAttempt: (delivery: QueuedDelivery) => Message
  readonly #handlers: Handlers
  #sender: WebhookSender
  /** When deliveries were queued, in the clock's marks, by their ids. */
  readonly #marks = new Map<number, number>()
  /** The attempts that are under way or begin as soon as there is room, by the deliveries' ids. */
  readonly #attempts = new Map<number, UnderWay>()
  /** The deliveries whose attempt begins as soon as there is room. */
  readonly #ready = new Set<number>()
  /** Which deliveries are whose, where several processes have the world. */
  readonly shared = new SharedWork()
  #underWay = 0
  #forgotten = 0
  #overflow = 0
  /** Told of each delivery when it is queued, and after each attempt. */
  onChange: ((delivery: QueuedDelivery) => void) | undefined

  /** `toAttempt` is asked once for each attempt: what is sent where. */
  constructor(world: World, handlers: Handlers, toAttempt: (delivery: QueuedDelivery) => Message) {
    this.#world = world
    this.#handlers = handlers
    this.#sender = new WebhookSender(handlers)
    this.#toAttempt = toAttempt
    this.restart()
  }

  /**
   * How many deliveries wait, how many are finished, and how many bytes all of them take; how many finished ones are no longer remembered, and how
   * many messages were never sent, as too many waited.
   */
  get counts(): Readonly<Record<'waiting' | 'finished' | 'bytes' | 'forgotten' | 'overflow', number>> {
    const { size, bytes } = this.#rows
    const finished = this.#rows.count('finished', FINISHED)
    return { waiting: size - finished, finished, bytes, forgotten: this.#forgotten, overflow: this.#overflow }
  }

  /** The pending deliveries and the newest finished ones, oldest first. */
  list(): QueuedDelivery[] {
    return [...this.#rows.all()].map(({ delivery }) => delivery)
  }

  /** The delivery with this id, if it is remembered. */
  get(id: number): QueuedDelivery | undefined {
    return this.#rows.get(String(id))?.delivery
  }

  /** Queues a message, as the fault says. */
  add(message: NewDelivery, fault: Fault | undefined): void {
    const isDropped = fault?.kind === 'webhook-drop'
    this.#forgetUntil(MAX_DELIVERY_BYTES - bytesOfDelivery(message))
    const { waiting, bytes } = this.counts
    const isFull = waiting >= MAX_WAITING || bytes + bytesOfDelivery(message) > MAX_DELIVERY_BYTES
    if (isFull && !isDropped) {
      this.#overflow++
      return
    }
    const now = this.#clock.now()
    const delivery = createDelivery(this.#world.ids.next('webhook.deliveries'), message, fault, now)
    if (isDropped) return this.#finish(delivery)
    const before = this.#rows.last('queued', queueKey(delivery))
    const row = this.#enter(delivery)
    if (before && isOvertakable(before.delivery, now)) {
      this.#rows.replace({ delivery, place: before.place })
      this.#rows.replace({ delivery: { ...before.delivery, notBefore: now }, place: row.place })
    }
    if (this.#isFirst(delivery)) this.#next(delivery)
  }

  /**
   * Sends a delivery once more, same key and same bytes, behind the pending ones of the same receiver and subject.
   * Answers at once while there are any (they may wait for long), else when the attempt has ended.
   */
  async redeliver(id: number): Promise<QueuedDelivery> {
    const row = this.#rows.get(String(id))
    const hint = `GET /_sim/webhooks/deliveries lists the newest ${MAX_REMEMBERED}`
    if (!row) throw webhooksError('DELIVERY_NOT_FOUND', `There is no delivery ${id}; ${hint}.`)
    const delivery = redelivered(row.delivery, this.#clock.now())
    if (row.delivery.status === 'pending') this.#keep({ delivery, place: row.place })
    else this.#enter(delivery)
    if (this.#isFirst(delivery)) this.#next(delivery)
    await this.#attempts.get(id)?.ended
    // Other tables may have come meanwhile, with another delivery of this id or none.
    return (this.#rows.get(String(id)) ?? { delivery }).delivery
  }

  /** Goes on from other deliveries or another clock: attempts under way are cut, pending deliveries go out. */
  restart(): void {
    this.close()
    this.#underWay = this.#forgotten = this.#overflow = 0
    const sender = (this.#sender = new WebhookSender(this.#handlers))
    if (this.#rows.size === 0) return
    this.#forgetUntil(MAX_DELIVERY_BYTES)
    // Once the whole world is restored, and only if it was neither ended nor restored again.
    queueMicrotask(() => sender === this.#sender && this.#resume())
  }

  /** Stops for good: attempts under way are cut. */
  close(): void {
    this.#sender.stop()
    this.#sender = new WebhookSender(this.#handlers)
    this.#sender.stop()
    for (const { end } of this.#attempts.values()) end()
    for (const all of [this.#marks, this.#attempts, this.#ready, this.shared]) all.clear()
  }

  /** Goes on with what other processes have made of the world: attempts under way go on, and outcomes are noted again. */
  catchUp(): void {
    for (const id of this.#ready) {
      if (this.shared.isGranted(id)) continue
      this.#ready.delete(id)
      this.#attempts.get(id)?.end()
      this.#attempts.delete(id)
    }
    for (const [id, { of, attempt }] of this.shared.takeOutcomes()) {
      const now = this.#rows.get(String(id))?.delivery
      if (now?.body === of.body && now.attempts.length === of.attempts.length) this.#conclude(id, attempt)
    }
    this.#resume()
  }

  /** What is taken to be sent, and the outcomes so far, both once that is written. */
  get work(): Work {
    return this.shared.of(this.#ready)
  }

  /** It is written. */
  workWritten(work: Work): void {
    this.shared.written(work, this.#ready)
    this.#pump()
  }

  /** Takes deliveries that other processes have not finished in time, or all that these have taken. */
  takeOverdue(isAll: boolean): void {
    if (this.shared.endOverdue(isAll)) this.#resume()
  }

  /** Whether deliveries are on their way, here or elsewhere. */
  get isUnderWay(): boolean {
    return this.#attempts.size + this.shared.elsewhere > 0
  }

  /** A delivery is due. Skips it when it was sent or rescheduled meanwhile. */
  perform({ data }: Job): void {
    const delivery = this.#rows.get(String(data['delivery']))?.delivery
    if (!delivery || delivery.notBefore > this.#clock.now()) return
    if (this.#isFirst(delivery)) this.#release(delivery)
  }

  get #clock(): Clock {
    return this.#world.clock
  }

  get #rows(): ReturnType<typeof WEBHOOKS.createState>['deliveries'] {
    return this.#world.part(WEBHOOKS).deliveries
  }

  /** Goes on where the world stopped: the clock has the jobs of some deliveries, the queue sees to the others. */
  #resume(): void {
    const jobs = this.#clock.pending().filter(({ kind }) => kind === 'webhook')
    const scheduled = new Set(jobs.map(({ data }) => data['delivery']))
    for (const { delivery } of this.#rows.all())
      if (this.#isFirst(delivery) && !scheduled.has(delivery.id)) this.#next(delivery)
  }

  /** Puts a pending delivery behind the others of its receiver and subject. */
  #enter(delivery: QueuedDelivery): DeliveryRow {
    this.#marks.set(delivery.id, this.#clock.mark())
    const last = this.#rows.last('queued', queueKey(delivery))
    return this.#keep({ delivery, place: (last?.place ?? 0) + 1 })
  }

  #keep(row: DeliveryRow): DeliveryRow {
    this.#rows.put(row)
    this.onChange?.(row.delivery)
    return row
  }

  #isFirst(delivery: QueuedDelivery): boolean {
    return this.#rows.at('queued', queueKey(delivery), 0)?.delivery.id === delivery.id
  }

  /** The first of a queue goes out, or waits for its time. */
  #next(delivery: QueuedDelivery): void {
    const wait = delivery.notBefore - this.#clock.now()
    if (wait > 0) this.#clock.after(wait, 'webhook', { delivery: delivery.id })
    else this.#release(delivery)
  }

  #release({ id }: QueuedDelivery): void {
    if (this.#attempts.has(id) || this.shared.isElsewhere(id)) return
    let end = (): void => {}
    const ended = new Promise<void>(resolve => (end = resolve))
    this.#attempts.set(id, { ended, end })
    this.#clock.track(ended, this.#marks.get(id))
    this.#ready.add(id)
    if (this.#world.onWork) this.#world.onWork()
    else this.#pump()
  }

  /** Begins attempts while there is room. */
  #pump(): void {
    for (const id of this.#ready) {
      if (this.#underWay >= MAX_UNDER_WAY) return
      if (this.#world.onWork && !this.shared.isGranted(id)) continue
      this.shared.begin(id)
      this.#ready.delete(id)
      this.#underWay++
      const attempt = this.#attempts.get(id)
      this.#send(id).catch(error => {
        // A bug is printed, and what waits for the attempt goes on.
        console.error(error)
        attempt?.end()
      })
    }
  }

  async #send(id: number): Promise<void> {
    const { delivery } = this.#rows.require(String(id))
    const sender = this.#sender
    const at = this.#clock.iso()
    const outcome = await sender.send(this.#toAttempt(delivery))
    // The world was restored or ended meanwhile: this is no longer its delivery.
    if (sender !== this.#sender) return
    const attempt = this.#attempts.get(id)
    this.#attempts.delete(id)
    this.#underWay--
    this.#conclude(id, { at, ...outcome })
    this.#pump()
    attempt?.end()
  }

  /** Notes what came of an attempt: the delivery is done, or waits for the next one. */
  #conclude(id: number, attempt: Attempt): void {
    const row = this.#rows.get(String(id))
    // Another process has reset the world meanwhile.
    if (!row) return
    const { delivery: sent, place } = row
    const after = attempted(sent, attempt, this.#clock.now())
    if (after.status === 'pending') {
      this.#keep({ delivery: after, place })
      this.#next(after)
    } else this.#leave(after)
    if (!this.#world.onWork) return
    this.shared.keep(id, { of: sent, attempt })
    this.#world.onWork()
  }

  /** A finished delivery makes way for the next one of its receiver and subject. */
  #leave(delivery: QueuedDelivery): void {
    this.#finish(delivery)
    const next = this.#rows.at('queued', queueKey(delivery), 0)
    if (next) this.#next(next.delivery)
  }

  #finish(delivery: QueuedDelivery): void {
    this.#marks.delete(delivery.id)
    const last = this.#rows.last('finished', FINISHED)
    this.#keep({ delivery, place: (last?.place ?? 0) + 1 })
    this.#forgetUntil(MAX_DELIVERY_BYTES)
  }

  /** Forgets finished deliveries, the oldest first, until there are few enough, of so many bytes at most. */
  #forgetUntil(bytes: number): void {
    const rows = this.#rows
    while (rows.count('finished', FINISHED) > 0) {
      if (rows.count('finished', FINISHED) <= MAX_REMEMBERED && rows.bytes <= bytes) return
      rows.remove(String(rows.at('finished', FINISHED, 0)!.delivery.id))
      this.#forgotten++
    }
  }
}
