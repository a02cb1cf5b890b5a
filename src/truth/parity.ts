/** Whether a vendor's API and the stand-in for it do the same, where the vendor's pages are silent. */
import { Found, type Probe, type Seen, type Step, type VendorProbes } from '../vendors/contract/truth/probe.ts'
import { type Shape, toText, type Word, type Words } from './shape.ts'

/** The most requests of one run. */
export const MAX_REQUESTS = 120

/** What was answered. */
export interface Answered {
  /** The HTTP status. */
  readonly status: number
  /** The body, parsed; undefined where it is no JSON. */
  readonly body: unknown
  /** The `content-type`, without its parameters; undefined where there is none. */
  readonly contentType?: string | undefined
  /** Where a redirect leads, as the answer has it. */
  readonly location?: string | undefined
}

/** An API that can be asked. */
export interface Side {
  /** The credential, and that of a seller where there is one. */
  readonly token: string
  readonly sellerToken?: string | undefined
  /** Whether the credential was answered as if there were none; not known before the first answer. */
  readonly isGuest?: boolean
  /** Sends a document; `header` is name and value, undefined for a guest. Rejects where nothing answers. */
  send(document: string, variables: object | undefined, header: string | undefined): Promise<Answered>
}

/** What a run of probes needs. */
export interface ParityRun extends VendorProbes {
  /** The vendor's API. */
  readonly theirs: Side
  /** The stand-in. */
  readonly ours: Side
  /** What the stand-in assumes: it counts where the stand-in has nothing that shows it. */
  readonly assumed: Readonly<Record<string, string>>
  readonly words: Words
  /** Whether probes may write. */
  readonly mayWrite: boolean
  /** A word that no earlier run has used. */
  readonly stamp: string
  /** Waits between two requests to the vendor. */
  readonly pause: () => Promise<void>
  /** Is told of each probe before it begins: how many are done, of how many. */
  readonly onProbe?: ((id: string, done: number, of: number) => void) | undefined
}

/** Why a probe could not look. */
type Why = 'needs --write' | 'stopped' | typeof NOTHING | typeof UNREADABLE | typeof AS_GUEST

/** What came of one probe. */
export interface ProbeResult {
  readonly id: Word
  readonly result: 'same' | 'differs' | 'could-not-look'
  /** What it settles. */
  readonly assumption: Word
  /** What the vendor's API does, where that is one of the assumption's choices. */
  readonly value?: Word
  readonly why?: Why
  /** What the vendor's API answered, as far as it may be told. */
  readonly answers: readonly { readonly status: StatusClass; readonly shape: Shape }[]
}

type StatusClass = '1xx' | '2xx' | '3xx' | '4xx' | '5xx' | 'none'

/** What ended a run early: a status, the most requests, a failure of the connection, or a first answer that is no GraphQL. */
export type Stop = 401 | 429 | 'limit' | Error | Answered

/** What came of a run. */
export interface Parity {
  readonly results: readonly ProbeResult[]
  /** How many requests the vendor was sent. */
  readonly sent: number
  readonly stop?: Stop | undefined
  /** Whether the given credential was answered as if there were none. */
  readonly isGuest: boolean
  /** How the first error is worded of a document that was not executed; undefined where each was. */
  readonly refusal?: string | undefined
}

/** What may be given to others: shapes and known words, by type. */
interface Report {
  readonly vendor: Word
  readonly probes: Parity['results']
}

/** A report of what came of a run, as JSON. */
export function reportText({ results }: Parity, vendor: string, words: Words): string {
  return toText({ vendor: words.tell(vendor), probes: results } satisfies Report, 2)
}

/** The probes that there are, those that only read first. */
export function probesOf({ probes }: Pick<VendorProbes, 'probes'>): [id: string, probe: Probe][] {
  const all = Object.entries(probes).filter((entry): entry is [string, Probe] => typeof entry[1] !== 'string')
  return ['read', 'write'].flatMap(needs => all.filter(([, probe]) => probe.needs === needs))
}

/**
 * Runs a vendor's probes against its API and the stand-in, one after the other. Those that read and found nothing look once
 * more in the end, because those that wrote have left something.
 */
export async function runParity(run: ParityRun): Promise<Parity> {
  const theirs = new Paced(run)
  const probes = probesOf(run)
  const results = new Map<string, ProbeResult>()
  const tryOne = async ([name, probe]: [string, Probe]): Promise<void> => {
    run.onProbe?.(name, results.size, probes.length)
    results.set(name, await compare(run, name, probe, theirs))
  }
  for (const entry of probes) await tryOne(entry)
  const isOpen = ([name, { needs }]: [string, Probe]): boolean =>
    needs === 'read' && results.get(name)?.result === 'could-not-look'
  if (run.mayWrite && !theirs.stop) for (const entry of probes.filter(isOpen)) await tryOne(entry)
  const { sent, stop, isGuest, refusal } = theirs
  return { results: [...results.values()], sent, stop, isGuest, refusal }
}

async function compare(run: ParityRun, name: string, probe: Probe, theirs: Paced): Promise<ProbeResult> {
  const { ours, words, assumed, mayWrite } = run
  const id = words.tell(name)
  const failed = { id, result: 'could-not-look', assumption: id } as const
  if (probe.needs === 'write' && !mayWrite) return { ...failed, why: 'needs --write', answers: [] }
  if (theirs.stop) return { ...failed, why: 'stopped', answers: [] }
  const { reading, why = NOTHING, answered } = await look(run, probe, theirs)
  const answers = answered.map(({ status, body }) => ({ status: classOf(status), shape: words.shapeOf(body) }))
  if (reading === undefined) return { ...failed, why: theirs.stop ? 'stopped' : why, answers }
  const own = (await look(run, probe, ours)).reading ?? assumed[name]
  const result = reading === own ? 'same' : 'differs'
  return { id, result, assumption: id, ...(reading !== 'other' && { value: words.tell(reading) }), answers }
}

const NOTHING = 'nothing there that shows it'
const UNREADABLE = 'no answer that can be read'
const AS_GUEST = 'the token is not taken'

/** An API that is not asked faster than it may be, nor after it has refused to be asked. */
class Paced implements Side {
  sent = 0
  stop: Stop | undefined
  isGuest = false
  refusal: string | undefined
  readonly #run: ParityRun
  #hasAnswered = false

  constructor(run: ParityRun) {
    this.#run = run
  }

  get token(): string {
    return this.#run.theirs.token
  }

  get sellerToken(): string | undefined {
    return this.#run.theirs.sellerToken
  }

  async send(...request: Parameters<Side['send']>): Promise<Answered> {
    if (this.sent >= MAX_REQUESTS) this.stop ??= 'limit'
    if (this.stop) return UNANSWERED
    if (this.sent > 0) await this.#run.pause()
    this.sent++
    try {
      const answered = await this.#run.theirs.send(...request)
      this.#note(answered, request[2])
      return answered
    } catch (error) {
      this.stop = error instanceof Error ? error : new Error(String(error))
      return UNANSWERED
    }
  }

  #note(answered: Answered, sentHeader: string | undefined): void {
    const { header, isGuest } = this.#run
    const answer = new Found(answered.body)
    // Some say 429 in an answer with status 200.
    const status = answer.at('errors.0.extensions.rateLimited').value === true ? 429 : answered.status
    if (isStop(status)) this.stop = status
    else if (!isReadable(answered) && !this.#hasAnswered) this.stop = answered
    this.#hasAnswered ||= isReadable(answered)
    if (!answer.at('data').value) this.refusal ??= answer.at('errors.0.message').text
    const own = [this.token, this.sellerToken].map(token => token && header(token))
    if (sentHeader !== undefined && own.includes(sentHeader))
      this.isGuest ||= answer.code === 'UNAUTHENTICATED' || (isGuest?.(answer) ?? false)
  }
}

const UNANSWERED: Answered = { status: 0, body: undefined }
/** In place of the answer to a step that is not needed. */
const SKIPPED: Answered = { status: 0, body: null }

/** What one side shows by a probe: nothing where a step lacks what it needs, or an answer cannot be read. */
async function look(
  { header, stamp }: ParityRun,
  { steps, read, cleanUp }: Probe,
  side: Side,
): Promise<{
  readonly reading?: string | undefined
  readonly why?: Why | undefined
  readonly answered: readonly Answered[]
}> {
  const answered: Answered[] = []
  const seen = (): Seen => ({ answers: answered.map(({ body }) => new Found(body)), stamp })
  const take = async ({ document, variables, as }: Step): Promise<Answered | undefined> => {
    if (side.isGuest && isOwnStep(as)) return undefined
    const token = as === 'guest' ? undefined : as === 'seller' ? (side.sellerToken ?? side.token) : side.token
    const credential = typeof as === 'function' ? as(seen()) : token
    const values = variables?.(seen())
    if (values === null) return SKIPPED
    if ((variables && !values) || (typeof as === 'function' && credential === undefined)) return undefined
    return side.send(document, values, credential === undefined ? undefined : header(credential))
  }
  let why: Why | undefined
  for (const step of steps) {
    const answer = await take(step)
    if (answer) answered.push(answer)
    why = answer ? (answer === SKIPPED || isReadable(answer) ? undefined : UNREADABLE) : NOTHING
    if (side.isGuest && isOwnStep(step.as)) why = AS_GUEST
    if (why) break
  }
  const reading = why ? undefined : read(seen().answers)
  if (cleanUp) await take(cleanUp)
  return { reading, why, answered }
}

/** Whether a step asks with the given credential, or that of the seller. */
function isOwnStep(as: Step['as']): boolean {
  return as === undefined || as === 'seller'
}

/** Whether it is an answer to GraphQL: the statuses of proxies, log-ins and wrong paths are none, nor is other JSON. */
function isReadable({ status, body }: Answered): boolean {
  const isRead = (status >= 200 && status < 300) || (status >= 400 && status < 500)
  const isObject = typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)
  return isRead && ![401, 403, 404, 405, 429].includes(status) && isObject
}

function isStop(status: number): status is 401 | 429 {
  return status === 401 || status === 429
}

function classOf(status: number): StatusClass {
  return (['none', '1xx', '2xx', '3xx', '4xx', '5xx'] as const)[Math.floor(status / 100)] ?? 'none'
}
