import {
  GraphQLError,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  TypeNameMetaFieldDef,
  ValidationContext,
} from 'graphql'
import type {
  ASTNode,
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  FragmentSpreadNode,
  GraphQLArgument,
  GraphQLDirective,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputObjectType,
  GraphQLNamedType,
  GraphQLSchema,
  ObjectValueNode,
  OperationDefinitionNode,
  SelectionNode,
  VariableNode,
} from 'graphql'
import { entry, type Executable } from '../document-nodes.ts'

/** Where in a document an error is, as graphql-ruby states it: operation, fields, arguments, list indexes. */
export type DocumentPath = readonly (string | number)[]

/** An argument of a field or directive, or a key of an input object. */
export type ArgumentDefinition = GraphQLArgument | GraphQLInputField

/** What owns the visited arguments: graphql-ruby's name for its kind, and its definition when there is one. */
export type ArgumentOwner =
  | { readonly kind: 'Field'; readonly node: FieldNode; readonly definition: GraphQLField<unknown, unknown> }
  | { readonly kind: 'Directive'; readonly node: DirectiveNode; readonly definition: GraphQLDirective }
  | {
      readonly kind: 'InputObject'
      readonly node: ObjectValueNode
      readonly definition: GraphQLInputObjectType | undefined
    }

/** A node and its place. */
export interface Placed<N extends ASTNode> {
  readonly node: N
  readonly path: DocumentPath
}

/** What the walk finds in an operation or a named fragment. */
export interface VisitedDefinition extends Placed<Executable> {
  /** The operations whose variables count in it: itself, or the one before the fragment and those that reach it. */
  readonly operations: readonly OperationDefinitionNode[]
  /** The spreads in it, by the fragment's name. */
  readonly spreads: Map<string, Placed<FragmentSpreadNode>[]>
  /** The last use of each variable. */
  readonly used: Map<string, Placed<VariableNode>>
}

/** What the comparisons of one validation remember. */
export interface MergeMemory {
  /** Fragments and pairs of fragments that were compared: each is once in a document. */
  readonly seen: Set<string>
  readonly printed: Map<FieldNode, string>
  /** The arguments of the fields that were compared, as texts. */
  readonly arguments: Map<FieldNode, Map<string, string>>
  conflicts: number
  steps: number
}

/** The state of one validation: the walk visits a document from top to bottom, in graphql-ruby's order. */
export interface Walk {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  /** The release of graphql-ruby that is spoken. */
  readonly release: string
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The operations that reach a named fragment. */
  readonly reachedBy: ReadonlyMap<FragmentDefinitionNode, readonly OperationDefinitionNode[]>
  /** Which fields and fragments were compared so far. */
  readonly merge: MergeMemory
  /** The definitions visited so far; one whose root type or type condition is wrong is not visited. */
  readonly visited: Map<Executable, VisitedDefinition>
  /** Where the walk is. */
  readonly path: (string | number)[]
  /** All errors so far. */
  readonly errors: GraphQLError[]
  /** The uses of each directive that there is not, and which of the errors tells of them. */
  readonly unknownDirectives: Map<string, { readonly index: number; readonly nodes: DirectiveNode[] }>
  /** Checks of fragment spreads, which run in this order after the whole document was visited. */
  readonly atEnd: (() => void)[]
}

/** The walk inside one definition. */
export interface DefinitionWalk extends Walk {
  readonly current: VisitedDefinition
}

/**
 * How many errors are reported at most; the rest is dropped silently. Assumed: graphql-ruby's own default is no limit, and
 * this is the one that it writes into a new application.
 */
export const MAX_ERRORS = 100

/** What ends a walk that has found so many errors. */
export const ENOUGH = new Error('enough errors')

/** What ends a walk that takes too long. */
export const TIMEOUT = new Error('too long')

/** The field of a type; undefined when there is none. */
export function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
}

/** Reports an error at a place; without a path, where the walk is. */
export function fail(
  walk: Walk,
  message: string,
  nodes: readonly ASTNode[],
  extensions: Readonly<Record<string, unknown>>,
  path: DocumentPath = [...walk.path],
): void {
  if (walk.errors.length >= MAX_ERRORS) throw ENOUGH
  walk.errors.push(new GraphQLError(message, { nodes, path, extensions }))
}

/** Whether an error was already reported at the place of the walk or below it. */
export function failedHere(walk: Walk): boolean {
  return walk.errors.some(({ path = [] }) => walk.path.every((segment, index) => path[index] === segment))
}

/** Visits something that lies one segment deeper. */
export function within(walk: Walk, segment: string | number, visit: () => void): void {
  walk.path.push(segment)
  visit()
  walk.path.pop()
}

/**
 * The segment of a path that stands for a node, as graphql-ruby writes it: `query` or `query Name`, `fragment Name`,
 * `...` or `... on Type`, `... Name` for a spread, and the name that a field has in the answer.
 */
export function segmentOf(node: Executable | SelectionNode): string {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return node.name === undefined ? node.operation : `${node.operation} ${node.name.value}`
    case Kind.FRAGMENT_DEFINITION:
      return `fragment ${node.name.value}`
    case Kind.INLINE_FRAGMENT:
      return node.typeCondition === undefined ? '...' : `... on ${node.typeCondition.name.value}`
    case Kind.FRAGMENT_SPREAD:
      return `... ${node.name.value}`
    case Kind.FIELD:
      return (node.alias ?? node.name).value
  }
}

/** The operations that reach each named fragment, through other fragments too. */
export function reachOf(schema: GraphQLSchema, document: DocumentNode): Walk['reachedBy'] {
  const reach = new Map<FragmentDefinitionNode, OperationDefinitionNode[]>()
  const context = new ValidationContext(schema, document, new TypeInfo(schema), () => {})
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue
    const fragments = context.getRecursivelyReferencedFragments(operation)
    for (const fragment of fragments) entry(reach, fragment, () => []).push(operation)
  }
  return reach
}
