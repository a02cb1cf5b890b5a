/** Reminds a seller in Marketplacer's chat, unless the operator's last message is still unread. */
export async function remind(sellerId, message, { key, send = fetch, url = 'https://shop.marketplacer.com/graphql' }) {
  const ask = async (query, variables) => {
    const answer = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'marketplacer-api-key': key },
      body: JSON.stringify({ query, variables }),
    })
    return (await answer.json()).data
  }
  const { chatMessages } = await ask(
    'query ($sellerId: ID) { chatMessages(first: 1, sellerId: $sellerId) { nodes { sentByType readAt } } }',
    { sellerId },
  )
  const [last] = chatMessages.nodes
  if (last?.sentByType === 'Admin' && last.readAt === null) return 'unread'
  await ask('mutation ($input: ChatMessageCreateMutationInput!) { chatMessageCreate(input: $input) { status } }', {
    input: { sellerId, message },
  })
  return 'sent'
}
