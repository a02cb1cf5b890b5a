import { GraphQLError, isExecutableDefinitionNode, Kind } from 'graphql'
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { tooLargeError } from './depth.ts'
import { visitFragment, visitOperation } from './document-walk.ts'
import { entry, fail, fragmentsOf, reachOf, type Walk } from './walk.ts'
import { checkFragments } from './rules-fragments.ts'
import { findConflicts } from './rules-merge.ts'
import { checkUsedAndDeclared } from './rules-variables.ts'

/** How many errors are reported at most. The rest is dropped silently, as graphql-ruby does by default. */
const MAX_ERRORS = 100
const ENOUGH = new Error('enough errors')

/**
 * Validates a document as graphql-ruby does: same words, `path`, `extensions` and order of errors. It refuses all that
 * the rules of graphql-js refuse. Like graphql-ruby it visits the document once, and after an error in one place it
 * reports no others below that place.
 */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const errors: GraphQLError[] = []
  try {
    visitDocument({
      schema,
      document,
      fragments: fragmentsOf(document),
      reachedBy: reachOf(schema, document),
      conflicts: findConflicts(schema, document),
      visited: new Map(),
      path: [],
      failures: [],
      atEnd: [],
      report: error => {
        if (errors.length >= MAX_ERRORS) throw ENOUGH
        errors.push(error)
      },
    })
  } catch (error) {
    if (error instanceof RangeError) errors.push(tooLargeError())
    // graphql-js throws an error when comparing fields costs too much; graphql-ruby would run out of time.
    else if (error instanceof GraphQLError)
      errors.push(new GraphQLError('Timeout on validation of query', { extensions: { code: 'validationTimeout' } }))
    else if (error !== ENOUGH) throw error
  }
  return errors
}

function visitDocument(walk: Walk): void {
  for (const node of walk.document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) visitOperation(walk, node)
    else if (node.kind === Kind.FRAGMENT_DEFINITION) visitFragment(walk, node)
  }
  const operations = walk.document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  for (const node of operations) checkUsedAndDeclared(walk, node)
  for (const check of walk.atEnd) check()
  checkFragments(walk)
  checkOperationNames(walk, operations)
  const others = walk.document.definitions.filter(node => !isExecutableDefinitionNode(node))
  const code = 'queryContainsSchemaDefinitions'
  if (others.length > 0) fail(walk, 'Query cannot contain schema definitions', others, { code }, [])
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
