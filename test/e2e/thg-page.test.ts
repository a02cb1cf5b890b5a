/**
 * THG's page "Customer Services" from top to bottom, in one freshly started default world, over HTTP, against the built
 * command line. The steps build on one another.
 */
import { expect, test } from 'vitest'
import { serverForFile } from '../cli/backlot.ts'
import { post } from './post.ts'
import { TINY_JPEG } from './tiny-jpeg.ts'

/** The page's attachment token in full. */
const ATTACHMENT =
  'eTErS1ZBazJGZzNFR25TcGQzVkNxVzFCdUZDeE1yOXJDaXpVbUNweGhrMkhLVERsQjhUMXRKMjVDRHhiYUJUeVBsNUxCdHNhejB1TTV2SlR2YVNxM0E9PQ'
const DIGITS = expect.stringMatching(/^\d{8}$/)
const MILLISECONDS = expect.toSatisfy((at: unknown) => Number.isSafeInteger(at) && Number(at) > 1e12)

const server = serverForFile()

/** The `data` of an answer without errors, to Jane. */
async function send(query: string) {
  const url = `${server().url}/thg/myprotein/en/graphql`
  const { status, body } = await post(url, { authorization: 'Opaque thg-jane' }, query)
  expect({ status, errors: body.errors, flags: body.extensions?.flags }).toEqual({
    status: 200,
    errors: undefined,
    flags: ['LOGGED_IN'],
  })
  return body.data
}

const GET_MESSAGES = `
  query GetMessages {
    customer {
      discussions {
        discussions {
          id
          # whether it is about an order and products of it
          selection {
            selectedOrder {
              orderNumber
            }
            selectedProducts {
              sku
              productVariant {
                title
              }
            }
          }
          category # as chosen by the customer
          status
          createdAt
          updatedAt
          read
          messages {
            messages {
              id
              type # QUERY or RESPONSE
              createdAt
              message
            }
            total
            hasMore
          }
        }
        total
        hasMore
      }
    }
  }`

// Source: THG Horizon docs, Customer Services, Attachments, step 1.
test('[documented] attachmentUploaderConfig answers where Jane uploads, and a token for it', async () => {
  const data = await send(`
    query Config {
      attachmentUploaderConfig {
        uploadUrl
        authToken
      }
    }`)
  expect(data).toEqual({
    attachmentUploaderConfig: {
      uploadUrl: '/account/documentupload/uploader/upload/38779254',
      authToken: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
    },
  })
})

// Source: THG Horizon docs, Customer Services, Attachments, step 4.
test('[documented] the sample command uploads a picture', async () => {
  const form = new FormData()
  form.set('uploadToken', '145D6BC5-E617-454F-BFB2-MUM19BBC160F')
  form.set('attachment', new Blob([TINY_JPEG]), 'e6ac8e98-5ec7-44db-b303-5c5e48c4710f.jpeg')
  const url = `${server().url}/account/documentupload/uploader/upload/38779254`
  const response = await fetch(url, { method: 'POST', body: form })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await response.json()).toEqual({
    successful: true,
    token: expect.stringMatching(/^[A-Za-z0-9+/]{118}$/),
    mimeType: 'image/jpeg',
    errorCode: 0,
  })
})

// Source: THG Horizon docs, Customer Services, Examples, GetMessages.
test("[documented] GetMessages answers the first ten of Jane's discussions with their messages", async () => {
  const { customer } = await send(GET_MESSAGES)
  const { discussions, total, hasMore } = customer.discussions
  expect({ count: discussions.length, total, hasMore }).toEqual({ count: 10, total: 12, hasMore: true })
  for (const discussion of discussions) {
    expect(discussion).toEqual({
      id: DIGITS,
      selection: expect.toSatisfy((selection: unknown) => typeof selection === 'object'), // or null
      category: expect.stringMatching(/^[A-Z_]+$/),
      status: expect.stringMatching(/^(OUTSTANDING|IN_PROGRESS|PENDING|COMPLETED)$/),
      createdAt: MILLISECONDS,
      updatedAt: MILLISECONDS,
      read: expect.any(Boolean),
      messages: { messages: expect.any(Array), total: expect.any(Number), hasMore: expect.any(Boolean) },
    })
    for (const message of discussion.messages.messages) {
      expect(message).toEqual({
        id: DIGITS,
        type: expect.stringMatching(/^(QUERY|RESPONSE)$/),
        createdAt: MILLISECONDS,
        message: expect.any(String),
      })
    }
  }
  expect(discussions).toContainEqual(
    expect.objectContaining({
      id: '13183370',
      read: false,
      selection: null,
      messages: expect.objectContaining({
        messages: expect.arrayContaining([expect.objectContaining({ id: '35100000', type: 'RESPONSE' })]),
      }),
    }),
  )
  expect(discussions).toContainEqual(
    expect.objectContaining({
      selection: {
        selectedOrder: { orderNumber: expect.stringMatching(/^\d{8,9}$/) },
        selectedProducts: expect.arrayContaining([
          { sku: expect.any(Number), productVariant: { title: expect.stringMatching(/./) } },
        ]),
      },
    }),
  )
})

// Source: THG Horizon docs, Customer Services, Examples, CreateDiscussion.
test('[documented] CreateDiscussion answers an id, and the discussion is outstanding', async () => {
  const { createDiscussion: id } = await send(`
    mutation CreateDiscussion {
      createDiscussion(
        input: {
          category: WEBSITE_ISSUES
          message: {
            message: "Hi, I cannot log in on site, please help."
            attachmentToken: "${ATTACHMENT}"
          }
        }
      )
    }`)
  expect(id).toEqual(DIGITS)
  const { customer } = await send(GET_MESSAGES)
  expect(customer.discussions.total).toBe(13)
  expect(customer.discussions.discussions[0]).toMatchObject({
    id,
    category: 'WEBSITE_ISSUES',
    status: 'OUTSTANDING',
    read: true,
    selection: null,
    messages: { messages: [{ type: 'QUERY', message: 'Hi, I cannot log in on site, please help.' }], total: 1 },
  })
})

// Source: THG Horizon docs, Customer Services, Examples, MarkDiscussionAsRead.
test('[documented] MarkDiscussionAsRead answers null, and the discussion is read', async () => {
  const data = await send(`
    mutation MarkDiscussionAsRead {
      markDiscussionMessagesAsRead(
        input: {
          discussionId: "13183370" # which discussion was read
          upToMessageId: "35100000" # and up to where
        }
      )
    }`)
  expect(data).toEqual({ markDiscussionMessagesAsRead: null })
  expect((await readDocumentedDiscussion()).read).toBe(true)
})

// Source: THG Horizon docs, Customer Services, Examples, ReplyToDiscussion.
test('[documented] ReplyToDiscussion answers the id of the message, above all others', async () => {
  const { replyToDiscussion: id } = await send(`
    mutation ReplyToDiscussion {
      replyToDiscussion(
        discussionId: "13183370"
        input: {
          message: "Hi, I still cannot log in on site, please help."
          attachmentToken: "${ATTACHMENT}"
        }
      )
    }`)
  expect(id).toEqual(DIGITS)
  expect(Number(id)).toBeGreaterThan(35100000)
  const discussion = await readDocumentedDiscussion()
  expect(discussion).toMatchObject({ status: 'OUTSTANDING', read: true })
  expect(discussion.messages.messages.at(-1)).toEqual({
    id,
    type: 'QUERY',
    createdAt: MILLISECONDS,
    message: 'Hi, I still cannot log in on site, please help.',
  })
})

async function readDocumentedDiscussion() {
  const { customer } = await send(GET_MESSAGES)
  return customer.discussions.discussions.find(({ id }: { id: string }) => id === '13183370')
}
