import {
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  ValidationContext,
  visit,
  visitInParallel,
  visitWithTypeInfo,
} from 'graphql'
import { createLocator, locatedError, locationsOf, type Locator } from '../located-error.ts'
import { toJavaWords } from './words.ts'

/** How graphql-java 18.1 words the errors of validation, how many there may be, and how long a document. */
const VERSION_18_1 = {
  maxErrors: 100,
  maxTokens: 15_000,
  /** An error's message; the path is of fields' names, and begins with the name of the fragment around them. */
  message: (words: string, path: readonly string[] = []): string =>
    `Validation error of type ${words}${path.length === 0 ? '' : ` @ '${path.join('/')}'`}`,
}

/**
 * The version of graphql-java, assumed: no vendor names its own. How variables are taken is chosen by itself.
 */
export const VERSION = VERSION_18_1

/** What ends a walk that has found so many errors that there may be no more. */
export const ENOUGH = new Error('enough errors')

/** Parts of nodes that graphql-js tells the place of, where graphql-java tells that of the node. */
const PARTS: readonly Kind[] = [Kind.NAME, Kind.NAMED_TYPE, Kind.LIST_TYPE, Kind.NON_NULL_TYPE, Kind.SELECTION_SET]

/** The state of one validation. Rules of graphql-js and of graphql-java report to it, and it words what they report. */
export class Walk extends ValidationContext {
  /** All errors so far. */
  readonly errors: GraphQLError[] = []
  /** Where the walk is in the schema. */
  readonly types: TypeInfo
  /** The names of the fields around the walk's place, and of the named fragments. */
  readonly #path: string[] = []
  /** The node that the walk is at. */
  #node: ASTNode
  /** Made for the first error. */
  #placeOf: Locator | undefined
  #parent: ASTNode | undefined

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    const types = new TypeInfo(schema)
    super(schema, document, types, error => this.reportError(error))
    this.types = types
    this.#node = document
  }

  /** Visits a node and all in it; each visitor is called in turn. */
  visit(node: ASTNode, visitors: readonly ASTVisitor[]): void {
    const begin: ASTVisitor = {
      enter: (each, _key, parent) => {
        this.#node = each
        this.#parent = parent && 'kind' in parent ? parent : undefined
        if (isNamed(each)) this.#path.push(each.name.value)
      },
    }
    const end: ASTVisitor = {
      leave: each => {
        if (isNamed(each)) this.#path.pop()
      },
    }
    visit(node, visitWithTypeInfo(this.types, visitInParallel([begin, ...visitors, end])))
  }

  /** Reports an error of a rule of graphql-js in graphql-java's words and place. */
  override reportError({ message, nodes = [] }: GraphQLError): void {
    const last = nodes.at(-1)
    const node = last && !PARTS.includes(last.kind) ? last : this.#node
    // graphql-java knows neither the name of a directive's definition nor the place of a named fragment's type.
    const isDirective = node.kind === Kind.DIRECTIVE_DEFINITION
    const isPlaceless = node.kind === Kind.NAMED_TYPE && this.#parent?.kind === Kind.FRAGMENT_DEFINITION
    const words = toJavaWords(isDirective ? message.replace(/"\w+"/, 'provided') : message, this.#node.kind)
    // Of several arguments of one name, each but the first is an error, at one place.
    const times = words.startsWith('DuplicateArgumentNames') ? nodes.length - 1 : 1
    for (let count = 0; count < times; count++) this.fail(words, ...(isPlaceless ? [] : [node]))
  }

  /** Reports an error, its type and its text, at these nodes. Throws `ENOUGH` in place of the last one that there may be. */
  fail(words: string, ...nodes: readonly ASTNode[]): void {
    const { maxErrors, message } = VERSION
    if (this.errors.length === maxErrors - 1) {
      const last = `The maximum number of validation errors has been reached. (${maxErrors})`
      this.errors.push(validationError(message(`MaxValidationErrorsReached: ${last}`), []))
      throw ENOUGH
    }
    const placeOf = (this.#placeOf ??= createLocator(this.getDocument().loc?.source.body ?? ''))
    this.errors.push(validationError(message(words, this.#path), nodes, undefined, placeOf))
  }
}

/** An error of a document or of its variables, at these nodes; without any place where they are undefined. */
export function validationError(
  message: string,
  nodes: readonly ASTNode[] | undefined,
  classification = 'ValidationError',
  placeOf?: Locator,
): GraphQLError {
  return locatedError(message, nodes && locationsOf(nodes, placeOf), { extensions: { classification } })
}

function isNamed(node: ASTNode): node is FieldNode | FragmentDefinitionNode {
  return node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_DEFINITION
}
