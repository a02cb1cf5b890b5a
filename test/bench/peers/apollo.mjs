// Apollo Server, standalone.
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { resolvers, SDL } from './data.mjs'

const server = new ApolloServer({ typeDefs: SDL, resolvers })
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
console.log(JSON.stringify({ url: url.replace(/\/$/, '') }))
