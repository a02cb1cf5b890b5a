/** The parts of the page of evidence that follow from the ledger and from the vendors' assumptions. */
import { VENDOR_LIST } from '../src/vendors/index.ts'

/** A line of `schemas/evidence.json`. */
interface Row {
  readonly vendor: string
  readonly coordinate: string
  readonly evidence: string
}

/** How many characters a line of names has at most. */
const WIDTH = 110

/** The page with each vendor's part between its two comments written anew. */
export function evidencePage(page: string, ledger: string): string {
  const rows = JSON.parse(ledger) as readonly Row[] // as `npm run evidence` wrote it
  return VENDOR_LIST.reduce((text, { name, assumptions = {} }) => {
    const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`]
    const [before = '', rest = ''] = text.split(begin)
    const own = rows.filter(({ vendor }) => vendor === name)
    const part = [...choices(assumptions), ...counts(own)].join('\n')
    return `${before}${begin}\n\n${part}\n\n${end}${rest.split(end)[1] ?? ''}`
  }, page)
}

function choices(assumptions: NonNullable<(typeof VENDOR_LIST)[number]['assumptions']>): string[] {
  return [
    'What [can be chosen](../src/guide/assumptions.md), the default first:',
    '',
    ...Object.entries(assumptions).flatMap(([name, { question, choices: values, default: value, evidence }]) => {
      const others = Object.keys(values).filter(other => other !== value)
      const meanings = [value, ...others].map(one => `\`${one}\`: ${values[one]}`)
      return [`- \`${name}\`: ${question}`, `  ${meanings.join(' ')}`, `  (${evidence})`]
    }),
  ]
}

function counts(rows: readonly Row[]): string[] {
  const fields = rows.filter(({ coordinate }) => !/^(error|transition|rule):/.test(coordinate))
  const by = (evidence: string): readonly Row[] => fields.filter(row => row.evidence === evidence)
  const sums = ['documented', 'schema', 'assumed'].map(word => `${by(word).length} ${word}`)
  const assumed = by('assumed').map(({ coordinate }) => `\`${coordinate}\``)
  return [
    '',
    `Of its ${fields.length} fields and mutations the tests rest on: ${sums.join(', ')}. These are touched by assumed tests only:`,
    '',
    ...wrap(assumed.length > 0 ? `${assumed.join(', ')}.` : 'none.'),
  ]
}

function wrap(text: string): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line.length + word.length < WIDTH) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
