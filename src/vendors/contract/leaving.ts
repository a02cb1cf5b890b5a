/** What acts share by which credentials end and people are forgotten. */
import { Type } from 'typebox'
import { redactCredential } from '../../request/redaction.ts'
import { Strict } from '../../inputs/strict.ts'
import type { World } from '../../world/world.ts'
import { taking } from './act.ts'
import { contractError } from './errors.ts'
import { OneOf } from './records.ts'

/**
 * What the row of every act that ends a credential says. The body names the credential as it was handed out, with or
 * without its world's suffix; `example` is one.
 */
export function revoking(example: string) {
  const body = Strict({ credential: Type.String({ minLength: 1, examples: [example] }) })
  return {
    about: 'credentials',
    path: 'revoke',
    creates: true,
    body,
    argument: 'credential',
    move: taking(body.properties, given => given),
  } as const
}

/** What becomes of what a forgotten person wrote. */
export const Erasure = Strict({
  texts: OneOf(['masked', 'gone'], 'masked: what the person wrote is replaced; gone: the conversations are removed.'),
})
export type Erasure = Type.Static<typeof Erasure>

/** How a script forgets a person: `masked` where it does not say. */
export const erasing = taking({ texts: Type.Optional(Erasure.properties.texts) }, ({ texts = 'masked' }): Erasure => ({
  texts,
}))

/** What stands where a forgotten person wrote. Assumed. */
export const ERASED_TEXT = '[erased]'

/** A credential before or after it was revoked, as events tell it. */
export interface RevokedCredential {
  /** Redacted. */
  readonly credential: string
  /** The id of the account that it let in; null for an operator's. */
  readonly of: string | null
  /** Epoch milliseconds; null before. */
  readonly revokedAt: number | null
}

/** A credential as it is stored: the name of its own world is taken off. */
export function bareCredential({ id }: World, credential: string): string {
  return credential.endsWith(`@${id}`) ? credential.slice(0, -id.length - 1) : credential
}

/** The refusal of a credential that the world does not know. */
export function unknownCredential(credential: string): Error {
  const message = `There is no credential "${redactCredential(credential)}" in this world; it may be revoked already.`
  return contractError('CREDENTIAL_NOT_FOUND', message)
}

/** A credential before and after it was revoked now. */
export function revocation({ clock }: World, credential: string, of: string | null) {
  const before: RevokedCredential = { credential: redactCredential(credential), of, revokedAt: null }
  return { before, after: { ...before, revokedAt: clock.now() } }
}

/** Refuses to do again what ends something for good. */
export function assertNotDone(what: string, id: string, done: string | undefined, act: string): void {
  if (done === undefined) return
  throw contractError('ILLEGAL_MOVE', `The ${what} ${id} is ${done}; "${act}" is not possible any more.`, {
    [`${what}Id`]: id,
    status: done,
  })
}
