import { GraphQLError, Kind, TypeInfo, ValidationContext } from 'graphql'
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
  GraphQLSchema,
  ObjectValueNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
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

/** Fields of one response name that cannot be merged, because of their names, arguments or types. */
export interface MergeConflict {
  readonly kind: 'field' | 'argument' | 'return_type'
  readonly fieldName: string
  /** The fields that conflict, with what graphql-ruby shows of each: its name, arguments or type. */
  readonly fields: Map<FieldNode, string>
}

/** A node and its place. */
export interface Placed<N extends ASTNode> {
  readonly node: N
  readonly path: DocumentPath
}

/** What the walk finds in an operation or a named fragment. */
export interface VisitedDefinition extends Placed<Executable> {
  /** The operations whose variables count in it: itself, or those that reach the fragment. */
  readonly operations: readonly OperationDefinitionNode[]
  /** The spreads in it, by the fragment's name. */
  readonly spreads: Map<string, Placed<FragmentSpreadNode>[]>
  /** The last use of each variable. */
  readonly used: Map<string, Placed<VariableNode>>
}

/** The state of one validation: the walk visits a document from top to bottom, in graphql-ruby's order. */
export interface Walk {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The operations that reach a named fragment. */
  readonly reachedBy: ReadonlyMap<FragmentDefinitionNode, readonly OperationDefinitionNode[]>
  /** Fields that cannot be merged, by the selection set they stand in. */
  readonly conflicts: ReadonlyMap<SelectionSetNode, readonly MergeConflict[]>
  /** The definitions visited so far; one whose root type or type condition is wrong is not visited. */
  readonly visited: Map<Executable, VisitedDefinition>
  /** Where the walk is. */
  readonly path: (string | number)[]
  /** All errors so far. */
  readonly errors: GraphQLError[]
  /** Checks of fragment spreads, which run in this order after the whole document was visited. */
  readonly atEnd: (() => void)[]
}

/** The walk inside one definition. */
export interface DefinitionWalk extends Walk {
  readonly current: VisitedDefinition
}

/** How many errors are reported at most. The rest is dropped silently, as graphql-ruby does by default. */
const MAX_ERRORS = 100

/** What ends a walk that has found so many errors. */
export const ENOUGH = new Error('enough errors')

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

/** The items that share a key with another one, in groups, in the order in which the keys first appear. */
export function duplicates<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) entry(groups, key(item), () => []).push(item)
  return new Map([...groups].filter(([, group]) => group.length > 1))
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
