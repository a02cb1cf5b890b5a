import { GraphQLError } from 'graphql'
import type {
  ASTNode,
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  FragmentSpreadNode,
  GraphQLDirective,
  GraphQLField,
  GraphQLInputObjectType,
  GraphQLSchema,
  ObjectValueNode,
  OperationDefinitionNode,
  SelectionSetNode,
  VariableDefinitionNode,
  VariableNode,
} from 'graphql'
import { type DocumentPath, startsWith } from './document-path.ts'

/** A definition that can be executed: an operation or a named fragment. */
export type Executable = OperationDefinitionNode | FragmentDefinitionNode

/** What owns the visited arguments: graphql-ruby's name for its kind, and its definition when there is one. */
export type ArgumentOwner =
  | { readonly kind: 'Field'; readonly node: FieldNode; readonly definition: GraphQLField<unknown, unknown> }
  | { readonly kind: 'Directive'; readonly node: DirectiveNode; readonly definition: GraphQLDirective }
  | {
      readonly kind: 'InputObject'
      readonly node: ObjectValueNode
      readonly definition: GraphQLInputObjectType | undefined
    }

/** A spread and its place. */
export interface PlacedSpread {
  readonly node: FragmentSpreadNode
  readonly path: DocumentPath
}

/** The places of the visited definitions, and the spreads in each of them by the fragment's name. */
export interface Dependencies {
  readonly paths: Map<Executable, DocumentPath>
  readonly spreads: Map<Executable, Map<string, PlacedSpread[]>>
}

/** Fields of one response name that cannot be merged, because of their names, arguments or types. */
export interface MergeConflict {
  readonly kind: 'field' | 'argument' | 'return_type'
  readonly fieldName: string
  /** The fields that conflict, with what graphql-ruby shows of each: its name, arguments or type. */
  readonly fields: Map<FieldNode, string>
}

/** The variables of one definition: the last use of each, and the fragments that it spreads. */
export interface VariableUse {
  readonly used: Map<string, { readonly node: VariableNode; readonly path: DocumentPath; readonly by: Executable }>
  readonly spreads: Set<string>
}

/** The state of one validation: the walk visits a document from top to bottom, in graphql-ruby's order. */
export interface Walk {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Fields that cannot be merged, by the selection set they stand in. */
  readonly conflicts: ReadonlyMap<SelectionSetNode, readonly MergeConflict[]>
  readonly dependencies: Dependencies
  readonly uses: Map<Executable, VariableUse>
  /** What each operation declares, filled in at the first use. */
  readonly declarations: Map<OperationDefinitionNode, ReadonlyMap<string, VariableDefinitionNode>>
  /** Where the walk is. */
  readonly path: (string | number)[]
  /** Paths of all errors so far. */
  readonly failures: DocumentPath[]
  /** Checks of fragment spreads, which run in this order after the whole document was visited. */
  readonly atEnd: (() => void)[]
  /** The definition that is visited. */
  current: Executable | undefined
  /** The operations that reach a named fragment. */
  readonly reachedBy: (fragment: FragmentDefinitionNode) => readonly OperationDefinitionNode[]
  readonly report: (error: GraphQLError) => void
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
  return walk.failures.some(path => startsWith(path, walk.path))
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
