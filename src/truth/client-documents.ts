/** What a client's own files use: each operation counts for the vendor whose schema it fits. */
import {
  type DefinitionNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  visit,
} from 'graphql'
import { constantsIn, graphqlIn } from './tagged-documents.ts'
import { type Usage, UsageReader } from './usage.ts'

/** A file of a client, as text. */
export interface ClientFile {
  readonly path: string
  readonly text: string
}

/** What is used of one vendor. */
export interface VendorUsage {
  readonly vendor: string
  readonly usage: Usage
}

type Executable = OperationDefinitionNode | FragmentDefinitionNode

/** An operation or a fragment, and the file that it stands in. */
interface Found {
  readonly path: string
  readonly node: Executable
}

/**
 * What the operations in these files use, by vendor, and the fragments that none of them spreads; `tell` is told in words of
 * what does not fit. Fragments are found by name, in the same file first.
 */
export function usagesOf(
  files: readonly ClientFile[],
  schemas: ReadonlyMap<string, GraphQLSchema>,
  tell: (problem: string) => void,
): VendorUsage[] {
  const constants = constantsIn(files.map(({ text }) => text))
  const found = files.flatMap(file => definitionsIn(file, constants, tell))
  const spread = new Set<Executable>()
  const read = (one: Found) => {
    const fragments = fragmentsOf(one, found)
    for (const fragment of fragments) spread.add(fragment)
    return fitting(one, fragments, schemas, tell)
  }
  const isOperation = ({ node }: Found): boolean => node.kind === Kind.OPERATION_DEFINITION
  const byOperations = found.filter(isOperation).flatMap(read)
  return [...byOperations, ...found.filter(one => !isOperation(one) && !spread.has(one.node)).flatMap(read)]
}

/** The operations and fragments of a file. */
function definitionsIn(
  { path, text }: ClientFile,
  constants: ReadonlyMap<string, string>,
  tell: (problem: string) => void,
): Found[] {
  const { texts, problems } = graphqlIn(path, text, constants)
  for (const problem of problems) tell(`${path}: ${problem}`)
  const definitions = texts.flatMap((source): readonly DefinitionNode[] => {
    try {
      return parse(source, { noLocation: true }).definitions
    } catch (error) {
      tell(`${path} is not read whole: ${String(error).split('\n', 1).join()}`)
      return []
    }
  })
  // Files of a schema have nothing that is sent.
  return definitions.flatMap(node =>
    node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION ? { path, node } : [],
  )
}

/** The fragments that a definition reaches. */
function fragmentsOf({ path, node }: Found, all: readonly Found[]): Set<FragmentDefinitionNode> {
  const reached = new Set<FragmentDefinitionNode>()
  const reach = (from: Executable): void => {
    visit(from, {
      FragmentSpread({ name }) {
        const named = all.flatMap(one =>
          one.node.kind === Kind.FRAGMENT_DEFINITION && one.node.name.value === name.value
            ? { path: one.path, node: one.node }
            : [],
        )
        const fragment = (named.find(one => one.path === path) ?? named[0])?.node
        if (!fragment || reached.has(fragment)) return
        reached.add(fragment)
        reach(fragment)
      },
    })
  }
  reach(node)
  return reached
}

/** What a definition uses of the vendors whose schemas have the most of it, of these the least beside it: mostly of one. */
function fitting(
  { path, node }: Found,
  fragments: ReadonlySet<FragmentDefinitionNode>,
  schemas: ReadonlyMap<string, GraphQLSchema>,
  tell: (problem: string) => void,
): VendorUsage[] {
  const readings = Array.from(schemas, ([vendor, schema]) => {
    const reader = new UsageReader(schema)
    reader.add({ kind: Kind.DOCUMENT, definitions: [node, ...fragments] }, {})
    return { vendor, usage: reader.usage(), unknown: [...reader.unknown] }
  })
  const most = Math.max(...readings.map(({ usage }) => usage.coordinates.length))
  const what =
    `${node.kind === Kind.FRAGMENT_DEFINITION ? 'fragment' : node.operation} ${node.name?.value ?? ''}`.trim()
  if (most === 0) {
    const [{ unknown } = { unknown: [] }] = readings
    if (unknown.length > 0 && !isBare(node))
      tell(`${path}: ${what} fits no vendor here: none has ${unknown.join(', ')}.`)
    return []
  }
  const likely = readings.filter(({ usage }) => usage.coordinates.length === most)
  const least = Math.min(...likely.map(({ unknown }) => unknown.length))
  const best = likely.filter(({ unknown }) => unknown.length === least)
  for (const { vendor, unknown } of best)
    if (unknown.length > 0)
      tell(`${path}: ${what} asks for what the schema of ${vendor} here lacks, ${unknown.join(', ')}.`)
  return best
}

/** Whether a definition is nothing but names in braces: other texts are that too, such as `{count}`. */
function isBare(node: Executable): boolean {
  return (
    !node.name &&
    node.selectionSet.selections.every(one => one.kind === Kind.FIELD && !one.selectionSet && !one.arguments?.length)
  )
}
