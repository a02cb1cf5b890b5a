import type { IncomingMessage } from 'node:http'
import { errorCode, errorMessage, parseJson } from '../../errors/reasons.ts'
import { readAll } from '../../format/files.ts'
import { ask, giveUpAfter, isOk } from './ask.ts'
import { cliError } from '../errors.ts'
import { type ConnectionFlags, DEFAULT_URL } from '../options.ts'
import { runningServers } from '../running.ts'

/** How long a GET may take to be answered, and how long the body of any answer, real milliseconds. */
const ANSWER_MS = 60_000

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

  /** What a GET answers: an object that has these members; the caller knows the route's type. */
  async get<T>(path: string, ...members: readonly (keyof T & string)[]): Promise<T> {
    const answer = this.#parse(await this.text('GET', path))
    if (members.every(name => Object.hasOwn(answer, name))) return answer as T // as its route answers
    throw notBacklot(this.url, 200)
  }

  /** What a POST or a PUT answers; the caller knows the route's type. */
  async post<T>(path: string, body: object = {}, method = 'POST'): Promise<T> {
    return this.#parse(await this.text(method, path, JSON.stringify(body))) as T // as its route answers
  }

  /** The whole text that a request is answered with. Refuses one that does not end, or is larger than a document may be. */
  async text(method: string, path: string, body?: string): Promise<string> {
    return this.#textOf(await this.send(method, path, body))
  }

  /**
   * One request to a route below `/_sim` in this world; the body of what it is answered with has to be read. Rejects with a
   * sentence for whatever is not a success.
   */
  async send(
    method: string,
    path: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<IncomingMessage> {
    const answer = await ask(`${this.url}/w/${encodeURIComponent(this.world)}/_sim${path}`, {
      method,
      headers: { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body,
      // What acts may take longer.
      withinMs: method === 'GET' ? ANSWER_MS : undefined,
    }).catch(async (error: unknown) => {
      throw await unreachable(this.url, error)
    })
    if (isOk(answer)) return answer
    throw toRefusal(answer, await this.#textOf(answer), this.url)
  }

  async #textOf(answer: IncomingMessage): Promise<string> {
    const lift = giveUpAfter(ANSWER_MS, answer)
    try {
      return (await readAll(answer)).toString()
    } catch (error) {
      const reason = errorCode(error) ?? errorMessage(error)
      throw cliError('UNREACHABLE', `What ${this.url} answers cannot be read (${reason}); name another with --url.`)
    } finally {
      lift()
    }
  }

  #parse(text: string): object {
    const answer = parseJson(text, () => notBacklot(this.url, 200))
    if (typeof answer !== 'object' || answer === null) throw notBacklot(this.url, 200)
    return answer
  }
}

/** The refusal where what answers is another program. */
export function notBacklot(url: string, status: number): Error {
  const answer = `${url} answers with status ${status}, but not as backlot does`
  return cliError('NOT_BACKLOT', `${answer}; name the simulator with --url.`)
}

/** The refusal when the simulator cannot be reached, with node's reason. */
async function unreachable(url: string, error: unknown): Promise<Error> {
  const code = errorCode(error)
  const others = (await runningServers()).map(server => server.url)
  const hint = others.length > 0 ? `; running: ${others.join(', ')}` : ''
  const remedy = `start it with \`backlot start\`, or name another with --url${hint}.`
  if (code === 'ECONNREFUSED') return cliError('UNREACHABLE', `Nothing answers at ${url}; ${remedy}`)
  return cliError('UNREACHABLE', `${url} cannot be reached (${code ?? errorMessage(error)}); ${remedy}`)
}

function toRefusal({ statusCode = 0, headers }: IncomingMessage, text: string, url: string): Error {
  const { code, message } = readError(text)
  if (typeof code !== 'string' || typeof message !== 'string') return notBacklot(url, statusCode)
  if (code === 'ADMIN_TOKEN_REQUIRED') {
    const remedy = 'give the one it was started with as --admin-token or BACKLOT_ADMIN_TOKEN.'
    return cliError('REFUSED', `The simulator at ${url} asks for its admin token; ${remedy}`)
  }
  const [, section] = /^<([^>]+)>; rel="help"$/.exec(String(headers.link)) ?? []
  return cliError('REFUSED', section === undefined ? message : `${message} More: ${url}${section}`)
}

function readError(text: string): { readonly code?: unknown; readonly message?: unknown } {
  try {
    const { error } = Object(JSON.parse(text)) as { error?: object } // what is no refusal has none
    return Object(error) as object
  } catch {
    return {}
  }
}
