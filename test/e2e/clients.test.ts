/** Third-party GraphQL clients, as people use them, each against one vendor of the built command line. */
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { CombinedError, Client as UrqlClient, fetchExchange } from '@urql/core'
import { ClientError, GraphQLClient } from 'graphql-request'
import { expect, test } from 'vitest'
import type { AnyJson } from '../setup.ts'
import { serverForFile } from '../cli/backlot.ts'
import { TINY_JPEG } from './tiny-jpeg.ts'

const server = serverForFile()

type Data = Record<string, AnyJson>

const DISCUSSION = gql`
  query Discussion($id: ID!) {
    customer {
      discussions(filter: { id: $id }, limit: 1) {
        discussions {
          id
          status
          read
          category
          messages {
            messages {
              id
              type
              message
            }
            total
          }
        }
      }
    }
  }
`

// Source: THG Horizon docs, Login; Customer Services, Attachments and Examples.
test('[documented] Apollo Client logs in to THG, writes, reads, uploads, and is told of errors', async () => {
  let token = ''
  const apollo = new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({
      uri: ({ operationName }) => `${server().url}/thg/myprotein/en/graphql?operationName=${operationName}`,
      fetch: (uri, init) => {
        const headers = new Headers(init?.headers)
        if (token) headers.set('authorization', `Opaque ${token}`)
        return fetch(uri, { ...init, headers })
      },
    }),
    defaultOptions: { query: { fetchPolicy: 'network-only' } },
  })
  const mutate = async (mutation: ReturnType<typeof gql>, variables: Data): Promise<Data> =>
    (await apollo.mutate<Data>({ mutation, variables })).data!

  const { login } = await mutate(
    gql`
      mutation Login($input: LoginInput!) {
        login(input: $input) {
          error
          token
          customer {
            fullName
          }
        }
      }
    `,
    // The newer client of the vendor sends variables that no operation declares.
    { input: { username: 'jane.doe@example.com', password: 'password123' }, currency: '', shippingDestination: '' },
  )
  expect(login).toMatchObject({ error: null, customer: { fullName: 'Jane Doe' } })
  token = login.token

  const { data: config } = await apollo.query<Data>({
    query: gql`
      query Config {
        attachmentUploaderConfig {
          uploadUrl
          authToken
        }
      }
    `,
  })
  const { uploadUrl, authToken } = config!['attachmentUploaderConfig']
  const form = new FormData()
  form.set('attachment', new File([TINY_JPEG], 'screenshot.jpeg', { type: 'application/octet-stream' }))
  form.set('uploadToken', authToken)
  const upload = await fetch(server().url + uploadUrl, { method: 'POST', body: form })
  const attachment = (await upload.json()) as Data
  expect(attachment).toMatchObject({ successful: true, mimeType: 'image/jpeg', errorCode: 0 })

  const { createDiscussion: id } = await mutate(
    gql`
      mutation CreateDiscussion($input: CreateDiscussionInput!) {
        createDiscussion(input: $input)
      }
    `,
    { input: { category: 'CHECKOUT', message: { message: 'It fails.', attachmentToken: attachment['token'] } } },
  )
  const answer = await fetch(`${server().url}/_sim/thg/discussions/${id}/respond`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'Please try again.' }),
  })
  const responded = (await answer.json()) as Data
  expect(responded).toMatchObject({ id, status: 'COMPLETED' })

  const read = async (): Promise<Data> => {
    const { data } = await apollo.query<Data>({ query: DISCUSSION, variables: { id } })
    return data!['customer'].discussions.discussions[0]
  }
  expect(await read()).toMatchObject({
    id,
    status: 'COMPLETED',
    read: false,
    messages: {
      total: 2,
      messages: [
        { type: 'QUERY', message: 'It fails.' },
        { type: 'RESPONSE', message: 'Please try again.' },
      ],
    },
  })
  await mutate(
    gql`
      mutation MarkAsRead($input: MarkDiscussionMessagesAsReadInput) {
        markDiscussionMessagesAsRead(input: $input)
      }
    `,
    { input: { discussionId: id, upToMessageId: responded['message'].id } },
  )
  expect(await read()).toMatchObject({ read: true })
  const reply = gql`
    mutation Reply($id: ID!, $input: AddDiscussionMessageInput!) {
      replyToDiscussion(discussionId: $id, input: $input)
    }
  `
  await mutate(reply, { id, input: { message: 'It still fails.' } })
  expect(await read()).toMatchObject({ status: 'OUTSTANDING', messages: { total: 3 } })

  const refused = await mutate(reply, { id: '1', input: { message: 'Hello?' } }).catch((error: unknown) => error)
  expect(CombinedGraphQLErrors.is(refused)).toBe(true)
  expect(refused).toMatchObject({
    errors: [{ path: ['replyToDiscussion'], extensions: { code: 'DISCUSSION_NOT_FOUND' } }],
    data: null,
  })
  await mutate(
    gql`
      mutation Logout {
        logout
      }
    `,
    {},
  )
  const { data: guest } = await apollo.query<Data>({ query: DISCUSSION, variables: { id } })
  expect(guest).toEqual({ customer: null })
})

function clientOf(key: string): UrqlClient {
  return new UrqlClient({
    url: `${server().url}/marketplacer/graphql`,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetchOptions: { headers: { 'marketplacer-api-key': key } },
  })
}

// Source: Marketplacer docs, Chat with Sellers, query and mutation examples.
test('[documented] urql drives the Marketplacer chat from both sides, and is told of errors', async () => {
  const operator = clientOf('mp-operator')
  const seller = clientOf('mp-seller-78')

  const CREATE = `
    mutation Create($input: ChatMessageCreateMutationInput!) {
      chatMessageCreate(input: $input) { status chatMessage { id sentByType } errors { field messages } }
    }`
  const READ = `
    mutation Read($input: ChatMessageReadMutationInput!) {
      chatMessageRead(input: $input) { status errors { field messages } }
    }`
  const MESSAGES = `
    query Messages($first: Int, $after: String, $sellerId: ID) {
      chatMessages(first: $first, after: $after, sellerId: $sellerId) {
        totalCount
        totalUnreadCount(for: "User")
        pageInfo { hasNextPage endCursor }
        nodes { id message sentByType readAt }
      }
    }`
  const write = async (client: UrqlClient, input: Data): Promise<Data> =>
    (await client.mutation<Data>(CREATE, { input }).toPromise()).data!['chatMessageCreate']
  const list = async (client: UrqlClient, variables: Data): Promise<Data> =>
    (await client.query<Data>(MESSAGES, variables).toPromise()).data!['chatMessages']

  expect(await write(operator, { sellerId: 'U2VsbGVyLTc4', message: 'Are you there?' })).toMatchObject({
    status: 200,
    chatMessage: { sentByType: 'Admin' },
    errors: null,
  })
  expect((await list(seller, { first: 1 }))['nodes']).toMatchObject([{ message: 'Are you there?', readAt: null }])
  await seller.mutation(READ, { input: { sentBy: 'Admin' } }).toPromise()
  expect((await list(seller, { first: 1 }))['totalUnreadCount']).toBe(0)
  await write(seller, { message: 'Yes.' })

  const all = await list(operator, { sellerId: 'U2VsbGVyLTc4' })
  expect(all['nodes'].slice(0, 2)).toMatchObject([
    { message: 'Yes.', sentByType: 'User', readAt: null },
    { message: 'Are you there?', sentByType: 'Admin', readAt: expect.any(String) },
  ])
  const paged: unknown[] = []
  for (let after: string | null = null, more = true; more;) {
    const page: Data = await list(operator, { sellerId: 'U2VsbGVyLTc4', first: 2, after })
    paged.push(...page['nodes'])
    after = page['pageInfo'].endCursor
    more = page['pageInfo'].hasNextPage
  }
  expect(paged).toEqual(all['nodes'])

  expect(await write(operator, { sellerId: 'U2VsbGVyLTc4', message: ' ' })).toMatchObject({
    chatMessage: null,
    errors: [{ field: 'message', messages: ["can't be blank"] }],
  })
  const hidden = await seller.query('{ sellersForChats { totalCount } }', {}).toPromise()
  expect(hidden.error).toBeInstanceOf(CombinedError)
  expect(hidden.error!.graphQLErrors).toMatchObject([
    { message: "Field 'sellersForChats' doesn't exist on type 'Query'", extensions: { code: 'undefinedField' } },
  ])
  const stranger = await clientOf('nonsense').query('{ apiKeyPrincipal { name } }', {}).toPromise()
  expect(stranger.error?.response?.status).toBe(401)
})

// Source: GUURU docs, Admin API, Mutations, createPersona, acceptChat, sendChatMessage, closeChat.
test('[documented] graphql-request drives the GUURU chat, and is told of errors', async () => {
  const guuru = new GraphQLClient(`${server().url}/guuru/graphql`, {
    headers: { authorization: 'Bearer guuru-partner' },
  })
  const call = (query: string, variables: Data): Promise<Data> => guuru.request<Data>(query, variables)
  const id = 'O2bqy2CsAaS7RBXZrhMOB'
  const ACCEPT = `
    mutation Accept($id: ID!, $input: AcceptChatInput) {
      acceptChat(id: $id, input: $input) { status expert { name } }
    }`
  const { createPersona: personaId } = await call(
    'mutation Persona($input: PersonaInput!) { createPersona(input: $input) }',
    { input: { providerId: 'agent-42', name: 'Ada' } },
  )
  const { acceptChat } = await call(ACCEPT, { id, input: { personaId } })
  expect(acceptChat).toMatchObject({ status: 'open' })
  const sent = await call('mutation Send($input: ChatMessageInput!) { sendChatMessage(input: $input) }', {
    input: { chatId: id, posting: { type: 'text', text: 'Hi!' } },
  })
  expect(sent).toEqual({ sendChatMessage: true })

  const ids: string[] = []
  for (let after: string | null = null, more = true; more;) {
    const { partner }: Data = await call(
      'query Chats($after: String) { partner { chats(first: 4, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }',
      { after },
    )
    ids.push(...partner.chats.edges.map(({ node }: Data) => node.id))
    ;({ endCursor: after, hasNextPage: more } = partner.chats.pageInfo)
  }
  expect(new Set(ids).size).toBe(15)

  const again = await call(ACCEPT, { id, input: { personaId } }).catch((error: unknown) => error)
  expect(again).toBeInstanceOf(ClientError)
  expect(again).toMatchObject({
    response: { status: 200, data: null, errors: [{ extensions: { code: 'CHAT_ALREADY_ACCEPTED' } }] },
  })
  expect(
    (await call('mutation Close($id: ID!) { closeChat(id: $id) { status closedAt } }', { id }))['closeChat'],
  ).toEqual({ status: 'closed', closedAt: expect.any(Number) })
  guuru.setHeader('authorization', 'Bearer nonsense')
  const stranger = await call('{ partner { id } }', {}).catch((error: unknown) => error)
  expect(stranger).toMatchObject({ response: { status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } })
})
