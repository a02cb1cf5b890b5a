import { parseJson } from '../errors/reasons.ts'
import { type ControlClient, notBacklot } from './client.ts'

/** How many characters one entry may have. */
const MAX_ENTRY = 16 * 1024 * 1024

/** Prints a stream from its beginning; where it breaks off, as it does after long silence, it is taken up again. */
export async function followStream<T>(client: ControlClient, path: string, print: (item: T) => void): Promise<void> {
  for (let last = '0'; ;) {
    const { body, headers } = await client.send('GET', path, undefined, {
      accept: 'text/event-stream',
      'last-event-id': last,
    })
    if (!headers.get('content-type')?.startsWith('text/event-stream')) throw notBacklot(client.url, 200)
    try {
      for await (const { id, item } of body ? readItems<T>(body, client.url) : []) {
        last = id
        print(item)
      }
      return
    } catch (error) {
      // undici's word for a connection that broke, or on which nothing came for minutes.
      if (!(error instanceof TypeError && error.message === 'terminated')) throw error
    }
  }
}

/** An entry of a stream, with its id there. */
interface StreamedItem<T> {
  readonly id: string
  readonly item: T
}

/** The entries of a stream of server-sent events; comments and all other fields are passed over. */
async function* readItems<T>(body: NonNullable<Response['body']>, url: string): AsyncGenerator<StreamedItem<T>> {
  const decoder = new TextDecoder()
  let [rest, lastLetter] = ['', '']
  const reader = body.getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const text = decoder.decode(chunk.value, { stream: true })
    // What came before is looked through once, when its end has come, which may lie across two chunks.
    const hasEnd = (lastLetter + text).includes('\n\n')
    lastLetter = text.slice(-1) || lastLetter
    const blocks = hasEnd ? (rest + text).split('\n\n') : [rest + text]
    rest = blocks.pop() ?? ''
    if (rest.length > MAX_ENTRY) throw notBacklot(url, 200)
    for (const block of blocks) {
      const [, id] = /^id: (.+)$/m.exec(block) ?? []
      const [, data] = /^data: (.+)$/m.exec(block) ?? []
      if (id && data) yield { id, item: parseJson(data, () => notBacklot(url, 200)) as T } // the caller knows the stream's type
    }
  }
}
