// A process that imports a package, makes what it has, and asks it once: prints the milliseconds of each step.
const [what] = process.argv.slice(2)
const times = [performance.now()]
const step = () => times.push(performance.now())

if (what === 'msw') {
  const [{ graphql, HttpResponse }, { setupServer }] = [await import('msw'), await import('msw/node')]
  step()
  setupServer(graphql.operation(() => HttpResponse.json({ data: { partner: { id: '1' } } }))).listen()
  step()
  await post(fetch, 'https://api.guuru.com/graphql')
} else {
  const { createSimulator } = await import('../../../dist/index.js')
  step()
  const sim = createSimulator()
  const world = await sim.createWorld()
  step()
  if (what === 'control') await (await sim.fetch('/_sim/clock')).text()
  else await post(world.fetch, '/guuru/graphql')
}
step()
console.log(JSON.stringify(times.slice(1).map((time, index) => time - times[index])))
process.exit()

async function post(send, url) {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }
  const answer = await send(url, { method: 'POST', headers, body: '{"query":"{ partner { id } }"}' })
  const { data } = await answer.json()
  if (data.partner.id === undefined) throw new Error('There is no answer.')
}
