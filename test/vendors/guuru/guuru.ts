import { expect } from 'vitest'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import { type CallOptions, setupClient } from '../../setup.ts'

/** Records of the default fixture, partner `guuru-qa` where nothing else is said. */
export const CHAT = {
  pending: 'O2bqy2CsAaS7RBXZrhMOB',
  open: 'BSxGwFTtQdLEDOdTc4bWG',
  closed: 'ISs4GzUiDY5hZag_L8CDh',
  rated: 'uOqQ4XsALegamEH6tylwS',
  transferred: 'xwsemTXVANGeFOE45YUjD',
  openOfAnotherExpert: 'HrIaznHulFBJbgw8d4Y10',
  closedOfAnotherExpert: 'eJOCz92jGfx-idIrWe0DD',
  otherPartner: 'vM2CsCiG2t3t59tRxVuAW',
} as const
export const PERSONA = {
  john: 'ab22a12e-cefd-4f67-945b-c215c42202b4',
  jane: 'e393edb0-ad3d-432e-960d-35593485bfa6',
  otherPartner: 'b169e2af-3e9f-4170-8ba1-dafcc1e5e596',
} as const
export const SUBMISSION = {
  pending: 'e394e75b-e159-4d7c-a02c-9445da754994',
  approved: '5624f02c-3a74-44f6-8b5d-8fe7f730eced',
  rejected: 'b95b9512-f6c9-4b51-b9df-dc91d7039d6c',
  otherPartner: '8fceb958-1f64-4f27-ac8e-3df001af8f3d',
} as const
export const OTHER_TOKEN = 'guuru-other-partner'
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A client of GUURU's API in a fresh world, and a look at what it left there. */
export function setupGuuru(options?: SimulatorOptions) {
  const client = setupClient('guuru', options)

  /** One chat as `partner.chats` shows it. */
  const readChat = async (id: string, fields: string, callOptions?: CallOptions) => {
    const data = await client.ask(
      `{ partner { chats(first: 100) { edges { node { id ${fields} } } } } }`,
      {},
      callOptions,
    )
    return data.partner.chats.edges.find(({ node }: { node: { id: string } }) => node.id === id)?.node
  }

  return { ...client, readChat }
}

/** The answer to an operation that was refused at `field` (`a.b` for a nested one): HTTP 200, no data, one error. */
export function refusal(field: string, code: string, message: string, details: Record<string, unknown> = {}) {
  return {
    status: 200,
    body: {
      data: null,
      errors: [{ message, locations: [expect.anything()], path: field.split('.'), extensions: { code, ...details } }],
    },
  }
}
