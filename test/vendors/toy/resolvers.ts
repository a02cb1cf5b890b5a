import * as operations from './operations.ts'
import type { Resolvers } from './resolvers.gen.ts'

/** The toy's GraphQL map. */
export const resolvers = {
  Query: {
    tickets: (_, args, context) => operations.tickets(context, args),
  },
  Mutation: {
    answerTicket: (_, { id, text }, context) =>
      operations.move(context, id, 'answer', context.actor.shopId, { answer: text }),
  },
  Ticket: { guest: ({ guest: name }) => ({ name }) },
} satisfies Resolvers
