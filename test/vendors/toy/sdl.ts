/** A helpline: guests ask, the shop's client answers, guests say thanks. */
export const sdl = `
type Query {
  "All tickets, oldest first."
  tickets(status: TicketStatus): [Ticket!]!
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
