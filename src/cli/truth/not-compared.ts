/** Why a vendor's API was not looked at to the end, each in a sentence with what to do. */
import { causeOf, errorCode, errorMessage } from '../../errors/reasons.ts'
import type { Answered, Parity, Stop } from '../../truth/parity.ts'

/** How much of an error's message is repeated. */
const MAX_MESSAGE = 160

/** Undefined where something was looked at, and nothing ended the run early. */
export function whyNotCompared({ results, stop, sent, isGuest, refusal }: Parity, url: URL, token: string) {
  if (stop !== undefined) return `${stopped(stop, url)} (requests sent: ${sent}).`
  if (isGuest)
    return `${url.host} does not take the token: it answers as if there were none; give one that it takes (requests sent: ${sent}).`
  if (results.some(({ result }) => result !== 'could-not-look')) return undefined
  if (refusal === undefined) return 'Nothing could be looked at: the API has no records that show what is assumed.'
  const message = refusal
    .replaceAll(token, '...')
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .slice(0, MAX_MESSAGE)
  return `Nothing could be looked at: ${url.host} refuses what is asked ("${message}"); check --vendor and --url.`
}

function stopped(stop: Stop, { host, href }: URL): string {
  if (stop === 'limit') return `${host} was sent as many requests as one run may send`
  if (stop === 401) return `${host} answered 401; give a token that it takes`
  if (stop === 429) return `${host} answered that there were too many requests (429); try again later`
  return stop instanceof Error ? unanswered(stop, host) : noGraphQL(stop, host, href)
}

/** What is there in place of an API of GraphQL. */
function noGraphQL({ status, contentType, location, body }: Answered, host: string, href: string): string {
  if (status >= 300 && status < 400) {
    const leads = location === undefined ? '' : `, which leads to ${placeOf(location, href)}`
    return `${host} answered ${status}${leads}; no redirect is followed, so give the endpoint itself as --url`
  }
  const type = contentType || 'no content type'
  const answered = `${host} answered ${status} (${type}), and no GraphQL`
  if (status === 403) return `${answered}; give a token that may ask there, or have this machine let in`
  if (status >= 500) return `${answered}; try again when it works`
  if (status === 404 || status === 405 || body === undefined) return `${answered}; check the path of --url`
  return `${answered}; check --url`
}

/** An address without what may be secret in it. */
function placeOf(location: string, base: string): string {
  if (!URL.canParse(location, base)) return 'no address'
  const { origin, pathname } = new URL(location, base)
  return origin + pathname
}

/** What kept the request from being answered. */
function unanswered(error: Error, host: string): string {
  const cause = causeOf(error)
  const code = errorCode(cause) ?? ''
  if (code.startsWith('it is larger')) return `${host} answered more than is read (${code}); check --url`
  const answer = `${host} gave no answer (${errorMessage(cause) || code})`
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return `${answer}; check the host of --url, and this machine's network`
  if (/CERT|SIGNED|ISSUER/.test(code)) return `${answer}; give Node its authority in NODE_EXTRA_CA_CERTS`
  if (/SSL|TLS|EPROTO/.test(code)) return `${answer}; check whether --url is one of https`
  if (code === 'ECONNREFUSED') return `${answer}; check the port of --url, and whether the API runs`
  return `${answer}; try again when it works`
}
