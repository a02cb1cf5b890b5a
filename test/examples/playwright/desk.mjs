/** A help desk's page: which shoppers wait for an agent, and how long. The page asks every 30 seconds. */
import { createServer } from 'node:http'

const WAITING = '{ partner { chats(first: 100) { edges { node { question status createdAt } } } } }'

const PAGE = `<!doctype html>
<title>Desk</title>
<h1>Waiting</h1>
<ul></ul>
<script>
  async function show() {
    const chats = await (await fetch('/waiting')).json()
    const items = chats.map(({ question, createdAt }) => {
      const item = document.createElement('li')
      item.textContent = question + ': ' + Math.floor((Date.now() - createdAt) / 60_000) + ' min'
      return item
    })
    document.querySelector('ul').replaceChildren(...items)
  }
  show()
  setInterval(show, 30_000)
</script>`

/** The desk's server; `guuru` holds the API's `url` and the partner's `credential`. */
export function createDesk(guuru) {
  return createServer(async (request, response) => {
    if (request.url !== '/waiting') return response.setHeader('content-type', 'text/html').end(PAGE)
    const answer = await fetch(guuru.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${guuru.credential}` },
      body: JSON.stringify({ query: WAITING }),
    })
    const { data } = await answer.json()
    const chats = data?.partner.chats.edges.map(({ node }) => node) ?? []
    response.end(JSON.stringify(chats.filter(({ status }) => status === 'pending')))
  })
}
