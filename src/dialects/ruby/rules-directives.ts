import { DirectiveLocation, Kind } from 'graphql'
import type { ASTNode, DirectiveNode, GraphQLDirective } from 'graphql'
import { fail } from './walk.ts'
import type { Walk } from './walk.ts'

const LOCATION_NAMES: Readonly<Partial<Record<DirectiveLocation, string>>> = {
  [DirectiveLocation.QUERY]: 'queries',
  [DirectiveLocation.MUTATION]: 'mutations',
  [DirectiveLocation.SUBSCRIPTION]: 'subscriptions',
  [DirectiveLocation.FIELD]: 'fields',
  [DirectiveLocation.FRAGMENT_DEFINITION]: 'fragment definitions',
  [DirectiveLocation.FRAGMENT_SPREAD]: 'fragment spreads',
  [DirectiveLocation.INLINE_FRAGMENT]: 'inline fragments',
  [DirectiveLocation.VARIABLE_DEFINITION]: 'variable definitions',
}

/** Says that there is no such directive, worded as graphql-ruby does. */
export function failUnknownDirective(walk: Walk, node: DirectiveNode): void {
  const name = node.name.value
  fail(walk, `Directive @${name} is not defined`, [node], { code: 'undefinedDirective', directiveName: name })
}

/** Checks that a directive may stand where it stands, worded as graphql-ruby does. */
export function checkLocation(walk: Walk, node: DirectiveNode, definition: GraphQLDirective, parent: ASTNode): void {
  const location = locationOf(parent)
  if (definition.locations.includes(location)) return
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

function locationOf(parent: ASTNode): DirectiveLocation {
  switch (parent.kind) {
    case Kind.OPERATION_DEFINITION:
      return OPERATION_LOCATIONS[parent.operation]
    case Kind.FRAGMENT_DEFINITION:
      return DirectiveLocation.FRAGMENT_DEFINITION
    case Kind.FRAGMENT_SPREAD:
      return DirectiveLocation.FRAGMENT_SPREAD
    case Kind.INLINE_FRAGMENT:
      return DirectiveLocation.INLINE_FRAGMENT
    case Kind.VARIABLE_DEFINITION:
      return DirectiveLocation.VARIABLE_DEFINITION
    default:
      return DirectiveLocation.FIELD
  }
}

const OPERATION_LOCATIONS = {
  query: DirectiveLocation.QUERY,
  mutation: DirectiveLocation.MUTATION,
  subscription: DirectiveLocation.SUBSCRIPTION,
} as const
