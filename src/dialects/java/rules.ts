import {
  type ArgumentNode,
  type ASTNode,
  type DirectiveNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  GraphQLNonNull,
  isInputType,
  isLeafType,
  isListType,
  isRequiredArgument,
  isTypeSubTypeOf,
  Kind,
  type NameNode,
  print,
  typeFromAST,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql'
import { directiveLocation, type DirectiveParent } from '../document-nodes.ts'
import { literalFault, showLiteral } from './literals.ts'
import type { Walk } from './walk.ts'

/** What of graphql-js's introspection 18.1 does not have: fields, and an argument behind a dot. */
const UNKNOWN_INTROSPECTION = ['__Type.specifiedByURL', '__Type.isOneOf', '__Directive.args.includeDeprecated']

/** Checks a field itself: that there is such a field, its required arguments, whether it needs a selection set. */
export function checkField(walk: Walk, node: FieldNode): void {
  const name = node.name.value
  const parent = walk.types.getParentType()
  const field = fieldDefinition(walk)
  if (parent && !field) walk.fail('FieldUndefined', `Field '${name}' in type '${parent.name}' is undefined`, node)
  if (!field) return
  for (const argument of field.args.filter(isRequiredArgument)) {
    const given = node.arguments?.findLast(each => each.name.value === argument.name)
    if (!given) walk.fail('MissingFieldArgument', `Missing field argument ${argument.name}`, node)
    if (given?.value.kind === Kind.NULL)
      walk.fail('NullValueForNonNullArgument', `null value for non-null field argument ${argument.name}`, node)
  }
  const isLeaf = isLeafType(getNamedType(field.type))
  if (isLeaf && node.selectionSet)
    walk.fail('SubSelectionNotAllowed', `Sub selection not allowed on leaf type ${field.type} of field ${name}`, node)
  if (!isLeaf && !node.selectionSet)
    walk.fail('SubSelectionRequired', `Sub selection required for type ${field.type} of field ${name}`, node)
}

/** Checks a directive itself: that there is one, whether it may stand there, its required arguments. */
export function checkDirective(walk: Walk, node: DirectiveNode, parent: DirectiveParent): void {
  const name = node.name.value
  const definition = walk.types.getDirective()
  if (!definition) return walk.fail('UnknownDirective', `Unknown directive ${name}`, node)
  const location = directiveLocation(parent)
  if (!definition.locations.some(each => each === location))
    walk.fail('MisplacedDirective', `Directive ${name} not allowed here`, node)
  const given = new Set(node.arguments?.map(argument => argument.name.value))
  for (const argument of definition.args.filter(each => isRequiredArgument(each) && !given.has(each.name)))
    walk.fail('MissingDirectiveArgument', `Missing directive argument ${argument.name}`, node)
}

/** Checks that no directive stands twice at one place, unless it may. */
export function checkUniqueDirectives(walk: Walk, { kind, directives = [] }: DirectiveParent): void {
  for (const node of repeated(directives, each => each.name)) {
    const name = node.name.value
    if (walk.schema.getDirective(name)?.isRepeatable !== false) continue
    const where = `The directive '${name}' used on a '${kind}' is not unique.`
    const rule = 'Non repeatable directives must be uniquely named within a location.'
    walk.fail('DuplicateDirectiveName', `${rule} ${where}`, node)
  }
}

/** Checks that a field or directive is given no argument twice. */
export function checkUniqueArguments(walk: Walk, node: FieldNode | DirectiveNode): void {
  for (const { name } of repeated(node.arguments ?? [], each => each.name))
    walk.fail('DuplicateArgumentNames', `There can be only one argument named '${name.value}'`, node)
}

/** Checks an argument: its value, or that there is one of that name. Those of an unknown directive are the field's. */
export function checkArgument(walk: Walk, node: ArgumentNode): void {
  const name = node.name.value
  const argument = isMissing(walk, `.${name}`) ? undefined : walk.types.getArgument()
  if (argument) {
    const fault = literalFault(node.value, argument.type)
    if (!fault) return
    const shown = showLiteral(fault.shown ?? node.value)
    walk.fail('WrongType', `argument '${name}${fault.way}' with value '${shown}' ${fault.reason}`, node)
  } else if (walk.types.getDirective()) walk.fail('UnknownDirective', `Unknown directive argument ${name}`, node)
  else if (fieldDefinition(walk)) walk.fail('UnknownArgument', `Unknown field argument ${name}`, node)
}

/** Checks that no variable of an operation is declared twice. */
export function checkUniqueVariables(walk: Walk, nodes: readonly VariableDefinitionNode[] = []): void {
  for (const node of repeated(nodes, each => each.variable.name))
    walk.fail('DuplicateVariableName', `There can be only one variable named '${node.variable.name.value}'`, node)
}

/** Checks a variable's definition: that its default fits, and that its type can be an input. */
export function checkVariableDefinition(walk: Walk, node: VariableDefinitionNode): void {
  const { defaultValue } = node
  walk.variables.set(node.variable.name.value, node)
  const type = walk.types.getInputType()
  if (type && defaultValue && literalFault(defaultValue, type))
    walk.fail('BadValueForDefaultArg', `Bad default value ${showLiteral(defaultValue)} for type ${type}`, node)
  const named = walk.schema.getType(print(node.type).replace(/[[\]!]/g, ''))
  if (named && !isInputType(named)) walk.fail('NonInputTypeOnVariable', 'Wrong type for a variable', node)
}

/** Checks the use of a variable: that it is declared, and that its type fits where it stands. */
export function checkVariable(walk: Walk, node: VariableNode, parent: ASTNode | undefined): void {
  const { schema, types } = walk
  const name = node.name.value
  const definition = walk.variables.get(name)
  walk.usedVariables.add(name)
  if (!definition) return walk.fail('UndefinedVariable', `Undefined variable ${name}`, node)
  const declared = typeFromAST(schema, definition.type)
  const expected = types.getInputType()
  // Where no list is expected, graphql-java knows no type for what is in one.
  const isLost = parent?.kind === Kind.LIST && !isListType(getNullableType(types.getParentInputType()))
  if (!declared || !expected || isLost) return
  const notNull = new GraphQLNonNull(getNullableType(declared))
  const hasDefault = definition.defaultValue !== undefined && definition.defaultValue.kind !== Kind.NULL
  const type = hasDefault ? notNull : declared
  // A default of the argument around the variable counts wherever in its value the variable stands.
  const fits = [type, (types.getArgument()?.defaultValue ?? null) === null ? type : notNull]
  if (fits.some(each => isTypeSubTypeOf(schema, each, expected))) return
  walk.fail('VariableTypeMismatch', `Variable type '${type}' doesn't match expected type '${expected}'`, node)
}

/** The nodes with a name that an earlier one has. */
function repeated<N>(nodes: readonly N[], nameOf: (node: N) => NameNode): N[] {
  const seen = new Set<string>()
  return nodes.filter(node => {
    const name = nameOf(node).value
    return seen.has(name) || !seen.add(name)
  })
}

/** The field that the walk is at or in; undefined for an unknown one. */
function fieldDefinition(walk: Walk) {
  return isMissing(walk, '') ? undefined : walk.types.getFieldDef()
}

/** Whether graphql-java's introspection lacks the field that the walk is at, or its argument. */
function isMissing({ types }: Walk, argument: string): boolean {
  return UNKNOWN_INTROSPECTION.includes(`${types.getParentType()?.name}.${types.getFieldDef()?.name}${argument}`)
}
