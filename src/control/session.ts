/** Sessions of browsers: a cookie in place of the admin token, for what a browser opens by itself. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { readAuthorization, readCookie } from '../request/message.ts'
import { SESSION_COOKIE } from '../request/session-cookie.ts'

/** Whether a request brings the admin token, or reads with the session's cookie; true where there is no admin token. */
export function isAdmin(
  { method, headers }: { readonly method: string; readonly headers: IncomingHttpHeaders },
  adminToken: string | undefined,
): boolean {
  if (adminToken === undefined) return true
  const token = readAuthorization(headers.authorization, 'Bearer')
  if (token !== undefined) return isSame(token, adminToken)
  const cookie = method === 'GET' ? readCookie(headers.cookie, SESSION_COOKIE) : undefined
  return cookie !== undefined && isSame(cookie, sessionOf(adminToken))
}

/** The `Set-Cookie` header that begins a session. */
export function sessionCookie(adminToken: string): string {
  return `${SESSION_COOKIE}=${sessionOf(adminToken)}; Path=/; HttpOnly; SameSite=Strict`
}

/** The cookie's value: every process with this admin token makes and takes the same, and it does not tell the token. */
function sessionOf(adminToken: string): string {
  return createHmac('sha256', adminToken).update(SESSION_COOKIE).digest('base64url')
}

/** Compares in a time that tells nothing of the secret. */
function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
