/** The guide's pages of events and of records, made from the published types and the default fixture. */
import { readFileSync } from 'node:fs'
import type { JsonSchema } from '../src/inputs/json-schema.ts'
import { VENDOR_LIST } from '../src/vendors/index.ts'
import type { AnyVendor } from '../src/vendors/contract/vendor.ts'
import { markdownTable } from './markdown-table.ts'
import { type Published, type PublishedInterface, readInterfaces, readPublished } from './published.ts'

/** Longer types and examples are cut. */
const MAX_TYPE = 110
const MAX_EXAMPLE = 48

const EVENTS_HEAD = `# Events

<!-- Generated from the published types by \`npm run generate\`; do not edit. -->

<!-- run -->

\`\`\`sh
curl -s localhost:4000/_sim/guuru/chats -H 'content-type: application/json' -d '{"question":"Where is my order?"}'
curl -s localhost:4000/_sim/events/wait -H 'content-type: application/json' -d '{"match":{"type":"guuru.chat.assigned"}}'
\`\`\`

Which types of events there are, when each is announced, and what it holds. \`before\` and \`after\` are the record that it is about: links
lead to its members. How events are listed, counted, waited for and streamed: [control plane](control-plane.md#journal-and-events), in
tests [the kit](test-kit.md#vitest). Which of GUURU's are sent as webhooks: [webhooks](webhooks.md).

## What every event holds

`

const RECORDS_HEAD = `# Records

<!-- Generated from the published types and the default fixture by \`npm run generate\`; do not edit. -->

<!-- run -->

\`\`\`sh
curl -s localhost:4000/_sim/thg/records/orders -H 'content-type: application/json' -d '{"customer":"38779254","status":"DISPATCHED"}'
curl -s localhost:4000/_sim/state
\`\`\`

What the tables of each vendor hold: in a [state file or a fixture](state-files.md), in the \`before\` and \`after\` of [events](events.md), and
as \`world.guuru.state.chats\` in [the kit](test-kit.md). A fixture gives each record whole, but for members with \`?\`; the first member is
the key. Instants are milliseconds since 1970, in a fixture also [relative](state-files.md#times-that-stay-fresh). Examples are those of the
default fixture: ids look like that. Factories and \`POST /_sim/{vendor}/records/{table}\` make up what is left out.

`

/** The page of events; `root` is the project's folder. */
export function eventsPage(root: string): string {
  const members = readInterfaces(`${root}src/api/data.gen.ts`).get('AnyEvent')?.members ?? []
  const rows = members.map(({ name, type, comment }) => [code(name), code(type), comment])
  const common = [
    ['member', 'type', 'meaning'],
    ...rows,
    [code('before'), 'a record or `null`', 'The record as it was; null when it is new.'],
    [code('after'), 'a record', 'The record as it is now. Records are replaced, never changed.'],
  ]
  return [
    EVENTS_HEAD + markdownTable(common),
    ...VENDOR_LIST.map(vendor => eventsOf(vendor, readPublished(`${root}src/api/${vendor.name}.gen.ts`))),
  ].join('\n')
}

/** The page of records; `root` is the project's folder. */
export function recordsPage(root: string): string {
  const { vendors } = JSON.parse(readFileSync(`${root}fixtures/default.json`, 'utf8')) as {
    vendors: Record<string, Tables>
  } // our own file
  return (
    [
      RECORDS_HEAD.trimEnd(),
      ...VENDOR_LIST.map(({ name, title, records, references }) => {
        const published = readPublished(`${root}src/api/${name}.gen.ts`)
        const tables = Object.keys(records).map(table =>
          recordOf(`${title}: ${code(table)}`, published.interfaces.get(published.rows.get(table) ?? ''), {
            example: vendors[name]?.[table]?.[0],
            schema: records[table],
            references: references[table],
          }),
        )
        return `\n## ${title}\n\n${tables.join('\n')}`.trimEnd()
      }),
    ].join('\n') + '\n'
  )
}

/** Records of a vendor by table. */
type Tables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** What is known of a table besides its type. */
interface TableFacts {
  readonly example?: Readonly<Record<string, unknown>> | undefined
  readonly schema?: JsonSchema | undefined
  readonly references?: Readonly<Record<string, string>> | undefined
}

function eventsOf(vendor: AnyVendor, { events, rows, interfaces }: Published): string {
  const table = (row: string): string | undefined => [...rows].find(([, name]) => name === row)?.[0]
  const others = new Set<string>()
  const link = (row = 'null'): string => {
    const found = table(row)
    if (found !== undefined) return `[${row}](records.md#${anchorOf(`${vendor.title}: ${found}`)})`
    if (!interfaces.has(row)) return code(row)
    others.add(row)
    return `[${row}](#${anchorOf(`${vendor.title}: ${row}`)})`
  }
  const lines = events.members.map(({ name, type, comment }) => {
    const [, before, after] = /before: (\w+).*after: (\w+)/.exec(type) ?? []
    return [code(name), comment, link(before), link(after)]
  })
  const list = markdownTable([['type', 'when', '`before`', '`after`'], ...lines])
  const parts = [...others].map(name => recordOf(`${vendor.title}: ${name}`, interfaces.get(name), {}))
  return [`## ${vendor.title}\n\n${list}`, ...parts].join('\n')
}

/** A heading, and a table of a record's members. */
function recordOf(heading: string, record: PublishedInterface | undefined, facts: TableFacts): string {
  const { example, schema, references } = facts
  const lines = (record?.members ?? []).map(({ name, isOptional, type, comment }) => {
    const of = references?.[name]
    const described = schema?.properties?.[name]?.description ?? ''
    const meaning = [comment || described, of === undefined ? '' : `The key of one of ${code(of)}.`]
    return [
      code(name + (isOptional ? '?' : '')),
      code(cut(type.replaceAll('readonly ', ''), MAX_TYPE)),
      ...(schema ? [example?.[name] === undefined ? '' : code(cut(JSON.stringify(example[name]), MAX_EXAMPLE))] : []),
      meaning.filter(text => text !== '').join(' '),
    ]
  })
  const head = ['member', 'type', ...(schema ? ['example'] : []), 'meaning']
  return `### ${heading}\n\n${record?.comment}\n\n${markdownTable([head, ...lines])}`
}

/** Code in a cell of a table. */
function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}...` : text
}

/** The anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')
}
