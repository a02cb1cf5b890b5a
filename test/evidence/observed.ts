/**
 * What was observed at the vendors themselves: `schemas/observed.json`, which `npm run observed -- REPORT` adds to. A choice
 * that was observed is no assumption any more, where backlot does the same by default.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { check } from '../../src/inputs/check.ts'
import type { EvidenceRow } from '../../src/truth/ledger.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

/** What a vendor's API was seen to do. */
export interface Observation {
  /** The assumption that it settles. */
  readonly name: string
  readonly value: string
  /** The day on which the report was taken in. */
  readonly date: string
  /** The beginning of the SHA-256 of the report. */
  readonly report: string
}

/** The file of observations. */
export const OBSERVED = new URL('../../schemas/observed.json', import.meta.url)

/** What was observed so far. */
export function readObserved(): readonly Observation[] {
  return JSON.parse(readFileSync(OBSERVED, 'utf8')) as readonly Observation[] // as this folder wrote it
}

const ReportSchema = Type.Object({
  vendor: Type.String(),
  probes: Type.Array(
    Type.Object({
      assumption: Type.String(),
      result: Type.Union(['same', 'differs', 'could-not-look'].map(result => Type.Literal(result))),
      value: Type.Optional(Type.String()),
    }),
  ),
})

/** What a report of `backlot parity` has observed. Refuses what is no report, and choices that there are not. */
export function observationsIn(text: string, file: string, date: string): readonly Observation[] {
  const report: unknown = JSON.parse(text)
  check(ReportSchema, report, file)
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const { vendor, probes } = report as { vendor: string; probes: { assumption: string; value?: string }[] } // just checked
  const { assumptions = {} } = VENDOR_LIST.find(({ name }) => name === vendor) ?? {}
  return probes.flatMap(({ assumption: name, value }) => {
    const choices = Object.hasOwn(assumptions, name) ? assumptions[name]?.choices : undefined
    if (!choices) throw new Error(`${file}: ${vendor} has no assumption "${name}".`)
    if (value !== undefined && !Object.hasOwn(choices, value))
      throw new Error(`${file}: ${name} has no choice "${value}"; it has ${Object.keys(choices).join(', ')}.`)
    return value === undefined ? [] : [{ name, value, date, report: hash }]
  })
}

/** All that was observed, the later one of each assumption, by name. */
export function addObserved(known: readonly Observation[], more: readonly Observation[]): readonly Observation[] {
  const byName = new Map([...known, ...more].map(one => [one.name, one]))
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The observations of what backlot does otherwise by default. */
export function contradicting(observed: readonly Observation[]): readonly Observation[] {
  return observed.filter(({ name, value }) => value !== defaultOf(name))
}

/** The ledger with what was observed: of backlot's default, else the row stays assumed and says what was seen. */
export function withObserved(rows: readonly EvidenceRow[], observed = readObserved()): EvidenceRow[] {
  const byRow = new Map(observed.map(one => [one.name.replace('.', ' rule:'), one]))
  return rows.map(row => {
    const seen = byRow.get(`${row.vendor} ${row.coordinate}`)
    if (!seen) return row
    const evidence = seen.value === defaultOf(seen.name) ? 'observed' : 'assumed'
    const source = `Observed on ${seen.date}: ${seen.value} (report ${seen.report}).`
    return { ...row, evidence, source }
  })
}

function defaultOf(name: string): string | undefined {
  return VENDOR_LIST.flatMap(({ assumptions = {} }) => (Object.hasOwn(assumptions, name) ? [assumptions[name]] : []))[0]
    ?.default
}
