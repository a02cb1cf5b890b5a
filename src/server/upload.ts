import multipart from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { sendError } from '../control/fastify-app.ts'
import type { Fault } from '../faults/fault.ts'
import { takeUploadFault, tamperUpload } from '../faults/upload-tampering.ts'
import { toHttpError } from '../request/http-error.ts'
import { dated, type HttpResponse, jsonResponse } from '../request/message.ts'
import { namedWorld, readTarget } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { Upload, UploadAnswer } from '../vendors/contract/upload.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { Cause, type Exchange } from '../world/journal.ts'
import type { AnswerLog } from './answer-log.ts'
import { detectMimeType } from './mime-type.ts'
import { send } from './send.ts'
import { datedAnswers } from './vendor-routes.ts'
import { notAForm, readUploadForm } from './upload-form.ts'

type UploadRequest = FastifyRequest<{ Params: { owner: string } }>

/**
 * A vendor's upload, where it has one: a multipart form, answered in the vendor's words whether the file is kept or
 * refused. What is no form at all, or is cut off, is a 4xx, and nothing of it is kept.
 */
export async function registerUpload(
  app: FastifyInstance,
  sim: Simulator,
  vendor: AnyVendor,
  log: AnswerLog | undefined,
): Promise<void> {
  const { uploadMaxBytes, reportBug } = sim.options
  const { upload: endpoint } = vendor
  if (!endpoint) return
  app.removeAllContentTypeParsers()
  datedAnswers(app, sim)
  await app.register(multipart)
  app.setErrorHandler<FastifyError>((error, _request, reply) =>
    sendError(reply, toHttpError(error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? notAForm() : error, reportBug)),
  )
  app.post(`${endpoint.path}/:owner`, async (request: UploadRequest, reply) => {
    const named = namedWorld(readTarget(request.originalUrl).world, request.headers)
    const uploaderOf = (sent: string | undefined) => sim.callers.uploader(vendor, endpoint, named, sent)
    const taken: { fault?: Fault | undefined } = {}
    const cutAt = async (sent: string | undefined): Promise<number | undefined> => {
      // Without a token yet, and nothing else that names a world, the world is known at the end only.
      if (sent === undefined && named === undefined) return undefined
      const fault = await sim.serve(() => {
        const { world, token } = uploaderOf(sent)
        return takeUploadFault(world.faults, vendor, token)
      })
      taken.fault = fault
      return fault?.kind === 'upload-cut' ? fault.bytes : undefined
    }
    const speed = (): number | undefined =>
      taken.fault?.kind === 'upload-slow' ? taken.fault.bytesPerSecond : undefined
    const limits = { maxBytes: uploadMaxBytes, cutAt, speed, closing: sim.closing }
    const form = await readUploadForm(request, endpoint, limits)
    const file = form.file && { ...form.file, mimeType: await detectMimeType(form.file.content, form.file.filename) }
    const work = async (): Promise<HttpResponse> => {
      const { world, token } = uploaderOf(form.token)
      const upload: Upload = { owner: request.params.owner, token, file, files: form.files }
      const cause = new Cause()
      const receive = (): UploadAnswer =>
        world.causedBy(cause, () => endpoint.receive({ world, state: world.state(vendor) }, upload, sim.options))
      const fault = 'fault' in taken ? taken.fault : takeUploadFault(world.faults, vendor, token)
      const begun = {
        at: world.clock.now(),
        vendor: vendor.name,
        operation: 'upload',
        operationName: null,
        fault: fault?.id ?? null,
        credential: token,
        // The journal has no file: that is in the world's state when it was accepted.
        request: { method: request.method, url: request.originalUrl, headers: {}, body: '', secure: false },
      }
      const note = (response: HttpResponse, answer: UploadAnswer | null): Exchange => {
        const id = world.journal.numberOf(cause)
        const durationMs = world.clock.now() - begun.at
        const exchange = { ...begun, id, durationMs, errors: answer?.errors ?? [], response }
        world.journal.add(exchange)
        log?.noting(reply.raw)(exchange, world.id)
        return exchange
      }
      if (world.faults.isEmpty && !fault) {
        const answer = receive()
        note(jsonResponse(200, answer.journalBody), answer)
        world.requestDone(cause)
        return dated(jsonResponse(200, answer.body), world.httpDate())
      }
      const call = { faults: world.faults, vendor, endpoint, fault, upload, closing: sim.closing, receive }
      const { response, answer, afterwards } = await world.during(tamperUpload(call))
      afterwards(note(response, answer))
      world.requestDone(cause)
      return dated(response, world.httpDate())
    }
    // An answer that breaks off is not fastify's.
    return send(reply, await sim.serve(work))
  })
}
