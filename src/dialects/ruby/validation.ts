import { GraphQLError, Kind } from 'graphql'
import type { DocumentNode, OperationDefinitionNode, ValidationContext, ValidationRule } from 'graphql'
import { operationSegment } from './document-path.ts'
import { readFragment, readOperation } from './document-walk.ts'
import { fragmentsOf } from './operation.ts'
import { reachIndex } from './reach.ts'
import { timeoutError, tooLargeError } from './ruby-error.ts'
import { checkFragments } from './rules-fragments.ts'
import { findConflicts } from './rules-merge.ts'
import { checkUsedAndDeclared } from './rules-variables.ts'
import { entry, fail } from './walk.ts'
import type { Walk } from './walk.ts'

export { depthError } from './depth.ts'
export { selectOperation } from './operation.ts'
export type { SelectedOperation } from './operation.ts'
export { missingQueryError, tooLargeError } from './ruby-error.ts'

/**
 * The rules to hand to graphql-js's `validate` so that a document is judged as graphql-ruby judges it: same wording,
 * `path`, `extensions` and order of errors. They replace graphql-js's own rules and let nothing through that those
 * would stop. There is a single rule because graphql-ruby, too, reads a document once, and an error in one place
 * silences others further in.
 */
export const rubyRules: ValidationRule[] = [documentRule]

/** After so many errors validation stops without a word, as graphql-ruby's does where it is set up in the usual way. */
const MAX_ERRORS = 100
const ENOUGH = new Error('enough errors')

/** graphql-js throws an error of its own when comparing fields costs too much; graphql-ruby would run out of time. */
function documentRule(context: ValidationContext) {
  return {
    Document: (document: DocumentNode) => {
      try {
        readDocument(startWalk(context, document))
      } catch (error) {
        if (error === ENOUGH) return
        if (error instanceof RangeError) context.reportError(tooLargeError())
        else if (error instanceof GraphQLError) context.reportError(timeoutError())
        else throw error
      }
    },
  }
}

function startWalk(context: ValidationContext, document: DocumentNode): Walk {
  const schema = context.getSchema()
  let count = 0
  const fragments = fragmentsOf(document)
  return {
    schema,
    document,
    fragments,
    conflicts: findConflicts(schema, document),
    dependencies: { paths: new Map(), spreads: new Map() },
    uses: new Map(),
    declarations: new Map(),
    path: [],
    failures: [],
    atEnd: [],
    current: undefined,
    reachedBy: reachIndex(document, fragments),
    report: error => {
      if (++count > MAX_ERRORS) throw ENOUGH
      context.reportError(error)
    },
  }
}

function readDocument(walk: Walk): void {
  for (const node of walk.document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) readOperation(walk, node)
    else if (node.kind === Kind.FRAGMENT_DEFINITION) readFragment(walk, node)
    walk.current = undefined
  }
  const operations = walk.document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  for (const node of operations) checkUsedAndDeclared(walk, node, [operationSegment(node)])
  for (const check of walk.atEnd) check()
  checkFragments(walk)
  checkOperationNames(walk, operations)
  checkExecutable(walk)
}

function checkOperationNames(walk: Walk, operations: readonly OperationDefinitionNode[]): void {
  const groups = new Map<string | undefined, OperationDefinitionNode[]>()
  for (const node of operations) entry(groups, node.name?.value, () => []).push(node)
  for (const [operationName, group] of groups) {
    const code = 'uniquelyNamedOperations'
    if (operationName === undefined && operations.length > 1) {
      fail(walk, 'Operation name is required when multiple operations are present', group, { code }, [])
    } else if (group.length > 1) {
      fail(walk, `Operation name "${operationName}" must be unique`, group, { code, operationName }, [])
    }
  }
}

function checkExecutable(walk: Walk): void {
  const others = walk.document.definitions.filter(
    node => node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION,
  )
  const code = 'queryContainsSchemaDefinitions'
  if (others.length > 0) fail(walk, 'Query cannot contain schema definitions', others, { code }, [])
}
