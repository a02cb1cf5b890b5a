import https from 'node:https'
import { describe, onTestFinished, test as plainTest } from 'vitest'
import { createSimulator, type CreateOptions, type TestWorld } from '../../src/index.ts'
import { expect, test } from '../../src/vitest.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'
const ACCEPT = `mutation { acceptChat(id: "${CHAT}") { id status } }`

function post(query: string, headers: Record<string, string>): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  }
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

function simulator(options?: CreateOptions) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  return sim
}

plainTest.each([-1, 2.5, Number.NaN, Infinity])('[ours] %o is no limit of a journal', journalLimit => {
  expect(() => createSimulator({ journalLimit })).toThrow(
    expect.objectContaining({
      code: 'INVALID_OPTION',
      message: `journalLimit is ${journalLimit}; expected a whole number from 0 up.`,
    }),
  )
})

describe('sim.fetch', () => {
  test('[ours] answers each vendor under its real URL, in the world of the credential', async ({ sim, world }) => {
    const calls = [
      ['https://api.guuru.com/graphql', post('{ partner { id } }', bearer(world.credential('guuru')))],
      [
        'https://api.thehut.net/myprotein/en/graphql',
        post('{ check }', { authorization: `Opaque ${world.credential('thg')}` }),
      ],
      [
        'https://horizon-api.www.myprotein.com/graphql',
        post('{ check }', { cookie: `Opaque_myprotein_en=${world.credential('thg')}` }),
      ],
      [
        'https://acme.marketplacer.com/graphql',
        post('{ apiKeyPrincipal { name } }', { 'marketplacer-api-key': world.credential('marketplacer') }),
      ],
    ] as const
    for (const [url, init] of calls) {
      const response = await sim.fetch(url, init)
      expect(response).toBeInstanceOf(Response)
      expect(await response.json()).not.toHaveProperty('errors')
    }
    expect(world.journal.list().map(({ vendor, status }) => [vendor, status])).toEqual([
      ['guuru', 200],
      ['thg', 200],
      ['thg', 200],
      ['marketplacer', 200],
    ])
    expect(sim.world().journal.list()).toEqual([])
  })

  test('[ours] takes a body that is streamed, for uploads too', async ({ sim, world }) => {
    const form = new FormData()
    form.set('uploadToken', `145D6BC5-E617-454F-BFB2-MUM19BBC160F@${world.id}`)
    form.set('attachment', new Blob(['Hello']), 'hello.txt')
    const { headers, body } = new Request('http://form.test', { method: 'POST', body: form })
    const upload = 'https://www.myprotein.com/account/documentupload/uploader/upload/38779254'
    const init = { method: 'POST', headers, body, duplex: 'half' }
    const response = await sim.fetch(upload, init)
    expect(await response.json()).toMatchObject({ successful: true, mimeType: 'text/plain' })
  })

  test('[ours] takes a Request as fetch does', async ({ sim, world }) => {
    const response = await sim.fetch(
      new Request('https://api.guuru.com/graphql', post(ACCEPT, bearer(world.credential('guuru')))),
    )
    expect(await response.json()).toEqual({ data: { acceptChat: { id: CHAT, status: 'open' } } })
  })

  test('[ours] uploads a form and uses its token, without a socket', async ({ sim, world }) => {
    const authorization = `Opaque ${world.credential('thg')}`
    const config = await sim.fetch(
      '/thg/myprotein/en/graphql',
      post('{ attachmentUploaderConfig { uploadUrl authToken } }', { authorization }),
    )
    const { uploadUrl, authToken } = (await config.json()).data.attachmentUploaderConfig
    const form = new FormData()
    form.set('uploadToken', authToken)
    form.set('attachment', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])]), 'photo.jpeg')
    const upload = await sim.fetch(`https://www.myprotein.com${uploadUrl}`, { method: 'POST', body: form })
    expect(await upload.json()).toEqual({
      successful: true,
      token: expect.any(String),
      mimeType: 'image/jpeg',
      errorCode: 0,
    })
    expect(world).toHaveHappened('thg.attachment.uploaded', 1)
  })

  test('[ours] reaches the control plane too', async ({ world }) => {
    const response = await world.fetch('/_sim/clock')
    expect(await response.json()).toEqual({ mode: 'frozen', now: '2026-01-01T00:00:00.000Z', rate: 1, due: [] })
  })

  test('[ours] rejects a URL that is not simulated, naming those that are', async ({ sim }) => {
    await expect(sim.fetch('https://example.com/graphql')).rejects.toThrow(
      'backlot does not simulate https://example.com/graphql. It knows',
    )
    await expect(sim.fetch('https://api.guuru.com/v2/graphql')).rejects.toThrow(
      'backlot does not simulate https://api.guuru.com/v2/graphql',
    )
    await expect(sim.fetch('/nowhere')).rejects.toThrow('backlot does not simulate /nowhere')
  })

  test('[ours] rejects as fetch does when the signal was aborted', async ({ sim }) => {
    await expect(sim.fetch('https://api.guuru.com/graphql', { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  })

  plainTest('[ours] knows hosts of a client of its own', async () => {
    const sim = simulator({ hosts: { 'shop.example.com': 'marketplacer' } })
    const response = await sim.fetch(
      'https://shop.example.com/graphql',
      post('{ __typename }', { 'marketplacer-api-key': 'mp-operator' }),
    )
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } })
  })
})

describe('a world', () => {
  test('[ours] stays in its own world with fetch, whatever the credential says', async ({ world }) => {
    const response = await world.fetch('https://api.guuru.com/graphql', post(ACCEPT, bearer('guuru-partner')))
    expect(response.status).toBe(200)
    expect(world.guuru.state.chats.require(CHAT).status).toBe('open')
  })

  test('[ours] forks as it is now, and goes its own way', async ({ world }) => {
    world.guuru.expert.accept(CHAT)
    const fork = world.fork()
    fork.guuru.shopper.close(CHAT)
    expect([world, fork].map(({ guuru }) => guuru.state.chats.require(CHAT).status)).toEqual(['open', 'closed'])
    fork.end()
  })

  test('[ours] resets, saves and loads', async ({ world }) => {
    const before = JSON.stringify(world.document())
    world.guuru.shopper.start({ question: 'Anybody there?' })
    const changed = JSON.stringify(world.document())
    expect(world.reset()).toEqual(['state', 'journal', 'events', 'faults', 'clock'])
    expect(JSON.stringify(world.document())).toBe(before)
    await world.load(JSON.parse(changed))
    expect(JSON.stringify(world.document())).toBe(changed)
    await expect(world.load({ formatVersion: 1 })).rejects.toThrow('seed is missing')
    expect(JSON.stringify(world.document())).toBe(changed)
  })

  test('[ours] a view that is kept reads what is there after a reset, and keeps nothing of what was before', ({
    world,
  }) => {
    const { chats } = world.guuru.state
    const { size } = chats
    const { id } = world.guuru.shopper.start({ question: 'Anybody there?' })
    expect(chats.size).toBe(size + 1)
    world.reset()
    expect([chats.size, chats.get(id)]).toEqual([size, undefined])
  })

  test('[ours] moves its clock only when told, and only forward', async ({ world }) => {
    expect(world.clock.iso()).toBe('2026-01-01T00:00:00.000Z')
    expect(await world.clock.advance('PT15M')).toEqual({ now: '2026-01-01T00:15:00.000Z', happened: [] })
    await expect(world.clock.advanceTo('2025-12-31T00:00:00Z')).rejects.toThrow('cannot go back')
    await expect(world.clock.advance('P1M')).rejects.toThrow('"P1M" is not a duration')
    expect((await world.settle()).now).toBe('2026-01-01T00:15:00.000Z')
  })

  test('[ours] waits for what has happened and for what comes, and tells the nearest misses', async ({ world }) => {
    const coming = world.events.wait({ type: 'guuru.chat.opened' })
    world.guuru.expert.accept(CHAT)
    expect(await coming).toHaveLength(1)
    expect(await world.events.wait({ type: 'guuru.chat.opened', actor: 'expert' })).toHaveLength(1)
    await expect(world.events.wait({ type: 'guuru.chat.opened', actor: 'shopper' }, { timeoutMs: 1 })).rejects.toThrow(
      '0 of 1 matching came within 1 ms. Nearest misses: 1 of 2 matched: type guuru.chat.opened; actor was expert, not shopper',
    )
  })

  plainTest('[ours] tells its URL once the simulator listens', async () => {
    const sim = simulator()
    const world: TestWorld = sim.world('ci-42')
    expect(world.url('guuru')).toBe('/w/ci-42/guuru/graphql')
    const { url, close } = await sim.listen()
    expect(world.url('guuru')).toBe(`${url}/w/ci-42/guuru/graphql`)
    const response = await fetch(world.url('guuru'), post('{ partner { id } }', bearer('guuru-partner')))
    expect(await response.json()).toEqual({ data: { partner: { id: 'guuru-qa' } } })
    await close()
  })
})

describe('createSimulator', () => {
  plainTest('[ours] refuses a fixture that is not one, naming the place', () => {
    const fixture = {
      formatVersion: 1,
      vendors: { guuru: { partners: [{ id: 'x', isAvailable: 'yes', serviceAccountIsMember: true, tokens: [] }] } },
    }
    expect(() => createSimulator({ fixtures: fixture })).toThrow(
      'fixtures[0]: vendors.guuru.partners[0].isAvailable is "yes"; expected true or false.',
    )
    expect(() => createSimulator({ fixtures: 'nothing' })).toThrow('There is no fixture "nothing"')
  })

  plainTest(
    '[ours] takes a missing credential as the first one with auth: open, and still refuses a wrong one',
    async () => {
      const sim = simulator({ auth: 'open' })
      const call = (headers: Record<string, string>) => sim.fetch('/guuru/graphql', post('{ partner { id } }', headers))
      expect((await call({})).status).toBe(200)
      expect((await call(bearer('wrong'))).status).toBe(401)
    },
  )
})

describe('interception', () => {
  plainTest(
    '[ours] answers the real hosts for fetch and node:https, and leaves the rest of the world alone',
    async () => {
      const sim = simulator()
      const stop = await sim.intercept()
      try {
        const response = await fetch(
          'https://api.guuru.com/graphql',
          post('{ partner { id } }', bearer('guuru-partner')),
        )
        expect(await response.json()).toEqual({ data: { partner: { id: 'guuru-qa' } } })
        expect(await statusOf('https://api.guuru.com/graphql?query=%7B__typename%7D')).toBe(401)
        await expect(fetch('https://api.guuru.com/other')).rejects.toThrow(
          'backlot does not simulate https://api.guuru.com/other',
        )
      } finally {
        stop()
      }
    },
  )
})

function statusOf(url: string): Promise<number | undefined> {
  return new Promise(
    (resolve, reject) => void https.get(url, response => resolve(response.resume().statusCode)).on('error', reject),
  )
}
