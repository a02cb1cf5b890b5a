/**
 * The name of a request's world: in the path (`/w/{world}/...`), in the header `x-sim-world`, or at the end of the
 * credential (`token@world`).
 */
import { requestError } from './errors.ts'

/** The world that exists at once, and whose tokens and URLs carry no world's name. */
export const DEFAULT_WORLD = 'default'

/** The header that names a request's world. */
export const WORLD_HEADER = 'x-sim-world'

const WORLD_ID = /^[a-z0-9][a-z0-9-]{0,62}$/

/** Throws `INVALID_WORLD` for what cannot be a world's name. */
export function assertWorldId(id: string): void {
  if (WORLD_ID.test(id)) return
  throw requestError(
    'INVALID_WORLD',
    `"${id}" is not a world's name; use 1 to 63 lower-case letters, digits and hyphens, not beginning with a hyphen.`,
  )
}

/** What every path that a world hands out begins with: `/w/{world}`, or nothing for the default world. */
export function worldPathPrefix(id: string): string {
  return id === DEFAULT_WORLD ? '' : `/w/${id}`
}

/** What every credential that a world hands out ends with: `@{world}`, or nothing for the default world. */
export function worldSuffix(id: string): string {
  return id === DEFAULT_WORLD ? '' : `@${id}`
}

/** A request's URL, taken apart. */
export interface Target {
  /** The world that the path names, decoded. */
  readonly world: string | undefined
  /** The path below the world's prefix, decoded, without a slash at its end. */
  readonly path: string
  /** Path and query as sent, without scheme, host, the world's prefix and slashes at the path's end. */
  readonly url: string
}

/** Takes a request's URL apart: `/w/ci-42/vendor/graphql?a=b` or `http://host/vendor/graphql`. */
export function readTarget(sent: string): Target {
  const whole = sent.startsWith('/') ? sent : sent.replace(/^https?:\/\/[^/]*/i, '')
  const queryAt = whole.search(/[?#]/)
  const path = queryAt < 0 ? whole : whole.slice(0, queryAt)
  const [, world, rest = path] = /^\/w\/([^/]*)(.*)$/s.exec(path) ?? []
  const below = rest.replace(/\/+$/, '')
  return {
    world: world === undefined ? undefined : decode(world, decodeURIComponent),
    path: decode(below, decodeURI),
    url: queryAt < 0 ? below : below + whole.slice(queryAt),
  }
}

/** A request's URL without the prefix that names a world: each route is there once, for all worlds. */
export function withoutWorld(sent: string): string {
  const rest = sent.replace(/^(?:https?:\/\/[^/]*)?\/w\/(?:[^/?#]+|(?=\/))/i, '')
  return rest === sent || rest.startsWith('/') ? rest : `/${rest}`
}

/** The world that a request names in its path, else in its header; undefined when it names none. */
export function namedWorld(
  inPath: string | undefined,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): string | undefined {
  const header = headers[WORLD_HEADER]
  return inPath ?? (typeof header === 'string' ? header : undefined)
}

/** A credential and the world it is meant for. */
export interface WorldCredential {
  readonly world: string
  /** Without the world's suffix. */
  readonly credential: string | undefined
  /** False when the suffix is malformed, or names another world than path or header: then no world knows it. */
  readonly isKnowable: boolean
}

/** Splits a credential's suffix off. `named` is the world that path or header name; it goes before the suffix. */
export function splitCredential(named: string | undefined, sent: string | undefined): WorldCredential {
  const at = sent?.lastIndexOf('@') ?? -1
  if (sent === undefined || at < 0) return { world: named ?? DEFAULT_WORLD, credential: sent, isKnowable: true }
  const suffix = sent.slice(at + 1)
  const isKnowable = named === undefined ? WORLD_ID.test(suffix) : suffix === named
  return { world: named ?? (isKnowable ? suffix : DEFAULT_WORLD), credential: sent.slice(0, at), isKnowable }
}

/** The world that the name of a log-in's account means, as in `jane+ci-42@example.com`; undefined for none. */
export function loginWorld(username: string): string | undefined {
  const name = username.slice(0, Math.max(0, username.lastIndexOf('@')))
  const world = name.slice(name.lastIndexOf('+') + 1)
  return world !== name && WORLD_ID.test(world) ? world : undefined
}

/** The same name without the world that it ends with before its `@`: `suffix` is `+ci-42`, undefined for none. */
export function withoutLoginWorld(username: string, suffix: string | undefined): string {
  const at = username.lastIndexOf('@')
  if (suffix === undefined || at < 0 || !username.slice(0, at).endsWith(suffix)) return username
  return username.slice(0, at - suffix.length) + username.slice(at)
}

/** What cannot be decoded stays as it is. */
function decode(text: string, how: (text: string) => string): string {
  if (!text.includes('%')) return text
  try {
    return how(text)
  } catch {
    return text
  }
}
