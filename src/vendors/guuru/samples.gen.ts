// Generated from schemas/samples/guuru.graphql by `npm run generate`; do not edit.
/** The vendor's sample operations, for GraphiQL. */
export const samples: string = `# GUURU Admin API. Press the play button and choose an operation.

query State {
  partner {
    id
    state { chat { isAvailable } }
  }
}

query Chats {
  partner {
    chats(first: 10, orderBy: { field: id, direction: desc }) {
      edges { cursor node { id status question rating createdAt closedAt user { name email } expert { name } category { name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}

mutation CreatePersona {
  createPersona(input: {
    providerId: "any-unique-agent-id-from-your-system"
    name: "John Doe"
    email: "johndoe@example.com"
    photoUrl: "https://cdn.guuru.com/assets/logo/robotAvatar.png"
  })
}

mutation AcceptChat {
  acceptChat(id: "O2bqy2CsAaS7RBXZrhMOB", input: { personaId: "ab22a12e-cefd-4f67-945b-c215c42202b4" }) {
    id
    status
    messages { edges { node { id type createdAt ... on TextMessage { text } author { __typename ... on UserAuthor { id } ... on ExpertAuthor { id name } } } } }
  }
}

mutation SendText {
  sendChatMessage(input: { chatId: "O2bqy2CsAaS7RBXZrhMOB", posting: { type: "text", text: "How can I help you?" } })
}

mutation TransferToPersona {
  transferToPersona(chatId: "O2bqy2CsAaS7RBXZrhMOB", personaId: "e393edb0-ad3d-432e-960d-35593485bfa6")
}

mutation CloseChat {
  closeChat(id: "O2bqy2CsAaS7RBXZrhMOB") { id status }
}

mutation OpenChat {
  openChat(id: "O2bqy2CsAaS7RBXZrhMOB") { id status }
}

mutation ApproveSubmission {
  approveSubmission(id: "e394e75b-e159-4d7c-a02c-9445da754994") { id status reviewedAt }
}
`
