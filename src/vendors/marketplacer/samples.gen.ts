// Generated from schemas/samples/marketplacer.graphql by `npm run generate`; do not edit.
/** The vendor's sample operations, for GraphiQL. */
export const samples: string = `# Marketplacer in-app chat. Press the play button and choose an operation.

query FetchSellersForChat {
  sellersForChats(first: 10, after: null, q: "Cell Phone") {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id businessName }
  }
}

mutation SendMessageToSeller {
  chatMessageCreate(
    input: { message: "Can you check to see when order 12345 will be dispatched?", sellerId: "U2VsbGVyLTY2MDExOQ==" }
  ) {
    chatMessage { id }
    errors { field messages }
  }
}

query GetChatMessages {
  chatMessages(first: 10, after: null, sellerId: "U2VsbGVyLTY2MDExOQ==") {
    totalCount
    totalUnreadCount(for: "Admin")
    pageInfo { hasNextPage endCursor }
    nodes { id createdAt message readAt seller { businessName } sentByType }
  }
}

mutation ConfirmReadOfChatMessage {
  chatMessageRead(input: { seller: "U2VsbGVyLTY2MDExOQ==", sentBy: "User" }) {
    chatMessage { id readAt }
    errors { field messages }
  }
}

query WhoAmI {
  apiKeyPrincipal { name emailAddress seller { id businessName } }
}

query AllSellers {
  allSellers(first: 10, includeDeleted: true) {
    totalCount
    nodes { __typename ... on Seller { id businessName updatedAt } ... on DeletedSeller { id updatedAt } }
    pageInfo { hasNextPage endCursor }
  }
}
`
