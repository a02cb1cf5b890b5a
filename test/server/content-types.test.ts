/** What a body's content type does, by each way in: whatever the header is, the vendor answers. */
import { describe, expect, test } from 'vitest'
import { byAllDoors, type DoorAnswer, GUURU, MARKETPLACER, THG_APP, THG_WEB } from './doors.ts'

/** Types that are none, and types of something else. */
const ODD = [
  'foo',
  'foo/',
  '/json',
  'application/json,application/json',
  'application json',
  'application/json charset=utf-8',
  'a/b/c',
  '"',
  'text/html',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
]

describe.each([
  ['THG, app', THG_APP],
  ['THG, web', THG_WEB],
  ['Marketplacer', MARKETPLACER],
  ['GUURU', GUURU],
])('%s', (name, endpoint) => {
  test.each(ODD)('[assumed] refuses a body of the type %s in its own shape', async type => {
    const answers = await byAllDoors(endpoint, {
      headers: { 'content-type': type },
      body: '{"query":"{ __typename }"}',
    })
    const { socket, local, intercepted } = answers
    expect(withoutRay(socket)).toMatchObject({
      status: 415,
      type: 'application/json; charset=utf-8',
      body: {
        errors: [{ message: expect.stringMatching(/^Send the request as Content-Type: application\/json, not /) }],
      },
    })
    expect('extensions' in socket.body).toBe(name.startsWith('THG'))
    expect([withoutRay(local), withoutRay(intercepted)]).toEqual([withoutRay(socket), withoutRay(socket)])
  })
})

// Source: RFC 9110, 5.6.6 Parameters: an empty one says nothing.
test.each([
  [MARKETPLACER, ';', 'without a content type'],
  [GUURU, ' ; charset=utf-8', 'without a content type'],
  [MARKETPLACER, 'Application/JSON;', undefined],
  [GUURU, 'application/json; ; charset="UTF-8"', undefined],
  [THG_APP, ';', undefined],
])('[ours] %o takes a type without parameters, "%s"', async (endpoint, type, refused) => {
  const body = '{"query":"{ __typename }"}'
  for (const answer of Object.values(await byAllDoors(endpoint, { headers: { 'content-type': type }, body }))) {
    expect(answer.status).toBe(refused === undefined ? 200 : 415)
    const message = refused && `Send the request as Content-Type: application/json, not ${refused}.`
    expect(answer.body.errors?.[0].message).toBe(message)
  }
})

/** An answer without what THG mints for each. */
function withoutRay({ body, ...rest }: DoorAnswer): object {
  return { ...rest, body: { ...body, extensions: undefined } }
}
