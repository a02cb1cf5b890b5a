import { DirectiveLocation, Kind } from 'graphql'
import type { DirectiveNode, GraphQLDirective, SelectionNode, VariableDefinitionNode } from 'graphql'
import { fail } from './walk.ts'
import type { Executable, Walk } from './walk.ts'

/** A node that directives can stand at. */
export type DirectiveParent = Executable | SelectionNode | VariableDefinitionNode

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

const LOCATIONS = {
  query: DirectiveLocation.QUERY,
  mutation: DirectiveLocation.MUTATION,
  subscription: DirectiveLocation.SUBSCRIPTION,
  [Kind.FIELD]: DirectiveLocation.FIELD,
  [Kind.FRAGMENT_DEFINITION]: DirectiveLocation.FRAGMENT_DEFINITION,
  [Kind.FRAGMENT_SPREAD]: DirectiveLocation.FRAGMENT_SPREAD,
  [Kind.INLINE_FRAGMENT]: DirectiveLocation.INLINE_FRAGMENT,
  [Kind.VARIABLE_DEFINITION]: DirectiveLocation.VARIABLE_DEFINITION,
} as const

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
  const location = LOCATIONS[parent.kind === Kind.OPERATION_DEFINITION ? parent.operation : parent.kind]
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
