/** What both sides of a conversation send: the client's side by the vendor's API, the other one by acts. */
import type { Conversation, ConversationAct, Credential } from '../page/answers.ts'
import { CallError, type Endpoint } from '../page/client.ts'
import type { Page } from '../page/page.ts'
import { CLIENTS } from '../../vendors/clients.ts'
import type { Answered, ClientUpload, Operation } from '../../vendors/client-side.ts'

/** An operation that was sent, to whose endpoint and as whom, and what came of it. */
export interface Sent extends Operation {
  readonly vendor: string
  readonly who: string
  /** Why it was refused, in the vendor's words; undefined where it was done. */
  readonly refusal?: string | undefined
  /** The newest request of the page when it was sent: its own one came later. */
  readonly after: number
}

/** Told of each operation when it was answered. */
export type Told = (sent: Sent) => void

/** The body of a vendor's answer, as far as any operation of ours has it. */
interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly message: string }[]
}

/** All credentials of the world for a vendor. */
export async function credentialsOf(page: Page, vendor: string): Promise<readonly Credential[]> {
  const world = await page.call('GET /worlds/{id}', { params: { id: page.world }, query: { credentials: 'all' } })
  return world.credentials[vendor] ?? []
}

/** The credential of the conversation's own account; of a customer without one, a session that is made for it. */
export async function credentialFor(page: Page, { vendor, client: { account } }: Conversation): Promise<Credential> {
  const known = await credentialsOf(page, vendor)
  const own = known.find(({ who }) => account === null || who.split(' ').includes(account))
  if (own) return own
  const session = account === null ? undefined : CLIENTS[vendor]?.session?.(account)
  if (!session) throw new Error('The world has no credential for this conversation.')
  const { table, record, header } = session
  const endpoint = `POST /${vendor}/records/{table}` as Endpoint // every vendor has it
  const made = (await page.call(endpoint, { params: { table }, body: record })) as Pick<Credential, 'token'> // the record
  const token = made.token + (page.prefix && `@${page.world}`)
  return { token, header: header(token), who: `account ${account}` }
}

/** Sends an operation to the vendor's own endpoint; answers its data. Throws the vendor's refusal. */
export async function send(
  page: Page,
  vendor: string,
  { header, who }: Credential,
  asked: Operation,
  told?: Told,
): Promise<Answered> {
  const url = page.vendors.value.find(({ name }) => name === vendor)?.urls[0] ?? ''
  const [name = '', ...value] = header.split(': ')
  const after = page.requests.value.at(-1)?.id ?? 0
  const response = await fetch(new URL(url).pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [name]: value.join(': ') },
    body: JSON.stringify({ query: asked.query, variables: asked.variables }),
  })
  const text = await response.text()
  const { data, refusal } = readAnswer(text, response.status)
  told?.({ ...asked, vendor, who, refusal, after })
  if (refusal !== undefined) throw new CallError('REFUSED', `Refused by the API: ${refusal}`)
  return data
}

function readAnswer(text: string, status: number): { data: Answered; refusal?: string } {
  let answer: Answer
  try {
    answer = JSON.parse(text) as Answer // an answer of GraphQL, or none
  } catch {
    return { data: {}, refusal: `HTTP ${status}, and no JSON` }
  }
  const data = answer.data ?? {}
  const payload = Object.values(data)[0] as { readonly errors?: readonly PayloadError[] | null } | null | undefined // of some vendors
  const own = payload?.errors?.map(({ field, messages }) => `${field ?? ''} ${messages.join(', ')}`.trim())
  const refusal = answer.errors?.[0]?.message ?? own?.[0] ?? (status >= 400 ? `HTTP ${status}` : undefined)
  return refusal === undefined ? { data } : { data, refusal }
}

interface PayloadError {
  readonly field: string | null
  readonly messages: readonly string[]
}

/** As whom the client's form writes: as the chosen one, else as the present or first one. */
export function speakerIn(data: FormData, { client: { speakers } }: Conversation): string {
  return String(data.get('speaker') ?? speakers[0]?.id ?? '')
}

/** Writes as the client's side: a photo is uploaded first, and what has to be done first is done. */
export async function writeAsClient(
  page: Page,
  conversation: Conversation,
  { text, data }: { readonly text: string; readonly data: FormData },
  told: Told,
): Promise<void> {
  const { vendor, id, status } = conversation
  const speakerId = speakerIn(data, conversation)
  const chosen = data.get('photo')
  const photo = chosen instanceof File && chosen.name !== '' ? chosen : undefined
  const side = CLIENTS[vendor]
  if (!side) return
  const credential = await credentialFor(page, conversation)
  for (const { isFirst, allowedIn = [], operation } of side.moves)
    if (isFirst && allowedIn.includes(status ?? ''))
      await send(page, vendor, credential, operation(id, { lastId: '', speakerId }), told)
  const file = photo && side.upload && (await upload(page, vendor, credential, side.upload, photo, told))
  await send(page, vendor, credential, side.say(id, text || (photo?.name ?? ''), file), told)
}

/** Uploads a photo as the vendor's site does; answers its token. */
async function upload(
  page: Page,
  vendor: string,
  credential: Credential,
  { config, form }: ClientUpload,
  photo: File,
  told: Told,
): Promise<string> {
  const { url, fields } = form(await send(page, vendor, credential, config, told), photo)
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value as string | Blob) // what forms hold
  const response = await fetch(url, { method: 'POST', body })
  const { token, errorCode } = (await response.json().catch(() => ({}))) as { token?: string; errorCode?: number } // of its answer
  if (!token) throw new Error(`The upload was refused with the code ${errorCode ?? response.status}.`)
  return token
}

/** Does an act of the other side. */
export async function perform(page: Page, { method, path }: ConversationAct, body: object): Promise<unknown> {
  const endpoint = `${method} ${path.slice(`${page.prefix}/_sim`.length)}` as Endpoint // the server names it
  return page.call(endpoint, { body })
}
