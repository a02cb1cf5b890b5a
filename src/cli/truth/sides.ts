/** The two that parity asks: the vendor's API, and the stand-in in this process. */
import { VERSION } from '../../format/version.gen.ts'
import { readAll } from '../../format/files.ts'
import { readFixtures } from '../../format/fixture-files.ts'
import { realDeadline } from '../../time/real-time.ts'
import { Simulator } from '../../simulator/simulator.ts'
import { worldFormat } from '../../simulator/world-format.ts'
import type { Answered, Side } from '../../truth/parity.ts'
import type { AnyVendor } from '../../vendors/contract/vendor.ts'
import { VENDOR_LIST } from '../../vendors/index.ts'

/** How long an answer may take, milliseconds. */
const TIMEOUT_MS = 30_000
/** How many bytes an answer may have. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024

/** A vendor's API over HTTP. It follows no redirect, so that no credential goes to another host. */
export function askedSide(url: string, credentials: Pick<Side, 'token' | 'sellerToken'>): Side {
  return {
    ...credentials,
    async send(query, variables, header) {
      const { signal, lift } = realDeadline(TIMEOUT_MS)
      try {
        const body = JSON.stringify({ query, variables })
        const headers = { ...toHeaders(header), 'user-agent': `backlot/${VERSION}` }
        const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
        const [contentType = ''] = response.headers.get('content-type')?.split(';', 1) ?? []
        const location = response.headers.get('location') ?? undefined
        return { ...toAnswered(response.status, await textOf(response)), contentType, location }
      } finally {
        lift()
      }
    },
  }
}

/** The whole text of an answer, if it is not too long. */
async function textOf({ body }: Response): Promise<string> {
  return body ? (await readAll(body, MAX_ANSWER_BYTES)).toString() : ''
}

/** The stand-in: one world with the default fixture, in this process. Its simulator knows what it assumes. */
export function standIn(
  vendor: AnyVendor,
  assume: Readonly<Record<string, string>>,
): Side & { readonly sim: Simulator } {
  const format = worldFormat(VENDOR_LIST)
  const sim = new Simulator({ vendors: VENDOR_LIST, fixtures: readFixtures(['default'], format), assume })
  const credentials = [...vendor.credentials(sim.world().state(vendor))]
  return {
    sim,
    token: credentials[0]!.token,
    sellerToken: credentials.find(({ role }) => role === 'seller')?.token,
    async send(query, variables, header) {
      const body = JSON.stringify({ query, variables })
      const request = { method: 'POST', url: vendor.paths[0]!, headers: toHeaders(header), body, secure: true }
      const answer = await sim.answer({ vendor: vendor.name, world: undefined, request })
      return toAnswered(answer.status, answer.body)
    },
  }
}

function toHeaders(header: string | undefined): Record<string, string> {
  const [name = '', ...value] = header?.split(': ') ?? []
  const json = { accept: 'application/json', 'content-type': 'application/json' }
  return header === undefined ? json : { ...json, [name.toLowerCase()]: value.join(': ') }
}

function toAnswered(status: number, text: string): Answered {
  try {
    return { status, body: JSON.parse(text) as unknown }
  } catch {
    return { status, body: undefined }
  }
}
