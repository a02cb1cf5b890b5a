/** `npm run observed -- REPORT...`: takes in what `backlot parity --report FILE` wrote, and moves the ledger's rows. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { EvidenceRow } from '../../src/truth/ledger.ts'
import { writeLedger } from './ledger.ts'
import { addObserved, contradicting, observationsIn, OBSERVED, readObserved, withObserved } from './observed.ts'

const LEDGER = new URL('../../schemas/evidence.json', import.meta.url)
const files = process.argv.slice(2)
if (files.length === 0) throw new Error('Name the reports: npm run observed -- report.json')
const date = new Date().toISOString().slice(0, 10)
const added = files.flatMap(file => observationsIn(readFileSync(file, 'utf8'), file, date))
const observed = addObserved(readObserved(), added)
const rows = JSON.parse(readFileSync(LEDGER, 'utf8')) as readonly EvidenceRow[] // as `npm run evidence` wrote it
writeFileSync(OBSERVED, `${JSON.stringify(observed, undefined, 2)}\n`)
writeFileSync(LEDGER, writeLedger(withObserved(rows, observed)))
console.log(`schemas/observed.json: ${added.length} of ${observed.length} observations are of these reports.`)
for (const { name, value } of contradicting(observed))
  console.log(`${name}: the vendor does "${value}"; once that is the default here, the row is observed.`)
