import { GraphQLError, Kind, type DocumentNode, type SelectionSetNode } from 'graphql'

/** How many bytes the body of a GraphQL request may have. More are answered with 413. */
export const MAX_GRAPHQL_BYTES = 1024 * 1024
/** How many characters the errors of one answer may have together. */
export const MAX_TOLD_LENGTH = 4 * MAX_GRAPHQL_BYTES
/** How many characters one part of a path may have: an attachment's token has 118 and its world's name. */
export const MAX_PATH_PART = 2048
/** How many root fields one document may execute. More are refused, none of them executed. */
export const MAX_ROOT_FIELDS = 100
/** How many tokens a document may have at most, whatever the engine: what one megabyte of text could cost is bounded here. */
export const MAX_TOKENS = 15_000
/** How many fields and fragments one selection set may list; comparing them all for conflicts is quadratic. */
export const MAX_SELECTIONS = 1000
/** How deep brackets of any kind may be nested in a document: what reads it further on calls itself. */
export const MAX_NESTING = 1000
/** How deep lists and objects may be nested in a request's variables. */
export const MAX_VARIABLE_DEPTH = 100
/** How deep selections may be nested where the vendor says nothing. */
export const MAX_DEPTH = 100

/**
 * The simulator's own limits, checked before any other validation: a document beyond them could keep the process busy
 * for seconds. They are far above what the vendors' clients send.
 */
export function limitError(document: DocumentNode, maxDepth: number = MAX_DEPTH): GraphQLError | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue
    const sentence = selectionFault(definition.selectionSet, maxDepth, maxDepth)
    if (sentence) return new GraphQLError(sentence)
  }
  return undefined
}

/** Refuses a valid document of which an operation has more root fields than are executed. */
export function rootFieldsError(document: DocumentNode): GraphQLError | undefined {
  const countRoots = fieldCounter(document, false)
  const isLarge = document.definitions.some(
    node => node.kind === Kind.OPERATION_DEFINITION && countRoots(node.selectionSet) > MAX_ROOT_FIELDS,
  )
  const sentence = `The operation has more than ${MAX_ROOT_FIELDS} root fields, which is as many as are executed.`
  return isLarge ? new GraphQLError(`${sentence} Split it into several requests.`) : undefined
}

/** Counts the fields of a document's selection sets, fragments written out; `isDeep` counts those below them too. */
export function fieldCounter(document: DocumentNode, isDeep: boolean): (set?: SelectionSetNode) => number {
  const counts = new Map<string, number>()
  const countSpread = (name: string): number => {
    const known = counts.get(name)
    if (known !== undefined) return known
    counts.set(name, 0) // a fragment within itself adds nothing, and is what validation refuses next
    const fragment = document.definitions.findLast(
      node => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
    )
    const count = fragment && 'selectionSet' in fragment ? countSet(fragment.selectionSet) : 0
    counts.set(name, count)
    return count
  }
  const countSet = (set?: SelectionSetNode): number =>
    (set?.selections ?? []).reduce((count, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return count + countSpread(selection.name.value)
      if (selection.kind === Kind.INLINE_FRAGMENT) return count + countSet(selection.selectionSet)
      return count + 1 + (isDeep ? countSet(selection.selectionSet) : 0)
    }, 0)
  return countSet
}

/** What is wrong with a selection set that may have so many `levels`, in words. */
function selectionFault(set: SelectionSetNode, levels: number, maxDepth: number): string | undefined {
  const { selections } = set
  if (levels === 0) return `The document is nested deeper than ${maxDepth} levels. Ask for less at once.`
  if (selections.length > MAX_SELECTIONS)
    return `A selection set has ${selections.length} selections; at most ${MAX_SELECTIONS} are accepted.`
  for (const selection of selections) {
    const below = 'selectionSet' in selection ? selection.selectionSet : undefined
    const fault = below && selectionFault(below, levels - 1, maxDepth)
    if (fault) return fault
  }
  return undefined
}

/** Whether brackets are nested deeper than `limit` in a document; those in strings and comments do not count. */
export function isDocumentNestedDeeper(source: string, limit: number): boolean {
  if (source.length <= limit) return false
  let depth = 0
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!
    if (character === '"') at = endOfString(source, at)
    else if (character === '#') at = indexOrEnd(source, '\n', at)
    else if ('{[('.includes(character) && ++depth > limit) return true
    else if ('}])'.includes(character)) depth--
  }
  return false
}

function endOfString(source: string, start: number): number {
  if (source.startsWith('"""', start)) return indexOrEnd(source, '"""', start + 3) + 2
  let at = start + 1
  while (at < source.length && source[at] !== '"' && source[at] !== '\n') at += source[at] === '\\' ? 2 : 1
  return at
}

function indexOrEnd(source: string, text: string, start: number): number {
  const index = source.indexOf(text, start)
  return index < 0 ? source.length : index
}
