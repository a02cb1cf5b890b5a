/** Which parts of an answer rest on an assumption, by the ledger. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { type GraphQLSchema, Kind, parse, print, separateOperations } from 'graphql'
import { fieldsIn } from './coordinates.ts'
import { readLedger } from './ledger.ts'

/** What a request asks for, as far as it is read. */
interface Asked {
  readonly query?: unknown
  readonly operationName?: unknown
  readonly variables?: unknown
}

/** Values of assumptions by their names. */
type Assumed = Readonly<Record<string, string>>

/** Marks answers: it notes what each request reads and changes until it is answered. */
export class AssumptionMarks {
  /** The coordinates that are assumed, by vendor; undefined until the ledger is loaded. */
  #assumed: ReadonlyMap<string, ReadonlySet<string>> | undefined
  /** For the request that is being answered, the assumptions that were read and the transitions that happened. */
  readonly #noted = new AsyncLocalStorage<Set<string> | undefined>()

  /** Answers a request, and notes meanwhile what it reads and changes; loads the ledger first where that is to be done. */
  during<T>(answer: () => T | Promise<T>): T | Promise<T> {
    const loaded = this.#assumed ? undefined : this.#load()
    const noting = (): T | Promise<T> => this.#noted.run(new Set(), answer)
    return loaded ? loaded.then(noting) : noting()
  }

  /** Does what an answer does not rest on: nothing is noted. */
  apart(work: () => void): void {
    this.#noted.run(undefined, work)
  }

  /** What a world assumes; what is read of it is noted. */
  reading(assumed: Assumed): Assumed {
    const noted = this.#noted.getStore()
    if (!noted) return assumed
    const get = (all: Assumed, name: string): string | undefined => {
      noted.add(name)
      return all[name]
    }
    return new Proxy(assumed, { get })
  }

  /** Notes a record that changed, where its status is another one now. */
  changed(before: object | null, after: object | null): void {
    const [from, to] = [before, after].map(record => Reflect.get(record ?? {}, 'status') as unknown)
    if (typeof from === 'string' && typeof to === 'string' && from !== to)
      this.#noted.getStore()?.add(`transition:${from}>${to}`)
  }

  /**
   * What marks a vendor's answers, with commas between: the fields of what was executed, codes of the errors, transitions,
   * and assumptions by their names. What `readEngine` reads counts for documents with variables: engines differ in these.
   */
  of(vendor: string, readEngine: () => unknown) {
    const ofEngine = new Set<string>()
    this.#noted.run(ofEngine, readEngine)
    return (
      schema: GraphQLSchema,
      asked: Asked | undefined,
      isExecuted: boolean,
      codes: readonly unknown[],
    ): string | undefined => {
      const { source, hasVariables } = operationOf(asked)
      const fields = isExecuted ? fieldsIn(schema, source, asked?.variables) : []
      const noted = [...(this.#noted.getStore() ?? [])].filter(name => hasVariables || !ofEngine.has(name))
      const marks = new Set([...fields, ...codes.map(code => `error:${String(code)}`), ...noted])
      const rows = this.#assumed?.get(vendor)
      const assumed = [...marks].filter(mark => rows?.has(mark.replace(`${vendor}.`, 'rule:')))
      return assumed.length > 0 ? assumed.join(', ') : undefined
    }
  }

  async #load(): Promise<void> {
    const rows = (await readLedger()).filter(({ evidence }) => evidence === 'assumed')
    const vendors = new Set(rows.map(({ vendor }) => vendor))
    const coordinatesOf = (name: string): ReadonlySet<string> =>
      new Set(rows.flatMap(({ vendor, coordinate }) => (vendor === name ? coordinate : [])))
    this.#assumed = new Map([...vendors].map(name => [name, coordinatesOf(name)]))
  }
}

/** The document without its other operations, and whether it has variables. */
function operationOf({ query, operationName }: Asked = {}): { source: string; hasVariables: boolean } {
  const source = String(query)
  try {
    const operations = Object.entries(separateOperations(parse(source)))
    const named = operations.length > 1 ? operations.find(([name]) => name === operationName) : operations[0]
    const hasVariables = named?.[1].definitions.some(
      one => one.kind === Kind.OPERATION_DEFINITION && one.variableDefinitions?.length,
    )
    return { source: operations.length > 1 && named ? print(named[1]) : source, hasVariables: hasVariables ?? false }
  } catch {
    return { source, hasVariables: false } // no document: no fields
  }
}
