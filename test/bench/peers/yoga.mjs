// Stock graphql-yoga on node:http.
import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { ready, resolvers, SDL } from './data.mjs'

const yoga = createYoga({ schema: createSchema({ typeDefs: SDL, resolvers }), logging: false })
const server = createServer(yoga).listen(0, '127.0.0.1', () => ready(server))
