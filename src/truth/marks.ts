/** Which parts of an answer rest on an assumption, by the ledger. */
import { type GraphQLSchema, parse, print, separateOperations } from 'graphql'
import { fieldsIn } from './coordinates.ts'
import { readLedger } from './ledger.ts'

/** What a request asks for, as far as it is read. */
interface Asked {
  readonly query?: unknown
  readonly operationName?: unknown
  readonly variables?: unknown
}

/** Marks answers, once the ledger is loaded. */
export class AssumptionMarks {
  /** The coordinates that are assumed, by vendor. */
  #assumed: ReadonlyMap<string, ReadonlySet<string>> | undefined

  /** Whether the ledger is loaded. */
  get isReady(): boolean {
    return this.#assumed !== undefined
  }

  /** Loads the ledger. */
  async load(): Promise<void> {
    const rows = (await readLedger()).filter(({ evidence }) => evidence === 'assumed')
    const vendors = new Set(rows.map(({ vendor }) => vendor))
    const coordinatesOf = (name: string): ReadonlySet<string> =>
      new Set(rows.flatMap(({ vendor, coordinate }) => (vendor === name ? coordinate : [])))
    this.#assumed = new Map([...vendors].map(name => [name, coordinatesOf(name)]))
  }

  /** What marks a vendor's answers: the assumed fields of what was executed, and codes of the errors, with commas between. */
  of(vendor: string) {
    return (schema: GraphQLSchema, executed: Asked | undefined, codes: readonly unknown[]): string | undefined => {
      const fields = executed ? fieldsIn(schema, operationOf(executed), executed.variables) : []
      const coordinates = new Set([...fields, ...codes.map(code => `error:${String(code)}`)])
      const assumed = [...coordinates].filter(coordinate => this.#assumed?.get(vendor)?.has(coordinate))
      return assumed.length > 0 ? assumed.join(', ') : undefined
    }
  }
}

/** The document without its other operations. */
function operationOf({ query, operationName }: Asked): string {
  const source = String(query)
  try {
    const operations = Object.entries(separateOperations(parse(source)))
    const named = operations.find(([name]) => name === operationName)
    return operations.length > 1 && named ? print(named[1]) : source
  } catch {
    return source // no document: no fields
  }
}
