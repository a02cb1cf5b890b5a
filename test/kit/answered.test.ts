import { expect, test } from 'vitest'
import { createAnswered } from '../../src/kit/answered.ts'

const Answered = createAnswered(Response)
const HEADERS = { 'content-type': 'application/json; charset=utf-8' }
const URL_SENT = 'http://localhost/guuru/graphql'

/** What a user of an answer does with its body, and what is seen of it. */
const uses: Readonly<Record<string, (answer: Response) => unknown>> = {
  text: answer => answer.text(),
  json: answer => answer.json(),
  arrayBuffer: async answer => Buffer.from(await answer.arrayBuffer()).toString('hex'),
  bytes: async answer => Buffer.from(await answer.bytes()).toString('hex'),
  blob: async answer => {
    const blob = await answer.blob()
    return [blob.type, await blob.text()]
  },
  formData: answer => answer.formData(),
  bodyUsed: answer => answer.bodyUsed,
  body: answer => answer.body && [answer.body.locked, answer.body === answer.body],
  stream: async answer => {
    const reader = answer.body?.getReader()
    const pieces: Uint8Array[] = []
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) pieces.push(next.value)
    return Buffer.concat(pieces).toString('hex')
  },
  cancel: answer => answer.body?.cancel(),
  clone: answer => answer.clone().text(),
  'clone of a clone': answer => answer.clone().clone().json(),
}

async function outcome(answer: Response, use: string): Promise<unknown> {
  try {
    return { [use]: await uses[use]!(answer) }
  } catch (error) {
    return { [use]: String(error) }
  }
}

const bodies: Readonly<Record<string, Buffer<ArrayBuffer>>> = {
  JSON: Buffer.from('{"data":{"name":"Zoë"}}'),
  'with a byte order mark': Buffer.from('\uFEFF{}'),
  'no JSON': Buffer.from('{"data":'),
  'no UTF-8': Buffer.from([0x22, 0xff, 0xfe, 0x22]),
  nothing: Buffer.alloc(0),
}

test.each(Object.keys(bodies))(
  '[ours] an answer is read as a Response is, whatever was read before: %s',
  async name => {
    for (const first of Object.keys(uses)) {
      for (const second of Object.keys(uses)) {
        const answer = new Answered(bodies[name]!, { status: 200, headers: HEADERS }, URL_SENT)
        const plain = new Response(bodies[name]!, { status: 200, headers: HEADERS })
        for (const use of [first, second, 'bodyUsed', 'text'])
          expect(await outcome(answer, use), `${first}, ${second}: ${use}`).toEqual(await outcome(plain, use))
      }
    }
  },
)

test.each([204, 205, 304])('[ours] an answer with status %s has no body', async status => {
  const answer = new Answered(Buffer.from('{}'), { status }, URL_SENT)
  expect(answer.body).toBeNull()
  expect(await answer.text()).toBe('')
})
