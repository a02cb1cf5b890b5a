import { type DocumentNode, GraphQLError } from 'graphql'
import type { DocumentDialect } from '../dialects/document-dialect.ts'
import { isDocumentNestedDeeper, limitError, MAX_NESTING, MAX_TOKENS, rootFieldsError } from '../request/limits.ts'
import type { GraphQLParams } from '../request/params.ts'
import { Cache, type CacheBudget } from './cache.ts'
import { TooManyPlaces, withPlaceBudget } from './place-budget.ts'
import type { SchemaOf } from './schema.ts'

/** How many bytes of memory a document takes for each of its characters, parsed, validated or compiled: the most that was measured. */
const BYTES_PER_CHARACTER = 250
/** What it takes whatever its length is. */
const BYTES_PER_DOCUMENT = 16_384

/** How many bytes of memory a document takes about: once for what is parsed and validated, once for what is compiled. */
export function documentBytes(source: string): number {
  return BYTES_PER_DOCUMENT + source.length * BYTES_PER_CHARACTER
}

/** How many characters a document may have to be kept, parsed or compiled. */
export const MAX_KEPT_LENGTH = 20_000

/** What a text comes to: a document, or the error that says why it is none. */
interface Parsed {
  readonly document?: DocumentNode
  readonly error?: unknown
}

/** The documents that clients send: each is parsed and validated once, by its text. */
export class Documents {
  readonly #engine: DocumentDialect
  readonly #schemaOf: SchemaOf
  readonly #parsed: Cache<string, Parsed>
  /** The latest document that is too long to be kept: the endpoint and yoga ask for it one after the other. */
  #long: { readonly source: string; readonly parsed: Parsed } | undefined
  readonly #errors = new WeakMap<DocumentNode, readonly GraphQLError[]>()

  constructor(engine: DocumentDialect, schemaOf: SchemaOf, budget: CacheBudget) {
    this.#parsed = new Cache(budget)
    this.#engine = engine
    this.#schemaOf = schemaOf
  }

  /** The document with this text. Throws the syntax error in the engine's words. */
  parse(source: string): DocumentNode {
    const { document, error } = this.#read(source)
    if (!document) throw error
    return document
  }

  /** The document with this text; undefined when it has a syntax error. */
  find(source: string): DocumentNode | undefined {
    return this.#read(source).document
  }

  /** What is wrong with a document, the simulator's own limits first but for that of root fields; nothing when it is valid. */
  validate(document: DocumentNode): readonly GraphQLError[] {
    let errors = this.#errors.get(document)
    if (!errors) {
      const limit = limitError(document, this.#engine.maxNesting)
      errors = limit ? [limit] : this.#validate(document)
      const tooMany = errors.length === 0 ? rootFieldsError(document) : undefined
      if (tooMany) errors = [tooMany]
      // Yoga would add it, but only to those that it asks for itself.
      for (const error of errors) {
        error.extensions['code'] ??= 'GRAPHQL_VALIDATION_FAILED'
        // Until it is read, a stack holds all that validation had in hand.
        error.stack = ''
      }
      this.#errors.set(document, errors)
    }
    return errors
  }

  /**
   * The members of a request, with the name of the operation that an empty name means where the engine takes one: yoga and
   * graphql-js know no such name.
   */
  withName(params: GraphQLParams): GraphQLParams {
    const { query, operationName } = params
    const document = operationName === '' && typeof query === 'string' ? this.find(query) : undefined
    const selected = document && this.#engine.selectOperation(document, '', () => this.validate(document))
    if (!selected || 'errors' in selected) return params
    return { ...params, operationName: selected.operation.name?.value }
  }

  #validate(document: DocumentNode): readonly GraphQLError[] {
    try {
      return withPlaceBudget(document.loc?.source, () => this.#engine.validate(this.#schemaOf(document), document))
    } catch (error) {
      if (!(error instanceof TooManyPlaces)) throw error
      return [new GraphQLError('The document is too large to be validated.')]
    }
  }

  #read(source: string): Parsed {
    const known = this.#long?.source === source ? this.#long.parsed : this.#parsed.get(source)
    if (known) return known
    const parsed = parseDocument(source, this.#engine)
    if (source.length > MAX_KEPT_LENGTH) this.#long = { source, parsed }
    else this.#parsed.set(source, parsed, documentBytes(source))
    return parsed
  }
}

function parseDocument(source: string, engine: DocumentDialect): Parsed {
  if (isDocumentNestedDeeper(source, MAX_NESTING)) return { error: tooDeep() }
  try {
    return { document: engine.parse(source, { maxTokens: MAX_TOKENS }) }
  } catch (error) {
    // The parser calls itself: a document that is deeper than its stack is not well-formed for us.
    if (error instanceof RangeError) return { error: tooDeep() }
    return { error: error instanceof GraphQLError ? engine.syntaxError(error, source) : error }
  }
}

function tooDeep(): GraphQLError {
  return new GraphQLError('Syntax Error: The document is nested too deeply to be read.')
}
