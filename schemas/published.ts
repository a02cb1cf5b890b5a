/** What the published types of a vendor say of its tables and events: names, types and comments. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** A member of a published interface. */
export interface PublishedMember {
  readonly name: string
  readonly isOptional: boolean
  /** As it is written, on one line. */
  readonly type: string
  /** Its comment; empty where it has none. */
  readonly comment: string
}

/** A published interface. */
export interface PublishedInterface {
  readonly comment: string
  readonly members: readonly PublishedMember[]
}

/** The published types of a vendor. */
export interface Published {
  readonly interfaces: ReadonlyMap<string, PublishedInterface>
  /** The name of the interface of each table's records. */
  readonly rows: ReadonlyMap<string, string>
  /** The name of the interface of all events. */
  readonly events: PublishedInterface
}

/** Reads the interfaces of a file of types. */
export function readInterfaces(path: string): ReadonlyMap<string, PublishedInterface> {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = new Map<string, PublishedInterface>()
  for (const node of file.statements)
    if (ts.isInterfaceDeclaration(node))
      found.set(node.name.text, { comment: commentOf(node), members: node.members.flatMap(membersOf) })
  return found
}

/** Reads what is published of a vendor. */
export function readPublished(path: string): Published {
  const interfaces = readInterfaces(path)
  const named = (ending: string): PublishedInterface =>
    [...interfaces].find(([name]) => name.endsWith(ending))?.[1] ?? { comment: '', members: [] }
  const state = named('Access').members.find(({ name }) => name === 'state')?.type ?? ''
  const tables = [...state.matchAll(/readonly (\w+): TableView<(\w+),/g)]
  return {
    interfaces,
    rows: new Map(tables.map(([, table = '', row = '']) => [table, row])),
    events: named('Events'),
  }
}

function membersOf(node: ts.TypeElement): PublishedMember[] {
  if (!ts.isPropertySignature(node)) return []
  const name = ts.isStringLiteral(node.name) ? node.name.text : node.name.getText()
  const type = (node.type?.getText() ?? '').replaceAll(/\s*\/\*\*.*?\*\//gs, '')
  const oneLine = type.replaceAll(/\{\s+/g, '{ ').replaceAll(/\s+\}/g, ' }').replaceAll(/\n\s*/g, ', ')
  return [{ name, isOptional: node.questionToken !== undefined, type: oneLine, comment: commentOf(node) }]
}

function commentOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}
