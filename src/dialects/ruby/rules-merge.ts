import {
  Kind,
  OverlappingFieldsCanBeMergedRule,
  print,
  TypeInfo,
  ValidationContext,
  visit,
  visitInParallel,
  visitWithTypeInfo,
} from 'graphql'
import type { DocumentNode, FieldNode, GraphQLError, GraphQLSchema, SelectionSetNode } from 'graphql'
import { entry, fail, type MergeConflict, segmentOf, type Walk } from './walk.ts'
import { printLiteral } from './literals.ts'

/** One conflict as graphql-js states it: the pairs of fields from the outside in, and the reason for the innermost. */
interface Finding {
  readonly kind: MergeConflict['kind']
  readonly pair: readonly [FieldNode, FieldNode]
  /** What graphql-ruby shows of each field. */
  readonly labels: readonly [string, string]
}

const REASON =
  /(subfields "\w+" conflict because)|"\w+" and "\w+" are different fields|(they have differing arguments)|they return conflicting types "([^"]+)" and "([^"]+)"/g

/** How many conflicts of a document are looked for: finding all of a hostile document takes too long. */
const LIMIT = 100

/**
 * The fields of a document that cannot be merged, by selection set. The rule of graphql-js decides what conflicts, at
 * its cost; graphql-ruby's own rule misses some conflicts that involve fragments, and before 2.5 those of return types.
 */
export function findConflicts(schema: GraphQLSchema, document: DocumentNode): Map<SelectionSetNode, MergeConflict[]> {
  const found = new Map<SelectionSetNode, MergeConflict[]>()
  const typeInfo = new TypeInfo(schema)
  const stop = new Error('enough conflicts')
  let count = 0
  let current: SelectionSetNode | undefined
  const context = new ValidationContext(schema, document, typeInfo, error => {
    const conflicts = current && entry(found, current, () => [])
    if (conflicts !== undefined) addFindings(conflicts, error)
    if (++count >= LIMIT) throw stop
  })
  const follow = {
    SelectionSet(node: SelectionSetNode) {
      current = node
    },
  }
  const check = visitInParallel([follow, OverlappingFieldsCanBeMergedRule(context)])
  try {
    visit(document, visitWithTypeInfo(typeInfo, check))
  } catch (error) {
    if (error !== stop) throw error
  }
  return found
}

/** Reports the conflicts of one selection set, worded as graphql-ruby does: names first, then arguments, then types. */
export function checkConflicts(walk: Walk, selectionSet: SelectionSetNode | undefined): void {
  const conflicts = selectionSet === undefined ? [] : (walk.conflicts.get(selectionSet) ?? [])
  for (const kind of ['field', 'argument', 'return_type'] as const) {
    for (const { fieldName, fields } of conflicts.filter(conflict => conflict.kind === kind)) {
      const labels = [...fields.values()].join(' or ')
      const article = kind === 'argument' ? 'an' : 'a'
      const message = `Field '${fieldName}' has ${article} ${kind} conflict: ${labels}?`
      fail(walk, message, [...fields.keys()], { code: 'fieldConflict', fieldName, conflicts: labels }, [])
    }
  }
}

function addFindings(conflicts: MergeConflict[], error: GraphQLError): void {
  for (const { kind, pair, labels } of findingsOf(error)) {
    const fieldName = segmentOf(pair[0])
    let conflict = conflicts.find(each => each.kind === kind && each.fieldName === fieldName)
    if (conflict === undefined) conflicts.push((conflict = { kind, fieldName, fields: new Map() }))
    pair.forEach((node, index) => {
      // graphql-ruby names two fields that are written alike only once, unless they differ in what they return.
      const isSame = (each: FieldNode): boolean => kind !== 'return_type' && print(each) === print(node)
      const isKnown = [...conflict.fields.keys()].some(each => each === node || isSame(each))
      if (!isKnown) conflict.fields.set(node, labels[index] ?? '')
    })
  }
}

/** Reads graphql-js's message, whose reasons stand in the same order as the two halves of the error's nodes. */
function findingsOf(error: GraphQLError): Finding[] {
  const fields = (error.nodes ?? []).filter(node => node.kind === Kind.FIELD)
  const half = fields.length / 2
  const findings: Finding[] = []
  let index = 0
  for (const [, deeper, args, type1, type2] of error.message.matchAll(REASON)) {
    if (deeper !== undefined) index++
    const [one, two] = [fields[index], fields[half + index]]
    if (deeper !== undefined || one === undefined || two === undefined) continue
    const pair = [one, two] as const
    if (type1 !== undefined) findings.push({ kind: 'return_type', pair, labels: [`\`${type1}\``, `\`${type2}\``] })
    else if (args === undefined) findings.push({ kind: 'field', pair, labels: [one.name.value, two.name.value] })
    const differ = args !== undefined || (type1 === undefined && sortedArguments(one) !== sortedArguments(two))
    if (differ) findings.push({ kind: 'argument', pair, labels: [printArguments(one), printArguments(two)] })
  }
  const [one, two] = [fields[0], fields[half]]
  if (findings.length > 0 || one === undefined || two === undefined) return findings
  // Where graphql-js cut its message short, only the outermost fields are known to conflict.
  return [{ kind: 'field', pair: [one, two], labels: [one.name.value, two.name.value] }]
}

/** A field's arguments as graphql-ruby prints them here: `{first:"1",q:"\"x\""}`. */
function printArguments(node: FieldNode): string {
  const given = node.arguments ?? []
  return `{${given.map(({ name, value }) => `${name.value}:${JSON.stringify(printLiteral(value))}`).join(',')}}`
}

/** graphql-js stops at different names; graphql-ruby then compares the arguments as well, in any order. */
function sortedArguments(node: FieldNode): string {
  return (node.arguments ?? []).map(print).toSorted().join()
}
