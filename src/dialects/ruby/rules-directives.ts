import type { DirectiveNode, GraphQLDirective } from 'graphql'
import { directiveLocation, type DirectiveParent } from '../document-nodes.ts'
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
  VARIABLE_DEFINITION: 'variable definitions',
}

/** Says that there is no such directive, worded as graphql-ruby does. */
export function failUnknownDirective(walk: Walk, node: DirectiveNode): void {
  const name = node.name.value
  fail(walk, `Directive @${name} is not defined`, [node], { code: 'undefinedDirective', directiveName: name })
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
  const allowed = definition.locations.map(each => LOCATION_NAMES[each] ?? '').join(', ')
  fail(walk, `'@${definition.name}' can't be applied to ${place} (allowed: ${allowed})`, [node], {
    code: 'directiveCannotBeApplied',
    targetName: place,
    name: definition.name,
  })
}

/** Checks that no directive stands twice at one place unless it may, worded as graphql-ruby does. */
export function checkUniqueDirectives(walk: Walk, nodes: readonly DirectiveNode[] | undefined): void {
  const first = new Map<string, DirectiveNode>()
  for (const node of nodes ?? []) {
    const name = node.name.value
    const earlier = first.get(name)
    if (earlier !== undefined) {
      const message = `The directive "${name}" can only be used once at this location.`
      fail(walk, message, [earlier, node], { code: 'directiveNotUniqueForLocation', directiveName: name })
    } else if (walk.schema.getDirective(name)?.isRepeatable !== true) {
      first.set(name, node)
    }
  }
}
