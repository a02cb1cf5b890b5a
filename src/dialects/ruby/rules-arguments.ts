import { isRequiredArgument, Kind } from 'graphql'
import type { ArgumentNode, GraphQLInputObjectType, ObjectFieldNode, ObjectValueNode, ValueNode } from 'graphql'
import { duplicates, keysOf } from '../document-nodes.ts'
import { literalFault, missingKeys, printLiteral } from './literals.ts'
import { fail, failedHere, segmentOf } from './walk.ts'
import type { ArgumentDefinition, ArgumentOwner, Walk } from './walk.ts'

/** The definition of one argument; undefined when the owner takes none of that name. */
export function argumentOf(owner: ArgumentOwner, name: string): ArgumentDefinition | undefined {
  if (owner.kind === 'InputObject') return owner.definition?.getFields()[name]
  return owner.definition.args.find(argument => argument.name === name)
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
  if (value.kind === Kind.VARIABLE || !literalFault(value, argument.type) || failedHere(walk)) return
  const isInfinite = value.kind === Kind.FLOAT && Number(value.value) === Infinity
  const shown = isInfinite ? '' : ` (${printLiteral(value)})`
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

/** Checks that no argument or key of an input object literal is given twice, worded as graphql-ruby does. */
export function checkUniqueArguments(walk: Walk, nodes: readonly (ArgumentNode | ObjectFieldNode)[] = []): void {
  for (const [name, group] of duplicates(nodes, node => node.name.value)) {
    const isKey = group[0]?.kind === Kind.OBJECT_FIELD
    const message = `There can be only one ${isKey ? 'input field' : 'argument'} named "${name}"`
    fail(walk, message, group, { code: isKey ? 'inputFieldNotUnique' : 'argumentNotUnique', name })
  }
}

/** Checks that an input object literal has all the keys it needs, worded as graphql-ruby does. */
export function checkRequiredKeys(walk: Walk, node: ObjectValueNode, type: GraphQLInputObjectType): void {
  for (const { name, type: fieldType } of missingKeys(type, keysOf(node))) {
    const expected = String(fieldType)
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

function ownerName(owner: ArgumentOwner): string {
  if (owner.kind === 'Field') return segmentOf(owner.node)
  return owner.kind === 'Directive' ? owner.node.name.value : (owner.definition?.name ?? '')
}
