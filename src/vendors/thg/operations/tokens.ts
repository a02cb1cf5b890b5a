import type { World } from '../../../world/world.ts'
import { FIRST_NUMBERS } from '../rules.ts'

/** A login token or a password reset token: 43 URL-safe characters, fit for header and cookie. The shape is assumed. */
export function mintSecret({ ids }: World, type: 'session' | 'passwordReset'): string {
  return ids.nextBytes(`thg.${type}`).subarray(0, 32).toString('base64url')
}

/** An upload form token: 36 characters in GUID layout, upper case (documented). */
export function mintUploadToken({ ids }: World): string {
  return ids.uuid('thg.uploadToken').toUpperCase()
}

/** An attachment token: 64 bytes, twice in base64, the second time without padding: 118 characters (documented). */
export function mintAttachmentToken({ ids }: World): string {
  const inner = ids.nextBytes('thg.attachment').toString('base64')
  return Buffer.from(inner).toString('base64').replace(/=+$/, '')
}

/** The largest number of 14 digits: so many an id may have. */
const MAX_NUMBER = 99_999_999_999_999

/** The next number of a table's records: above every one that the world has. */
export function mintNumber({ ids }: World, table: keyof typeof FIRST_NUMBERS): string {
  ids.raise(`thg.${table}`, FIRST_NUMBERS[table])
  return String(ids.next(`thg.${table}`, MAX_NUMBER))
}

/** A token as it is handed out: outside the default world it names its world. */
export function toPublicToken({ credentialSuffix }: World, token: string): string {
  return token + credentialSuffix
}

/** A token as it is stored: the name of its own world is taken off. */
export function toBareToken({ id }: World, token: string): string {
  return token.endsWith(`@${id}`) ? token.slice(0, -id.length - 1) : token
}
