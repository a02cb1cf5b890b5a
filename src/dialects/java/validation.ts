import * as js from 'graphql'
import { type ASTVisitor, type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql'
import * as rules from './rules.ts'
import { checkMerge } from './rules-merge.ts'
import { ENOUGH, validationError, Walk } from './walk.ts'

/** graphql-java's rules in their order: its own where graphql-js's differ in more than words. */
const RULES: readonly ((walk: Walk) => ASTVisitor)[] = [
  js.ExecutableDefinitionsRule,
  rules.checkArguments,
  js.FieldsOnCorrectTypeRule,
  js.FragmentsOnCompositeTypesRule,
  js.KnownDirectivesRule,
  js.KnownFragmentNamesRule,
  js.KnownTypeNamesRule,
  rules.checkCycles,
  js.NoUnusedFragmentsRule,
  js.NoUnusedVariablesRule,
  checkMerge,
  js.PossibleFragmentSpreadsRule,
  rules.checkRequiredArguments,
  js.ScalarLeafsRule,
  js.VariablesAreInputTypesRule,
  rules.checkOperations,
  js.UniqueOperationNamesRule,
  js.UniqueFragmentNamesRule,
  js.UniqueDirectivesPerLocationRule,
  js.UniqueArgumentNamesRule,
  // It leaves the walk in a fragment: no other rule may follow.
  rules.checkVariables,
]

/**
 * Validates a document as graphql-java does: it visits the document once from top to bottom; fragments are opened where
 * operations spread them, and there only their variables are looked at.
 */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const walk = new Walk(schema, document)
  try {
    const visitors = RULES.map(rule => rule(walk))
    walk.visit(document, visitors)
  } catch (error) {
    // graphql-js ends a comparison of too many fields by an error; a long chain of fragments exhausts the stack.
    const isTooLarge = error instanceof GraphQLError || error instanceof RangeError
    if (isTooLarge) return [validationError('The document is too large to be validated.', undefined)]
    if (error !== ENOUGH) throw error
  }
  return walk.errors
}
