import { describe, expect, test } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import { credentialHeader } from '../setup.ts'
import { converse } from '../simulator/conversation.ts'
import { startServer } from '../cli/backlot.ts'

const PATHS: Record<VendorName, string> = {
  thg: '/thg/myprotein/en/graphql',
  marketplacer: '/marketplacer/graphql',
  guuru: '/guuru/graphql',
}

async function transcriptOf(base: string): Promise<string[]> {
  const send = async (path: string, init: RequestInit): Promise<string> => (await fetch(base + path, init)).text()
  const json = { 'content-type': 'application/json' }
  return converse(
    {
      graphql: (vendor, query, variables) =>
        send(PATHS[vendor], {
          method: 'POST',
          headers: { ...json, ...credentialHeader(vendor) },
          body: JSON.stringify({ query, variables }),
        }),
      control: (method, path, body) =>
        send(`/_sim${path}`, { method, ...(body ? { headers: json, body: JSON.stringify(body) } : {}) }),
    },
    'the same words',
    20,
  )
}

describe('two processes', () => {
  test('[ours] answer the same 500 requests byte for byte alike', async () => {
    const [one, two] = await Promise.all([startServer(['--clock', 'frozen']), startServer(['--clock', 'frozen'])])
    const [first, second] = await Promise.all([transcriptOf(one.url), transcriptOf(two.url)])
    expect(first).toHaveLength(500)
    expect(second).toEqual(first)
  })
})
