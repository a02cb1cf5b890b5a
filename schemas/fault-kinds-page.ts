/** The guide's page of fault kinds, made from their schemas and comments. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { FAULT_KINDS, type FaultFamily, type FaultKind, type FaultRule } from '../src/faults/rule.ts'
import { expectedOf } from '../src/inputs/check.ts'
import type { JsonSchema } from '../src/inputs/json-schema.ts'
import { markdownTable } from './markdown-table.ts'

/** A rule of each kind as it might be written. */
const EXAMPLES: { readonly [K in FaultKind]: Extract<FaultRule, { kind: K }> } = {
  latency: { vendor: 'any', kind: 'latency', min: 200, max: 900, probability: 0.5 },
  'http-status': { vendor: 'any', kind: 'http-status', status: 503, times: 3 },
  'graphql-error': {
    vendor: 'guuru',
    operation: 'acceptChat',
    kind: 'graphql-error',
    message: 'Try later',
    code: 'BUSY',
  },
  'field-error': { vendor: 'guuru', kind: 'field-error', path: 'partner.chats.edges.node.user', message: 'No user' },
  'payload-error': {
    vendor: 'marketplacer',
    operation: 'chatMessageCreate',
    kind: 'payload-error',
    field: 'message',
    messages: ['is too long'],
  },
  'rate-limited': { vendor: 'thg', operation: 'login', kind: 'rate-limited', captcha: 'V2_INVISIBLE', times: 1 },
  'expired-credential': { vendor: 'guuru', kind: 'expired-credential', skip: 2, times: 1 },
  'connection-reset': { vendor: 'any', kind: 'connection-reset', after: 'headers', times: 1 },
  'truncated-body': { vendor: 'guuru', kind: 'truncated-body', bytes: 20 },
  'malformed-json': { vendor: 'marketplacer', kind: 'malformed-json', times: 1 },
  'slow-body': { vendor: 'guuru', kind: 'slow-body', bytesPerSecond: 500 },
  'upload-refused': { vendor: 'thg', operation: 'upload', kind: 'upload-refused', errorCode: 2 },
  'upload-cut': { vendor: 'thg', operation: 'upload', kind: 'upload-cut', bytes: 1000, times: 1 },
  'upload-slow': { vendor: 'thg', operation: 'upload', kind: 'upload-slow', bytesPerSecond: 50_000 },
  'stale-read': { vendor: 'any', kind: 'stale-read', times: 2 },
  lag: { vendor: 'guuru', kind: 'lag', ms: 5000, operations: ['partner'], ownWrites: true },
  'applied-answer-lost': { vendor: 'guuru', operation: 'createPersona', kind: 'applied-answer-lost', times: 1 },
  'webhook-duplicate': { vendor: 'guuru', operation: 'message-created', kind: 'webhook-duplicate' },
  'webhook-drop': { vendor: 'guuru', operation: 'chat-closed', kind: 'webhook-drop', times: 1 },
  'webhook-delay': { vendor: 'guuru', kind: 'webhook-delay', ms: 90_000 },
  'webhook-reorder': { vendor: 'guuru', operation: 'message-created', kind: 'webhook-reorder', times: 1 },
  'webhook-bad-signature': { vendor: 'guuru', kind: 'webhook-bad-signature', times: 2 },
}

/** What rules are about, in words. */
const FAMILIES: Readonly<Record<FaultFamily, string>> = {
  graphql: 'GraphQL requests',
  upload: 'uploads',
  webhook: 'webhooks',
}

const HEAD = `# Kinds of faults

<!-- Generated from src/faults/rule.ts by \`npm run generate\`; do not edit. -->

Every kind, with the members that only its rules have, and a rule to copy. Every rule may also have \`operation\`, \`match\`, \`times\`, \`skip\`,
\`from\`, \`until\`, \`probability\`, \`enabled\` and \`id\`: [faults](faults.md#rules) says what they mean, and what is executed in spite of a
fault. In the kit the same rule is \`world.faults.add({ ... })\`; \`DELETE /_sim/faults\` removes all rules.
`

/** The page; `root` is the project's folder. */
export function faultKindsPage(root: string): string {
  const comments = commentsIn(`${root}src/faults/rule.ts`)
  const kinds = Object.entries(FAULT_KINDS).map(([kind, { families, members }]) => {
    const example = JSON.stringify(EXAMPLES[kind as FaultKind]) // a key of the same list
    const rows = Object.entries(members as Readonly<Record<string, JsonSchema>>).map(
      // TypeBox's type hides what a schema holds
      ([name, schema]) => [
        `\`${name}\``,
        isOptional(schema) ? 'no' : 'yes',
        expectedOf(schema).replaceAll('|', String.raw`\|`),
        schema.description ?? '',
      ],
    )
    const table =
      rows.length === 0
        ? 'It has no members of its own.\n'
        : markdownTable([['member', 'required', 'value', 'meaning'], ...rows])
    return `
## ${kind}

${comments.get(kind)} For ${families.map(family => FAMILIES[family]).join(' and ')}.

${table}
<!-- run -->

\`\`\`sh
curl -s localhost:4000/_sim/faults -H 'content-type: application/json' -d '${example}'
\`\`\`
`
  })
  return HEAD + kinds.join('')
}

/** Whether a member may be left out: the mark of TypeBox is no member of the schema's type. */
function isOptional(schema: JsonSchema): boolean {
  return '~optional' in schema
}

/** The comment of each kind in the list of all. */
function commentsIn(path: string): ReadonlyMap<string, string> {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = new Map<string, string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.parent.parent.getText().startsWith('FAULT_KINDS'))
      found.set(
        ts.isStringLiteral(node.name) ? node.name.text : node.name.getText(),
        ts
          .getJSDocCommentsAndTags(node)
          .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
          .join(' ')
          .replaceAll(/\s+/g, ' '),
      )
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
