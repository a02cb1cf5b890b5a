import type {
  FieldNode,
  FragmentDefinitionNode,
  FragmentSpreadNode,
  InlineFragmentNode,
  OperationDefinitionNode,
} from 'graphql'

/** Where in a document an error is, as graphql-ruby states it: operation, fields, arguments, list indexes. */
export type DocumentPath = readonly (string | number)[]

/** The first segment of a path inside an operation, as graphql-ruby writes it: `query` or `query Name`. */
export function operationSegment(node: OperationDefinitionNode): string {
  return node.name === undefined ? node.operation : `${node.operation} ${node.name.value}`
}

/** The first segment of a path inside a named fragment, as graphql-ruby writes it: `fragment Name`. */
export function fragmentSegment(node: FragmentDefinitionNode): string {
  return `fragment ${node.name.value}`
}

/** The segment of an inline fragment, as graphql-ruby writes it: `... on Type`, or `...` without a condition. */
export function inlineFragmentSegment(node: InlineFragmentNode): string {
  return node.typeCondition === undefined ? '...' : `... on ${node.typeCondition.name.value}`
}

/** The segment of a fragment spread, as graphql-ruby writes it: `... Name`. */
export function spreadSegment(node: FragmentSpreadNode): string {
  return `... ${node.name.value}`
}

/** The segment of a field: the name its value gets in the answer, as in graphql-ruby. */
export function fieldSegment(node: FieldNode): string {
  return (node.alias ?? node.name).value
}

/** Whether `path` begins with all of `prefix`. */
export function startsWith(path: DocumentPath, prefix: DocumentPath): boolean {
  return prefix.length <= path.length && prefix.every((segment, index) => path[index] === segment)
}
