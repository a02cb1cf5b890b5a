import type { VendorName } from '../../src/vendors/index.ts'

/** Sends one request to a vendor (or to the control plane) of some world, and answers the body as text. */
export interface Caller {
  graphql(vendor: VendorName, query: string, variables?: object): Promise<string>
  control(method: string, path: string, body?: object): Promise<string>
}

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'

/**
 * A conversation with all three vendors: queries, mutations, acts, refusals. Every text carries the marker.
 * Answers the transcript: what was answered, in order. One round is 25 requests.
 */
export async function converse({ graphql, control }: Caller, marker: string, rounds: number): Promise<string[]> {
  const transcript: string[] = []
  const say = async (answer: Promise<string>): Promise<unknown> => {
    transcript.push(await answer)
    return JSON.parse(transcript.at(-1)!)
  }
  for (let round = 0; round < rounds; round++) {
    const text = `${marker} ${round}`
    await guuru(say, graphql, control, text, round)
    await marketplacer(say, graphql, control, text)
    await thg(say, graphql, control, text)
  }
  return transcript
}

type Say = (answer: Promise<string>) => Promise<unknown>

async function guuru(
  say: Say,
  graphql: Caller['graphql'],
  control: Caller['control'],
  text: string,
  round: number,
): Promise<void> {
  const persona = await say(
    graphql(
      'guuru',
      `
        mutation ($input: PersonaInput!) {
          createPersona(input: $input)
        }
      `,
      { input: { providerId: `agent-${round}`, name: text } },
    ),
  )
  const started = await say(control('POST', '/guuru/chats', { question: text, category: 'General' }))
  const id = idOf(started)
  const personaId = (persona as { data: { createPersona: string } }).data.createPersona
  await say(
    graphql(
      'guuru',
      `
        mutation ($id: ID!, $p: ID!) {
          acceptChat(id: $id, input: { personaId: $p }) {
            id
            status
            messages {
              edges {
                cursor
                node {
                  id
                  createdAt
                  ... on TextMessage {
                    text
                  }
                }
              }
            }
          }
        }
      `,
      { id, p: personaId },
    ),
  )
  await say(graphql('guuru', `mutation { acceptChat(id: "${CHAT}") { id status } }`))
  await say(
    graphql(
      'guuru',
      `
        mutation ($id: ID!, $text: String!) {
          sendChatMessage(input: { chatId: $id, posting: { type: "text", text: $text } })
        }
      `,
      { id, text },
    ),
  )
  await say(control('POST', `/guuru/chats/${id}/messages`, { text }))
  await say(
    graphql(
      'guuru',
      `
        mutation ($id: ID!) {
          closeChat(id: $id) {
            id
            status
            closedAt
            expert {
              id
              name
            }
          }
        }
      `,
      { id },
    ),
  )
  await say(control('POST', `/guuru/chats/${id}/rate`, { rating: 5 }))
  await say(
    graphql(
      'guuru',
      `
        {
          partner {
            chats(first: 5, orderBy: { field: id, direction: desc }) {
              edges {
                cursor
                node {
                  id
                  status
                  question
                  user {
                    id
                    name
                  }
                }
              }
              pageInfo {
                endCursor
                hasNextPage
              }
            }
          }
        }
      `,
    ),
  )
}

async function marketplacer(
  say: Say,
  graphql: Caller['graphql'],
  control: Caller['control'],
  text: string,
): Promise<void> {
  const sellerId = 'U2VsbGVyLTY2MDExOQ=='
  const create = `mutation($message: String!, $sellerId: ID) { chatMessageCreate(input: { message: $message, sellerId: $sellerId }) { chatMessage { id createdAt } errors { field messages } status } }`
  await say(graphql('marketplacer', create, { message: text, sellerId }))
  await say(graphql('marketplacer', create, { message: ' ', sellerId }))
  await say(control('POST', '/marketplacer/sellers/660119/messages', { message: text }))
  await say(
    graphql(
      'marketplacer',
      `mutation { chatMessageRead(input: { seller: "${sellerId}", sentBy: "User" }) { chatMessage { id readAt } status } }`,
    ),
  )
  await say(
    graphql(
      'marketplacer',
      `{ chatMessages(first: 4, sellerId: "${sellerId}") { totalCount totalUnreadCount(for: "User") nodes { id message readAt sentByType seller { businessName address { city } } } pageInfo { endCursor } } }`,
    ),
  )
  await say(
    graphql(
      'marketplacer',
      `
        {
          sellersForChats(first: 3) {
            totalCount
            nodes {
              id
              businessName
            }
          }
        }
      `,
    ),
  )
  await say(
    graphql(
      'marketplacer',
      `
        {
          nothing
        }
      `,
    ),
  )
  await say(control('POST', '/marketplacer/sellers', { businessName: text }))
}

async function thg(say: Say, graphql: Caller['graphql'], control: Caller['control'], text: string): Promise<void> {
  const created = await say(
    graphql(
      'thg',
      `
        mutation ($text: String!) {
          createDiscussion(input: { category: DELIVERY_PROBLEM, message: { message: $text } })
        }
      `,
      { text },
    ),
  )
  const id = (created as { data: { createDiscussion: string } }).data.createDiscussion
  await say(control('POST', `/thg/discussions/${id}/pick-up`))
  await say(control('POST', `/thg/discussions/${id}/respond`, { message: text }))
  await say(
    graphql(
      'thg',
      `
        mutation ($id: ID!, $text: String!) {
          replyToDiscussion(discussionId: $id, input: { message: $text })
        }
      `,
      { id, text },
    ),
  )
  await say(
    graphql(
      'thg',
      `
        {
          customer {
            fullName
            discussions(limit: 2) {
              total
              discussions {
                id
                status
                read
                updatedAt
                messages {
                  messages {
                    id
                    type
                    message
                  }
                }
              }
            }
            orders(limit: 1) {
              orders {
                orderNumber
                totalCost {
                  displayValue
                }
                deliveryAddress {
                  addressLine1
                }
              }
            }
          }
        }
      `,
    ),
  )
  await say(
    graphql(
      'thg',
      `
        {
          attachmentUploaderConfig {
            uploadUrl
            authToken
          }
        }
      `,
    ),
  )
  await say(
    graphql(
      'thg',
      `
        mutation {
          login(input: { username: "john.roe@example.com", password: "password123" }) {
            token
            customer {
              email
            }
            error
          }
        }
      `,
    ),
  )
  await say(
    graphql(
      'thg',
      `
        mutation {
          replyToDiscussion(discussionId: "1", input: { message: "nobody" })
        }
      `,
    ),
  )
}

function idOf(answer: unknown): string {
  return (answer as { id: string }).id
}
