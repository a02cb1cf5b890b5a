import { batch, computed, signal } from '@preact/signals'
import type { JournalEntry } from '../../api/data.gen.ts'
import type { SimEvent } from '../../api/events.ts'
import type { ClockView, VendorInfo } from './answers.ts'
import { every, realNow, throttled } from './browser-time.ts'
import { type AnswerOf, CallError, type CallInput, Client, type Endpoint } from './client.ts'
import { type Entry, keptLog, REFRESH_MS } from './kept-log.ts'
import { follow, type Follower } from './live.ts'
import { followPlace, hashOf } from './place.ts'

/** Where the tab keeps the admin token. */
const TOKEN_KEY = 'backlot:admin-token'
/** How often the clock of a past is asked for while the slider is dragged, real milliseconds. */
const CLOCK_MS = 100
/** How often what no stream tells (faults, worlds, attempts of others) is asked for anew, real milliseconds. */
const POLL_MS = 2000
/** What the page tells its reader: something went wrong, or was done. */
export interface Notice {
  readonly kind: 'error' | 'done'
  readonly text: string
}

/**
 * The page's model of one world: where the page is, at which event it stands, and what the streams brought. It is made
 * once for a document; another world is another document, so that two never mix.
 */
export class Page {
  /** What a page of `backlot view` says of itself. */
  readonly #view = document.documentElement.dataset
  /** Whether this is one: all that it shows is held in it. */
  readonly isView = this.#view['world'] !== undefined
  /** What paths of this world begin with: nothing for the default one. */
  readonly prefix = this.isView ? '' : (/^\/w\/[^/]+/.exec(window.location.pathname)?.[0] ?? '')
  /** The name of the world. */
  readonly world = this.#view['world'] ?? (this.prefix.slice(3) || 'default')
  /** Where the simulator is. */
  readonly origin = this.#view['origin'] ?? window.location.origin
  /** Where the page is. */
  readonly place = followPlace()
  /** The event after which the page shows the world; undefined: now. */
  readonly past = signal(this.#view['event'] ? Number(this.#view['event']) : undefined)
  /** Whether the page may read: `asked` while it needs the admin token. */
  readonly access = signal<'unknown' | 'asked' | 'granted'>('unknown')
  /** Whether the admin token that the tab has is not the simulator's. */
  readonly wasRefused = signal(false)
  /** The world's events that the server held or sent, oldest first. */
  readonly events = signal<readonly SimEvent[]>([])
  /** The world's requests alike. */
  readonly requests = signal<readonly JournalEntry[]>([])
  /** The world's clock as it was last asked for, and when that was, real milliseconds. */
  readonly clock = signal<(ClockView & { readonly askedAt: number }) | undefined>(undefined)
  /** The vendors with their endpoints and credentials. */
  readonly vendors = signal<readonly VendorInfo[]>([])
  /** Rises when something happened: what is shown is asked for anew. */
  readonly version = signal(0)
  /** Rises when what no stream tells and most places show is asked for anew. */
  readonly pulse = signal(0)
  /** How many calls are under way that the reader waits for. */
  readonly busy = signal(0)
  /** Whether the streams are open. */
  readonly isLive = signal(true)
  /** What the page tells its reader at present. */
  readonly notice = signal<Notice | undefined>(
    this.#view['notice'] ? { kind: 'done', text: this.#view['notice'] } : undefined,
  )
  /** The newest event's id; 0 before the first one. */
  readonly newest = computed(() => this.events.value.at(-1)?.id ?? 0)
  /** The events of what is shown: up to the past that the page stands in. */
  readonly shownEvents = computed(() => upTo(this.events.value, this.past.value))
  /** The requests of what is shown. */
  readonly shownRequests = computed(() =>
    upTo(this.requests.value, lastRequest(this.requests.value, this.events.value, this.past.value)),
  )

  readonly #client = new Client({
    prefix: this.prefix,
    token: () => window.sessionStorage.getItem(TOKEN_KEY) ?? undefined,
    onLocked: () => {
      this.wasRefused.value = window.sessionStorage.getItem(TOKEN_KEY) !== null
      this.access.value = 'asked'
    },
  })
  /** What the streams are told, and the stream of each while the page can be seen. */
  readonly #followers = new Map<Follower<never>, AbortController | undefined>()
  readonly #refresh = throttled(REFRESH_MS, () => {
    this.version.value++
    this.attempt(() => this.#askClock())
  })

  constructor() {
    this.follow(this.#keeping('/_sim/events', this.events))
    this.follow(this.#keeping('/_sim/requests', this.requests))
    // A browser allows an origin few connections: a page that is not seen holds none.
    document.addEventListener('visibilitychange', () => this.#followAll())
    every(POLL_MS, () => {
      if (this.access.value === 'granted' && !document.hidden && this.isLive.value) this.#askAll()
    })
  }

  readonly #askClockSoon = throttled(CLOCK_MS, () => this.attempt(() => this.#askClock()))

  /** Whether nothing that is shown can be changed. */
  get isPast(): boolean {
    return this.isView || this.past.value !== undefined
  }

  /** Begins: asks for the world, and follows what happens there while the page can be seen. */
  start(): void {
    this.attempt(async () => {
      const { vendors } = await this.#client.call('GET /info')
      await this.#askClock()
      batch(() => {
        this.vendors.value = vendors
        this.access.value = 'granted'
      })
      // What the browser opens by itself, such as GraphiQL, cannot send the token.
      if (window.sessionStorage.getItem(TOKEN_KEY) !== null) await this.#client.call('POST /session')
      this.#followAll()
    })
  }

  /** Keeps the admin token for this tab, and begins with it. */
  unlock(token: string): void {
    window.sessionStorage.setItem(TOKEN_KEY, token)
    this.access.value = 'unknown'
    this.start()
  }

  /** Calls the control plane; in the past, what is read is that of then. */
  async call<E extends Endpoint>(endpoint: E, input: CallInput = {}): Promise<AnswerOf<E>> {
    const at = endpoint.startsWith('GET ') ? this.past.peek() : undefined
    try {
      return await this.#client.call(endpoint, at === undefined ? input : { ...input, query: { ...input.query, at } })
    } catch (error) {
      // There is no such past to look at: the page stays in the present.
      if (error instanceof CallError && error.code === 'HISTORY_DROPPED') {
        this.past.value = undefined
        this.tell('error', error.message)
      }
      throw error
    }
  }

  /** Reads a file of the control plane, below this world's prefix, with the admin token: what `call` cannot parse. */
  read(path: string): Promise<Response> {
    return this.#client.send(path)
  }

  /** Sends a request to a vendor's endpoint in this world as a client of its API does: without the admin token. */
  sendToVendor(path: string, init: RequestInit): Promise<Response> {
    return fetch(this.prefix + path, init)
  }

  /** Does what its reader asked for: shows that it is under way, and tells what was refused. */
  act(work: () => Promise<unknown>): void {
    this.busy.value++
    this.attempt(() =>
      work()
        .then(() => this.#askAll())
        .finally(() => this.busy.value--),
    )
  }

  /** Makes a call that its reader asked for. */
  perform<E extends Endpoint>(endpoint: E, input?: CallInput): void {
    this.act(() => this.call(endpoint, input))
  }

  /** Starts work whose failure is told and stops nothing. */
  attempt(work: () => Promise<unknown>): void {
    work().catch((error: unknown) => this.tell('error', wordsOf(error)))
  }

  /** Tells the reader something. */
  tell(kind: Notice['kind'], text: string): void {
    if (this.access.value !== 'asked') this.notice.value = { kind, text }
  }

  /** Shows the world as it was after an event; without one, as it is now. */
  goTo(event: number | undefined): void {
    this.past.value = event === undefined || event >= this.newest.value ? undefined : event
    this.#askClockSoon()
  }

  /** Forgets what the streams brought: the world was reset. */
  forget(): void {
    batch(() => {
      this.events.value = []
      this.requests.value = []
      this.past.value = undefined
    })
  }

  /** Ends this world, and leads to the default one. Meanwhile nothing is asked, which would make the world anew. */
  async endWorld(): Promise<void> {
    this.access.value = 'unknown'
    this.#followAll()
    try {
      await this.call('DELETE /worlds/{id}', { params: { id: this.world } })
      this.openWorld('default')
    } catch (error) {
      this.start()
      throw error
    }
  }

  /** Leads to another world: another document. */
  openWorld(id: string): void {
    window.location.assign(`${id === 'default' ? '' : `/w/${id}`}/${hashOf(this.place.value.name)}`)
  }

  #askAll(): void {
    if (this.access.value !== 'granted') return
    this.pulse.value++
    this.#refresh()
  }

  async #askClock(): Promise<void> {
    const past = this.past.peek()
    const clock = await this.call('GET /clock')
    if (this.past.peek() === past) this.clock.value = { ...clock, askedAt: realNow() }
  }

  /** Follows a stream of the control plane until what this returns is called. */
  follow<T>(follower: Follower<T>): () => void {
    this.#followers.set(follower, undefined)
    this.#followAll()
    return () => {
      this.#followers.get(follower)?.abort()
      this.#followers.delete(follower)
    }
  }

  #followAll(): void {
    const isSeen = this.access.value === 'granted' && !document.hidden
    for (const [follower, stream] of this.#followers) {
      if (isSeen === (stream?.signal.aborted === false)) continue
      stream?.abort()
      if (!isSeen) continue
      const begun = new AbortController()
      this.#followers.set(follower, begun)
      this.attempt(() => follow(this.#client, begun.signal, follower).finally(() => begun.abort()))
    }
  }

  /** Keeps what a stream brings in a signal. */
  #keeping<T extends Entry>(path: string, log: { value: readonly T[] }): Follower<T> {
    return keptLog(path, log, {
      onKept: paceMs => this.#refresh(paceMs),
      onReset: () => {
        this.past.value = undefined
        this.#refresh()
      },
      onOpen: isOpen => {
        this.isLive.value = isOpen || document.hidden
      },
    })
  }
}

function upTo<T extends Entry>(entries: readonly T[], last: number | undefined): readonly T[] {
  return last === undefined ? entries : entries.filter(({ id }) => id <= last)
}

/** The newest request that had come when an event was the newest; undefined: all. */
function lastRequest(
  requests: readonly JournalEntry[],
  events: readonly SimEvent[],
  past: number | undefined,
): number | undefined {
  if (past === undefined) return undefined
  // Other processes count the requests that came to them.
  const known = new Set(requests.map(({ id }) => id))
  const causes = events.flatMap(({ id, requestId }) =>
    requestId !== null && known.has(requestId) ? [{ id, requestId }] : [],
  )
  const until = causes.findLast(({ id }) => id <= past)?.requestId ?? 0
  const next = causes.find(({ id, requestId }) => id > past && requestId > until)
  return next && next.requestId - 1
}

/** What went wrong, in words. */
export function wordsOf(error: unknown): string {
  if (error instanceof CallError || error instanceof Error) return error.message
  return String(error)
}
