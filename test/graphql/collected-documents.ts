import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A document found in the sources, and the variables written next to it when they are literals. */
export interface CollectedDocument {
  readonly query: string
  readonly variables: Record<string, unknown> | undefined
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Matches text that begins like a GraphQL document and has a brace, valid or not; JSON does not match. */
const DOCUMENT = /^\s*(?:#.*\s*)*(?:\{(?!\s*(?:"|$))|(?:query|mutation|subscription|fragment)\b[^{]*\{)/

/** Replaces the parts of a template that are only known at run time. */
const UNKNOWN_PART = 'id'

/**
 * All GraphQL documents in the tests, the guides and the vendors' samples, each once: a new test adds its documents by
 * itself.
 */
export function collectDocuments(): CollectedDocument[] {
  const files = [
    ...listFiles('test/', /\.(ts|mjs)$/).filter(path => !path.includes('node_modules')),
    ...listFiles('src/vendors/', /samples\.ts$/),
  ]
  const guides = ['README.md', ...listFiles('src/', /\.md$/)]
  const found = [
    ...files.flatMap(path => documentsOf(readFileSync(ROOT + path, 'utf8'))),
    ...guides.flatMap(path => inMarkdown(readFileSync(ROOT + path, 'utf8'))),
  ]
  return [...new Map(found.map(one => [JSON.stringify(one), one])).values()]
}

function listFiles(folder: string, pattern: RegExp): string[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .filter(path => pattern.test(path))
    .map(path => folder + path.replaceAll('\\', '/'))
    .toSorted()
}

function inMarkdown(text: string): CollectedDocument[] {
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)]
  return blocks.flatMap(([, language = '', code = '']) => {
    if (/^(ts|js|typescript|javascript)$/.test(language)) return documentsOf(code)
    const quoted = [...code.matchAll(/"query":\s*("(?:[^"\\]|\\.)*")/g)].map(([, json = '""']) =>
      String(JSON.parse(json)),
    )
    return (DOCUMENT.test(code) ? [code, ...quoted] : quoted).map(query => ({ query, variables: undefined }))
  })
}

function documentsOf(code: string): CollectedDocument[] {
  const file = ts.createSourceFile('file.ts', code, ts.ScriptTarget.Latest, true)
  const constants = new Map<string, ts.Expression>()
  const documents: CollectedDocument[] = []
  const walk = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer)
    ts.forEachChild(node, walk)
  }
  const collect = (node: ts.Node): void => {
    const query = ts.isExpression(node) ? textOf(node, constants) : undefined
    if (query === undefined) return ts.forEachChild(node, collect)
    if (DOCUMENT.test(query)) documents.push({ query, variables: variablesNextTo(node, constants) })
  }
  walk(file)
  collect(file)
  return documents
}

/** A text as it stands in the source, with the constants that it is put together from. */
function textOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  const parts = node.templateSpans.map(({ expression, literal }) => partOf(expression, constants) + literal.text)
  return node.head.text + parts.join('')
}

function partOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): string {
  const value = valueOf(node, constants)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : UNKNOWN_PART
}

/** The object behind a document in a call's arguments or in a list, or the property `variables` beside it. */
function variablesNextTo(node: ts.Node, constants: ReadonlyMap<string, ts.Expression>): CollectedDocument['variables'] {
  const { parent } = node
  const siblings = ts.isCallExpression(parent)
    ? parent.arguments
    : ts.isArrayLiteralExpression(parent)
      ? parent.elements
      : undefined
  const beside = ts.isPropertyAssignment(parent)
    ? parent.parent.properties.find(property => property.name?.getText() === 'variables')
    : undefined
  const candidate =
    siblings?.[siblings.findIndex(sibling => sibling === node) + 1] ??
    (beside && ts.isPropertyAssignment(beside) ? beside.initializer : undefined)
  const value = candidate && valueOf(candidate, constants)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

/** What a literal stands for; undefined for what is only known when it runs. */
function valueOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): unknown {
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  if (node.kind === ts.SyntaxKind.NullKeyword) return null
  if (ts.isAsExpression(node)) return valueOf(node.expression, constants)
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(element => valueOf(element, constants) ?? null)
  if (ts.isObjectLiteralExpression(node)) {
    const members = node.properties.flatMap(property =>
      ts.isPropertyAssignment(property)
        ? [[property.name.getText().replaceAll(/^'|'$/g, ''), valueOf(property.initializer, constants)]]
        : ts.isShorthandPropertyAssignment(property)
          ? [[property.name.text, valueOf(property.name, constants)]]
          : [],
    )
    return Object.fromEntries(members)
  }
  if (ts.isIdentifier(node)) {
    const known = constants.get(node.text)
    // A constant that is made from itself (by a function's parameter of the same name) is not known.
    return known && !ts.isIdentifier(known)
      ? valueOf(known, new Map([...constants].filter(([name]) => name !== node.text)))
      : undefined
  }
  return textOf(node, constants)
}
