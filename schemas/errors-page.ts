/** The guide's page of errors, made from the catalogues of the rooms and of the vendors. */
import { cliError, EXITS } from '../src/cli/errors.ts'
import { REFUSALS } from '../src/control/error-answers.ts'
import { type Catalogue, KINDS } from '../src/errors/sim-error.ts'
import { kitError } from '../src/kit/errors.ts'
import { serverError } from '../src/server/errors.ts'
import { VENDOR_LIST } from '../src/vendors/index.ts'
import { markdownTable } from './markdown-table.ts'

const HEAD = `# Errors

<!-- Generated from the errors.ts of each room by \`npm run generate\`; do not edit. -->

<!-- run -->

\`\`\`sh
curl -s -X POST localhost:4000/_sim/guuru/chats/unknown/close
\`\`\`

<!-- prints -->

\`\`\`json
{ "error": { "code": "CHAT_NOT_FOUND", "message": "Chat not found", "chatId": "unknown" } }
\`\`\`

A refusal has a code and a sentence. Programs look at the code; sentences may change. The control plane answers with the
code's status and, where there are some, with details beside the message. The test kit throws a \`SimError\` with the same
\`code\`, \`message\` and \`details\`, and with \`kind\` and \`status\`; \`ErrorCode\` is the type of all codes.

What a page of this guide explains leads to it: the header \`Link: </_sim/guide/worlds>; rel="help"\` of the answer, \`guide: 'worlds'\` of a
\`SimError\`, and the address behind the sentence on the command line.

`

const TAIL = `## Other codes

- The code of a \`graphql-error\` or \`field-error\` is that of your rule. An upload that an \`http-status\` fault refuses has
  the code \`SIMULATED_FAULT\` and the status of the rule.
- A GraphQL document that is not valid has the code that the vendor's engine gives it.
- A request to a vendor whose body is not UTF-8 is 400 in the vendor's words; one that names another \`charset\` or a
  \`Content-Encoding\` is 415. \`identity\` and \`charset=utf-8\` change nothing.
`

/** The page, formatted as oxfmt formats it. */
export function errorsPage(): string {
  const own = Object.assign({}, ...[...REFUSALS, serverError].map(({ catalogue }) => catalogue)) as Catalogue
  return [
    HEAD,
    section('Simulator', 'Control plane, server, worlds and documents.', own, statusOf),
    section('Test kit', 'What only a program meets; the status is never sent.', kitError.catalogue, statusOf),
    ...VENDOR_LIST.map(({ title, errors }) =>
      section(
        title,
        'GraphQL words them as the vendor does; acts and routes of the control plane answer the status.',
        errors,
        statusOf,
      ),
    ),
    section(
      'Command line',
      'It prints the sentence alone; the code decides how it ends.',
      cliError.catalogue,
      ([kind]) => String(EXITS[kind] ?? 1),
      'exit code',
    ),
    TAIL,
  ].join('')
}

type Entry = Catalogue[string]

function statusOf([kind]: Entry): string {
  return String(KINDS[kind])
}

function section(
  title: string,
  sentence: string,
  catalogue: Catalogue,
  numberOf: (entry: Entry) => string,
  number = 'status',
): string {
  const rows = Object.entries(catalogue)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, entry]) => [`\`${code}\``, numberOf(entry), entry[1] + more(entry)])
  return `## ${title}\n\n${sentence}\n\n${markdownTable([['code', number, 'meaning'], ...rows])}\n`
}

/** A link to what the guide says besides. */
function more([, , guide]: Entry): string {
  if (guide === undefined) return ''
  const [page, anchor] = guide.split('#')
  return ` [More](${page}.md${anchor === undefined ? '' : `#${anchor}`}).`
}
