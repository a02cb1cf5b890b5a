import { expect, test } from 'backlot/vitest'

// The code under test, an ordinary client of GUURU's API. It is given `fetch`.
async function acceptChat(id: string, token: string, send: typeof fetch): Promise<string> {
  const response = await send('https://api.guuru.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: 'mutation($id: ID!) { acceptChat(id: $id) { status } }', variables: { id } }),
  })
  const { data, errors } = await response.json()
  return data?.acceptChat.status ?? errors[0].extensions.code
}

test('a chat is accepted once', async ({ world }) => {
  const chat = world.guuru.shopper.start({ question: 'Where is my order?' })
  const accept = () => acceptChat(chat.id, world.credential('guuru'), (url, init) => world.fetch(url, init))

  expect(await accept()).toBe('open')
  expect(await accept()).toBe('CHAT_ALREADY_ACCEPTED')
  expect(world).toHaveHappened({ type: 'guuru.chat.opened', after: { id: chat.id } }, 1)
})
