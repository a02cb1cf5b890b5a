/** The backend of a storefront's help page: the browser talks to it, and it alone talks to THG, as the customer. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { arrayBuffer, json } from 'node:stream/consumers'

const API = 'https://api.thehut.net/myprotein/en/graphql'
const SITE = 'https://www.myprotein.com'
const PAGE = readFileSync(new URL('page.html', import.meta.url))

const LOGIN = `mutation Login($input: LoginInput!) { login(input: $input) { error token } }`
const UPLOADER = `query Uploader { attachmentUploaderConfig { uploadUrl authToken } }`
const CREATE = `mutation Create($input: CreateDiscussionInput!) { createDiscussion(input: $input) }`
const DISCUSSIONS = `query Discussions {
  customer { discussions { discussions { id status messages(limit: 50) { messages { type message } } } } }
}`

/** What the page is told went wrong. */
const refusal = (status, message) => Object.assign(new Error(message), { status })

/** A server that does not listen yet. `send` is how it reaches THG: a test gives it the `fetch` of a world. */
export function createBff({ send = fetch } = {}) {
  // A customer's token never leaves the backend. The browser has a session of ours, in a cookie that no script can read.
  const tokens = new Map()

  async function ask(token, query, variables = {}) {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Opaque ${token}` }) }
    const response = await send(API, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
    const { data, errors, extensions } = await response.json()
    // THG does not refuse a token that has expired, it takes the customer for a guest.
    if (token && !extensions?.flags.includes('LOGGED_IN')) throw refusal(401, 'Please log in again.')
    if (errors) throw refusal(502, errors[0].message)
    return data
  }

  const routes = {
    'POST /api/login': async ({ request, response }) => {
      const { login } = await ask(undefined, LOGIN, { input: await json(request) })
      if (login.error !== null) throw refusal(401, 'This e-mail address and password do not match.')
      const session = randomUUID()
      tokens.set(session, login.token)
      response.setHeader('set-cookie', `session=${session}; Path=/; HttpOnly; SameSite=Strict`)
    },
    'GET /api/discussions': async ({ token }) => (await ask(token, DISCUSSIONS)).customer.discussions.discussions,
    'POST /api/discussions': async ({ token, request }) => {
      await ask(token, CREATE, { input: { category: 'DELIVERY_PROBLEM', message: await json(request) } })
    },
    // The page sends nothing but the file's bytes, so that its progress is that of the file. THG's form is made here.
    'POST /api/attachments': async ({ token, request, name }) => {
      const { uploadUrl, authToken } = (await ask(token, UPLOADER)).attachmentUploaderConfig
      const form = new FormData()
      form.set('uploadToken', authToken)
      form.set('attachment', new File([await arrayBuffer(request)], name, { type: request.headers['content-type'] }))
      const response = await send(new URL(uploadUrl, SITE), { method: 'POST', body: form })
      const { successful, token: attachmentToken } = await response.json()
      if (!successful) throw refusal(422, `${name} was not accepted.`)
      return { attachmentToken }
    },
  }

  return createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://bff')
    if (pathname === '/') return response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE)
    try {
      const route = `${request.method} ${pathname}`
      const token = tokens.get(/\bsession=([\w-]+)/.exec(request.headers.cookie)?.[1])
      if (!Object.hasOwn(routes, route)) throw refusal(404, 'There is no such page.')
      if (!token && route !== 'POST /api/login') throw refusal(401, 'Please log in.')
      const answer = await routes[route]({ token, request, response, name: searchParams.get('name') })
      response.end(JSON.stringify(answer ?? {}))
    } catch ({ status = 502, message }) {
      response.writeHead(status).end(JSON.stringify({ message }))
    }
  })
}
