import { errorCode, parseJson } from '../../errors/reasons.ts'
import { chunksOf, TooLate } from './ask.ts'
import { type ControlClient, notBacklot } from './client.ts'

/** How many characters one entry may have. */
const MAX_ENTRY = 16 * 1024 * 1024
/** After how long without a byte a stream counts as broken, real milliseconds. */
const SILENCE_MS = 300_000

/** Prints a stream from its beginning; where it breaks off, as it does after long silence, it is taken up again. */
export async function followStream<T>(client: ControlClient, path: string, print: (item: T) => void): Promise<void> {
  for (let last = '0'; ;) {
    const answer = await client.send('GET', path, undefined, {
      accept: 'text/event-stream',
      'last-event-id': last,
    })
    if (!answer.headers['content-type']?.startsWith('text/event-stream')) {
      answer.destroy()
      throw notBacklot(client.url, 200)
    }
    try {
      for await (const { id, item } of readItems<T>(chunksOf(answer, SILENCE_MS), client.url)) {
        last = id
        print(item)
      }
      return
    } catch (error) {
      // The connection broke, or nothing came on it for minutes.
      if (!(error instanceof TooLate || errorCode(error) === 'ECONNRESET')) throw error
    }
  }
}

/** An entry of a stream, with its id there. */
export interface StreamedItem<T> {
  readonly id: string
  readonly item: T
}

/** The entries of a stream of server-sent events; comments and all other fields are passed over. */
export async function* readItems<T>(body: AsyncIterable<Uint8Array>, url: string): AsyncGenerator<StreamedItem<T>> {
  const decoder = new TextDecoder()
  let [rest, lastLetter] = ['', '']
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true })
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
