import type { ClientSide } from '../client-side.ts'

/** The partner's own tool, which writes as personas. */
export const client: ClientSide = {
  role: 'partner',
  say: (chatId, text) => ({
    operation: 'sendChatMessage',
    query: `mutation Say($input: ChatMessageInput!) {
  sendChatMessage(input: $input)
}`,
    variables: { input: { chatId, posting: { type: 'text', text } } },
  }),
  moves: [
    {
      name: 'Accept',
      isFirst: true,
      allowedIn: ['pending'],
      operation: (id, { speakerId: personaId }) => ({
        operation: 'acceptChat',
        query: `mutation Accept($id: ID!, $input: AcceptChatInput) {
  acceptChat(id: $id, input: $input) { id status }
}`,
        variables: { id, input: personaId === '' ? null : { personaId } },
      }),
    },
    move('Close', 'open', 'closeChat'),
    move('Reopen', 'closed', 'openChat'),
  ],
  start: {
    summary: 'A shopper asks a question.',
    fields: { Name: null },
    act: ({ message, fields: { Name: name } }) => ({
      path: '/chats',
      body: { question: message, ...(name && { user: { name } }) },
    }),
  },
}

/** A move that needs nothing but the chat. */
function move(name: string, from: string, operation: string): ClientSide['moves'][number] {
  const query = `mutation ${name}($id: ID!) {\n  ${operation}(id: $id) { id status }\n}`
  return { name, allowedIn: [from], operation: id => ({ operation, query, variables: { id } }) }
}
