import { GraphQLError } from 'graphql'
import type { DirectiveNode, GraphQLDirective } from 'graphql'
import { type DirectiveParent, directiveLocation, duplicates } from '../document-nodes.ts'
import { fail, type Walk } from './walk.ts'

/** Where directives can stand in a request, in graphql-ruby's words. */
const LOCATION_NAMES: Readonly<Record<string, string>> = {
  QUERY: 'queries',
  MUTATION: 'mutations',
  SUBSCRIPTION: 'subscriptions',
  FIELD: 'fields',
  FRAGMENT_DEFINITION: 'fragment definitions',
  FRAGMENT_SPREAD: 'fragment spreads',
  INLINE_FRAGMENT: 'inline fragments',
}

/** Says that there is no such directive, once for all its uses, worded as graphql-ruby does. */
export function failUnknownDirective(walk: Walk, node: DirectiveNode): void {
  const directiveName = node.name.value
  const known = walk.unknownDirectives.get(directiveName)
  if (known) {
    known.nodes.push(node)
    return
  }
  fail(walk, `Directive @${directiveName} is not defined`, [node], { code: 'undefinedDirective', directiveName })
  walk.unknownDirectives.set(directiveName, { index: walk.errors.length - 1, nodes: [node] })
}

/** Gives the errors of unknown directives the places of all their uses, once they are known. */
export function placeUnknownDirectives({ errors, unknownDirectives }: Walk): void {
  for (const { index, nodes } of unknownDirectives.values()) {
    const { message, path, extensions } = errors[index]!
    errors[index] = new GraphQLError(message, { nodes, path, extensions })
  }
}

/** Checks that a directive may stand where it stands, worded as graphql-ruby does. */
export function checkLocation(
  walk: Walk,
  node: DirectiveNode,
  definition: GraphQLDirective,
  parent: DirectiveParent,
): void {
  const location = directiveLocation(parent)
  if (definition.locations.some(each => each === location)) return
  const place = LOCATION_NAMES[location]
  const allowed = definition.locations
    .filter(each => each !== 'DIRECTIVE_DEFINITION') // graphql-js alone knows it
    .map(each => LOCATION_NAMES[each] ?? '')
    .join(', ')
  fail(walk, `'@${definition.name}' can't be applied to ${place} (allowed: ${allowed})`, [node], {
    code: 'directiveCannotBeApplied',
    targetName: place,
    name: definition.name,
  })
}

/** Checks that no directive stands twice at one place unless it may, worded as graphql-ruby does. */
export function checkUniqueDirectives(walk: Walk, nodes: readonly DirectiveNode[] = []): void {
  for (const [directiveName, group] of duplicates(nodes, node => node.name.value)) {
    if (walk.schema.getDirective(directiveName)?.isRepeatable === true) continue
    const message = `The directive "${directiveName}" can only be used once at this location.`
    fail(walk, message, group, { code: 'directiveNotUniqueForLocation', directiveName })
  }
}
