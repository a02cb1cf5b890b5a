import { Blob } from '../time/native.ts'
import type { FetchInit, FetchInput } from '../api/fetch.ts'
import type { WebhookHandler } from '../api/parts.ts'
import { webhooksError } from '../webhooks/errors.ts'
import type { Handler } from '../webhooks/handlers.ts'
import { type AnsweredClass, createAnswered } from './answered.ts'

/** What `fetch` takes and gives, of node's own realm: environments such as jsdom have others, or none. */
export interface FetchClasses {
  readonly Request: typeof globalThis.Request
  readonly Response: typeof globalThis.Response
  readonly Headers: typeof globalThis.Headers
  readonly Answered: AnsweredClass
}

/** Node's classes where the globals are those, else undici's, from which node has its own. */
export async function loadFetchClasses(): Promise<FetchClasses> {
  const ofNode = [globalThis.Request, globalThis.Response, globalThis.Headers].every(isOfUndici)
  // Undici's have the same members, but types of their own.
  const classes = ofNode ? globalThis : ((await import('undici')) as unknown as Omit<FetchClasses, 'Answered'>)
  const { Request, Response, Headers } = classes
  return { Request, Response, Headers, Answered: createAnswered(Response) }
}

/** Whether a class is undici's: no other implementation checks arguments by `webidl`. */
function isOfUndici(given: unknown): boolean {
  return typeof given === 'function' && String(given).includes('webidl')
}

/** The request that `fetch` would send; what another realm made is read by its shape. `url` is absolute. */
export async function toOwnRequest(
  { Request, Response }: FetchClasses,
  url: string,
  input: FetchInput,
  init: FetchInit | undefined,
): Promise<Request> {
  // The caller heeds the signal, which may be another realm's.
  const own = { ...init, body: (await toOwnBody(init?.body, Response)) ?? null, signal: null }
  if (!isRequest(input)) return new Request(url, own)
  if (Request.prototype.isPrototypeOf(input)) return new Request(input, own)
  const { method, headers, body } = input
  const content = body === null || method === 'GET' || method === 'HEAD' ? null : await input.clone().arrayBuffer()
  return new Request(url, {
    method,
    headers: [...headers],
    body: content,
    ...init,
    ...(init?.body ? own : {}),
    signal: null,
  })
}

/** Whether what is fetched is a request, of whatever realm, and not a URL. */
export function isRequest(input: FetchInput): input is Request {
  return typeof input === 'object' && !('href' in input)
}

async function toOwnBody(body: FetchInit['body'], OwnResponse: typeof Response): Promise<FetchInit['body']> {
  if (typeof body !== 'object' || body === null) return body
  if ('size' in body && 'type' in body) return toOwnBlob(body as globalThis.Blob) // it looks like one
  // Parameters of a URL have the same methods, and are sorted besides.
  if (!('getAll' in body) || 'sort' in body) return body
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const form = await new OwnResponse('', { headers }).formData()
  for (const [name, value] of body as FormData) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, await toOwnBlob(value), value.name)
  }
  return form
}

/** The same bytes and type. */
async function toOwnBlob(blob: globalThis.Blob): Promise<globalThis.Blob> {
  const content = 'arrayBuffer' in blob ? await blob.arrayBuffer() : await readByReader(blob)
  return new Blob([content], { type: blob.type }) as globalThis.Blob // node types it once more by itself
}

/** The bytes of a blob of jsdom's, which before version 27 only its `FileReader` reads. */
function readByReader(blob: unknown): Promise<ArrayBuffer> {
  const { FileReader } = globalThis as unknown as { readonly FileReader: new () => Reader } // no type of node's
  return new Promise(resolve => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result))
    reader.readAsArrayBuffer(blob)
  })
}

interface Reader {
  addEventListener(type: 'load', listener: () => void): void
  readonly result: ArrayBuffer
  readAsArrayBuffer(blob: unknown): void
}

/** Calls a handler with node's own `Request`; what it answers only has to have a status. Refuses what is no function. */
export function callerOf(handler: WebhookHandler): Handler {
  if (typeof handler !== 'function')
    throw webhooksError('INVALID_WEBHOOK', 'webhooks.to takes a function: async request => new Response().')
  return async ({ url, headers, body }) => {
    const { Request } = await loadFetchClasses()
    const answer: unknown = await handler(new Request(url, { method: 'POST', headers, body }))
    const status = answer instanceof Object && 'status' in answer ? answer.status : undefined
    if (typeof status === 'number') return status
    throw webhooksError('INVALID_WEBHOOK', 'The handler answered no Response.')
  }
}
