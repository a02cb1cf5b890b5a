/**
 * The script that goes before the dashboard's in a page of `backlot view`: it answers what the dashboard asks out of the
 * page. Nothing is asked of a network.
 */

/** What the page holds: the answers of the control plane, made beforehand. */
interface Held {
  /** The first event whose past is there; null where there is none. */
  readonly first: number | null
  readonly answers: readonly unknown[]
  /** Messages and deliveries: the lists of answers have their places here. */
  readonly items: readonly unknown[]
  /** By path: since which event it is answered so, and where the answer is; null: not there. */
  readonly calls: Readonly<Record<string, readonly (readonly [event: number, answer: number | null])[]>>
  /** Files by the addresses that conversations give them. */
  readonly files: Readonly<Record<string, string>>
}

/** As much of a conversation as is searched and changed here. */
interface HeldConversation {
  readonly vendor: string
  readonly id: string
  readonly title: string
  readonly status: string | null
  readonly lastAt: string
  readonly messages: readonly HeldMessage[]
}

interface HeldMessage {
  readonly name: string | null
  readonly text: string | null
  readonly attachment: { readonly filename: string; readonly url: string } | null
}

/** A log as its list and its stream have it: by the name of its member. */
type HeldLog = Readonly<Record<string, readonly { readonly id: number }[] | number>>

/** What a call comes to that this page cannot answer. */
class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const held = JSON.parse(document.querySelector('#held')?.textContent ?? '{}') as Held // the page was written with it

/** The answer to a path at an event; `Infinity` is the end. */
function find(path: string, at: number): unknown {
  const found = lookUp(path, at)
  if (found === undefined) throw new Refusal(404, 'NOT_FOUND', `This page does not hold ${path}.`)
  return found
}

function lookUp(path: string, at: number): object | undefined {
  const place = held.calls[path]?.findLast(([event]) => event <= at)?.[1] ?? null
  if (place === null) return undefined
  const shown = new Map(Object.entries(held.answers[place] as object)) // answers are records
  for (const name of ['messages', 'deliveries']) {
    const places = shown.get(name) as readonly number[] | undefined // of places
    if (places)
      shown.set(
        name,
        places.map(item => held.items[item]),
      )
  }
  return Object.fromEntries(shown)
}

/** All conversations at an event, the latest first. */
function conversationsAt(at: number): readonly HeldConversation[] {
  const paths = Object.keys(held.calls).filter(path => path.startsWith('/conversations/'))
  const all = paths.flatMap(path => (lookUp(path, at) ?? []) as HeldConversation) // its route's answer
  const placeOf = ({ lastAt, vendor, id }: HeldConversation): string => `${lastAt} ${vendor} ${id}`
  return all.toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1))
}

/** A page of the conversations, as the control plane cuts it. */
function list(query: URLSearchParams, at: number): object {
  const [vendor, status, q, limit, after] = ['vendor', 'status', 'q', 'limit', 'after'].map(
    name => query.get(name) ?? '',
  )
  const sought = (q ?? '').trim().toLowerCase()
  const found = conversationsAt(at).filter(
    one => (!vendor || one.vendor === vendor) && (!status || one.status === status) && (!sought || holds(one, sought)),
  )
  const start = Number(after)
  const end = start + Number(limit || 50)
  const heads = found.slice(start, end).map(one => ({ ...one, messages: undefined }))
  return { conversations: heads, next: end < found.length ? String(end) : null }
}

/** Whether a conversation holds a text, in any case. */
function holds({ id, title, messages }: HeldConversation, sought: string): boolean {
  const said = messages.flatMap(({ name, text, attachment }) => [name, text, attachment?.filename])
  return [title, id, ...said].some(text => text?.toLowerCase().includes(sought))
}

/** A conversation whose files are those of this page. */
function withFiles(conversation: HeldConversation): object {
  const messages = conversation.messages.map(message => {
    const { attachment } = message
    return attachment
      ? { ...message, attachment: { ...attachment, url: held.files[attachment.url] ?? attachment.url } }
      : message
  })
  return { ...conversation, messages }
}

/** Answers a call of the control plane. */
function answer(method: string, { pathname, searchParams }: URL): unknown {
  const [, path = ''] = /\/_sim(\/.*)$/.exec(pathname) ?? []
  if (path === '/state')
    throw new Refusal(404, 'NOT_FOUND', 'This page does not hold the state, which has secrets: it is in the black box.')
  if (method !== 'GET')
    throw new Refusal(405, 'READ_ONLY', 'This page shows what a black box holds: nothing in it can be changed.')
  const at = searchParams.has('at') ? Number(searchParams.get('at')) : Infinity
  if (at < (held.first ?? Infinity) && at !== Infinity && !path.startsWith('/requests/'))
    throw new Refusal(
      410,
      'HISTORY_DROPPED',
      held.first === null
        ? 'This black box has no history; the simulator keeps it with history: true in the kit, or --history on.'
        : `This page shows the world from event ${held.first} on.`,
    )
  if (path === '/conversations') return list(searchParams, at)
  const found = find(path, at)
  return path.startsWith('/conversations/') ? withFiles(found as HeldConversation) : found // its route's answer
}

/** A log as a stream that stays open: all that it holds, and nothing more. */
function toStream(log: HeldLog): ReadableStream {
  const entries = Object.values(log).flatMap(member => (typeof member === 'number' ? [] : member))
  const text = entries.map(entry => `id: ${entry.id}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`).join('')
  return new ReadableStream({
    start: controller => {
      controller.enqueue(new TextEncoder().encode(text))
    },
  })
}

window.fetch = async (input, init = {}) => {
  try {
    const answered = answer(init.method ?? 'GET', new URL(String(input), 'http://held'))
    const isStream = new Headers(init.headers).get('accept') === 'text/event-stream'
    return new Response(isStream ? toStream(answered as HeldLog) : JSON.stringify(answered)) // the paths of streams are of logs
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { status, code, message } = error
    return new Response(JSON.stringify({ error: { code, message } }), { status })
  }
}

// What a path leads to is not in the page.
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('a[href^="/"]')) event.preventDefault()
})

// A page in a sandbox has no storage, and this one has nothing to keep.
Object.defineProperty(window, 'sessionStorage', { value: { getItem: () => null, setItem: () => undefined } })

const [last] = (find('/requests', Infinity) as { requests: readonly { readonly id: number }[] }).requests.slice(-1) // its route's answer
if (window.location.hash === '' && last) window.location.replace(`#/requests/${last.id}`)
