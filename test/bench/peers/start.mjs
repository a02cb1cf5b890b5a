// The ten lines that a developer would begin with: start and memory are compared with this.
import Fastify from 'fastify'
import { createSchema, createYoga } from 'graphql-yoga'

const yoga = createYoga({
  schema: createSchema({ typeDefs: 'type Query { hello: String! }', resolvers: { Query: { hello: () => 'world' } } }),
  logging: false,
})
const app = Fastify()
app.addContentTypeParser('multipart/form-data', {}, (_request, _payload, done) => done(null))
app.route({
  url: yoga.graphqlEndpoint,
  method: ['GET', 'POST', 'OPTIONS'],
  handler: (request, reply) => yoga.handleNodeRequestAndResponse(request, reply),
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ url: `http://127.0.0.1:${app.server.address().port}` }))
