import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  getEnterLeaveForKind,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  type SelectionSetNode,
  type TypeInfo,
  ValidationContext,
  type ValueNode,
  visit,
} from 'graphql'

/**
 * Is told of two fields that graphql-js would not merge; `key` leads to them by response names, such as `orders/id`. True
 * where that is an error: of each key only one is told.
 */
type ReportConflict = (key: string, one: FieldNode, other: FieldNode) => boolean

/**
 * Compares the fields of selection sets as graphql-js does, save that values are the same where `show` writes them alike.
 * `document` is the one that is compared, whose fields are reported: its arguments hold what is written. The visitor
 * compares where it leaves a selection set of the given document.
 */
export function mergeConflicts(
  schema: GraphQLSchema,
  given: DocumentNode,
  types: TypeInfo,
  show: (value: ValueNode) => string,
  report: ReportConflict,
): { readonly document: DocumentNode; readonly visitor: ASTVisitor } {
  const document = visit(given, {
    Argument: node => ({ ...node, value: { kind: Kind.ENUM, value: show(node.value) } }),
  })
  const sets = new Map<number | undefined, SelectionSetNode>()
  visit(document, {
    SelectionSet(set) {
      sets.set(set.loc?.start, set)
    },
  })
  const reported = new Set<string>()
  const read = ({ message, nodes = [] }: GraphQLError): void => {
    const way = message.replaceAll('" conflict because subfields "', '/')
    const [, key = ''] = /^Fields "(.+?)" conflict/.exec(way) ?? []
    const depth = key.split('/').length
    const fields = nodes.filter(node => node.kind === Kind.FIELD)
    const [one, other] = [fields[depth - 1], fields[fields.length / 2 + depth - 1]]
    if (one && other && !reported.has(key) && report(key, one, other)) reported.add(key)
  }
  const context = new ValidationContext(schema, document, types, read)
  const { enter: compare } = getEnterLeaveForKind(OverlappingFieldsCanBeMergedRule(context), Kind.SELECTION_SET)
  const visitor: ASTVisitor = {
    SelectionSet: {
      leave({ loc }, ...place) {
        reported.clear()
        const set = sets.get(loc?.start)
        if (set) compare?.call(this, set, ...place)
      },
    },
  }
  return { document, visitor }
}
