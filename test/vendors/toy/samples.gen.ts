// Generated from test/vendors/toy/samples/toy.graphql by `npm run generate`; do not edit.
/** The vendor's sample operations, for GraphiQL. */
export const samples: string = `query Tickets {
  tickets {
    id
    status
    question
    answer
  }
}
`
