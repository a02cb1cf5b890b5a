import {
  type ArgumentNode,
  type DirectiveNode,
  type FieldNode,
  type GraphQLArgument,
  isLeafType,
  getNamedType,
  isRequiredArgument,
  Kind,
} from 'graphql'
import { directiveLocation, type DirectiveParent } from '../document-nodes.ts'
import { literalFault, showLiteral } from './literals.ts'
import { VERSION } from './version.ts'
import { fail, type Walk } from './walk.ts'

/** Checks a field itself: that there is such a field, its required arguments, whether it needs a selection set. */
export function checkField(walk: Walk, node: FieldNode): void {
  const { types } = walk
  const name = node.name.value
  const parent = types.getParentType()
  const definition = fieldDefinition(walk)
  if (parent && !definition) fail(walk, 'FieldUndefined', [node], name, parent.name)
  for (const argument of definition?.args ?? []) checkProvided(walk, node, argument)
  const type = definition?.type
  if (!type) return
  const isLeaf = isLeafType(getNamedType(type))
  if (isLeaf && node.selectionSet) fail(walk, 'SubSelectionNotAllowed', [node], String(type), name)
  if (!isLeaf && !node.selectionSet) fail(walk, 'SubSelectionRequired', [node], String(type), name)
}

/** Checks a directive itself: that there is one, whether it may stand there, its required arguments. */
export function checkDirective(walk: Walk, node: DirectiveNode, parent: DirectiveParent): void {
  const name = node.name.value
  const definition = walk.types.getDirective()
  if (!definition) return fail(walk, 'UnknownDirective', [node], name)
  const location = directiveLocation(parent)
  if (!definition.locations.some(each => each === location)) fail(walk, 'MisplacedDirective', [node], name)
  const given = new Set(node.arguments?.map(argument => argument.name.value))
  for (const argument of definition.args.filter(each => isRequiredArgument(each) && !given.has(each.name)))
    fail(walk, 'MissingDirectiveArgument', [node], argument.name)
}

/** Checks that no directive stands twice at one place, unless it may. */
export function checkUniqueDirectives(walk: Walk, parent: DirectiveParent): void {
  const seen = new Set<string>()
  for (const node of parent.directives ?? []) {
    const name = node.name.value
    if (seen.has(name) && walk.schema.getDirective(name)?.isRepeatable === false)
      fail(walk, 'DuplicateDirectiveName', [node], name, parent.kind)
    seen.add(name)
  }
}

/** Checks that a field or directive is given no argument twice. */
export function checkUniqueArguments(walk: Walk, node: FieldNode | DirectiveNode): void {
  const seen = new Set<string>()
  for (const { name } of node.arguments ?? []) {
    if (seen.has(name.value)) fail(walk, 'DuplicateArgumentNames', [node], name.value)
    seen.add(name.value)
  }
}

/** Checks an argument: its value, then that there is one of that name. Those of an unknown directive are the field's. */
export function checkArgument(walk: Walk, node: ArgumentNode): void {
  const name = node.name.value
  const directive = walk.types.getDirective()
  const field = fieldDefinition(walk)
  const isKnown = !isHidden(walk, `.${name}`)
  const argument = isKnown ? walk.types.getArgument() : undefined
  const found = argument && literalFault(node.value, argument.type)
  if (found) fail(walk, 'WrongType', [node], name + found.way, showLiteral(found.shown ?? node.value), found.reason)
  if (argument) return
  if (directive) fail(walk, 'UnknownDirective', [node], `argument ${name}`)
  else if (field) fail(walk, 'UnknownArgument', [node], name)
}

/** The field that the walk is at or in; undefined for an unknown one. */
function fieldDefinition(walk: Walk) {
  return isHidden(walk) ? undefined : (walk.types.getFieldDef() ?? undefined)
}

/** Whether graphql-java's introspection lacks the field that the walk is at, or its argument. */
function isHidden({ types }: Walk, argument = ''): boolean {
  const coordinate = `${types.getParentType()?.name}.${types.getFieldDef()?.name}${argument}`
  return VERSION.unknownIntrospection.includes(coordinate)
}

function checkProvided(walk: Walk, node: FieldNode, argument: GraphQLArgument): void {
  if (!isRequiredArgument(argument)) return
  const given = node.arguments?.findLast(({ name }) => name.value === argument.name)
  if (!given) fail(walk, 'MissingFieldArgument', [node], argument.name)
  else if (given.value.kind === Kind.NULL) fail(walk, 'NullValueForNonNullArgument', [node], argument.name)
}
