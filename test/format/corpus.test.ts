/**
 * Every version reads what the versions before it have written: the documents of `corpus/`, a folder for each release, as
 * `write-corpus.ts` wrote them then. They are never changed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { readFixtures, readImport } from '../../src/format/fixture-files.ts'
import type { WorldDocument } from '../../src/format/document.ts'
import { FORMAT_VERSION, migrate } from '../../src/format/migrations.ts'
import { createSimulator } from '../../src/index.ts'
import { assertBlackBox, replay } from '../../src/simulator/black-box.ts'
import { worldFormat } from '../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const CORPUS = new URL('corpus/', import.meta.url)
const FORMAT = worldFormat(VENDOR_LIST)

const releases = readdirSync(CORPUS)

function pathOf(release: string, name: string): string {
  return new URL(`${release}/${name}.json`, CORPUS).pathname
}

function read(release: string, name: string): WorldDocument {
  return JSON.parse(readFileSync(pathOf(release, name), 'utf8')) as WorldDocument
}

function createWorlds() {
  const sim = createSimulator({ fixtures: 'empty' })
  onTestFinished(() => sim.close())
  return sim
}

/** What a document of a release is in this version: members that were added since then may be there as well. */
function today(release: string, name: string): WorldDocument {
  return { ...(migrate(read(release, name), name) as WorldDocument), formatVersion: FORMAT_VERSION }
}

test('[ours] there is a folder for each release', () => {
  expect(releases).toEqual(['v1'])
  for (const release of releases)
    expect(readdirSync(new URL(release, CORPUS)).toSorted()).toEqual([
      'black-box.json',
      'default.json',
      'fixture.json',
      'state.json',
    ])
})

test.for(releases)('[ours] %s: a state is loaded, and written as it was', async release => {
  const world = createWorlds().world()
  await world.load(read(release, 'state'))
  expect(world.document()).toMatchObject(today(release, 'state'))
  expect(readImport(pathOf(release, 'state'), FORMAT)).toMatchObject(today(release, 'state'))
})

test.for(releases)('[ours] %s: what was due in a state happens', async release => {
  const world = createWorlds().world()
  const state = read(release, 'state')
  await world.load(state)
  const due = new Set(state.clock!.jobs.map(({ kind }) => kind))
  expect(due).toEqual(new Set(['webhook', 'actor', 'transition']))
  await world.clock.advance('PT4H')
  const actors = new Set(world.events.list().map(({ actor }) => actor))
  expect(actors).toEqual(
    new Set([
      'ella',
      'office-hours-agent',
      'office-hours-agent-answers',
      'office-hours-seller',
      'office-hours-shopper',
      'transition',
    ]),
  )
  const attempts = world.webhooks.deliveries().map(delivery => delivery.attempts.length)
  expect(Math.max(...attempts)).toBeGreaterThan(1)
})

test.for(releases.flatMap(release => ['fixture', 'default'].map(name => [release, name] as const)))(
  '[ours] %s: the fixture %s is loaded, and its records are there',
  async ([release, name]) => {
    const sim = createWorlds()
    const fixture = read(release, name)
    const world = await sim.createWorld({ fixtures: ['empty', fixture] })
    for (const [vendor, tables] of Object.entries(today(release, name).vendors ?? {}))
      for (const [table, rows] of Object.entries(tables))
        expect(world.document().vendors![vendor]![table]).toEqual(
          expect.arrayContaining(rows.map(row => expect.objectContaining(row))),
        )
    expect(readFixtures(['default', pathOf(release, name)], FORMAT)).toMatchObject([{}, today(release, name)])
  },
)

/** What answers hold since, as the changes list it. */
const SINCE = ',"experiments":{}'

test.for(releases)('[ours] %s: a black box is replayed, and its answers are the same', async release => {
  const box = assertBlackBox(read(release, 'black-box'), 'black-box.json')
  expect(box.exchanges).toHaveLength(8)
  const differences = await replay(box)
  expect(differences.filter(({ was, is }) => is.replace(SINCE, '') !== was)).toEqual([])
})
