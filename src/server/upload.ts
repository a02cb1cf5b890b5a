import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { SimError } from '../errors/sim-error.ts'
import type { Fault } from '../faults/fault.ts'
import { type HttpResponse, jsonResponse } from '../request/message.ts'
import type { Exchange } from '../world/journal.ts'
import { send } from './send.ts'
import { type Simulator, splitCredential, worldError } from '../simulator/simulator.ts'
import {
  detectMimeType,
  receiveAttachment,
  type Upload,
  UPLOAD_PATH,
  type UploadAnswer,
  type UploadedFile,
} from '../vendors/thg/operations/uploads.ts'
import { takeUploadFault, tamperUpload } from '../faults/upload-tampering.ts'
import { assertWorldId } from '../simulator/worlds.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** How many parts a form may have; more are answered with 413. */
const MAX_PARTS = 100
/** Bytes of a form's field; the token has 36 and its world's name. What is longer is cut, and unknown then. */
const MAX_FIELD_BYTES = 1024

/** A form, read whole. The token may come before or after the file. */
interface Form {
  readonly token: string | undefined
  readonly file: Omit<UploadedFile, 'mimeType'> | undefined
  readonly files: number
}

/** How many bytes of a file may come before the connection is cut, told when the file begins; undefined: all. */
type LimitOf = (token: string | undefined) => number | undefined

/** What the journal says of an upload. */
interface Receipt {
  /** When it came, epoch milliseconds on the world's clock. */
  readonly at: number
  readonly response: HttpResponse
  /** Null where nothing was received. */
  readonly answer: UploadAnswer | null
  readonly token: string | undefined
  readonly fault?: Fault | undefined
}

/**
 * THG's attachment upload: a multipart form with the token in `uploadToken` (or `authToken`) and the file in
 * `attachment`. Answers the four documented members with status 200, whether it is accepted or refused; what is no
 * form at all, or is cut off, is a 4xx, and nothing of it is kept.
 */
export async function registerUpload(app: FastifyInstance, sim: Simulator): Promise<void> {
  const { uploadMaxBytes, uploadTypes } = sim.options
  app.removeAllContentTypeParsers()
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: uploadMaxBytes, fieldSize: MAX_FIELD_BYTES, parts: MAX_PARTS },
  })
  app.setErrorHandler<FastifyError>((error, _request, reply) => answerError(sim, error, reply))
  app.post<{ Params: { number: string; world?: string } }>(`${UPLOAD_PATH}/:number`, async (request, reply) => {
    const struck: { fault?: Fault | undefined } = {}
    const form = await readForm(request, sent => {
      // Without a token yet, and nothing else that names a world, the world is known at the end only.
      if (sent === undefined && namedWorld(request) === undefined) return undefined
      const { world, token } = findPlace(sim, request, sent)
      const fault = (struck.fault = takeUploadFault(world, token))
      return fault?.kind === 'upload-cut' ? fault.bytes : undefined
    })
    const file = form.file && { ...form.file, mimeType: await detectMimeType(form.file.content, form.file.filename) }
    const { world, token } = findPlace(sim, request, form.token)
    const at = world.clock.now()
    const upload: Upload = { customer: request.params.number, token, file, files: form.files }
    const receive = (): UploadAnswer => receiveAttachment({ world, state: world.thg.state }, upload, uploadTypes)
    const fault = 'fault' in struck ? struck.fault : takeUploadFault(world, token)
    if (world.faults.isEmpty && !fault) {
      const answer = receive()
      const { successful, errorCode } = answer
      writeDown(world, request, { at, response: jsonResponse(200, { successful, errorCode }), answer, token })
      return reply.send(answer)
    }
    const { afterwards, ...receipt } = await tamperUpload({ world, fault, upload, closing: sim.closing, receive })
    afterwards(writeDown(world, request, { ...receipt, at, token, fault }))
    return send(reply, receipt.response)
  })
}

/** Reads a form as it comes in; of its files only the first is kept, and of that no more than is allowed. */
async function readForm(request: FastifyRequest, limitOf: LimitOf): Promise<Form> {
  if (!request.isMultipart()) throw notAForm()
  const fields = new Map<string, string>()
  let file: Form['file']
  let files = 0
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields.set(part.fieldname, part.value)
      } else if (part.fieldname === 'attachment' && ++files === 1) {
        file = await readFile(part, limitOf(fields.get('uploadToken') ?? fields.get('authToken')))
        if (file === undefined) break
      } else part.file.resume()
    }
  } catch (error) {
    throw malformed(error)
  }
  return { token: fields.get('uploadToken') ?? fields.get('authToken'), file, files }
}

/** Reads a file; undefined when more bytes came than there may be before the connection is cut. */
async function readFile({ file, filename }: MultipartFile, limit = Infinity): Promise<Form['file']> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file) {
    chunks.push(chunk)
    if ((size += chunk.length) > limit) return undefined
  }
  return { filename, content: Buffer.concat(chunks), tooLarge: file.truncated }
}

/**
 * The world of an upload: named by path or header, else by what follows the form's token, which is answered without
 * that. A token that the world would refuse does not bring the world into being.
 */
function findPlace(
  sim: Simulator,
  { params, headers }: FastifyRequest<{ Params: { world?: string } }>,
  sent: string | undefined,
): { world: SimWorld; token: string | undefined } {
  const named = namedWorld({ params, headers })
  if (named !== undefined) assertWorldId(named)
  const { id, credential, known } = splitCredential(named, sent)
  const token = known ? credential : undefined
  const existing = sim.worlds.find(id)
  if (existing) return { world: existing, token }
  const passing = sim.worlds.passing(id)
  const accepted = token !== undefined && passing.thg.state.uploadTokens.get(token) !== undefined
  return { world: accepted || sim.options.worlds === 'explicit' ? sim.worlds.use(id) : passing, token }
}

function namedWorld({
  params,
  headers,
}: Pick<FastifyRequest<{ Params: { world?: string } }>, 'params' | 'headers'>): string | undefined {
  const header = headers['x-sim-world']
  return params.world ?? (typeof header === 'string' ? header : undefined)
}

/** Writes an upload into the journal, without the file: that is in the world's state when it was accepted. */
function writeDown(
  world: SimWorld,
  request: FastifyRequest,
  { at, response, answer, token, fault }: Receipt,
): Exchange {
  const { url, method } = request
  const durationMs = world.clock.now() - at
  return world.journal.add(id => ({
    id,
    at,
    vendor: 'thg',
    operation: 'upload',
    operationName: null,
    errors: !answer || answer.successful ? [] : [{ errorCode: answer.errorCode }],
    durationMs,
    fault: fault?.id ?? null,
    credential: token,
    request: { method, url, headers: {}, body: '', secure: false },
    response,
  }))
}

function notAForm(): SimError {
  return new SimError('UNSUPPORTED_MEDIA_TYPE', 'Send the upload as Content-Type: multipart/form-data; boundary=...')
}

/** What the parser of forms makes of a broken one; too many parts, and refusals of ours, keep their own code. */
function malformed(error: unknown): SimError {
  if (error instanceof SimError) return error
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 413) {
    return new SimError('FORM_TOO_LARGE', `The form has too many parts: ${reason}.`)
  }
  return new SimError('MALFORMED_FORM', `The body is not a whole multipart form: ${reason}.`)
}

function answerError(sim: Simulator, error: FastifyError, reply: FastifyReply): FastifyReply {
  const answer = (status: number, code: string, message: string): FastifyReply =>
    reply.status(status).send({ error: { code, message } })
  const refusal = error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? notAForm() : error
  if (refusal instanceof SimError) {
    const status = STATUSES[refusal.code] ?? worldError(refusal).status
    return answer(status, refusal.code, refusal.message)
  }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return answer(error.statusCode, error.code, error.message)
  sim.options.reportBug(error)
  return answer(500, 'INTERNAL_SERVER_ERROR', 'Unexpected error.')
}

/** HTTP statuses of our own refusals; those of worlds are the same on every path. */
const STATUSES: Readonly<Record<string, number>> = {
  UNSUPPORTED_MEDIA_TYPE: 415,
  MALFORMED_FORM: 400,
  FORM_TOO_LARGE: 413,
}
