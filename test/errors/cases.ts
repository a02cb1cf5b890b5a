/** Tables of cases: every code of a catalogue, and what is refused with it. */
import { expect, test } from 'vitest'
import { type Catalogue, KINDS, SimError } from '../../src/errors/sim-error.ts'
import type { ControlAnswer } from '../control/control.ts'

/** A refusal as its client sees it: a status where no vendor words it. */
export interface Refused {
  readonly code: string
  readonly status?: number
}

/** What provokes each code of a catalogue, given `P`. */
export type Cases<C extends string, P> = Readonly<Record<C, (given: P) => Promise<Refused>>>

/** The refusal that was answered over HTTP. */
export async function answered(answer: Promise<ControlAnswer> | Promise<Response>): Promise<Refused> {
  const { status, body } = await answer
  const { error } = body instanceof ReadableStream ? await new Response(body).json() : body
  return { status, code: error.code }
}

/** The refusal that a vendor worded. */
export async function worded(answer: Promise<ControlAnswer>): Promise<Refused> {
  const { body } = await answer
  return { code: body.errors[0].extensions.code }
}

/** The refusal that was thrown. */
export async function thrown(work: () => unknown): Promise<Refused> {
  const error = await (async () => work())().catch((reason: unknown) => reason)
  if (!(error instanceof SimError)) throw new Error(`Not refused: ${String(error)}`)
  return { status: error.status, code: error.code }
}

/** A test of each case, and one that no code of the catalogue lacks its case. */
export function testCases<C extends string, P>(catalogue: Catalogue<C>, cases: Cases<C, P>, given: () => P): void {
  test('[ours] every code of the catalogue has its case', () => {
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(catalogue).toSorted())
  })

  test.each(Object.keys(catalogue) as C[])('[ours] %s is reached, and has the status of its kind', async code => {
    const { status = KINDS[catalogue[code][0]], ...refused } = await cases[code](given())
    expect({ ...refused, status }).toEqual({ code, status: KINDS[catalogue[code][0]] })
  })
}
