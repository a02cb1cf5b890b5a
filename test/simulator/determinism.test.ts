import { describe, expect, test } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import { createSimulator } from '../../src/index.ts'
import { credentialHeader } from '../setup.ts'
import { type Caller, converse } from './conversation.ts'

const PATHS: Record<VendorName, string> = {
  thg: '/thg/myprotein/en/graphql',
  marketplacer: '/marketplacer/graphql',
  guuru: '/guuru/graphql',
}

function localCaller(send: (path: string, init: RequestInit) => Promise<Response>): Caller {
  const json = { 'content-type': 'application/json' }
  return {
    graphql: async (vendor, query, variables) => {
      const init = {
        method: 'POST',
        headers: { ...json, ...credentialHeader(vendor) },
        body: JSON.stringify({ query, variables }),
      }
      return (await send(PATHS[vendor], init)).text()
    },
    control: async (method, path, body) =>
      (await send(`/_sim${path}`, { method, ...(body ? { headers: json, body: JSON.stringify(body) } : {}) })).text(),
  }
}

describe('determinism', () => {
  test('[ours] another seed mints other ids; the same seed the same, whatever other worlds do meanwhile', async () => {
    const transcripts = await Promise.all(
      [1, 1, 2].map(async seed => {
        const sim = createSimulator({ seed })
        const noise = sim.world('noise')
        const [transcript] = await Promise.all([
          converse(
            localCaller((path, init) => sim.fetch(path, init)),
            'same words',
            2,
          ),
          converse(
            localCaller((path, init) => noise.fetch(path, init)),
            'other words',
            1,
          ),
        ])
        await sim.close()
        return transcript
      }),
    )
    expect(transcripts[0]).toEqual(transcripts[1])
    expect(transcripts[0]).not.toEqual(transcripts[2])
  })
})
