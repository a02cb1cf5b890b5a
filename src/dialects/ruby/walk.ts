import { GraphQLError } from 'graphql'
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
  SelectionSetNode,
  VariableNode,
} from 'graphql'
import type { DocumentPath } from './document-path.ts'

/** A definition that can be executed: an operation or a named fragment. */
export type Executable = OperationDefinitionNode | FragmentDefinitionNode

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
  /** Paths of all errors so far. */
  readonly failures: DocumentPath[]
  /** Checks of fragment spreads, which run in this order after the whole document was visited. */
  readonly atEnd: (() => void)[]
  readonly report: (error: GraphQLError) => void
}

/** The walk inside one definition. */
export interface DefinitionWalk extends Walk {
  readonly current: VisitedDefinition
}

/** Reports an error at a place; without a path, where the walk is. */
export function fail(
  walk: Walk,
  message: string,
  nodes: readonly ASTNode[],
  extensions: Readonly<Record<string, unknown>>,
  path: DocumentPath = [...walk.path],
): void {
  walk.failures.push(path)
  walk.report(new GraphQLError(message, { nodes, path, extensions }))
}

/** Whether an error was already reported at the place of the walk or below it. */
export function failedHere(walk: Walk): boolean {
  return walk.failures.some(path => walk.path.every((segment, index) => path[index] === segment))
}

/** Visits something that lies one segment deeper. */
export function within(walk: Walk, segment: string | number, visit: () => void): void {
  walk.path.push(segment)
  visit()
  walk.path.pop()
}

/** The value that a map holds for a key, made and put there first when there is none. */
export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/** The items that share a key with another one, in groups, in the order in which the keys first appear. */
export function duplicates<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) entry(groups, key(item), () => []).push(item)
  for (const [name, group] of groups) if (group.length < 2) groups.delete(name)
  return groups
}
