/**
 * Notes in the run of `npm run evidence` what each test touches: the fields of what it sends to the vendors, the codes that
 * come back, and the statuses that change. Tests of an engine's words send nothing: the errors count that they have worded.
 */
import { GraphQLError } from 'graphql'
import { afterEach, beforeEach } from 'vitest'
import { SimWorld } from '../../src/simulator/sim-world.ts'
import { Journal } from '../../src/world/journal.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { toSimError } from '../../src/errors/sim-error.ts'
import { fieldsIn, schemaOf } from '../../src/truth/coordinates.ts'
import { refusedTransitions } from './transitions.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** Vendor and coordinate, with a blank between them. */
    touched?: string[]
  }
}

/** What the test that runs has touched so far, and its file. */
interface Recorder {
  touched: Set<string>
  file: string
}

/** What graphql-ruby calls errors that come without a code, by their words. */
const RUBY_CLASSES: readonly (readonly [words: RegExp, name: string])[] = [
  [/^(?:Parse error|Unexpected end|Bad unicode)/, 'ParseError'],
  [/^Variable \$/, 'VariableValidationError'],
  [/^(?:An operation name|No operation named)/, 'OperationNameMissingError'],
  [/^Query has depth/, 'AnalysisError'],
]

const NAME = '__backlotEvidence'

/** The one recorder of this process: files of tests share it. */
function recorder(): Recorder {
  const known = Reflect.get(globalThis, NAME) as Recorder | undefined
  if (known) return known
  const made: Recorder = { touched: new Set(), file: '' }
  Reflect.set(globalThis, NAME, made)
  begin(made)
  return made
}

function begin(recorded: Recorder): void {
  const schemas = new Map(VENDOR_LIST.map(vendor => [vendor.name, schemaOf(vendor)]))
  const noteSent = (vendor: string, body: string): void => {
    const schema = schemas.get(vendor)
    const { query, variables } = readBody(body)
    if (!schema || typeof query !== 'string') return
    for (const field of fieldsIn(schema, query, variables)) recorded.touched.add(`${vendor} ${field}`)
  }
  const noteRefused = (vendor: string, move: string | null, status: unknown): void => {
    for (const transition of refusedTransitions(vendor, move, status)) recorded.touched.add(`${vendor} ${transition}`)
  }
  // The names of errors that were worded.
  const names = new WeakMap<object, string | undefined>()
  const noteWorded = (folder: string, vendor: string, name: string | undefined): void => {
    if (name !== undefined && recorded.file.includes(folder)) recorded.touched.add(`${vendor} error:${name}`)
  }
  for (const { name: vendor, dialect } of VENDOR_LIST) {
    const { formatError } = dialect
    const formatAndRecord: typeof formatError = (error, refusal, phase) => {
      const formatted = formatError(error, refusal, phase)
      const name = refusal?.code ?? nameOf(formatted)
      names.set(formatted, name)
      if (vendor === 'thg') noteWorded('/dialects/java/', vendor, name)
      return formatted
    }
    Object.assign(dialect, { formatError: formatAndRecord })
  }
  const { toJSON } = GraphQLError.prototype
  GraphQLError.prototype.toJSON = function toJSONAndRecord() {
    const error = toJSON.call(this)
    noteWorded('/dialects/ruby/', 'marketplacer', nameOf(error))
    return error
  }
  for (const { name: vendor, acts, errors } of VENDOR_LIST)
    for (const [name, act] of Object.entries(acts)) {
      const { perform } = act
      const performAndRecord: typeof perform = (...given) => {
        try {
          return perform(...given)
        } catch (error) {
          const { code = '', details = {} } = toSimError(error) ?? {}
          if (Object.hasOwn(errors, code)) recorded.touched.add(`${vendor} error:${code}`)
          noteRefused(vendor, name, details['status'])
          throw error
        }
      }
      Object.assign(act, { perform: performAndRecord })
    }
  const { add } = Journal.prototype
  Journal.prototype.add = function addAndRecord(exchange) {
    const { vendor, request, response, errors = [], fault } = exchange
    if (response.body.includes('"data"')) noteSent(vendor, request.body)
    if (fault === null)
      for (const error of errors) {
        const name = names.get(Object(error)) ?? nameOf(error)
        if (name !== undefined) recorded.touched.add(`${vendor} error:${name}`)
        noteRefused(vendor, exchange.operation, extensionsOf(error)['status'])
      }
    return add.call(this, exchange)
  }
  const { announce } = SimWorld.prototype
  SimWorld.prototype.announce = function announceAndRecord(type, before, after, actor) {
    const [from, to] = [before, after].map(record => Reflect.get(record ?? {}, 'status') as unknown)
    if (typeof from === 'string' && typeof to === 'string' && from !== to)
      recorded.touched.add(`${type.split('.')[0]} transition:${from}>${to}`)
    return announce.call(this, type, before, after, actor)
  }
  const { fetch } = globalThis
  // Tests of what is published send to other processes.
  globalThis.fetch = (input, init) => {
    const vendor = /\/(\w+)\/(?:.*\/)?graphql\b/.exec(input instanceof Request ? input.url : String(input))?.[1]
    if (vendor !== undefined && typeof init?.body === 'string') noteSent(vendor, init.body)
    return fetch(input, init)
  }
}

/** An error's code, or what its engine calls it: graphql-java by its classification, graphql-ruby by its class. */
function nameOf(error: unknown): string | undefined {
  const { code, classification } = extensionsOf(error)
  const message = String(Reflect.get(Object(error), 'message'))
  const name = code ?? classification ?? RUBY_CLASSES.find(([words]) => words.test(message))?.[1]
  return typeof name === 'string' ? name : undefined
}

function extensionsOf(error: unknown): Readonly<Record<string, unknown>> {
  return Object(Reflect.get(Object(error), 'extensions')) as Readonly<Record<string, unknown>>
}

function readBody(body: string): { readonly query?: unknown; readonly variables?: unknown } {
  try {
    return Object(JSON.parse(body)) as object
  } catch {
    return {}
  }
}

const recorded = recorder()

beforeEach(({ task }) => {
  recorded.file = task.file.filepath
  recorded.touched = new Set()
})

afterEach(({ task }) => {
  task.meta.touched = [...recorded.touched]
})
