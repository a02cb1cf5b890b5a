import { getNullableType, isListType, isRequiredArgument, Kind } from 'graphql'
import type {
  ArgumentNode,
  GraphQLInputObjectType,
  GraphQLInputType,
  ObjectFieldNode,
  ObjectValueNode,
  ValueNode,
} from 'graphql'
import { isInfinite, isValidLiteral, printLiteral, requiredKeys } from './literals.ts'
import { duplicates, fail, failedHere } from './walk.ts'
import type { ArgumentOwner, Walk } from './walk.ts'

/** An argument, or a key of an input object: its type, and whether it has a default. */
export interface ArgumentDefinition {
  readonly name: string
  readonly type: GraphQLInputType
  readonly hasDefault: boolean
}

/** The definition of one argument; undefined when the owner takes none of that name. */
export function argumentOf(owner: ArgumentOwner, name: string): ArgumentDefinition | undefined {
  const found =
    owner.kind === 'InputObject'
      ? owner.definition?.getFields()[name]
      : owner.definition.args.find(argument => argument.name === name)
  return found && { name, type: found.type, hasDefault: found.defaultValue !== undefined }
}

/** Says that the owner does not take such an argument, worded as graphql-ruby does. */
export function failUnknownArgument(walk: Walk, owner: ArgumentOwner, node: ArgumentNode | ObjectFieldNode): void {
  const name = ownerName(owner)
  fail(walk, `${owner.kind} '${name}' doesn't accept argument '${node.name.value}'`, [node], {
    code: 'argumentNotAccepted',
    name,
    typeName: owner.kind,
    argumentName: node.name.value,
  })
}

/** Checks that a literal fits its argument, worded as graphql-ruby does; an error inside the literal stands alone. */
export function checkLiteral(walk: Walk, owner: ArgumentOwner, argument: ArgumentDefinition, value: ValueNode): void {
  if (value.kind === Kind.VARIABLE || isValidLiteral(value, argument.type) || failedHere(walk)) return
  const shown = isInfinite(value) ? '' : ` (${printLiteral(value)})`
  const place = `Argument '${argument.name}' on ${owner.kind} '${ownerName(owner)}'`
  fail(walk, `${place} has an invalid value${shown}. Expected type '${argument.type}'.`, [owner.node], {
    code: 'argumentLiteralsIncompatible',
    typeName: owner.kind,
    argumentName: argument.name,
  })
}

/** Checks that a field or directive has all the arguments it needs, worded as graphql-ruby does. */
export function checkRequiredArguments(walk: Walk, owner: Exclude<ArgumentOwner, { kind: 'InputObject' }>): void {
  const given = new Set(owner.node.arguments?.map(argument => argument.name.value))
  const required = owner.definition.args.filter(argument => isRequiredArgument(argument) && !given.has(argument.name))
  if (required.length === 0) return
  const missing = required.map(argument => argument.name).join(', ')
  const name = owner.node.name.value
  fail(walk, `${owner.kind} '${name}' is missing required arguments: ${missing}`, [owner.node], {
    code: 'missingRequiredArguments',
    className: owner.kind,
    name,
    arguments: missing,
  })
}

/** Checks that no argument of a field or directive is given twice, worded as graphql-ruby does. */
export function checkUniqueArguments(walk: Walk, nodes: readonly ArgumentNode[] | undefined): void {
  for (const [name, group] of duplicates(nodes ?? [], node => node.name.value)) {
    fail(walk, `There can be only one argument named "${name}"`, group, { code: 'argumentNotUnique', name })
  }
}

/** Checks that an input object literal has all the keys it needs, worded as graphql-ruby does. */
export function checkRequiredKeys(walk: Walk, node: ObjectValueNode, type: GraphQLInputObjectType): void {
  const given = new Set(node.fields.map(field => field.name.value))
  for (const name of requiredKeys(type)) {
    if (given.has(name)) continue
    const expected = String(type.getFields()[name]?.type)
    const message = `Argument '${name}' on InputObject '${type.name}' is required. Expected type ${expected}`
    const extensions = {
      code: 'missingRequiredInputObjectAttribute',
      argumentName: name,
      argumentType: expected,
      inputObjectType: type.name,
    }
    fail(walk, message, [node], extensions, [...walk.path, name])
  }
}

/** Checks that no key of an input object literal is given twice, worded as graphql-ruby does. */
export function checkUniqueKeys(walk: Walk, node: ObjectValueNode): void {
  for (const [name, group] of duplicates(node.fields, field => field.name.value)) {
    fail(walk, `There can be only one input field named "${name}"`, group, { code: 'inputFieldNotUnique', name })
  }
}

/** Whether an argument takes a list, so that graphql-ruby puts an object's index into its path. */
export function takesList(argument: ArgumentDefinition): boolean {
  return isListType(getNullableType(argument.type))
}

function ownerName(owner: ArgumentOwner): string {
  if (owner.kind === 'Field') return (owner.node.alias ?? owner.node.name).value
  return owner.kind === 'Directive' ? owner.node.name.value : (owner.definition?.name ?? '')
}
