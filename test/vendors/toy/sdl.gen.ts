// Generated from test/vendors/toy/toy.graphql by `npm run generate`; do not edit.
/** The vendor's schema. */
export const sdl: string = `type Query {
  "The shop's tickets, oldest first; the first so many, all where \`first\` is left out."
  tickets(status: TicketStatus, first: Int): [Ticket!]!
}

type Mutation {
  "Answers an open ticket."
  answerTicket(id: ID!, text: String!): Ticket!
}

type Ticket {
  id: ID!
  status: TicketStatus!
  question: String!
  "What the shop said; null while the ticket is open."
  answer: String
  guest: Guest!
}

type Guest {
  name: String!
}

enum TicketStatus {
  open
  answered
  closed
}
`
