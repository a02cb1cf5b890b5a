// The floor: node:http that parses the JSON body and sends the same bytes back.
import { createServer } from 'node:http'
import { ready } from './data.mjs'

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', chunk => (body += chunk))
  request.on('end', () => {
    JSON.parse(body)
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  })
}).listen(0, '127.0.0.1', () => ready(server))
