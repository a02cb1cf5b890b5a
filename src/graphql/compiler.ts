/**
 * What of graphql-jit is used, and when it may be. It is wrong about some documents (graphql-js is taken for right):
 * those are never compiled. Loaded when there is a hot document.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  visit,
} from 'graphql'
import { compileQuery } from 'graphql-jit'
import { fieldCounter } from '../request/limits.ts'
import { allFit, coerceVariables, type Variables } from './variables.ts'

/** Code is made for each field of a document, so larger ones would cost more than they save. */
const MAX_FIELDS = 300

/** A compiled operation. */
export interface Compiled {
  /** The variables as graphql-js coerces them; undefined when they do not fit. */
  coerce(variables: Variables): Variables | undefined
  run(root: unknown, context: unknown, coerced: Variables): ExecutionResult | Promise<ExecutionResult>
}

/** Compiles one operation of a valid document, if that gives exactly what graphql-js would. */
export type Compile = (document: DocumentNode, operationName: string | undefined) => Compiled | undefined

/** What compiles the operations of a schema. */
export function createCompiler(schema: GraphQLSchema): Compile {
  const extended = withUntouched(schema)
  return (document, operationName) => {
    const operation = getOperationAST(document, operationName)
    if (!operation || !isCompilable(document, operation)) return undefined
    const { isUncertain, needed } = inspect(document)
    if (isUncertain) return undefined
    // What resolvers answer for GraphQL's own scalars and for enums is what is sent: the records' schemas see to it.
    const options = { disablingCapturingStackErrors: true, disableLeafSerialization: true }
    const compiled = compileQuery(extended, leaveVariables(document, operation), operationName ?? '', options)
    if (!('query' in compiled)) return undefined
    const definitions = operation.variableDefinitions ?? []
    const fit = allFit(schema, definitions)
    return {
      run: compiled.query,
      coerce: sent => {
        const variables = fit(sent) ? sent : coerceVariables(schema, definitions, sent)
        return variables && needed.every(name => (variables[name] ?? null) !== null) ? variables : undefined
      },
    }
  }
}

/** Whether graphql-jit goes about an operation as graphql-js does. After a failed mutation it goes on with the next one. */
function isCompilable(document: DocumentNode, { operation, selectionSet }: OperationDefinitionNode): boolean {
  const [first, ...more] = selectionSet.selections
  if (operation !== 'query' && (more.length > 0 || first?.kind !== Kind.FIELD)) return false
  return fieldCounter(document, true)(selectionSet) < MAX_FIELDS
}

/**
 * What graphql-jit is wrong about. Uncertain are fragments with conditions, and fields with conditions that stand there
 * more than once (they would come in another order); names that all objects have; introspection, which clients seldom
 * ask for. Variables inside of lists and objects are needed: it takes an absent one for null, and null for good.
 */
function inspect(document: DocumentNode): { readonly isUncertain: boolean; readonly needed: readonly string[] } {
  let isUncertain = false
  let depth = 0
  const [names, conditional, needed] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const fragment = ({ directives }: { readonly directives?: readonly unknown[] }): void => {
    if (directives?.length) isUncertain = true
  }
  const literal = {
    enter() {
      depth++
    },
    leave() {
      depth--
    },
  }
  visit(document, {
    ObjectValue: literal,
    ListValue: literal,
    Variable: ({ name: { value: name } }) => {
      if (isEverywhere(name)) isUncertain = true
      if (depth > 0) needed.add(name)
    },
    FragmentSpread: fragment,
    InlineFragment: { enter: fragment },
    Field: {
      enter: ({ name, alias = name, directives }) => {
        const key = alias.value
        if (name.value === '__schema' || name.value === '__type' || isEverywhere(key)) isUncertain = true
        if (names.has(key) && (directives?.length || conditional.has(key))) isUncertain = true
        names.add(key)
        if (directives?.length) conditional.add(key)
      },
    },
  })
  return { isUncertain, needed: [...needed] }
}

/** Whether every object has a member of this name: graphql-jit takes it for one of the answer's or of the variables'. */
function isEverywhere(name: string): boolean {
  return name in Object.prototype
}

/**
 * The document with variables of a type that is taken as it is: coercing is graphql-js's, once. Those that may be
 * conditions keep their type, or graphql-jit would not take them for any.
 */
function leaveVariables(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const variableDefinitions = (operation.variableDefinitions ?? []).map(node =>
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
