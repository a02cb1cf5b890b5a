/** The rules of the house hold, and each is shown to find a planted fault. */
import { expect, test } from 'vitest'
import { arrowsOf, circlesOf, faultsIn, faultsOf, filesThatNameVendors, readSources, ROOMS, roomOf } from './house.ts'

const sources = readSources()
const known = faultsOf(sources)

/** What is found when text is added to files, or files are added. */
function foundWith(planted: Readonly<Record<string, string>>): string[] {
  const texts = Object.entries(planted).map(([path, text]) => [path, `${sources[path] ?? ''}\n${text}`])
  return faultsOf({ ...sources, ...Object.fromEntries(texts) }).filter(fault => !known.includes(fault))
}

test('the house rules hold', () => {
  expect(known).toEqual([])
})

test('there are at most 24 rooms and 132 arrows, and no two rooms import each other', () => {
  const arrows = [...arrowsOf(sources).keys()]
  expect(new Set(Object.keys(sources).flatMap(path => roomOf(path) ?? [])).size).toBeLessThanOrEqual(24)
  expect(arrows.length).toBeLessThanOrEqual(132)
  expect(arrows.length).toBeGreaterThan(ROOMS.length)
  expect(arrows.filter(arrow => arrows.includes(arrow.split(' -> ').toReversed().join(' -> ')))).toEqual([])
})

test.each([
  [
    'tables/table.ts',
    "import { VENDORS } from '../vendors/index.ts'",
    '1: tables/table.ts may not import vendors/index.ts of a later room',
  ],
  [
    'simulator/simulator.ts',
    "import type { A } from '../server/server.ts'",
    '1: simulator/simulator.ts may not import server/server.ts of a later room',
  ],
  [
    'vendors/thg/rules.ts',
    "await import('../../graphql/endpoint.ts')",
    '1: vendors/thg/rules.ts may not import graphql/endpoint.ts of a later room',
  ],
  [
    'control/route.ts',
    "export * from '../cli/start.ts'",
    '1: control/route.ts may not import cli/start.ts of a later room',
  ],
  [
    'api/world.ts',
    "import type { World } from '../world/world.ts'",
    '1: api/world.ts may not import world/world.ts: users could reach it',
  ],
  ['kit/fetch.ts', "import type { A } from '../index.ts'", '1: kit/fetch.ts may not import index.ts of a later room'],
  ['helpers.ts', '', '1: helpers.ts is in no room: put it into ROOMS'],
  ['utils/dates.ts', '', '1: utils/dates.ts is in no room: put it into ROOMS'],
  [
    'vendors/guuru/rules.ts',
    "import { x } from './samples.gen.ts'",
    '1: vendors/guuru/rules.ts may not import vendors/guuru/samples.gen.ts of a later room',
  ],
  [
    'vendors/guuru/schema.gen.ts',
    "import type { x } from './records.ts'",
    '1: vendors/guuru/schema.gen.ts may not import vendors/guuru/records.ts of a later room',
  ],
  [
    'vendors/thg/operations/orders.ts',
    "import { x } from '../dialect.ts'",
    '1: vendors/thg/operations/orders.ts may not import vendors/thg/dialect.ts of a later room',
  ],
  [
    'vendors/guuru/rules.ts',
    "import { x } from '../thg/rules.ts'",
    '2: vendors/guuru/rules.ts may not import vendors/thg/rules.ts of another vendor',
  ],
  [
    'vendors/contract/vendor.ts',
    "import type { x } from '../thg/rules.ts'",
    '2: vendors/contract/vendor.ts may not import vendors/thg/rules.ts of another vendor',
  ],
  [
    'simulator/simulator.ts',
    "import { createYoga } from 'graphql-yoga'",
    '3: simulator/simulator.ts may not import graphql-yoga',
  ],
  [
    'simulator/simulator.ts',
    "import cors from '@fastify/cors'",
    '3: simulator/simulator.ts may not import @fastify/cors',
  ],
  ['cli/index.ts', "import { readFile } from 'node:fs/promises'", '3: cli/index.ts may not import node:fs/promises'],
  ['world/world.ts', 'const a = import.meta.url', '3: world/world.ts may not use import.meta.url'],
  ['format/document.ts', 'createRequire(a)', '3: format/document.ts may not use createRequire'],
  ['world/world.ts', 'const a = Date.now()', '4: world/world.ts may not use Date.now'],
  ['world/world.ts', 'const a = () => new Date( ).getTime()', '4: world/world.ts may not use new Date'],
  ['server/server.ts', 'globalThis.setTimeout(() => {}, 1)', '4: server/server.ts may not use setTimeout'],
  ['vendors/thg/state.ts', 'const id = crypto.randomUUID()', '4: vendors/thg/state.ts may not use randomUUID'],
  ['world/ids.ts', 'let counter = 0', '5: world/ids.ts has a mutable variable of the module'],
  [
    'graphql/endpoint.ts',
    'const cache = new Map<string, string>()',
    '5: graphql/endpoint.ts has a mutable variable of the module',
  ],
  ['vendors/guuru/helpers.ts', '', '6: vendors/guuru has helpers, which is no room'],
])('a fault planted in %s is found: %s', (path, fault, words) => {
  // Some of the planted imports close a circle as well.
  expect(foundWith({ [path]: fault }).filter(found => !found.startsWith('7:'))).toEqual([words])
})

test('a room that a vendor lacks is found, and so is a room of src that is missing', () => {
  const { 'vendors/thg/rules.ts': _rules, ...withoutRules } = sources
  expect(faultsOf(withoutRules)).toContain('6: vendors/thg lacks rules')
  const withoutKit = Object.fromEntries(Object.entries(sources).filter(([path]) => roomOf(path) !== 'kit'))
  expect(faultsOf(withoutKit)).toContain('1: the room kit is missing')
})

test('a circle of files is found, through types and import() too', () => {
  const circle = {
    'time/a.ts': "import type { B } from './b.ts'",
    'time/b.ts': "export const c = () => import('./a.ts')",
  }
  expect(circlesOf(circle)).toEqual([['time/a.ts', 'time/b.ts']])
  expect(foundWith(circle)).toEqual(['7: a circle of files: time/a.ts, time/b.ts'])
})

test('files that name a vendor, in a comment too, are counted', () => {
  const more = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`time/a${i}.ts`, '/** As GUURU has it. */']))
  expect(filesThatNameVendors(more)).toEqual([])
  expect(filesThatNameVendors({ ...more, 'vendors/guuru/index.ts': '' })).toEqual(Object.keys(more))
  expect(foundWith(more).some(fault => fault.startsWith('8: too many files name a vendor'))).toBe(true)
})

test('a folder with too many files is found', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`inputs/a${i}.ts`, '']))
  expect(foundWith(many)).toEqual([expect.stringMatching(/^9: inputs has \d+ files$/)])
})

test('what is allowed, and what only a comment says, is no fault', () => {
  const allowed =
    '// Date.now() and new Date()\n/* Math.random() */\nconst a = new Date(b)\nconst c = new Map([[1, 2]])'
  expect(faultsIn('world/world.ts', allowed)).toEqual([])
  expect(faultsIn('time/native.ts', 'const a = Date.now()')).toEqual([])
  expect(faultsIn('index.ts', "export type { A } from './kit/test-world.ts'")).toEqual([])
})
