/**
 * What of graphql-jit is used, and when it may be. It is wrong about some documents (graphql-js is taken for right):
 * those are never compiled. Loaded when there is a hot document.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  getNamedType,
  getOperationAST,
  getVariableValues,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
  type VariableDefinitionNode,
  visit,
} from 'graphql'
import { compileQuery } from 'graphql-jit'
import { allFit } from './variables.ts'

/** Code is made for each field of a document, so larger ones would cost more than they save. */
const MAX_FIELDS = 300

/** A compiled operation. */
export interface Compiled {
  /** The variables as graphql-js coerces them; undefined when they do not fit. */
  coerce(variables: Variables): Variables | undefined
  run(root: unknown, context: unknown, coerced: Variables): ExecutionResult | Promise<ExecutionResult>
}

type Variables = Readonly<Record<string, unknown>>

/** Compiles one operation of a valid document, if that gives exactly what graphql-js would. */
export function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Compiled | undefined {
  const operation = getOperationAST(document, operationName)
  if (!operation || !isCompilable(schema, document, operation)) return undefined
  const compiled = compileQuery(schema, document, operationName ?? '', { disablingCapturingStackErrors: true })
  if (!('query' in compiled)) return undefined
  const definitions = operation.variableDefinitions ?? []
  const fit = allFit(schema, definitions)
  return {
    run: compiled.query,
    coerce: variables => (fit(variables) ? variables : getVariableValues(schema, definitions, variables).coerced),
  }
}

/** Whether graphql-jit is known to be right about an operation. */
function isCompilable(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const roots = operation.selectionSet.selections
  // After a failed mutation it goes on with the next one.
  if (operation.operation !== 'query' && (roots.length !== 1 || roots[0]?.kind !== Kind.FIELD)) return false
  if (!(operation.variableDefinitions ?? []).every(definition => isCertain(schema, definition))) return false
  if (hasUncertainty(document)) return false
  const fragments = new Map(
    document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
  return countFields(operation.selectionSet, fragments, MAX_FIELDS) > 0
}

/** A default where null is impossible is not filled in. */
function isCertain(schema: GraphQLSchema, { type: node, defaultValue }: VariableDefinitionNode): boolean {
  const type = typeFromAST(schema, node)
  return isInputType(type) && !(isNonNullType(type) && defaultValue) && !hasRequiredDefault(type, new Set())
}

function hasRequiredDefault(input: GraphQLInputType, seen: Set<GraphQLInputType>): boolean {
  const type = getNamedType(input)
  if (!isInputObjectType(type) || seen.has(type)) return false
  seen.add(type)
  return Object.values(type.getFields()).some(
    field => (isNonNullType(field.type) && field.defaultValue !== undefined) || hasRequiredDefault(field.type, seen),
  )
}

/**
 * Literals with variables in them (an absent one becomes null), fragments with conditions, and introspection, which
 * nobody asks for often enough.
 */
function hasUncertainty(document: DocumentNode): boolean {
  let depth = 0
  let found = false
  const literal = { enter: (): void => void depth++, leave: (): void => void depth-- }
  const fragment = ({ directives }: { readonly directives?: readonly unknown[] }): void => {
    if (directives?.length) found = true
  }
  visit(document, {
    ObjectValue: literal,
    ListValue: literal,
    Variable: () => {
      if (depth > 0) found = true
    },
    FragmentSpread: fragment,
    InlineFragment: { enter: fragment },
    Field: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') found = true
    },
  })
  return found
}

/** How many of `left` fields are left when those of a selection set, its fragments written out, are taken away. */
function countFields(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  left: number,
): number {
  let rest = left
  for (const selection of selections) {
    if (rest <= 0) break
    const set =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? fragments.get(selection.name.value)?.selectionSet
        : selection.selectionSet
    if (selection.kind === Kind.FIELD) rest--
    if (set) rest = countFields(set, fragments, rest)
  }
  return rest
}
