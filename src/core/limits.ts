import { GraphQLError, Kind, type DocumentNode, type SelectionSetNode } from 'graphql'

/** How many root fields one document may execute. More are refused, none of them executed. */
export const MAX_ROOT_FIELDS = 100
/** How many tokens a document may have: what one megabyte of text could cost is bounded here. */
export const MAX_TOKENS = 10_000
/** How many fields and fragments one selection set may list; comparing them all for conflicts is quadratic. */
export const MAX_SELECTIONS = 1000
/** How deep selections may be nested where the vendor says nothing. */
export const MAX_DEPTH = 100

/**
 * The simulator's own limits, checked before any other validation: a document beyond them could keep the process busy
 * for seconds. They are far above what the vendors' clients send.
 */
export function limitError(document: DocumentNode, maxDepth: number = MAX_DEPTH): GraphQLError | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION
    if (isOperation && definition.selectionSet.selections.length > MAX_ROOT_FIELDS) {
      const count = definition.selectionSet.selections.length
      return new GraphQLError(
        `The operation has ${count} root fields; at most ${MAX_ROOT_FIELDS} are executed. Split it into several requests.`,
      )
    }
    const error = selectionError(definition.selectionSet, 1, maxDepth)
    if (error) return error
  }
  return undefined
}

function selectionError(set: SelectionSetNode, depth: number, maxDepth: number): GraphQLError | undefined {
  if (depth > maxDepth)
    return new GraphQLError(`The document is nested deeper than ${maxDepth} levels. Ask for less at once.`)
  if (set.selections.length > MAX_SELECTIONS) {
    return new GraphQLError(
      `A selection set has ${set.selections.length} selections; at most ${MAX_SELECTIONS} are accepted.`,
    )
  }
  for (const selection of set.selections) {
    const error =
      'selectionSet' in selection && selection.selectionSet
        ? selectionError(selection.selectionSet, depth + 1, maxDepth)
        : undefined
    if (error) return error
  }
  return undefined
}
