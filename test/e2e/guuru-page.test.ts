/**
 * GUURU's page "Mutations" from top to bottom, in one freshly started default world, over HTTP, against the built
 * command line. The steps build on one another.
 */
import { expect, test } from 'vitest'
import { serverForFile } from '../cli/backlot.ts'
import { post } from './post.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const server = serverForFile()

/** The `data` of an answer without errors. */
async function send(query: string) {
  const { status, body } = await post(`${server().url}/guuru/graphql`, { authorization: 'Bearer guuru-partner' }, query)
  expect({ status, members: Object.keys(body) }).toEqual({ status: 200, members: ['data'] })
  return body.data
}

/** The instant at which something was done, on the running clock. */
function momentSince(before: number) {
  return expect.toSatisfy(
    (at: unknown) => typeof at === 'number' && Number.isInteger(at) && at >= before && at <= Date.now(),
  )
}

// Source: GUURU docs, Admin API, Mutations, approveSubmission.
test('[documented] approveSubmission answers the submission, approved now', async () => {
  const before = Date.now()
  const data = await send(`
    mutation {
      approveSubmission(id: "e394e75b-e159-4d7c-a02c-9445da754994") {
        id
        status
        reviewedAt
      }
    }`)
  expect(data).toEqual({
    approveSubmission: {
      id: 'e394e75b-e159-4d7c-a02c-9445da754994',
      status: 'approved',
      reviewedAt: momentSince(before),
    },
  })
})

// Source: GUURU docs, Admin API, Mutations, rejectSubmission.
test('[documented] rejectSubmission answers the submission, rejected now, in a world that was reset', async () => {
  const reset = await fetch(`${server().url}/_sim/reset`, { method: 'POST' })
  expect({ status: reset.status, body: await reset.json() }).toEqual({
    status: 200,
    body: { reset: ['state', 'journal', 'events', 'faults', 'clock'] },
  })
  const before = Date.now()
  const data = await send(`
    mutation {
      rejectSubmission(id: "e394e75b-e159-4d7c-a02c-9445da754994") {
        id
        status
        reviewedAt
      }
    }`)
  expect(data).toEqual({
    rejectSubmission: {
      id: 'e394e75b-e159-4d7c-a02c-9445da754994',
      status: 'rejected',
      reviewedAt: momentSince(before),
    },
  })
})

// Source: GUURU docs, Admin API, Mutations, createPersona.
test('[documented] createPersona answers the id of the persona that its providerId has', async () => {
  const data = await send(`
    mutation {
      createPersona(input: {
        providerId: "any-unique-agent-id-from-your-system",
        name: "John Doe",
        email: "johndoe@example.com",
        photoUrl: "https://cdn.guuru.com/assets/logo/robotAvatar.png"
      })
    }`)
  expect(data).toEqual({ createPersona: 'ab22a12e-cefd-4f67-945b-c215c42202b4' })
})

// Source: GUURU docs, Admin API, Mutations, acceptChat.
test('[documented] acceptChat answers the chat, open, with what the shopper said', async () => {
  const data = await send(`
    mutation {
      acceptChat(id: "O2bqy2CsAaS7RBXZrhMOB", input: {
        personaId: "ab22a12e-cefd-4f67-945b-c215c42202b4"
      }) {
        id
        status
        messages {
          edges {
            node {
              id
              type
              createdAt
              ... on TextMessage {
                text
              }
              ... on AttachmentMessage {
                attachment {
                  id
                  filename
                  mimetype
                  url
                }
              }
              author {
                __typename
                ... on BotAuthor {
                  id
                }
                ... on UserAuthor {
                  id
                }
                ... on ExpertAuthor {
                  id
                  name
                }
              }
            }
          }
        }
      }
    }`)
  expect(data).toEqual({
    acceptChat: {
      id: CHAT,
      status: 'open',
      messages: {
        // The page's answer leaves `edges` out: a slip of the pen, no answer to its query can.
        edges: [
          {
            node: {
              id: 'd2d335fd-2377-4534-ba1a-9a01fdf94e9c',
              type: 'text',
              createdAt: 1550534056605,
              text: 'Hello',
              author: { __typename: 'UserAuthor', id: 'owRNDrixHcNnPMVQUKpv2Lj5TQ82' },
            },
          },
        ],
      },
    },
  })
})

// Source: GUURU docs, Admin API, Mutations, closeChat.
test('[documented] closeChat answers the chat, closed', async () => {
  const data = await send(`
    mutation {
      closeChat(id: "O2bqy2CsAaS7RBXZrhMOB") {
        id
        status
      }
    }`)
  expect(data).toEqual({ closeChat: { id: CHAT, status: 'closed' } })
})

// Source: GUURU docs, Admin API, Mutations, openChat.
test('[documented] openChat answers the chat, open', async () => {
  const data = await send(`
    mutation {
      openChat(id: "O2bqy2CsAaS7RBXZrhMOB") {
        id
        status
      }
    }`)
  expect(data).toEqual({ openChat: { id: CHAT, status: 'open' } })
})

// Source: GUURU docs, Admin API, Mutations, sendChatMessage, first example.
test('[documented] sendChatMessage answers true for a text', async () => {
  const data = await send(`
    mutation {
      sendChatMessage(input: {
        chatId: "O2bqy2CsAaS7RBXZrhMOB",
        posting: {
          type: "text",
          text: "How can I help you ?",
        }
      })
    }`)
  expect(data).toEqual({ sendChatMessage: true })
})

// Source: GUURU docs, Admin API, Mutations, sendChatMessage, second example.
test('[documented] sendChatMessage answers true for an attachment', async () => {
  const data = await send(`
    mutation {
      sendChatMessage(input: {
        chatId: "O2bqy2CsAaS7RBXZrhMOB",
        posting: {
          type: "attachment",
          mimetype: "image/png",
          address: "https://scontentd.guuru.com/partner/guuru-qa/attachments/OwWMbHm_2y7NJNGUTpEyb/499663b1-5528-472b-a98c-3ca540eb3186/shuttle.png",
          filename: "rocket.png",
        }
      })
    }`)
  expect(data).toEqual({ sendChatMessage: true })
})

// Source: GUURU docs, Admin API, Mutations, transferToPersona.
test('[documented] transferToPersona answers true', async () => {
  const data = await send(`
    mutation {
      transferToPersona(
        chatId: "O2bqy2CsAaS7RBXZrhMOB",
        personaId: "e393edb0-ad3d-432e-960d-35593485bfa6"
      )
    }`)
  expect(data).toEqual({ transferToPersona: true })
})

// Source: GUURU docs, Admin API, Mutations, acceptChat, selection of the example.
test('[documented] what the page did can be read back: who said what, under which name', async () => {
  const data = await send(`
    {
      partner {
        chats(first: 100) {
          edges {
            node {
              id
              status
              expert { name }
              messages {
                edges {
                  node {
                    id
                    ... on TextMessage { text }
                    ... on AttachmentMessage { attachment { filename mimetype url } }
                    author { ... on ExpertAuthor { id name } }
                  }
                }
              }
            }
          }
        }
      }
    }`)
  const chat = data.partner.chats.edges.find(({ node }: { node: { id: string } }) => node.id === CHAT).node
  const john = { id: 'ab22a12e-cefd-4f67-945b-c215c42202b4', name: 'John Doe' }
  expect(chat).toMatchObject({ status: 'open', messages: { edges: { length: 3 } } })
  expect(chat.messages.edges.slice(1)).toEqual([
    { node: { id: expect.stringMatching(UUID), text: 'How can I help you ?', author: john } },
    {
      node: {
        id: expect.stringMatching(UUID),
        attachment: {
          filename: 'rocket.png',
          mimetype: 'image/png',
          url: 'https://scontentd.guuru.com/partner/guuru-qa/attachments/OwWMbHm_2y7NJNGUTpEyb/499663b1-5528-472b-a98c-3ca540eb3186/shuttle.png',
        },
        author: john,
      },
    },
  ])
})
