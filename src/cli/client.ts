import { errorCode, errorMessage } from '../errors/reasons.ts'
import { cliError } from './errors.ts'
import { type ConnectionFlags, DEFAULT_URL } from './options.ts'
import { runningServers } from './running.ts'

/** One simulator's control plane, as seen from one world. Refusals come back as the sentences they were worded in. */
export class ControlClient {
  readonly url: string
  readonly world: string
  readonly #headers: Readonly<Record<string, string>>

  constructor({ url = DEFAULT_URL, world = 'default', adminToken = 'none' }: ConnectionFlags) {
    this.url = url
    this.world = world
    this.#headers = adminToken === 'none' ? {} : { authorization: `Bearer ${adminToken}` }
  }

  /** What a GET answers; the caller knows the route's type. */
  async get<T>(path: string): Promise<T> {
    return (await this.send('GET', path)).json() as Promise<T>
  }

  /** What a POST answers; the caller knows the route's type. */
  async post<T>(path: string, body: object = {}): Promise<T> {
    return (await this.send('POST', path, JSON.stringify(body))).json() as Promise<T>
  }

  /** One request to a route below `/_sim` in this world. Rejects with a sentence for whatever is not a success. */
  async send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.url}/w/${encodeURIComponent(this.world)}/_sim${path}`, {
      method,
      headers: { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body }),
    }).catch(async (error: unknown) => {
      throw await unreachable(this.url, error)
    })
    if (response.ok) return response
    throw await toRefusal(response, this.url)
  }
}

/** The refusal when the simulator cannot be reached, with the reason that `fetch` gives. */
async function unreachable(url: string, error: unknown): Promise<Error> {
  const cause = causeOf(error)
  const code = errorCode(cause)
  const others = (await runningServers()).map(server => server.url)
  const hint = others.length > 0 ? `; running: ${others.join(', ')}` : ''
  const remedy = `start it with \`backlot start\`, or name another with --url${hint}.`
  if (code === 'ECONNREFUSED') return cliError('UNREACHABLE', `Nothing answers at ${url}; ${remedy}`)
  return cliError('UNREACHABLE', `${url} cannot be reached (${code ?? errorMessage(cause)}); ${remedy}`)
}

/** The error behind the one that `fetch` rejects with. */
export function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error
}

async function toRefusal(response: Response, url: string): Promise<Error> {
  const { code, message } = readError(await response.text())
  if (code === undefined || message === undefined) {
    const answer = `${url} answers with status ${response.status}, but not as backlot does`
    return cliError('NOT_BACKLOT', `${answer}; name the simulator with --url.`)
  }
  if (code === 'ADMIN_TOKEN_REQUIRED') {
    const remedy = 'give the one it was started with as --admin-token or BACKLOT_ADMIN_TOKEN.'
    return cliError('REFUSED', `The simulator at ${url} asks for its admin token; ${remedy}`)
  }
  const [, section] = /^<([^>]+)>; rel="help"$/.exec(response.headers.get('link') ?? '') ?? []
  return cliError('REFUSED', section === undefined ? message : `${message} More: ${url}${section}`)
}

function readError(text: string): { code?: string; message?: string } {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: string; message?: string } }
    return error ?? {}
  } catch {
    return {}
  }
}
