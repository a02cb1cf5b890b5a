import {
  type ASTVisitor,
  type FieldNode,
  getEnterLeaveForKind,
  getNullableType,
  type GraphQLError,
  type GraphQLType,
  isLeafType,
  isListType,
  isNonNullType,
  isWrappingType,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  type SelectionNode,
  ValidationContext,
} from 'graphql'
import type { Walk } from './walk.ts'

/**
 * Fields of one response name can be merged, as graphql-js finds out. graphql-java looks at their types first, and at
 * their names and arguments only where they stand in an object that is neither in a list nor required.
 */
export function checkMerge(walk: Walk): ASTVisitor {
  const types = new Map<FieldNode, GraphQLType>()
  const inObjects = new Set<SelectionNode>()
  const reported = new Set<string>()
  const report = ({ message, nodes = [] }: GraphQLError): void => {
    const path = message.replaceAll('" conflict because subfields "', '/')
    const [, key = ''] = /^Fields "(.+?)" conflict/.exec(path) ?? []
    const depth = key.split('/').length
    const fields = nodes.filter(node => node.kind === Kind.FIELD)
    const [one, other] = [fields[depth - 1], fields[fields.length / 2 + depth - 1]]
    if (!one || !other || reported.has(key)) return
    const [name, otherName] = [one.name.value, other.name.value]
    const names = name === otherName ? 'they have differing arguments' : `${name} and ${otherName} are different fields`
    const shapes = differentShapes(types.get(one), types.get(other))
    const reason = shapes ?? (inObjects.has(one) && inObjects.has(other) ? names : undefined)
    if (reason === undefined) return
    reported.add(key)
    walk.fail(`FieldsConflict: ${key}: ${reason}`, one, other)
  }
  const collector: ASTVisitor = {
    Field(node) {
      const type = walk.getType()
      // graphql-java's comparison knows no type for what every object has.
      if (type && node.name.value !== '__typename') types.set(node, type)
    },
    SelectionSet({ selections }) {
      const type = walk.getType()
      if (type && !isWrappingType(type)) for (const node of selections) inObjects.add(node)
    },
  }
  const context = new ValidationContext(walk.getSchema(), walk.getDocument(), walk.types, report)
  const { enter: compare } = getEnterLeaveForKind(OverlappingFieldsCanBeMergedRule(context), Kind.SELECTION_SET)
  return {
    // A field may be in a fragment, which stands further below.
    Document: document => walk.visit(document, [collector]),
    SelectionSet: {
      leave(...place) {
        reported.clear()
        compare?.apply(this, place)
      },
    },
  }
}

function differentShapes(one: GraphQLType | undefined, other: GraphQLType | undefined): string | undefined {
  if (!one || !other) return undefined
  if (isNonNullType(one) !== isNonNullType(other)) return 'fields have different nullability shapes'
  const [inner, otherInner] = [getNullableType(one), getNullableType(other)]
  if (isListType(inner) !== isListType(otherInner)) return 'fields have different list shapes'
  if (isListType(inner) && isListType(otherInner)) return differentShapes(inner.ofType, otherInner.ofType)
  const areAlike = inner === otherInner || !(isLeafType(inner) || isLeafType(otherInner))
  return areAlike ? undefined : `they return differing types ${inner} and ${otherInner}`
}
