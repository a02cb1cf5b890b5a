import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isRequiredInputField,
  Kind,
  type ObjectValueNode,
  type OperationDefinitionNode,
  type SelectionNode,
  typeFromAST,
  type TypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql'

/** A definition that can be executed: an operation or a named fragment. */
export type Executable = OperationDefinitionNode | FragmentDefinitionNode

/** A node that directives can stand at. */
export type DirectiveParent = Executable | SelectionNode | VariableDefinitionNode

/** The named fragments of a document; of several with one name the last, as in graphql-ruby and graphql-java. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION)
  return new Map(fragments.map(node => [node.name.value, node]))
}

/** The place of a directive by the node that it stands at, such as `FRAGMENT_SPREAD`, as a schema names it. */
export function directiveLocation(parent: DirectiveParent): string {
  const name = parent.kind === Kind.OPERATION_DEFINITION ? parent.operation : parent.kind
  // `FragmentSpread` is the kind of a node, `FRAGMENT_SPREAD` the place of a directive.
  return name.replace(/\B(?=[A-Z])/, '_').toUpperCase()
}

/** The declared type of a variable; undefined when it is not an input type of the schema. */
export function variableType(schema: GraphQLSchema, node: TypeNode): GraphQLInputType | undefined {
  const type = typeFromAST(schema, node)
  return isInputType(type) ? type : undefined
}

/** The keys that an input object must have, unless `given` names them: they may not be null and have no default. */
export function missingKeys(type: GraphQLInputObjectType, given: Iterable<string>): GraphQLInputField[] {
  const names = new Set(given)
  return Object.values(type.getFields()).filter(field => isRequiredInputField(field) && !names.has(field.name))
}

/** The names of the keys of an input object literal. */
export function keysOf(value: ObjectValueNode): string[] {
  return value.fields.map(field => field.name.value)
}

/** The names of the variables that are conditions of fields and fragments: those of `@skip` and `@include`. */
export function variablesOfConditions(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>()
  visit(document, {
    Directive({ name, arguments: [{ value } = {}] = [] }) {
      const isCondition = name.value === 'skip' || name.value === 'include'
      if (isCondition && value?.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return names
}

/** The value that a map holds for a key, made and put there first when there is none. */
export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/** The items that share a key with another one, in groups, in the order in which the keys first appear. */
export function duplicates<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) entry(groups, key(item), () => []).push(item)
  return new Map([...groups].filter(([, group]) => group.length > 1))
}

/** The fault of the first item that has one. */
export function firstFault<T, F>(items: Iterable<T>, faultOf: (item: T) => F | undefined): F | undefined {
  for (const item of items) {
    const fault = faultOf(item)
    if (fault !== undefined) return fault
  }
  return undefined
}
