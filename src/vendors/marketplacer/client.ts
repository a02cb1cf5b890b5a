import type { ClientSide, Operation } from '../client-side.ts'

/** The operator of the marketplace. */
export const client: ClientSide = {
  role: 'operator',
  say: write,
  moves: [
    {
      name: 'Mark as read',
      operation: seller => ({
        operation: 'chatMessageRead',
        query: `mutation Read($input: ChatMessageReadMutationInput!) {
  chatMessageRead(input: $input) {
    chatMessage { id readAt }
    errors { field messages }
  }
}`,
        variables: { input: { seller, sentBy: 'User' } },
      }),
    },
  ],
  start: {
    summary: 'The operator writes to a seller, by the API.',
    fields: {},
    counterparts: {
      find: q => ({
        operation: 'sellersForChats',
        query: `query Sellers($q: String) {
  sellersForChats(first: 50, q: $q) { nodes { id businessName } }
}`,
        variables: { q },
      }),
      read({ sellersForChats }) {
        const { nodes } = sellersForChats as { readonly nodes: readonly Record<'id' | 'businessName', string>[] } // as it asks
        return nodes.map(({ id, businessName }) => ({ id, name: businessName }))
      },
    },
    operation: ({ message, counterpart }) => write(counterpart, message),
    idIn: ({ counterpart }) => counterpart,
  },
}

function write(sellerId: string, message: string): Operation {
  return {
    operation: 'chatMessageCreate',
    query: `mutation Write($input: ChatMessageCreateMutationInput!) {
  chatMessageCreate(input: $input) {
    chatMessage { id }
    errors { field messages }
  }
}`,
    variables: { input: { sellerId, message } },
  }
}
