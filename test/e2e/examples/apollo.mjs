import assert from 'node:assert/strict'
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { test } from 'backlot/node-test'

const ACCEPT = gql`
  mutation Accept($id: ID!) {
    acceptChat(id: $id) {
      id
      status
    }
  }
`

test('Apollo Client is told that a chat was taken already', async ({ world }) => {
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({
      uri: 'https://api.guuru.com/graphql',
      fetch: world.fetch,
      headers: { authorization: `Bearer ${world.credential('guuru')}` },
    }),
  })
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })

  const { data } = await client.mutate({ mutation: ACCEPT, variables: { id } })
  assert.equal(data.acceptChat.status, 'open')
  await assert.rejects(client.mutate({ mutation: ACCEPT, variables: { id } }), error => {
    assert(CombinedGraphQLErrors.is(error))
    return error.errors[0].extensions.code === 'CHAT_ALREADY_ACCEPTED'
  })
})
