// What answers calls without a socket: a bare yoga's fetch, and MSW, which answers the global one.
import { createSchema, createYoga } from 'graphql-yoga'
import { graphql, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { resolvers, SDL, thread, seller } from './data.mjs'

const yoga = createYoga({ schema: createSchema({ typeDefs: SDL, resolvers }), logging: false })

export function yogaFetch(url, init) {
  return yoga.fetch(url, init)
}

/** MSW's handler does not execute a document: it is given what the answer would be. */
export function startMsw() {
  const nodes = () =>
    thread
      .slice(-10)
      .toReversed()
      .map(({ id, message }) => ({ id, message, seller: { businessName: seller.businessName } }))
  const server = setupServer(
    graphql.query('Messages', () =>
      HttpResponse.json({ data: { chatMessages: { totalCount: thread.length, nodes: nodes() } } }),
    ),
  )
  server.listen({ onUnhandledRequest: 'error' })
  return () => server.close()
}
