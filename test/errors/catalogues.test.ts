/** Nothing is refused with a code that no catalogue has. */
import { describe, expect, test } from 'vitest'
import { REFUSALS } from '../../src/control/error-answers.ts'
import { SimError } from '../../src/errors/sim-error.ts'
import { kitError } from '../../src/kit/errors.ts'
import { serverError } from '../../src/server/errors.ts'
import { RecordInvalid } from '../../src/vendors/marketplacer/rules.ts'
import { VENDOR_LIST, VENDORS } from '../../src/vendors/index.ts'
import { Table } from '../../src/tables/table.ts'
import { readSources } from '../house.ts'

/** Where a refusal is made without a catalogue's function, and why. */
const WITHOUT_CATALOGUE: Readonly<Record<string, string>> = {
  'cli/state.ts': 'a refusal in other words',
  'errors/sim-error.ts': 'the function itself',
  'faults/effects.ts': "the code of a fault's rule",
  'inputs/check.ts': 'the code that the kind of input decides',
  'vendors/contract/histories/thread.ts': 'the code of what a call is given',
  'vendors/contract/tables.ts': 'the codes of tables, tested here',
}

test('[ours] a refusal is made by the function of a catalogue', () => {
  const direct = Object.entries(readSources()).filter(([, text]) => /new SimError\(/.test(text))
  expect(direct.map(([path]) => path).toSorted()).toEqual(Object.keys(WITHOUT_CATALOGUE))
})

test('[ours] a code that is written without a refusal is in a catalogue', () => {
  const codes = new Set([...REFUSALS, serverError].flatMap(({ catalogue }) => Object.keys(catalogue)))
  const written = Object.entries(readSources())
    .filter(([path]) => /^(control|request|server)\//.test(path))
    .flatMap(([, text]) => [...text.matchAll(/\bcode(?::| =) '([A-Z_]+)'/g)].map(([, code]) => code!))
  expect(written).toContain('BAD_URL')
  expect(written.filter(code => !codes.has(code))).toEqual([])
})

test('[ours] a code stands in one catalogue of the rooms, or in those of vendors', () => {
  const catalogues = [...REFUSALS, serverError, kitError].map(({ catalogue }) => catalogue)
  const codes = [...catalogues, Object.assign({}, ...VENDOR_LIST.map(({ errors }) => errors))].flatMap(Object.keys)
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})

describe.each(VENDOR_LIST)('$name', ({ createState, errors }) => {
  test.each(Object.entries(createState()))('[ours] the code of the table %s is in its catalogue', (_, table) => {
    const { code, kind } = table instanceof Table ? table.missing('none') : new SimError('bug', 'NO_TABLE', '')
    expect(errors[code]?.[0]).toBe(kind)
  })
})

test('[ours] what a payload tells has the kind of its code', () => {
  const { kind, code } = new RecordInvalid([])
  expect(VENDORS.marketplacer.errors[code]?.[0]).toBe(kind)
})
