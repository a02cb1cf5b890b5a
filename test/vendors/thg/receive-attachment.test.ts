import { expect, test } from 'vitest'
import { UPLOAD_ERRORS } from '../../../src/vendors/thg/rules.ts'
import { encode, file, JPEG, listen, PATH, PNG, refused, token, TOKEN } from './upload.ts'

// Source: THG Horizon docs, Customer Services, Attachments, step 4, response.
test('[documented] uploadToken and attachment: exactly the four members', async () => {
  const { upload } = await listen()
  expect(await upload(token(), file())).toEqual({
    status: 200,
    body: {
      successful: true,
      token: expect.stringMatching(/^[A-Za-z0-9+/]{118}$/),
      mimeType: 'image/jpeg',
      errorCode: 0,
    },
  })
})

// Source: THG Horizon docs, Customer Services, Attachments, step 4, token of the response.
test('[documented] the token decodes to an 88-character padded base64 of 64 bytes', async () => {
  const { upload } = await listen()
  const { body } = await upload(token(), file())
  const inner = Buffer.from(body.token, 'base64').toString('latin1')
  expect(inner).toMatch(/^[A-Za-z0-9+/]{86}==$/)
  expect(Buffer.from(inner, 'base64')).toHaveLength(64)
})

// Source: THG Horizon docs, Customer Services, Attachments, step 5.
test('[documented] the token can be sent along when creating and when replying', async () => {
  const { upload, graphql, world } = await listen()
  const attachmentToken = (await upload(token(), file())).body.token
  const { body } = await graphql(
    'thg',
    `
      mutation Both($m: AddDiscussionMessageInput!) {
        createDiscussion(input: { category: FEEDBACK, message: $m })
        replyToDiscussion(discussionId: "13183370", input: $m)
      }
    `,
    { m: { message: 'See the photo.', attachmentToken } },
  )
  expect(body.errors).toBeUndefined()
  expect(world.thg.state.messages.require(body.data.replyToDiscussion).attachmentToken).toBe(attachmentToken)
})

// Source: THG Horizon docs, Customer Services, Attachments, steps 3 and 4.
test('[documented] the form’s token is the whole authentication, by either name', async () => {
  const { upload, graphql } = await listen()
  const { authToken } = (await graphql('thg', '{ attachmentUploaderConfig { authToken } }')).body.data
    .attachmentUploaderConfig
  expect((await upload(token(authToken, 'authToken'), file())).body.errorCode).toBe(0)
  expect((await upload(token(authToken, 'uploadToken'), file())).body.errorCode).toBe(0)
})

test('[assumed] uploadToken wins over authToken', async () => {
  const { upload } = await listen()
  expect((await upload(token('wrong', 'authToken'), token(), file())).body.errorCode).toBe(0)
  expect(await upload(token(TOKEN, 'authToken'), token('wrong'), file())).toEqual(refused(UPLOAD_ERRORS.INVALID_TOKEN))
})

test('[assumed] the token may come behind the file', async () => {
  const { upload } = await listen()
  expect((await upload(file(), token())).body).toMatchObject({ successful: true, errorCode: 0 })
})

test('[assumed] what was uploaded is kept, and announced without its bytes', async () => {
  const { upload, world } = await listen()
  const { body } = await upload(token(), file(PNG, 'scan.png'))
  expect(world.thg.attachment(body.token)).toEqual({
    token: body.token,
    customer: '38779254',
    filename: 'scan.png',
    mimeType: 'image/png',
    size: PNG.length,
    uploadedAt: world.clock.now(),
  })
  expect(Buffer.from(world.thg.attachmentContent(body.token))).toEqual(PNG)
  expect(world.events.list()).toMatchObject([
    {
      type: 'thg.attachment.uploaded',
      before: null,
      after: { token: '***', filename: 'scan.png' },
      actor: '38779254',
    },
  ])
  expect(world.events.list()[0]!.after).not.toHaveProperty('content')
})

test.each([
  ['content before name and type', file(PNG, 'photo.jpeg', 'image/gif'), 'image/png'],
  ['the name where the content says nothing', file('Hello', 'notes.txt'), 'text/plain'],
  ['the type of the part is never believed', file('Hello', 'unknown', 'image/png'), 'application/octet-stream'],
  [
    'content that only begins like a picture',
    file(Buffer.from('PK\u0003\u0004 and no more'), 'x.pdf'),
    expect.any(String),
  ],
])('[assumed] the MIME type: %s', async (_, part, mimeType) => {
  const { upload } = await listen()
  expect((await upload(token(), part)).body).toMatchObject({ successful: true, mimeType })
})

test.each([
  ['no token', [file()], 1],
  ['an unknown token', [token('145D6BC5-E617-454F-BFB2-000000000000'), file()], 1],
  ['a token without a file', [token()], 3],
  ['a file in another field', [token(), { ...file(), name: 'file' }], 3],
  ['a text in the file’s field', [token(), { name: 'attachment', content: 'photo.jpeg' }], 3],
  ['an empty file', [token(), file('')], 4],
  ['two files', [token(), file(), file(PNG, 'second.png')], 5],
  ['nothing at all', [], 1],
] as const)('[assumed] %s is refused, and nothing is kept', async (_, parts, errorCode) => {
  const { upload, kept, world } = await listen()
  expect(await upload(...parts)).toEqual(refused(errorCode))
  expect(kept()).toBe(0)
  expect(world.events.list()).toEqual([])
})

test('[assumed] a token of another customer’s is refused like an unknown one', async () => {
  const { post, graphql, kept } = await listen()
  const form = encode([token(), file()])
  expect(await post(form, { path: PATH.replace('38779254', '38779311') })).toEqual(refused(1))
  const { authToken } = (await graphql('thg', '{ attachmentUploaderConfig { authToken } }', {}, { token: 'thg-john' }))
    .body.data.attachmentUploaderConfig
  expect(await post(encode([token(authToken), file()]))).toEqual(refused(1))
  expect(kept()).toBe(0)
})

test('[assumed] a form token is good for an hour, and for more than one upload', async () => {
  const { upload, graphql, world, kept } = await listen()
  const { authToken } = (await graphql('thg', '{ attachmentUploaderConfig { authToken } }')).body.data
    .attachmentUploaderConfig
  await world.clock.advanceTo(world.clock.now() + 3_600_000 - 1)
  expect((await upload(token(authToken), file())).body.errorCode).toBe(0)
  expect((await upload(token(authToken), file())).body.errorCode).toBe(0)
  await world.clock.advanceTo(world.clock.now() + 1)
  expect(await upload(token(authToken), file())).toEqual(refused(2))
  expect(kept()).toBe(2)
})

test('[assumed] a file may be as large as the limit and not a byte larger', async () => {
  const { upload, kept } = await listen({ uploadMaxBytes: 100_000 })
  expect((await upload(token(), file(Buffer.alloc(100_000, 1)))).body.errorCode).toBe(0)
  expect(await upload(token(), file(Buffer.alloc(100_001, 1)))).toEqual(refused(6))
  expect(await upload(file(Buffer.alloc(5_000_000, 1)), token())).toEqual(refused(6))
  expect(kept()).toBe(1)
})

test('[assumed] the limit is 10 MiB where nothing is said', async () => {
  const { upload } = await listen()
  expect((await upload(token(), file(Buffer.alloc(10 * 1024 * 1024, 1)))).body.errorCode).toBe(0)
  expect(await upload(token(), file(Buffer.alloc(10 * 1024 * 1024 + 1, 1)))).toEqual(refused(6))
})

test('[assumed] types that are not among the allowed ones are refused, by content', async () => {
  const { upload, kept } = await listen({ uploadTypes: ['image/jpeg'] })
  expect((await upload(token(), file(JPEG, 'photo'))).body.errorCode).toBe(0)
  expect(await upload(token(), file(PNG, 'photo.jpeg', 'image/jpeg'))).toEqual(refused(7))
  expect(kept()).toBe(1)
})

test('[ours] a type with a star allows all of its kind', async () => {
  const { upload, kept } = await listen({ uploadTypes: ['Image/*'] })
  expect((await upload(token(), file(PNG, 'photo'))).body.errorCode).toBe(0)
  expect(await upload(token(), file(Buffer.from('text'), 'note.txt'))).toEqual(refused(7))
  expect(kept()).toBe(1)
})

test('[ours] of several types that are allowed each is, and none that only begins like one', async () => {
  const { upload } = await listen({ uploadTypes: ['audio/*', 'image/png'] })
  expect((await upload(token(), file(PNG))).body).toMatchObject({ successful: true, mimeType: 'image/png' })
  for (const content of [JPEG, Buffer.from('%PDF-1.7\n')])
    expect(await upload(token(), file(content))).toEqual(refused(UPLOAD_ERRORS.TYPE_NOT_ALLOWED))
})
