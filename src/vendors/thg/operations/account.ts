import { withoutLoginWorld } from '../../../request/world-name.ts'
import type { Place } from '../../contract/act.ts'
import { assumed } from '../assumptions.ts'
import { thgError } from '../errors.ts'
import { announce, type Here } from '../context.ts'
import type { CustomerRow, PasswordResetRow } from '../records.ts'
import * as rules from '../rules.ts'
import { emailKey, type ThgState } from '../state.ts'
import type * as schema from '../schema.gen.ts'
import { sweepExpired } from './expiry.ts'
import { mintNumber, mintSecret, toBareToken, toPublicToken } from './tokens.ts'

/** Outcome of a login, a registration or a password reset: a refusal is data (documented), not an error. */
export interface Authentication extends Omit<schema.AuthenticationResponse, 'customer'> {
  readonly customer: CustomerRow | null
}

/** The customer who is logged in; null for a guest (documented). */
export function customer({ state, actor }: Here): CustomerRow | null {
  return actor.customer === null ? null : (state.customers.get(actor.customer) ?? null)
}

/** The customer who is logged in; refuses a guest. That it fails is documented, the words are assumed. */
export function requireCustomer(here: Here): CustomerRow {
  const row = customer(here)
  if (!row) throw thgError('UNAUTHENTICATED', 'Authentication is required to use this field')
  return row
}

/** Logs in by e-mail address and password; a refusal is data and no error (documented). There is no lockout by count of failures: assumed. */
export function login(here: Here, input: schema.LoginInput): Authentication {
  const outcome = authenticate(here, input)
  return typeof outcome === 'string' ? refused(outcome) : startSession(here, outcome, false)
}

/** The customer whom a log-in lets in, or why it is refused; its name may end with the world, where log-ins name theirs. */
export function authenticate({ world, state }: Place<ThgState>, { username, password }: schema.LoginInput) {
  const row = state.customers.last('byEmail', emailKey(withoutLoginWorld(username, world.loginSuffix)))
  if (row?.locked) return 'ACCOUNT_LOCKED'
  return row?.password === password ? row : 'FAILED_LOGIN'
}

/** Revokes the token of this request (`thg.logout-revokes`); a guest stays a guest. */
export function logout({ world, state, actor }: Here): void {
  if (actor.token !== null && assumed(world)['thg.logout-revokes'] === 'yes') state.sessions.remove(actor.token)
  actor.token = null
  actor.customer = null
}

/** Makes an account and logs it in. Fields are checked before the password, and that before the address's being free. */
export function register(here: Here, input: schema.RegistrationInput): Authentication {
  const { world, state, actor } = here
  const { email, password, fullName, marketingConsent, phoneNumber, dateOfBirth } = input
  const referrer = input.referralCode ? state.customers.last('byReferralCode', input.referralCode) : null
  const invalid = rules.registrationErrors(input)
  if (referrer === undefined) invalid.push(rules.fieldError('referralCode', ['SERVER_SIDE_CHECK']))
  if (invalid.length > 0) return refused('INVALID_DATA', invalid)
  const weak = rules.passwordErrors(world, 'password', password)
  if (weak.length > 0) return refused('INVALID_PASSWORD', weak)
  if (state.customers.count('byEmail', emailKey(email)) > 0) return refused('ACCOUNT_EXISTS')

  const consent = rules.CONSENTS[marketingConsent] ?? null
  const number = state.customers.unused(() => mintNumber(world, 'customers'))
  const row = state.customers.insert({
    number,
    email,
    password,
    fullName,
    ...blankCustomer(world, number, fullName),
    phoneNumber: phoneNumber ?? null,
    dateOfBirth: dateOfBirth ?? null,
    marketing: { EMAIL: consent, SMS: consent },
  })
  if (referrer) state.customers.replace({ ...referrer, referralCount: referrer.referralCount + 1 })
  announce(world, 'thg.customer.created', null, row, actor.customer ?? 'guest')
  return startSession(here, row, true)
}

/** Records a password reset; its token is what the mail would carry. */
export function forgottenPassword(here: Here, username: string): schema.ForgottenPasswordResponse {
  const { world, state, actor } = here
  const row = state.customers.last('byEmail', emailKey(username))
  if (!row) return { success: false, error: 'USER_NOT_FOUND' }
  const now = world.clock.now()
  sweepExpired(state, now)
  state.passwordResets.insert({
    token: state.passwordResets.unused(() => mintSecret(world, 'passwordReset')),
    customer: row.number,
    createdAt: now,
    expiresAt: world.clock.in(rules.PASSWORD_RESET_LIFETIME),
    usedAt: null,
  })
  announce(world, 'thg.customer.password-reset-requested', row, row, actor.customer ?? 'guest')
  return { success: true, error: null }
}

/** Whether a password reset token can still be used. */
export function passwordResetTokenValidity({ world, state }: Here, token: string): schema.PasswordResetTokenState {
  return tokenState(state.passwordResets.get(toBareToken(world, token)), world.clock.now())
}

/** Sets a new password with the token of a reset mail, unlocks the account (documented), and logs in. */
export function resetPassword(here: Here, { token, newPassword, username }: schema.ResetPasswordInput): Authentication {
  const { world, state } = here
  const now = world.clock.now()
  const reset = state.passwordResets.get(toBareToken(world, token))
  const before = reset && state.customers.get(reset.customer)
  if (!before || emailKey(before.email) !== emailKey(username)) return refused('INVALID_TOKEN')
  const validity = tokenState(reset, now)
  if (validity !== 'VALID') return refused(`${validity}_TOKEN`)
  const weak = rules.passwordErrors(world, 'newPassword', newPassword)
  if (weak.length > 0) return refused('INVALID_PASSWORD', weak)

  state.passwordResets.replace({ ...reset, usedAt: now })
  return startSession(here, state.customers.replace({ ...before, password: newPassword, locked: false }), false)
}

/** What a customer has of whom nothing but the number and the name is known. */
export function blankCustomer({ clock }: Here['world'], number: string, fullName: string) {
  return {
    phoneNumber: null,
    dateOfBirth: null,
    locked: false,
    referralCode: toReferralCode(fullName, number),
    referralCount: 0,
    marketing: { EMAIL: null, SMS: null },
    socialLinks: [],
    createdAt: clock.now(),
  }
}

/** A code for recommending the site, unlike every other customer's: the number is in it. The shape is assumed. */
function toReferralCode(fullName: string, number: string): string {
  const initials = fullName.toUpperCase().replace(/[^A-Z]/g, '')
  return `${initials.slice(0, 4) || 'FRIEND'}-R${Number(number).toString(36).toUpperCase()}`
}

function tokenState(reset: PasswordResetRow | undefined, now: number): schema.PasswordResetTokenState {
  if (!reset) return 'INVALID'
  if (reset.usedAt !== null) return 'ALREADY_USED'
  return rules.isExpired(reset, now) ? 'EXPIRED' : 'VALID'
}

function startSession({ world, state, actor }: Here, row: CustomerRow, newCustomer: boolean): Authentication {
  const now = world.clock.now()
  sweepExpired(state, now)
  const { token } = state.sessions.insert({
    token: state.sessions.unused(() => mintSecret(world, 'session')),
    customer: row.number,
    createdAt: now,
    expiresAt: world.clock.in(rules.SESSION_LIFETIMES[assumed(world)['thg.session-lifetime']]),
  })
  actor.token = token
  actor.customer = row.number
  announce(world, 'thg.customer.logged-in', row, row, row.number)
  return { error: null, fieldErrors: null, customer: row, newCustomer, token: toPublicToken(world, token) }
}

function refused(error: Authentication['error'], fieldErrors: Authentication['fieldErrors'] = null): Authentication {
  return { error, fieldErrors, customer: null, newCustomer: null, token: null }
}
