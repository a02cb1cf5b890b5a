import { UPLOAD } from './rule-check.ts'
import type { Fault } from './fault.ts'
import { type HttpResponse, jsonResponse } from '../request/message.ts'
import type { Exchange } from '../world/journal.ts'
import { fingerprint } from './lost-answers.ts'
import { delay, type Effect, effectOnTheWay, NO_ANSWER, statusText } from './effects.ts'
import { followUp } from './tampering.ts'
import type { Upload, UploadAnswer } from '../vendors/thg/operations/uploads.ts'
import { UPLOAD_ERRORS } from '../vendors/thg/rules.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** An upload that was read. */
export interface TamperedUpload {
  readonly world: SimWorld
  /** The fault that strikes it, taken when the file began. */
  readonly fault: Fault | undefined
  readonly upload: Upload
  /** Ends waits. */
  readonly closing: AbortSignal
  /** Keeps the file, or says why not. */
  receive(): UploadAnswer
}

/** What became of an upload. */
export interface TamperedReceipt {
  readonly response: HttpResponse
  /** What was answered, or would have been; null where nothing was received. */
  readonly answer: UploadAnswer | null
  readonly afterwards: (exchange: Exchange) => void
}

/** The fault that strikes an upload with this token, counted as a hit. */
export function takeUploadFault({ faults }: SimWorld, token: string | undefined): Fault | undefined {
  if (faults.isEmpty) return undefined
  return faults.take({ family: 'upload', vendor: 'thg', operations: [UPLOAD], caller: token ?? null })
}

/** Receives an upload under its fault. */
export async function tamperUpload(call: TamperedUpload): Promise<TamperedReceipt> {
  const { world, fault, upload, closing, receive } = call
  if (fault?.kind === 'latency') await delay(world, fault, closing)
  const effect = fault ? effectOn(fault) : {}
  const answer = effect.instead ? null : receive()
  const response = effect.instead ?? jsonResponse(200, answer)
  const { token, customer, file } = upload
  const seen = fingerprint(token, 'thg', [UPLOAD, customer, file?.filename, file?.content.toString('base64')])
  return {
    answer,
    response: effect.after?.(response) ?? response,
    afterwards: exchange =>
      followUp(world, fault, { seen, executed: answer !== null, created: answer?.successful ?? false }, exchange),
  }
}

function effectOn(fault: Fault): Effect {
  const { kind, status = 500, errorCode = UPLOAD_ERRORS.EXPIRED_TOKEN } = fault
  if (kind === 'upload-cut') return { instead: NO_ANSWER }
  if (kind === 'upload-refused' || kind === 'expired-credential')
    return { instead: jsonResponse(200, { successful: false, token: null, mimeType: null, errorCode }) }
  if (kind === 'http-status')
    return { instead: jsonResponse(status, { error: { code: 'SIMULATED_FAULT', message: statusText(status) } }) }
  return effectOnTheWay(fault)
}
