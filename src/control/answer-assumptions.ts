/** What recorded answers rest on. It is found when it is asked for, so that requests cost nothing for it. */
import type { GraphQLSchema } from 'graphql'
import type { HttpResponse } from '../request/message.ts'
import { type GraphQLParams, readParams } from '../request/params.ts'
import { exchangeOf } from '../simulator/recorded-request.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import { Simulator } from '../simulator/simulator.ts'
import { toIso } from '../time/instant.ts'
import { schemaOf } from '../truth/coordinates.ts'
import { AssumptionMarks } from '../truth/marks.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { SimEvent } from '../world/events.ts'
import type { Exchange } from '../world/journal.ts'
import { PERSISTED_QUERIES } from '../world/persisted-queries.ts'
import type { WorldSnapshot } from '../world/snapshot.ts'

/** What an answer rests on. */
export interface AnswerAssumptions {
  /** As the header `x-backlot-assumed` names it: coordinates of the ledger, and assumptions that can be chosen. */
  readonly assumed: readonly string[]
  /** False where there may be more, because the request did not come to the same answer when it was executed again. */
  readonly complete: boolean
}

/** The header that marks an answer. */
const MARK = 'x-backlot-assumed'
/** After how many events a request is tried. */
const MAX_MOMENTS = 20

/** What the answer to a request rests on. Refuses with `REQUEST_NOT_FOUND` a number that the journal does not have. */
export async function assumptionsOf(sim: Simulator, world: SimWorld, id: number): Promise<AnswerAssumptions> {
  const exchange = exchangeOf(world, id)
  const events = world.events.list()
  const finder = new AssumptionsFinder(sim, [exchange], events)
  try {
    for (const event of momentsOf(exchange, events)) await finder.tryAfter(event, world, () => stateAt(world, event))
    return await finder.found(exchange)
  } finally {
    finder.close()
  }
}

/**
 * Finds what answers of a world rest on: it executes their requests again, in copies of the world that mark answers and
 * that nothing leaves. The caller closes it.
 */
export class AssumptionsFinder {
  readonly #sim: Simulator
  readonly #events: readonly SimEvent[]
  /** After which events each request may have come whose answer did not come again yet. */
  readonly #sought: Map<Exchange, readonly number[]>
  /** The marks of the answers that came again. */
  readonly #marks = new Map<Exchange, readonly string[]>()
  readonly #ledger = new AssumptionMarks()
  readonly #schemas = new Map<string, GraphQLSchema>()

  constructor({ options }: Simulator, exchanges: readonly Exchange[], events: readonly SimEvent[]) {
    const quiet = { limits: 'off', webhooks: {}, actors: [], reportBug: () => {} } as const
    this.#sim = new Simulator({ ...options, ...quiet, markAssumptions: true })
    this.#events = events
    // An answer that is marked says it itself; and what is not simulated would be printed once more.
    const open = exchanges.filter(({ response, notSimulated }) => response.headers[MARK] === undefined && !notSimulated)
    this.#sought = new Map(open.map(exchange => [exchange, momentsOf(exchange, events)]))
  }

  close(): void {
    this.#sim.close()
  }

  /** Executes the requests again that may have come right after an event, where the world was as `then` says. */
  async tryAfter(event: number, world: SimWorld, then: () => WorldSnapshot | undefined): Promise<void> {
    for (const [exchange, moments] of this.#sought) {
      const state = moments.includes(event) ? then() : undefined
      if (!state) continue
      const answer = await this.#again(exchange, world, state)
      if (answer.status !== exchange.response.status || contentOf(answer) !== contentOf(exchange.response)) continue
      this.#marks.set(exchange, namesIn(answer.headers[MARK]))
      this.#sought.delete(exchange)
    }
  }

  /** What was found of an answer until now. */
  async found(exchange: Exchange): Promise<AnswerAssumptions> {
    const mark = exchange.response.headers[MARK]
    if (mark !== undefined) return { assumed: namesIn(mark), complete: true }
    const marks = this.#marks.get(exchange)
    const shown = await this.#shownBy(exchange)
    return { assumed: [...new Set([...shown, ...(marks ?? [])])], complete: marks !== undefined }
  }

  async #again({ vendor, at, request }: Exchange, world: SimWorld, then: WorldSnapshot): Promise<HttpResponse> {
    const { id, settings } = world
    const { worlds } = this.#sim
    const last = worlds.find(id)
    if (last) worlds.drop(last)
    const { marks, handlers, webhooks, actors } = worlds.settings
    const own = { marks, handlers, webhooks, actors, history: false, limits: 'off' } as const
    const clock = { ...then.clock, mode: { mode: 'frozen', at } } as const
    // Without its other parts nothing goes wrong in it, and nothing is done by itself.
    const parts = new Map([...world.snapshot().parts].filter(([name]) => name === PERSISTED_QUERIES.name))
    worlds.create(id, { ...settings, ...own }, { ...then, clock, parts })
    return this.#sim.answer({ vendor, world: id, request })
  }

  /** What request, answer and events show by themselves. */
  async #shownBy({ id, vendor: name, request, response, errors = [] }: Exchange): Promise<readonly string[]> {
    const vendor = this.#sim.vendor(name)
    const schema = this.#schemas.get(name) ?? schemaOf(vendor)
    this.#schemas.set(name, schema)
    const isExecuted = objectIn(response.body).data !== undefined
    return this.#ledger.during(() => {
      for (const { requestId, before, after } of this.#events) if (requestId === id) this.#ledger.changed(before, after)
      const markOf = this.#ledger.of(name, () => {})
      return namesIn(markOf(schema, paramsOf(vendor, request), isExecuted, errors.map(codeOf)))
    })
  }
}

/** The world right after an event; undefined where that is not kept. */
function stateAt(world: SimWorld, event: number): WorldSnapshot | undefined {
  if (event === world.events.lastId) return world.snapshot()
  try {
    return world.past(event).snapshot
  } catch {
    return undefined
  }
}

/** After which events a request may have come, the newest first: after the one before those that it caused. */
function momentsOf({ id, at }: Exchange, events: readonly SimEvent[]): number[] {
  const first = events.find(({ requestId }) => requestId === id)
  if (first) return [first.id - 1]
  const last = events.findLast(({ requestId }) => requestId !== null && requestId < id)?.id ?? 0
  const next = events.find(({ requestId }) => requestId !== null && requestId > id)?.id ?? Infinity
  const between = events.filter(event => event.id > last && event.id < next && event.at <= toIso(at))
  return [last, ...between.map(event => event.id)].toReversed().slice(0, MAX_MOMENTS)
}

/** What a request asks for; undefined where it cannot be read. */
function paramsOf({ dialect }: AnyVendor, request: Exchange['request']): GraphQLParams | undefined {
  try {
    return readParams(request, dialect.posts)
  } catch {
    return undefined
  }
}

function namesIn(mark: string | readonly string[] | undefined): string[] {
  return mark === undefined ? [] : String(mark).split(', ')
}

function codeOf(error: unknown): unknown {
  return (error as { readonly extensions?: { readonly code?: unknown } }).extensions?.code // errors are as GraphQL has them
}

/** Data and errors of an answer without instants: those of a running clock differ by a little. */
function contentOf({ body }: Pick<HttpResponse, 'body'>): string {
  const { data, errors } = objectIn(body)
  const content = data === undefined && errors === undefined ? body : JSON.stringify([data, errors])
  return content.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+|\b\d{13}\b/g, '')
}

/** The object of a JSON text; an empty one where there is none. */
function objectIn(text: string): { readonly data?: unknown; readonly errors?: unknown } {
  try {
    return Object(JSON.parse(text)) as object
  } catch {
    return {}
  }
}
