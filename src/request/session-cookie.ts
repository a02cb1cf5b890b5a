import { type HttpRequest, readCookie } from './message.ts'

/** The cookie of a browser's session with the control plane. */
export const SESSION_COOKIE = 'backlot_session'

/** Headers without that cookie: it is the control plane's, so that no vendor, journal or black box has it. */
export function withoutSession(headers: HttpRequest['headers']): HttpRequest['headers'] {
  const { cookie = '', ...others } = headers
  const kept = cookie.split(';').filter(pair => readCookie(pair, SESSION_COOKIE) === undefined)
  return kept.length === 0 ? others : { ...others, cookie: kept.join(';').trim() }
}
