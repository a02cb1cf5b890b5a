import { describe, expect, onTestFinished, test } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import { createSimulator, type TestSimulator, type TestWorld } from '../../src/index.ts'
import { sampled } from '../corpus.ts'
import { credentialHeader } from '../setup.ts'
import { type Caller, converse } from './conversation.ts'

const CREDENTIALS: Record<VendorName, string> = { thg: 'thg-jane', marketplacer: 'mp-operator', guuru: 'guuru-partner' }
const PATHS: Record<VendorName, string> = {
  thg: '/thg/myprotein/en/graphql',
  marketplacer: '/marketplacer/graphql',
  guuru: '/guuru/graphql',
}

/** Calls over the socket, in one of the three ways in which a client can name its world. */
function socketCaller(base: string, world: string, way: number): Caller {
  const prefix = way % 3 === 0 ? `/w/${world}` : ''
  const header: Record<string, string> = way % 3 === 1 ? { 'x-sim-world': world } : {}
  const suffix = way % 3 === 2 ? `@${world}` : ''
  const send = async (path: string, init: RequestInit): Promise<string> => (await fetch(base + path, init)).text()
  const json = { 'content-type': 'application/json' }
  return {
    graphql: (vendor, query, variables) =>
      send(prefix + PATHS[vendor], {
        method: 'POST',
        headers: { ...json, ...header, ...credentialHeader(vendor, CREDENTIALS[vendor] + suffix) },
        body: JSON.stringify({ query, variables }),
      }),
    control: (method, path, body) =>
      send(`/w/${world}/_sim${path}`, { method, ...(body ? { headers: json, body: JSON.stringify(body) } : {}) }),
  }
}

async function listening(): Promise<{ sim: TestSimulator; url: string }> {
  const sim = createSimulator()
  const { url, close } = await sim.listen()
  onTestFinished(async () => {
    await close()
    await sim.close()
  })
  return { sim, url }
}

/** So many worlds are busy at once; more when BACKLOT_CORPUS is set. */
const WORLDS = sampled(40, 200)

/** What a world tells when it is asked for everything. */
function everythingIn(world: TestWorld): string {
  return JSON.stringify([world.document(), world.events.list(), world.journal.list()])
}

describe('worlds', () => {
  test(
    `[ours] ${WORLDS} worlds at once never see each other, and each answers as if it were alone`,
    { timeout: 120_000 },
    async () => {
      const { sim, url } = await listening()
      const names = Array.from({ length: WORLDS }, (_, i) => `w-${i}-x`)
      const together = await Promise.all(
        names.map((name, i) => converse(socketCaller(url, name, i), `marker-${name}`, 1)),
      )

      for (const name of names) {
        const everything = everythingIn(sim.world(name))
        const markers = new Set(everything.match(/marker-w-\d+-x/g))
        expect([...markers]).toEqual([`marker-${name}`])
        sim.world(name).end()
      }
      // Alone means: one after the other, in worlds of the same name that begin anew.
      for (const [i, name] of names.entries()) {
        if (i % 10 !== 0) continue
        const alone = await converse(socketCaller(url, name, i), `marker-${name}`, 1)
        expect(together[i]).toEqual(alone)
      }
      const plain = (transcript: readonly string[], name: string): string =>
        transcript.join('\n').replaceAll(`@${name}`, '').replaceAll(`/w/${name}`, '').replaceAll(name, 'NAME')
      const first = plain(together[0]!, names[0]!)
      for (const [i, name] of names.entries()) expect(plain(together[i]!, name)).toBe(first)
    },
  )
})
