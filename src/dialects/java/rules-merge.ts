import * as js from 'graphql'
import { mergeConflicts } from '../merge-conflicts.ts'
import { showLiteral } from './literals.ts'
import type { Walk } from './walk.ts'

/**
 * Fields of one response name can be merged, as graphql-js finds out, but members of objects have an order. graphql-java
 * looks at their types first, and at their names and arguments only where they stand in an object that is neither in a
 * list nor required.
 */
export function checkMerge(walk: Walk): js.ASTVisitor {
  const types = new Map<js.FieldNode, js.GraphQLType>()
  const inObjects = new Set<js.SelectionNode>()
  const report = (key: string, one: js.FieldNode, other: js.FieldNode): boolean => {
    const [name, otherName] = [one.name.value, other.name.value]
    const names = name === otherName ? 'they have differing arguments' : `${name} and ${otherName} are different fields`
    const shapes = differentShapes(types.get(one), types.get(other))
    const reason = shapes ?? (inObjects.has(one) && inObjects.has(other) ? names : undefined)
    if (reason !== undefined) walk.fail(`FieldsConflict: ${key}: ${reason}`, one, other)
    return reason !== undefined
  }
  const collector: js.ASTVisitor = {
    Field(node) {
      const type = walk.getType()
      // graphql-java's comparison knows no type for what every object has.
      if (type && node.name.value !== '__typename') types.set(node, type)
    },
    SelectionSet({ selections }) {
      const type = walk.getType()
      if (type && !js.isWrappingType(type)) for (const node of selections) inObjects.add(node)
    },
  }
  const conflicts = mergeConflicts(walk.getSchema(), walk.getDocument(), walk.types, showLiteral, report)
  return {
    ...conflicts.visitor,
    // A field may be in a fragment, which stands further below.
    Document: () => walk.visit(conflicts.document, [collector]),
  }
}

function differentShapes(one: js.GraphQLType | undefined, other: js.GraphQLType | undefined): string | undefined {
  if (!one || !other) return undefined
  if (js.isNonNullType(one) !== js.isNonNullType(other)) return 'fields have different nullability shapes'
  const [inner, otherInner] = [js.getNullableType(one), js.getNullableType(other)]
  if (js.isListType(inner) !== js.isListType(otherInner)) return 'fields have different list shapes'
  if (js.isListType(inner) && js.isListType(otherInner)) return differentShapes(inner.ofType, otherInner.ofType)
  const areAlike = inner === otherInner || !(js.isLeafType(inner) || js.isLeafType(otherInner))
  return areAlike ? undefined : `they return differing types ${inner} and ${otherInner}`
}
