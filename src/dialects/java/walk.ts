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
import { LocatedError } from '../located-error.ts'
import { locationAt } from './lexer.ts'
import { VERSION } from './version.ts'

/** The state of one validation: the walk visits a document from top to bottom, in graphql-java's order. */
export interface Walk {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The spreads in each fragment, and the fragments in which each is spread. */
  readonly spreads: ReadonlyMap<string, readonly FragmentSpreadNode[]>
  readonly spreadIn: ReadonlyMap<string, readonly string[]>
  /** How many spreads were followed so far in the search for cycles. */
  cycleSteps: number
  /** Where the walk is in the schema. */
  readonly types: TypeInfo
  /** The names of the fields around the walk's place, and of the named fragments. */
  readonly path: string[]
  /** All errors so far. */
  readonly errors: GraphQLError[]
  /** The operation that the walk is in, and what it found there so far. */
  operation: OperationDefinitionNode | undefined
  readonly variables: Map<string, VariableDefinitionNode>
  readonly usedVariables: Set<string>
  /** The fragments whose variables were looked at for this operation. */
  readonly openedFragments: Set<string>
  /** The names seen so far of operations and fragments; undefined for an anonymous operation. */
  readonly operationNames: Set<string | undefined>
  readonly fragmentNames: Set<string>
  /** The groups of fields that were compared before, by {@link fieldIds}, and those that conflict. */
  readonly compared: Set<string>
  readonly conflicting: Set<string>
  readonly fieldIds: Map<FieldNode, number>
}

/** What ends a walk that has found so many errors that there may be no more. */
export const ENOUGH = new Error('enough errors')

/** A walk before it begins. */
export function newWalk(schema: GraphQLSchema, document: DocumentNode): Walk {
  const fragments = fragmentsOf(document)
  const spreads = new Map([...fragments].map(([name, node]) => [name, spreadsIn(node)]))
  const spreadIn = new Map<string, string[]>()
  for (const [name, each] of spreads) for (const spread of each) entry(spreadIn, spread.name.value, () => []).push(name)
  return {
    schema,
    document,
    fragments,
    spreads,
    spreadIn,
    cycleSteps: 0,
    types: new TypeInfo(schema),
    path: [],
    errors: [],
    operation: undefined,
    variables: new Map(),
    usedVariables: new Set(),
    openedFragments: new Set(),
    operationNames: new Set(),
    fragmentNames: new Set(),
    compared: new Set(),
    conflicting: new Set(),
    fieldIds: new Map(),
  }
}

/** What a walk does at each node; `parent` is the node around it. */
export interface Steps {
  enter(node: ASTNode, parent: ASTNode | undefined, key: string | number | undefined): void
  leave?(node: ASTNode): void
}

/** A visitor that keeps the walk's place while it takes its steps. */
export function visitorOf(walk: Walk, { enter, leave }: Steps): ASTVisitor {
  return visitWithTypeInfo(walk.types, {
    enter(node, key, parent, _path, ancestors) {
      if (isNamed(node)) walk.path.push(node.name.value)
      // The parent of a node in a list is the list.
      const around = [parent, ancestors.at(-1)].find(each => each !== undefined && 'kind' in each)
      enter(node, around && 'kind' in around ? around : undefined, key)
    },
    leave(node) {
      if (isNamed(node)) walk.path.pop()
      leave?.(node)
    },
  })
}

/** The types of errors, and what each is worded by. */
type Texts = typeof VERSION.texts
const texts: { readonly [T in keyof Texts]: (...words: Parameters<Texts[T]>) => string } = VERSION.texts

/** Reports an error of a type at these nodes, worded by the rest. */
export function fail<T extends keyof Texts>(
  { errors, path }: Walk,
  type: T,
  nodes: readonly ASTNode[],
  ...words: Parameters<Texts[T]>
): void {
  const { message, maxErrors, tooManyErrors } = VERSION
  if (errors.length === maxErrors - 1) {
    errors.push(validationError(message('MaxValidationErrorsReached', tooManyErrors, []), []))
    throw ENOUGH
  }
  errors.push(validationError(message(type, texts[type](...words), path), nodes))
}

/** An error of a document or of its variables, at these nodes; without any where they are undefined. */
export function validationError(
  message: string,
  nodes: readonly ASTNode[] | undefined,
  classification = 'ValidationError',
): GraphQLError {
  const locations = nodes?.flatMap(({ loc }) => (loc ? [locationAt(loc.source.body, loc.start)] : []))
  return new LocatedError(message, locations, { classification })
}

function isNamed(node: ASTNode): node is FieldNode | FragmentDefinitionNode {
  return node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_DEFINITION
}
