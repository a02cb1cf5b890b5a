/** What is behind the addresses in answers: pictures that backlot draws, and files that it was given. */
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator, type CreateOptions, type TestWorld } from '../../src/index.ts'

const OPEN = 'BSxGwFTtQdLEDOdTc4bWG'
const PUBLIC = 'https://backlot.example/shop'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PHOTO = { filename: 'my photo.png', mimetype: 'image/png', content: PNG.toString('base64') }

function simulator(options?: CreateOptions) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  return sim
}

async function ask(world: TestWorld, path: string, headers: Record<string, string>, query: string) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  }
  const answer = await world.fetch(path, init)
  return JSON.stringify(await answer.json())
}

/** The addresses of pictures in the vendors' answers. */
async function pictures(world: TestWorld): Promise<string[]> {
  const opaque = { authorization: `Opaque ${world.credential('thg')}` }
  const images = 'images { thumbnail largeProduct zoom original }'
  const social = 'socialLinks { socialLoginProvider { iconUrl } }'
  const answers = [
    await ask(world, '/thg/myprotein/en/graphql', opaque, `{ customer { ${social} } }`),
    await ask(
      world,
      '/thg/myprotein/en/graphql',
      opaque,
      `{ customer { orders { orders { products { productVariant { ${images} } } } } } }`,
    ),
    await ask(
      world,
      '/marketplacer/graphql',
      { 'marketplacer-api-key': world.credential('marketplacer') },
      '{ sellersWhere(first: 2) { nodes { logoUrl } } }',
    ),
  ]
  return answers.flatMap(text => [...text.matchAll(/"([^"]*\.(?:jpg|png|svg))"/g)].map(([, url = '']) => url))
}

test("[ours] without a public URL, scenery's pictures have the addresses that they had", async () => {
  const all = await pictures(simulator().world())
  expect(all.length).toBeGreaterThan(5)
  expect(
    all.filter(url => !/^(https:\/\/images\.example\.com\/(productimg|logos)\/|\/images\/social\/)/.test(url)),
  ).toEqual([])
})

test('[ours] with one they begin with it, and lead to pictures of the type that the name says', async () => {
  const sim = simulator({ publicUrl: `${PUBLIC}/` })
  const all = await pictures(sim.world('ci-42'))
  const plain = await pictures(simulator().world())
  const path = (url: string) => url.replace('https://images.example.com', '')
  expect(all).toEqual(plain.map(url => `${PUBLIC}/pictures${path(url)}`))
  const types: Record<string, readonly [type: string, begin: string]> = {
    jpg: ['image/jpeg', 'ffd8ffdb'],
    png: ['image/png', '89504e470d0a1a0a'],
    svg: ['image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"').toString('hex')],
  }
  const again = simulator({ publicUrl: PUBLIC })
  for (const url of all) {
    const [type, begin] = types[url.slice(-3)]!
    const answer = await sim.fetch(url)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(bytes.toString('hex').startsWith(begin)).toBe(true)
    expect(bytes.length).toBeLessThan(2000)
    expect(Buffer.from(await (await again.fetch(url)).arrayBuffer())).toEqual(bytes)
  }
  expect((await sim.fetch(`${PUBLIC}/pictures/a.gif`)).status).toBe(404)
  await expect(sim.fetch('https://backlot.example/other')).rejects.toThrow('does not simulate')
})

test('[ours] pictures of two addresses differ', async () => {
  const sim = simulator()
  const draw = async (name: string) => (await sim.fetch(`/pictures/${name}`)).text()
  expect(await draw('a.svg')).not.toBe(await draw('b.svg'))
})

test('[ours] an attachment with its bytes has an address below the public URL, and is served there as what a client sent', async () => {
  const sim = simulator({ publicUrl: PUBLIC })
  for (const [world, prefix] of [
    [sim.world(), ''],
    [sim.world('ci-42'), '/w/ci-42'],
  ] as const) {
    const { message } = world.guuru.shopper.say(OPEN, { attachment: PHOTO })
    const { id } = message.attachment!
    const url = `${PUBLIC}${prefix}/guuru/attachments/${id}/my%20photo.png`
    expect(message.attachment).toEqual({ id, filename: 'my photo.png', mimetype: 'image/png', url })
    const answer = await ask(
      world,
      '/guuru/graphql',
      { authorization: `Bearer ${world.credential('guuru')}` },
      `{ partner { chats { edges { node { messages { edges { node { ... on AttachmentMessage { attachment { url } } } } } } } } } }`,
    )
    expect(answer).toContain(JSON.stringify({ url }))
    const file = await sim.fetch(url)
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
      'content-disposition': "inline; filename*=UTF-8''my%20photo.png",
    })
  }
})

test('[ours] without one the address is where the simulator listens, and what may act is only saved', async () => {
  const sim = simulator()
  const world = sim.world()
  const html = { filename: 'page.html', mimetype: 'text/html', content: 'PGI+' }
  expect(world.guuru.shopper.say(OPEN, { attachment: html }).message.attachment?.url).toMatch(
    /^http:\/\/localhost\/guuru\/attachments\//,
  )
  const { url } = await sim.listen()
  const received: string[] = []
  world.webhooks.to(async request => {
    received.push((await request.json()).attachment.url)
    return new Response()
  })
  const said = world.guuru.shopper.say(OPEN, { attachment: html }).message.attachment!
  await world.settle()
  expect(received).toEqual([said.url])
  expect(said.url).toBe(`${url}/guuru/attachments/${said.id}/page.html`)
  const file = await fetch(said.url)
  expect(await file.text()).toBe('<b>')
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''page.html")
})

test('[ours] files are in the document, survive a round trip and a fork, and hold neither port nor world', async () => {
  const sim = simulator()
  const { url } = await sim.listen()
  const world = sim.world('ci-42')
  const { message } = world.guuru.shopper.say(OPEN, { attachment: PHOTO })
  const text = JSON.stringify(world.document())
  expect([text.includes(`:${new URL(url).port}/`), text.includes('ci-42')]).toEqual([false, false])
  const other = simulator().world('other')
  await other.load(JSON.parse(text))
  expect(JSON.stringify(other.document())).toBe(text)
  for (const { id, fetch } of [other, world.fork('copy')]) {
    const file = await fetch(`/w/${id}/guuru/attachments/${message.attachment!.id}/my%20photo.png`)
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG)
  }
})

test('[ours] files of all vendors are bounded together', async () => {
  const used = (await (await simulator().fetch('/_sim/info')).json()).limits.find(
    ({ name }: { name: string }) => name === 'uploadBytes',
  ).used
  const limit = used + PNG.length
  expect(used).toBeGreaterThan(0)
  const sim = simulator({ uploadsMaxBytes: limit })
  const world = sim.world()
  world.guuru.shopper.say(OPEN, { attachment: PHOTO })
  const before = JSON.stringify(world.document())
  expect(() => world.guuru.shopper.say(OPEN, { attachment: PHOTO })).toThrow(
    'The world "default" has no room for this file; allow more with --uploads-max-bytes.',
  )
  expect(JSON.stringify(world.document())).toBe(before)
  const { limits } = await (await sim.fetch('/_sim/info')).json()
  expect(limits).toContainEqual({ name: 'uploadBytes', limit, used: limit, refused: 1 })
})

test.each([
  [{ ...PHOTO, content: 'no base64!' }, 'attachment.content is "no base64!"'],
  [{ ...PHOTO, address: 'https://example.com/a.png' }, 'send exactly one of "address" and "content"'],
  [{ filename: 'a.png', mimetype: 'image/png' }, 'send exactly one of "address" and "content"'],
  [{ ...PHOTO, filename: ' ' }, 'filename'],
])('[ours] %o is refused', (attachment, sentence) => {
  expect(() => simulator().world().guuru.shopper.say(OPEN, { attachment })).toThrow(sentence)
})

test('[ours] there is nothing at the address of a file that no one sent, and no world comes into being', async () => {
  const sim = simulator()
  const code = async (path: string) => (await (await sim.fetch(path)).json()).error.code
  expect(await code('/guuru/attachments/none/a.png')).toBe('ATTACHMENT_NOT_FOUND')
  expect(await code('/w/ci-7/guuru/attachments/none/a.png')).toBe('WORLD_NOT_FOUND')
  expect(await code('/w/CI_7/guuru/attachments/none/a.png')).toBe('INVALID_WORLD')
  expect(sim.worlds()).toHaveLength(1)
})

test.each(['shop.test', 'ftp://shop.test', 'https://shop.test/?a=b', 7])(
  '[ours] the public URL %o is refused',
  publicUrl => {
    expect(() => createSimulator({ publicUrl } as never)).toThrow('publicUrl is')
  },
)
