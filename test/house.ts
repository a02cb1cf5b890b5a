/**
 * The plan of the house as its imports show it, and the rules that it keeps. `npm run house` prints rooms, arrows and
 * circles; `test/house.test.ts` executes the rules and is shown to find planted faults.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The rooms of `src/`, lowest first: a room imports only from itself and from rooms before it. */
export const ROOMS =
  'errors inputs request tables time world dialects vendors format graphql faults actors webhooks generate store truth simulator control server api kit cli bundle ui'.split(
    ' ',
  )

/** Rooms that later work needs; they may be absent. */
const OPTIONAL_ROOMS = ['generate', 'store', 'truth', 'ui']

/** The public entry files: they only name what a package's users may import, and are no rooms. */
const ENTRIES = ['index.ts', 'vitest.ts', 'jest.ts', 'playwright.ts', 'node-test.ts']

/** The rooms of each vendor's folder, files or folders, lowest first. */
export const VENDOR_ROOMS =
  'sdl.gen schema.gen errors assumptions records state rules context paging resolvers.gen operations acts conversations casts.gen routes factories scenery samples.gen resolvers upload webhooks dialect hosts histories client probes index'.split(
    ' ',
  )

/** Vendor rooms that not every vendor has. */
const OPTIONAL_VENDOR_ROOMS = ['upload', 'webhooks', 'histories', 'client', 'assumptions', 'probes']

/** Which packages and words belong to some files alone. */
const KEEPERS: readonly [name: RegExp, keepers: RegExp][] = [
  [/^(graphql-yoga|graphql-jit)$/, /^graphql\//],
  [/^(fastify|@fastify\/.*)$/, /^(server|control)\//],
  [/^(node:)?fs(\/.*)?$/, /^(format\/files\.ts$|bundle\/)/],
]
const TIME_OR_CHANCE =
  /\b(Date\.now|performance\.now|setTimeout|setInterval|Math\.random|randomUUID|randomBytes)\b|\bnew Date\b(?!\(\s*[^\s)])/
const TIME_KEEPERS = /^(time\/(native|real-time)|world\/ids|ui\/page\/browser-time)\.ts$/
const MUTABLE = /^(export )?((let|var)\b|const \w+(: .*)? = new (Map|Set|WeakMap|WeakSet)(<.*>)?\(\))/m
/** Rooms that start without asking where their own files are: they can be bundled into anything. */
const PORTABLE_ROOMS = ROOMS.slice(0, ROOMS.indexOf('simulator') + 1)
const OWN_PLACE = /\b(import\.meta\.url|createRequire)\b/

/** Vendors' names outside of `vendors/`: each such file says in it why. */
export const MAX_FILES_THAT_NAME_VENDORS = 8
/** The most hand-written files of one folder, and of folders that have one a command or a noun. */
const MAX_FILES = 20
const MAX_NOUN_FILES = 30
const NOUN_FOLDERS = ['cli', 'control']

/** File texts by their path below `src/`. */
export type Sources = Readonly<Record<string, string>>

/** The sources as they stand on the disk. */
export function readSources(): Sources {
  const folder = fileURLToPath(new URL('../src/', import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => /\.tsx?$/.test(path))
  return Object.fromEntries(files.map(path => [path.replaceAll('\\', '/'), readFileSync(folder + path, 'utf8')]))
}

/** What a file imports, as TypeScript reads it: types and `import()` too, relative names resolved. */
export function importsOf(path: string, text: string): string[] {
  const names = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
  return [...new Set(names.map(name => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name)))]
}

/** The room that a file is in; undefined for a public entry file. */
export function roomOf(path: string): string | undefined {
  return ENTRIES.includes(path) ? undefined : path.split('/')[0]
}

/** The arrows between rooms, and which files make each. */
export function arrowsOf(sources: Sources): Map<string, string[]> {
  const arrows = new Map<string, string[]>()
  for (const [path, text] of Object.entries(sources))
    for (const target of importsOf(path, text)) {
      const [from, to] = [roomOf(path), target in sources ? roomOf(target) : undefined]
      if (!from || !to || from === to) continue
      const arrow = `${from} -> ${to}`
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), `${path} -> ${target}`])
    }
  return arrows
}

/** The circles of files: each a list of files that reach one another, found by Tarjan's algorithm. */
export function circlesOf(sources: Sources): string[][] {
  const graph = new Map(
    Object.entries(sources).map(([path, text]) => [path, importsOf(path, text).filter(target => target in sources)]),
  )
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (path: string): void => {
    index.set(path, index.size)
    low.set(path, index.size - 1)
    stack.push(path)
    for (const next of graph.get(path) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(path, Math.min(low.get(path)!, low.get(next)!))
    }
    if (low.get(path) !== index.get(path)) return
    const circle = stack.splice(stack.indexOf(path))
    if (circle.length > 1 || graph.get(path)?.includes(path)) circles.push(circle.toSorted())
  }
  for (const path of graph.keys()) if (!index.has(path)) visit(path)
  return circles
}

/** The hand-written files outside of `vendors/` that name a vendor. */
export function filesThatNameVendors(sources: Sources): string[] {
  const vendors = vendorsOf(Object.keys(sources))
  if (vendors.length === 0) return []
  const names = new RegExp(vendors.join('|'), 'i')
  return Object.keys(sources).filter(
    path => roomOf(path) !== 'vendors' && !path.endsWith('.gen.ts') && names.test(sources[path]!),
  )
}

/** Every way in which these sources break the rules of the house. */
export function faultsOf(sources: Sources): string[] {
  const paths = Object.keys(sources)
  const naming = filesThatNameVendors(sources)
  return [
    ...Object.entries(sources).flatMap(([path, text]) => faultsIn(path, text)),
    ...ROOMS.filter(room => !OPTIONAL_ROOMS.includes(room) && !paths.some(path => roomOf(path) === room)).map(
      room => `1: the room ${room} is missing`,
    ),
    ...vendorFaults(paths),
    ...circlesOf(sources).map(circle => `7: a circle of files: ${circle.join(', ')}`),
    ...(naming.length > MAX_FILES_THAT_NAME_VENDORS ? [`8: too many files name a vendor: ${naming.join(', ')}`] : []),
    ...folderFaults(paths),
  ]
}

/** The rules that one file keeps or breaks by itself. */
export function faultsIn(path: string, text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'])\/\/.*$/gm, '')
  const faults = importsOf(path, text).flatMap(target => importFaults(path, target))
  const room = roomOf(path)
  if (room !== undefined && !ROOMS.includes(room)) faults.push(`1: ${path} is in no room: put it into ROOMS`)
  const [ambient] = TIME_OR_CHANCE.exec(code) ?? []
  if (ambient && !TIME_KEEPERS.test(path)) faults.push(`4: ${path} may not use ${ambient}`)
  if (MUTABLE.test(code)) faults.push(`5: ${path} has a mutable variable of the module`)
  const [place] = OWN_PLACE.exec(code) ?? []
  if (place && room !== undefined && PORTABLE_ROOMS.includes(room)) faults.push(`3: ${path} may not use ${place}`)
  return faults
}

function importFaults(path: string, target: string): string[] {
  if (!/\.tsx?$/.test(target))
    return KEEPERS.some(([kept, by]) => kept.test(target) && !by.test(path))
      ? [`3: ${path} may not import ${target}`]
      : []
  const [room, other] = [roomOf(path), roomOf(target)]
  if (room !== undefined && (other === undefined || ROOMS.indexOf(other) > ROOMS.indexOf(room)))
    return [`1: ${path} may not import ${target} of a later room`]
  if (room === 'api' && other !== room) return [`1: ${path} may not import ${target}: users could reach it`]
  const [here, there] = [placeOf(path), placeOf(target)]
  if (!here || !there) return []
  if (there.vendor === 'contract') return []
  if (here.vendor !== there.vendor && here.vendor !== 'index')
    return [`2: ${path} may not import ${target} of another vendor`]
  return here.vendor === there.vendor && VENDOR_ROOMS.indexOf(here.room) < VENDOR_ROOMS.indexOf(there.room)
    ? [`1: ${path} may not import ${target} of a later room`]
    : []
}

/** Where a file of `vendors/` belongs: which vendor (or `contract`, or the list itself), and which room of it. */
function placeOf(path: string): { vendor: string; room: string } | undefined {
  if (path === 'vendors/index.ts') return { vendor: 'index', room: 'index' }
  const [, vendor, room] = /^vendors\/([^/]+)\/(.+?)(?:\/.*|\.ts)$/.exec(path) ?? []
  return vendor && room ? { vendor, room } : undefined
}

function vendorsOf(paths: readonly string[]): string[] {
  const vendors = paths.flatMap(path => placeOf(path)?.vendor ?? [])
  return [...new Set(vendors)].filter(vendor => vendor !== 'contract' && vendor !== 'index')
}

function vendorFaults(paths: readonly string[]): string[] {
  return vendorsOf(paths).flatMap(vendor => {
    const rooms = new Set(
      paths.flatMap(path => {
        const place = placeOf(path)
        return place?.vendor === vendor ? [place.room] : []
      }),
    )
    const missing = VENDOR_ROOMS.filter(room => !rooms.has(room) && !OPTIONAL_VENDOR_ROOMS.includes(room))
    const unknown = [...rooms].filter(room => !VENDOR_ROOMS.includes(room))
    return [
      ...missing.map(room => `6: vendors/${vendor} lacks ${room}`),
      ...unknown.map(room => `6: vendors/${vendor} has ${room}, which is no room`),
    ]
  })
}

function folderFaults(paths: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const path of paths.filter(one => !one.endsWith('.gen.ts')))
    counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1)
  return [...counts]
    .filter(([folder, count]) => count > (NOUN_FOLDERS.includes(folder) ? MAX_NOUN_FILES : MAX_FILES))
    .map(([folder, count]) => `9: ${folder} has ${count} files`)
}

/** What `npm run house` prints. */
function draw(sources: Sources): string {
  const lines = (path: string): number => sources[path]!.split('\n').length - 1
  const written = Object.keys(sources).filter(path => !path.endsWith('.gen.ts'))
  const rooms = ROOMS.flatMap(room => {
    const files = written.filter(path => roomOf(path) === room)
    const sum = files.reduce((total, path) => total + lines(path), 0)
    return files.length > 0
      ? [`  ${room.padEnd(12)}${String(files.length).padStart(4)} files${String(sum).padStart(7)} lines`]
      : []
  })
  const arrows = arrowsOf(sources)
  const upward = [...arrows].filter(([arrow]) => {
    const [from = '', to = ''] = arrow.split(' -> ')
    return ROOMS.indexOf(to) > ROOMS.indexOf(from)
  })
  const circles = circlesOf(sources)
  return [
    `${rooms.length} rooms, the lowest first:`,
    ...rooms,
    `${arrows.size} arrows between rooms:`,
    ...ROOMS.flatMap(room => {
      const targets = [...arrows.keys()]
        .filter(arrow => arrow.startsWith(`${room} -> `))
        .map(arrow => arrow.split(' -> ')[1])
      return targets.length > 0 ? [`  ${room.padEnd(12)} -> ${targets.join(' ')}`] : []
    }),
    `${upward.length} arrows to a later room`,
    ...upward.flatMap(([arrow, files]) => [`  ${arrow}`, ...files.map(file => `    ${file}`)]),
    `${circles.length} circles of files`,
    ...circles.map(circle => `  ${circle.join(', ')}`),
    `${filesThatNameVendors(sources).length} files outside vendors/ name a vendor: ${filesThatNameVendors(sources).join(', ')}`,
    `${written.reduce((total, path) => total + lines(path), 0)} hand-written lines in ${written.length} files`,
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(draw(readSources()))
