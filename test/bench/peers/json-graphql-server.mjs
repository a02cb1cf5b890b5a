// json-graphql-server: a schema made from the records themselves, so the same question is asked in its words.
import { createServer } from 'node:http'
import express from 'express'
import jsonGraphqlExpress from 'json-graphql-server/node'
import { ready, seller, thread } from './data.mjs'

const messages = thread.map(({ sellerId, ...row }) => ({ ...row, seller_id: sellerId })).toReversed()
const app = express()
app.use('/graphql', jsonGraphqlExpress({ messages, sellers: [seller] }))
const server = createServer(app).listen(0, '127.0.0.1', () => ready(server))
