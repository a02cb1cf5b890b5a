// Mercurius on fastify with graphql-jit: no authentication, no journal, no worlds.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { ready, resolvers, SDL } from './data.mjs'

const app = Fastify()
app.register(mercurius, { schema: SDL, resolvers, jit: 1 })
await app.listen({ port: 0, host: '127.0.0.1' })
ready(app.server)
