/**
 * What of graphql-jit is used, and when it may be. It is wrong about some documents (graphql-js is taken for right):
 * those are never compiled. Loaded when there is a hot document.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  type SelectionSetNode,
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
export type Compile = (document: DocumentNode, operationName: string | undefined) => Compiled | undefined

/** What compiles the operations of a schema. */
export function createCompiler(schema: GraphQLSchema): Compile {
  const extended = withUntouched(schema)
  return (document, operationName) => compile(schema, extended, document, operationName)
}

function compile(
  schema: GraphQLSchema,
  extended: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Compiled | undefined {
  const operation = getOperationAST(document, operationName)
  if (!operation || !isCompilable(document, operation)) return undefined
  // What resolvers answer for GraphQL's own scalars and for enums is what is sent: the records' schemas see to it.
  const options = { disablingCapturingStackErrors: true, disableLeafSerialization: true }
  const compiled = compileQuery(extended, leaveVariables(document, operation), operationName ?? '', options)
  if (!('query' in compiled)) return undefined
  const definitions = operation.variableDefinitions ?? []
  const fit = allFit(schema, definitions)
  const needed = variablesInLiterals(document)
  return {
    run: compiled.query,
    coerce: sent => {
      const variables = fit(sent) ? sent : getVariableValues(schema, definitions, sent).coerced
      return variables && needed.every(name => (variables[name] ?? null) !== null) ? variables : undefined
    },
  }
}

/** Whether graphql-jit is known to be right about an operation. */
function isCompilable(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const roots = operation.selectionSet.selections
  // After a failed mutation it goes on with the next one.
  if (operation.operation !== 'query' && (roots.length !== 1 || roots[0]?.kind !== Kind.FIELD)) return false
  if (hasUncertainty(document)) return false
  const fragments = new Map(
    document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
  return countFields(operation.selectionSet, fragments, MAX_FIELDS) > 0
}

/**
 * Fragments with conditions, and fields with conditions that stand there more than once (they would come in another
 * order); names that all objects have; introspection, which clients seldom ask for.
 */
function hasUncertainty(document: DocumentNode): boolean {
  let found = false
  const names = new Set<string>()
  const conditional = new Set<string>()
  const fragment = ({ directives }: { readonly directives?: readonly unknown[] }): void => {
    if (directives?.length) found = true
  }
  visit(document, {
    Variable: ({ name }) => {
      if (isEverywhere(name.value)) found = true
    },
    FragmentSpread: fragment,
    InlineFragment: { enter: fragment },
    Field: {
      enter: ({ name, alias = name, directives }) => {
        const key = alias.value
        if (name.value === '__schema' || name.value === '__type' || isEverywhere(key)) found = true
        if (names.has(key) && (directives?.length || conditional.has(key))) found = true
        names.add(key)
        if (directives?.length) conditional.add(key)
      },
    },
  })
  return found
}

/** Whether every object has a member of this name: graphql-jit takes it for one of the answer's or of the variables'. */
function isEverywhere(name: string): boolean {
  return name in Object.prototype
}

/** The variables inside of lists and objects: graphql-jit takes an absent one for null, and null for good. */
function variablesInLiterals(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  let depth = 0
  const literal = { enter: (): void => void depth++, leave: (): void => void depth-- }
  visit(document, {
    ObjectValue: literal,
    ListValue: literal,
    Variable: ({ name }) => {
      if (depth > 0) names.add(name.value)
    },
  })
  return [...names]
}

/**
 * The document with variables of a type that is taken as it is: coercing is graphql-js's, once. Those that may be
 * conditions keep their type, or graphql-jit would not take them for any.
 */
function leaveVariables(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const variableDefinitions = operation.variableDefinitions?.map(node =>
    print(node.type) === 'Boolean!' ? node : { ...node, type: UNTOUCHED_NODE },
  )
  const definitions = document.definitions.map(node => (node === operation ? { ...node, variableDefinitions } : node))
  return { ...document, definitions }
}

/** The type of a variable that is taken as it is. */
const UNTOUCHED = new GraphQLScalarType({ name: 'Untouched' })
const UNTOUCHED_NODE = parseType(UNTOUCHED.name)

function withUntouched(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig()
  return new GraphQLSchema({ ...config, types: [...config.types, UNTOUCHED], assumeValid: true })
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
