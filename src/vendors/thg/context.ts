import { type HttpRequest, readCookie } from '../../request/message.ts'
import type { Context, EdgeContext } from '../contract/context.ts'
import { announcing } from '../contract/events.ts'
import type { Events } from './records.ts'
import { VISITOR_COOKIES } from './rules.ts'
import type { ThgState } from './state.ts'

/**
 * Who asks. Each request has its own: a login or a logout changes it for the rest of the request, so that later
 * fields and the answer's flags are those after it.
 */
export interface ThgActor {
  /** The login token without its world's suffix; null for a guest. */
  token: string | null
  /** The customer's number; null for a guest. */
  customer: string | null
}

/** Where an operation happens, and for whom. */
export type Here = Context<ThgState, ThgActor>

/** What THG's resolvers are given. */
export type ThgContext = EdgeContext<ThgState, ThgActor>

/** The web flavour's path; every other one is the app's. */
export const WEB_PATH = '/thg/graphql'

/** The path of the web flavour for one of its forms, which may have a locale (`/thg/en-gb/graphql`). */
export function toWebPath(path: string): string | undefined {
  return /^\/thg(\/[a-z]{2}-[a-z]{2})?\/graphql$/.test(path) ? WEB_PATH : undefined
}

/** The folder of the site that takes uploads. */
export const UPLOAD_FOLDER = '/account/documentupload'

/** Path of the upload's form, without a world's prefix; the customer's number follows (documented). */
export const UPLOAD_PATH = `${UPLOAD_FOLDER}/uploader/upload`

/** Whether a request came to the web flavour, which knows customers by cookie and never shows a token. */
export function isWeb({ url }: HttpRequest): boolean {
  return url.startsWith(WEB_PATH)
}

/** A value of `Set-Cookie`; `lifetime` is its part that says when the cookie ends. */
export function toSetCookie({ secure }: HttpRequest, name: string, value: string, lifetime = ''): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${lifetime}${secure ? '; Secure' : ''}`
}

/** Puts the cookies that follow a visitor, and that its request lacks, before the log-in's, which comes last. Assumed. */
export function welcome({ request, cookies, world }: ThgContext): void {
  const lines: string[] = []
  for (const { name, seconds } of VISITOR_COOKIES) {
    if (readCookie(request.headers['cookie'], name) !== undefined) continue
    const end = new Date(world.clock.now() + seconds * 1000).toUTCString()
    lines.push(toSetCookie(request, name, world.ids.uuid('thg.visitor'), `; Max-Age=${seconds}; Expires=${end}`))
  }
  cookies.unshift(...lines)
}

/** Announces one of the vendor's events. Called after a change, once for each record that changed. */
export const announce = announcing<Events>()
