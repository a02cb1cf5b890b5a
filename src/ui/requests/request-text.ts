/** A request as texts: its document and variables, a command line, an address of GraphiQL. */
import type { Credential, RequestDetail } from '../page/answers.ts'

/** What a request asks, read from its body or its address. */
export interface Asked {
  readonly query: string
  /** As JSON; empty where there are none. */
  readonly variables: string
}

/** The headers that change what is answered; all others are the client's own. */
const KEPT = /^(?:content-type|accept|accept-language|x-backlot-[\w-]+)$/i

/** What the journal shows of a credential: how it begins and how it ends. */
const REDACTED = /^(.{4})\*{3}(.{2})$/

/** The document and the variables of a request; a body that is no JSON is shown as it is. */
export function askedIn({ request, variables: kept }: RequestDetail): Asked {
  const inAddress = new URL(request.url, 'http://localhost').searchParams
  if (inAddress.has('query'))
    return { query: inAddress.get('query') ?? '', variables: inAddress.get('variables') ?? '' }
  try {
    const { query, variables } = JSON.parse(request.body ?? '{}') as { query?: unknown; variables?: unknown } // checked below
    if (typeof query === 'string') return { query, variables: variables ? pretty(JSON.stringify(variables)) : '' }
  } catch {
    // Shown as it is.
  }
  return { query: request.body ?? '', variables: kept === null ? '' : pretty(JSON.stringify(kept)) }
}

/** JSON with a member a line; any other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/**
 * The world's credential in place of the one that was sent: the one that the journal's word for the caller fits, else the
 * vendor's first; undefined for a guest's request.
 */
export function credentialOf(caller: string | null, credentials: readonly Credential[]): Credential | undefined {
  if (caller === null) return undefined
  const [, begin = '', end = ''] = REDACTED.exec(caller) ?? []
  const fits = ({ token }: Credential): boolean => {
    const plain = token.replace(/@[^@]*$/, '')
    return plain.startsWith(begin) && plain.endsWith(end)
  }
  return credentials.find(fits) ?? credentials[0]
}

/** The request as curl sends it from a POSIX shell, with this credential and no other. `url` is whole. */
export function toCurl({ request }: RequestDetail, url: string, credential: Credential | undefined): string {
  const headers = Object.entries(request.headers).filter(([name]) => KEPT.test(name))
  const parts = [
    `curl ${quote(url)}`,
    ...headers.map(([name, value]) => `-H ${quote(`${name}: ${String(value)}`)}`),
    ...(credential ? [`-H ${quote(credential.header)}`] : []),
    ...(request.body === null ? [] : [`--data-raw ${quote(request.body)}`]),
  ]
  if (request.method !== (request.body === null ? 'GET' : 'POST')) parts.push(`-X ${request.method}`)
  return parts.join(' \\\n  ')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** The path of a request in this world: a world that was named otherwise is named by the prefix. */
export function pathOf({ request }: RequestDetail, prefix: string): string {
  const { pathname, search } = new URL(request.url, 'http://localhost')
  return prefix + pathname.replace(/^\/w\/[^/]+/, '') + search
}

/** Where GraphiQL opens with the request's document and variables. */
export function graphiqlUrl(detail: RequestDetail, prefix: string): string {
  const [path] = pathOf(detail, prefix).split('?')
  return `${path}#${new URLSearchParams({ ...askedIn(detail) }).toString()}`
}
