import { type ReadonlySignal, signal } from '@preact/signals'

/** The places of the page, in the order of its navigation. */
export const PLACES = [
  'conversations',
  'requests',
  'events',
  'time',
  'faults',
  'webhooks',
  'worlds',
  'endpoints',
] as const

/** The name of a place. */
export type PlaceName = (typeof PLACES)[number]

/** Where the page is, as its hash says: `#/conversations/{vendor}/{id}?q=text`. */
export interface Place {
  readonly name: PlaceName
  /** What follows the name, decoded. */
  readonly parts: readonly string[]
  /** Filters and what a form begins with. */
  readonly query: URLSearchParams
}

/** The title of a place. */
export function titleOf(name: PlaceName): string {
  return name[0]!.toUpperCase() + name.slice(1)
}

/** The hash of a place. */
export function hashOf(
  name: PlaceName,
  parts: readonly (string | number)[] = [],
  query: Record<string, string> = {},
): string {
  const search = new URLSearchParams(query).toString()
  return `#/${[name, ...parts.map(encodeURIComponent)].join('/')}${search && `?${search}`}`
}

/** Reads a hash; one that names no place is the first place. */
function readPlace(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?')
  const [name, ...parts] = path.split('/').map(decode)
  return { name: PLACES.find(place => place === name) ?? PLACES[0], parts, query: new URLSearchParams(search) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The place of the page, as it changes. */
export function followPlace(): ReadonlySignal<Place> {
  const place = signal(readPlace(window.location.hash))
  window.addEventListener('hashchange', () => {
    place.value = readPlace(window.location.hash)
  })
  return place
}
