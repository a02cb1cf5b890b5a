import { jsonResponse } from '../request/message.ts'
import type { Upload, UploadAnswer, UploadEndpoint } from '../vendors/contract/upload.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { delay, type Effect, effectOnTheWay, NO_ANSWER, statusText } from './effects.ts'
import type { Fault } from './fault.ts'
import type { Faults } from './faults.ts'
import { callerPrint, fingerprint } from './lost-answers.ts'
import { UPLOAD } from './rule-check.ts'
import { followUp, type TamperedAnswer, type TamperedCall } from './tampering.ts'

/** An upload that was read. */
export interface TamperedUpload extends Pick<TamperedCall, 'vendor' | 'closing'> {
  readonly faults: Faults
  readonly endpoint: UploadEndpoint
  /** The fault that applies to it, taken when the file began. */
  readonly fault: Fault | undefined
  readonly upload: Upload
  /** Keeps the file, or says why not. */
  receive(): UploadAnswer
}

/** What became of an upload. */
export interface TamperedReceipt extends Required<Pick<TamperedAnswer, 'response' | 'afterwards'>> {
  /** What was answered, or would have been; null where nothing was received. */
  readonly answer: UploadAnswer | null
}

/** The fault that applies to an upload with this token, counted as a hit. */
export function takeUploadFault(faults: Faults, { name: vendor }: AnyVendor, token?: string): Fault | undefined {
  if (faults.isEmpty) return undefined
  return faults.take({ family: 'upload', vendor, operations: [UPLOAD], caller: token ?? null })
}

/** Receives an upload under its fault. */
export async function tamperUpload(call: TamperedUpload): Promise<TamperedReceipt> {
  const { faults, vendor, endpoint, fault, upload, closing, receive } = call
  if (fault?.kind === 'latency') await delay(faults, fault, closing)
  const effect = fault ? effectOn(endpoint, fault) : {}
  const answer = effect.instead ? null : receive()
  const response = effect.instead ?? jsonResponse(200, answer?.body)
  const { token, owner, file } = upload
  const content = file && Buffer.from(file.content).toString('base64')
  const outcome = {
    fingerprint: fingerprint(token, vendor.name, [UPLOAD, owner, file?.filename, content]),
    caller: callerPrint(token, vendor.name),
    isQuery: false,
    records: [],
    shown: new Set<string>(),
    executed: answer !== null,
    created: answer !== null && answer.errors.length === 0,
  }
  return {
    answer,
    response: effect.after?.(response) ?? response,
    afterwards: exchange => followUp(faults, fault, outcome, exchange),
  }
}

function effectOn(endpoint: UploadEndpoint, fault: Fault): Effect {
  switch (fault.kind) {
    case 'upload-cut':
      return { instead: NO_ANSWER }
    case 'upload-refused':
      return { instead: jsonResponse(200, endpoint.refuse(fault.errorCode).body) }
    case 'expired-credential':
      return { instead: jsonResponse(200, endpoint.refuse().body) }
    case 'http-status': {
      const error = { code: 'SIMULATED_FAULT', message: statusText(fault.status) }
      return { instead: jsonResponse(fault.status, { error }) }
    }
    default:
      return effectOnTheWay(fault)
  }
}
