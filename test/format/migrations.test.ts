import { expect, test } from 'vitest'
import { FORMAT_VERSION, migrate, type Migration } from '../../src/format/migrations.ts'
import { assertBlackBox } from '../../src/simulator/black-box.ts'

const toTwo: Migration = document => ({ ...document, two: true })
const toThree: Migration = document => ({ ...document, three: document['two'] === true })
const migrations = [toTwo, toThree]

test('[ours] an older document goes through each migration after its version, in order', () => {
  expect(migrate({ formatVersion: 1, seed: 5 }, 'a.json', migrations)).toEqual({
    formatVersion: 3,
    seed: 5,
    two: true,
    three: true,
  })
  expect(migrate({ formatVersion: 2 }, 'a.json', migrations)).toEqual({ formatVersion: 3, three: false })
})

test('[ours] a document of this version is answered itself, and so is what is none: the check refuses that', () => {
  const documents = [
    { formatVersion: 3 },
    { formatVersion: 0 },
    { formatVersion: 1.5 },
    { formatVersion: '1' },
    {},
    [],
    null,
  ]
  for (const document of documents) expect(migrate(document, 'a.json', migrations)).toBe(document)
})

test('[ours] a newer document is refused with both versions and the remedy, a black box too', () => {
  const refusal = (version: number, newest: number): object => ({
    code: 'NEWER_FORMAT',
    message: `a.json has formatVersion ${version}; this version of backlot reads up to ${newest}. Update backlot to use it.`,
    details: { path: 'formatVersion' },
  })
  expect(() => migrate({ formatVersion: 4 }, 'a.json', migrations)).toThrow(expect.objectContaining(refusal(4, 3)))
  const box = { kind: 'backlot-black-box', formatVersion: FORMAT_VERSION + 1, exchanges: [] }
  expect(() => assertBlackBox(box, 'a.json')).toThrow(
    expect.objectContaining(refusal(FORMAT_VERSION + 1, FORMAT_VERSION)),
  )
})
