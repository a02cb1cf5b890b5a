import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** Lowest first: a file imports only from its own layer and those below. */
const LAYERS = [
  ['core'],
  ['vendors'],
  ['vendors.ts', 'webhooks', 'actors', 'jit.ts', 'schema.ts', 'variables.ts', 'execution.ts', 'graphql.ts'],
  ['document-check.ts', 'fixtures.ts', 'origin.ts', 'hosts.ts'],
  ['worlds.ts', 'fault-effects.ts', 'tamper.ts', 'tamper-upload.ts'],
  ['simulator-options.ts', 'simulator.ts'],
  ['control', 'pages', 'request-head.ts', 'direct.ts', 'send.ts', 'upload.ts', 'black-box.ts', 'broken-requests.ts'],
  ['server.ts'],
  ['fetch.ts', 'intercept.ts', 'kit.ts', 'index.ts', 'vitest.ts', 'cli', 'cli.ts', 'bundle', 'bundle.ts'],
]
/** The rooms of each vendor, files or folders, lowest first: a room imports only from itself and those below. */
const ROOMS =
  'types.gen records state rules context paging operations inbound factories scenery samples resolvers dialect index'.split(
    ' ',
  )
/** Which packages are whose alone. */
const KEEPERS: readonly [name: RegExp, keepers: RegExp][] = [
  [/^graphql-yoga$/, /^graphql\.ts$/],
  [/^(fastify|@fastify\/.*)$/, /^(server\.ts|send\.ts|upload\.ts|control\/.*)$/],
  [/^(node:)?fs(\/.*)?$/, /^core\/files\.ts$/],
]
const TIME_OR_CHANCE =
  /\b(Date\.now|performance\.now|setTimeout|setInterval|Math\.random|randomUUID|randomBytes)\b|\bnew Date\b(?!\(\s*[^\s)])/
const MUTABLE = /^(export )?((let|var)\b|const \w+(: .*)? = new (Map|Set|WeakMap|WeakSet)(<.*>)?\(\))/m

type Sources = Readonly<Record<string, string>>

/** Every way in which these sources break the rules of the house; paths are below src/. */
function faultsOf(sources: Sources): string[] {
  return [
    ...Object.entries(sources).flatMap(([path, text]) => faultsIn(path, text)),
    ...roomFaults(Object.keys(sources)),
  ]
}

function faultsIn(path: string, text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'])\/\/.*$/gm, '')
  const imports = [...code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name!)
  const generated = path.endsWith('.gen.ts')
  const faults = imports.flatMap(name => {
    if (!name.startsWith('.'))
      return KEEPERS.some(([kept, by]) => kept.test(name) && !by.test(path)) ? `3: ${path} may not import ${name}` : []
    const target = posix.join(posix.dirname(path), name)
    if (!generated && isHigher(target, path)) return `1: ${path} may not import ${target} of a higher layer`
    const [here, there] = [vendorRoom(path), vendorRoom(target)]
    if (!here || !there) return []
    if (here.vendor !== there.vendor) return `2: ${path} may not import ${target} of another vendor`
    return !generated && ROOMS.indexOf(here.room) < ROOMS.indexOf(there.room)
      ? `1: ${path} may not import ${target} of a higher room`
      : []
  })
  if (layerOf(path) === undefined) faults.push(`1: ${path} has no layer: put it into LAYERS`)
  const [ambient] = TIME_OR_CHANCE.exec(code) ?? []
  if (ambient && !/^core\/(clock|ids)\.ts$/.test(path)) faults.push(`4: ${path} may not use ${ambient}`)
  if (MUTABLE.test(code)) faults.push(`5: ${path} has a mutable variable of the module`)
  return faults
}

/** The position of a file's layer; undefined (higher and lower than none) when it has none. */
function layerOf(path: string): number | undefined {
  const position = LAYERS.findIndex(layer => layer.includes(path) || layer.includes(path.split('/')[0]!))
  return position < 0 ? undefined : position
}

function isHigher(one: string, other: string): boolean {
  return (layerOf(one) ?? Number.NaN) > (layerOf(other) ?? Number.NaN)
}

function vendorRoom(path: string): { vendor: string; room: string } | undefined {
  const [, vendor, room] = /^vendors\/([^/]+)\/(.+?)(?:\/.*|\.ts)$/.exec(path) ?? []
  return vendor && room ? { vendor, room } : undefined
}

function roomFaults(paths: readonly string[]): string[] {
  const places = paths.flatMap(path => vendorRoom(path) ?? [])
  return [...new Set(places.map(({ vendor }) => vendor))].flatMap(vendor => {
    const rooms = new Set(places.filter(place => place.vendor === vendor).map(({ room }) => room))
    const missing = ROOMS.filter(room => !rooms.has(room)).map(room => `6: vendors/${vendor} lacks ${room}`)
    return [
      ...missing,
      ...[...rooms]
        .filter(room => !ROOMS.includes(room))
        .map(room => `6: vendors/${vendor} has ${room}, which is no room`),
    ]
  })
}

const folder = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts'))
const sources: Sources = Object.fromEntries(
  files.map(path => [path.replaceAll('\\', '/'), readFileSync(folder + path, 'utf8')]),
)

test('the house rules hold', () => {
  expect(faultsOf(sources)).toEqual([])
})

test.each([
  [
    'core/table.ts',
    "import { guuru } from '../vendors/guuru/index.ts'",
    '1: core/table.ts may not import vendors/guuru/index.ts of a higher layer',
  ],
  [
    'simulator.ts',
    "import type { A } from './server.ts'",
    '1: simulator.ts may not import server.ts of a higher layer',
  ],
  [
    'vendors/thg/rules.ts',
    "await import('../../graphql.ts')",
    '1: vendors/thg/rules.ts may not import graphql.ts of a higher layer',
  ],
  [
    'control/app.ts',
    "export * from '../cli/start.ts'",
    '1: control/app.ts may not import cli/start.ts of a higher layer',
  ],
  ['helpers.ts', '', '1: helpers.ts has no layer: put it into LAYERS'],
  [
    'vendors/guuru/rules.ts',
    "import { x } from './operations.ts'",
    '1: vendors/guuru/rules.ts may not import vendors/guuru/operations.ts of a higher room',
  ],
  [
    'vendors/thg/operations/orders.ts',
    "import { x } from '../dialect.ts'",
    '1: vendors/thg/operations/orders.ts may not import vendors/thg/dialect.ts of a higher room',
  ],
  [
    'vendors/guuru/rules.ts',
    "import { x } from '../thg/rules.ts'",
    '2: vendors/guuru/rules.ts may not import vendors/thg/rules.ts of another vendor',
  ],
  ['simulator.ts', "import { createYoga } from 'graphql-yoga'", '3: simulator.ts may not import graphql-yoga'],
  ['simulator.ts', "import cors from '@fastify/cors'", '3: simulator.ts may not import @fastify/cors'],
  ['cli.ts', "import { readFile } from 'node:fs/promises'", '3: cli.ts may not import node:fs/promises'],
  ['core/world.ts', 'const a = Date.now()', '4: core/world.ts may not use Date.now'],
  ['core/world.ts', 'const a = () => new Date( ).getTime()', '4: core/world.ts may not use new Date'],
  ['server.ts', 'globalThis.setTimeout(() => {}, 1)', '4: server.ts may not use setTimeout'],
  ['vendors/thg/state.ts', 'const id = crypto.randomUUID()', '4: vendors/thg/state.ts may not use randomUUID'],
  ['core/ids.ts', 'let counter = 0', '5: core/ids.ts has a mutable variable of the module'],
  ['graphql.ts', 'const cache = new Map<string, string>()', '5: graphql.ts has a mutable variable of the module'],
  ['vendors/guuru/helpers.ts', '', '6: vendors/guuru has helpers, which is no room'],
])('a fault planted in %s is found: %s', (path, fault, words) => {
  const known = faultsOf(sources)
  const found = faultsOf({ ...sources, [path]: `${sources[path] ?? ''}\n${fault}` })
  expect(found.filter(one => !known.includes(one))).toEqual([words])
})

test('a vendor that lacks a room is found; what is allowed, and what only a comment says, is not', () => {
  const { 'vendors/thg/rules.ts': _taken, ...rest } = sources
  expect(faultsOf(rest)).toContain('6: vendors/thg lacks rules')
  const allowed =
    '// Date.now() and new Date()\n/* Math.random() */\nconst a = new Date(b)\nconst c = new Map([[1, 2]])'
  expect(faultsIn('core/world.ts', allowed)).toEqual([])
  expect(faultsIn('core/clock.ts', 'const a = Date.now()')).toEqual([])
})
