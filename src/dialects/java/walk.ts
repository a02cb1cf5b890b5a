import {
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  type VariableDefinitionNode,
  visitWithTypeInfo,
} from 'graphql'
import { entry, fragmentsOf, spreadsIn } from '../document-nodes.ts'
import { locatedError } from '../located-error.ts'
import { locator } from './lexer.ts'

/** How graphql-java 18.1 words the errors of validation, and how many there may be. */
const VERSION_18_1 = {
  maxErrors: 100,
  /** An error's message; the path is of fields' names, and begins with the name of the fragment around them. */
  message: (type: string, text: string, path: readonly string[] = []): string =>
    `Validation error of type ${type}: ${text}${path.length === 0 ? '' : ` @ '${path.join('/')}'`}`,
}

/**
 * The version of graphql-java, assumed: no vendor names its own. Texts for Boolean variables are taken up to version 19.
 */
const VERSION = VERSION_18_1

/** What ends a walk that has found so many errors that there may be no more. */
export const ENOUGH = new Error('enough errors')

/** The state of one validation: the walk visits a document from top to bottom, in graphql-java's order. */
export class Walk {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  /** Where the walk is in the schema. */
  readonly types: TypeInfo
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** All errors so far. */
  readonly errors: GraphQLError[] = []
  /** The operation that the walk is in, and what it found there so far. */
  operation: OperationDefinitionNode | undefined
  readonly variables = new Map<string, VariableDefinitionNode>()
  readonly usedVariables = new Set<string>()
  /** The fragments whose variables were looked at for this operation. */
  readonly openedFragments = new Set<string>()
  /** The names of operations and fragments so far; undefined for an anonymous operation. */
  readonly operationNames = new Set<string | undefined>()
  readonly fragmentNames = new Set<string>()
  readonly #spreads = new Map<string, readonly FragmentSpreadNode[]>()
  /** How many spreads were followed so far in the search for cycles. */
  cycleSteps = 0
  /** The groups of fields that were compared so far, and those that conflict, by their fields' numbers. */
  readonly compared = new Set<string>()
  readonly conflicting = new Set<string>()
  readonly fieldNumbers = new Map<FieldNode, number>()
  /** The names of the fields around the walk's place, and of the named fragments. */
  readonly #path: string[] = []
  readonly #locate: ReturnType<typeof locator>

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.schema = schema
    this.document = document
    this.types = new TypeInfo(schema)
    this.fragments = fragmentsOf(document)
    this.#locate = locator(document.loc?.source.body ?? '')
  }

  /** The spreads in a fragment; none in an unknown one. */
  spreadsIn(fragment: string): readonly FragmentSpreadNode[] {
    return entry(this.#spreads, fragment, () => spreadsIn(this.fragments.get(fragment)))
  }

  /** Reports an error at these nodes. Throws `ENOUGH` in place of the last one that there may be. */
  fail(type: string, text: string, ...nodes: readonly ASTNode[]): void {
    const { maxErrors, message } = VERSION
    if (this.errors.length < maxErrors - 1) {
      this.errors.push(validationError(message(type, text, this.#path), nodes, 'ValidationError', this.#locate))
      return
    }
    const last = `The maximum number of validation errors has been reached. (${maxErrors})`
    this.errors.push(validationError(message('MaxValidationErrorsReached', last), []))
    throw ENOUGH
  }

  /** A visitor that keeps the walk's place; `enter` is given the node around a node, too. */
  visitor(
    enter: (node: ASTNode, parent: ASTNode | undefined, key: string | number | undefined) => void,
    leave?: (node: ASTNode) => void,
  ): ASTVisitor {
    return visitWithTypeInfo(this.types, {
      enter: (node, key, parent, _path, ancestors) => {
        if (isNamed(node)) this.#path.push(node.name.value)
        // The parent of a node in a list is the list.
        const around = parent && 'kind' in parent ? parent : ancestors.at(-1)
        enter(node, around && 'kind' in around ? around : undefined, key)
      },
      leave: node => {
        if (isNamed(node)) this.#path.pop()
        leave?.(node)
      },
    })
  }
}

/** An error of a document or of its variables, at these nodes; without any place where they are undefined. */
export function validationError(
  message: string,
  nodes: readonly ASTNode[] | undefined,
  classification = 'ValidationError',
  locate = locator(nodes?.[0]?.loc?.source.body ?? ''),
): GraphQLError {
  const locations = nodes?.flatMap(({ loc }) => (loc ? [locate(loc.start)] : []))
  return locatedError(message, locations, { extensions: { classification } })
}

function isNamed(node: ASTNode): node is FieldNode | FragmentDefinitionNode {
  return node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_DEFINITION
}
