import type {
  ASTNode,
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLDirective,
  GraphQLError,
  GraphQLField,
  GraphQLInputObjectType,
  GraphQLSchema,
  ObjectValueNode,
  OperationDefinitionNode,
  SelectionSetNode,
  VariableDefinitionNode,
} from 'graphql'
import { startsWith } from './document-path.ts'
import type { Dependencies } from './rules-fragments.ts'
import type { MergeConflict } from './rules-merge.ts'
import type { VariableUse } from './rules-variables.ts'
import { rubyError } from './ruby-error.ts'
import type { DocumentPath } from './ruby-error.ts'

/** A definition that can be executed: an operation or a named fragment. */
export type Executable = OperationDefinitionNode | FragmentDefinitionNode

/** What owns the arguments being read, with graphql-ruby's name for its kind, and its definition when there is one. */
export type ArgumentOwner =
  | { readonly kind: 'Field'; readonly node: FieldNode; readonly definition: GraphQLField<unknown, unknown> }
  | { readonly kind: 'Directive'; readonly node: DirectiveNode; readonly definition: GraphQLDirective }
  | {
      readonly kind: 'InputObject'
      readonly node: ObjectValueNode
      readonly definition: GraphQLInputObjectType | undefined
    }

/** What is known while one document is read from top to bottom, in the order in which graphql-ruby reads it. */
export interface Walk {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Fields that cannot be merged, by the selection set they stand in. */
  readonly conflicts: ReadonlyMap<SelectionSetNode, readonly MergeConflict[]>
  readonly dependencies: Dependencies
  readonly uses: Map<Executable, VariableUse>
  /** What each operation declares, filled in when first asked for. */
  readonly declarations: Map<OperationDefinitionNode, ReadonlyMap<string, VariableDefinitionNode>>
  /** Where the walk is. */
  readonly path: (string | number)[]
  /** Paths of all errors so far. */
  readonly failures: DocumentPath[]
  /** Checks of fragment spreads, made in this order once the whole document has been read. */
  readonly atEnd: (() => void)[]
  /** The definition being read. */
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
  walk.report(rubyError(message, nodes, path, extensions))
}

/** Whether an error was already reported where the walk is or below. */
export function failedHere(walk: Walk): boolean {
  return walk.failures.some(path => startsWith(path, walk.path))
}

/** Reads something that lies one segment deeper. */
export function within(walk: Walk, segment: string | number, read: () => void): void {
  walk.path.push(segment)
  read()
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
