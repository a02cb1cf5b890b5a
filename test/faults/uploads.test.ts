import { fetch, FormData } from 'undici'
import { describe, expect, test } from 'vitest'
import { LocalFetch } from '../../src/kit/local-fetch.ts'
import { failureOf, listening, resetInBody, type VendorlessRule } from './fault-setup.ts'

const TOKEN = '145D6BC5-E617-454F-BFB2-MUM19BBC160F'
const PATH = '/account/documentupload/uploader/upload/38779254'

type Kit = Awaited<ReturnType<typeof listening>>

function toForm(token = TOKEN, bytes = 200_000): FormData {
  const form = new FormData()
  form.set('uploadToken', token)
  form.set('attachment', new File([Buffer.alloc(bytes, 'x')], 'note.txt'))
  return form
}

const WAYS: Record<string, (kit: Kit) => Promise<Response>> = {
  socket: ({ url, dispatcher }) =>
    fetch(url + PATH, { method: 'POST', body: toForm(), dispatcher }) as unknown as Promise<Response>, // undici's own, alike
  'in process': ({ sim }) => {
    const form = new globalThis.FormData()
    form.set('uploadToken', TOKEN)
    form.set('attachment', new Blob([Buffer.alloc(200_000, 'x')]), 'note.txt')
    return new LocalFetch(sim, {}).fetch(PATH, { method: 'POST', body: form }, undefined)
  },
}

describe.each(Object.keys(WAYS))('%s', way => {
  async function prepare() {
    const kit = await listening()
    const before = kit.world.thg.state.attachments.size
    const upload = () => WAYS[way]!(kit)
    const afterwards = async (kept: number): Promise<void> => {
      expect(kit.world.thg.state.attachments.size - before).toBe(kept)
      expect(kit.world.journal.list().at(-1)).toMatchObject({ operation: 'upload', fault: 'fault-1' })
      expect(await (await upload()).json()).toMatchObject({ successful: true, errorCode: 0 })
      expect(kit.world.journal.list().at(-1)!.fault).toBeNull()
      expect(kit.bugs).toEqual([])
    }
    return { ...kit, upload, afterwards }
  }

  // Source: THG Horizon docs, Customer Services, Attachments, step 4, members of the response.
  test('[documented] upload-refused: status 200, the errorCode, nothing kept', async () => {
    const { world, upload, afterwards } = await prepare()
    world.faults.add({ vendor: 'thg', kind: 'upload-refused', errorCode: 42, times: 1 })
    const response = await upload()
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ successful: false, token: null, mimeType: null, errorCode: 42 })
    await afterwards(0)
  })

  test('[assumed] upload-cut: the connection dies half-way, nothing kept', async () => {
    const { world, upload, afterwards } = await prepare()
    world.faults.add({ vendor: 'thg', kind: 'upload-cut', bytes: 100_000, times: 1 })
    expect((await failureOf(upload())).message).toBe('fetch failed')
    await afterwards(0)
  })

  test('[assumed] upload-slow: the file is taken in at this speed, and kept', async () => {
    const { world, upload, afterwards } = await prepare()
    world.faults.add({ vendor: 'thg', kind: 'upload-slow', bytesPerSecond: 1_000_000, times: 1 })
    const began = performance.now()
    expect(await (await upload()).json()).toMatchObject({ successful: true })
    expect(performance.now() - began).toBeGreaterThanOrEqual(190)
    await afterwards(1)
  })

  test('[assumed] http-status, expired-credential, malformed-json, connection-reset strike uploads too', async () => {
    const { world, upload } = await prepare()
    const add = (rule: VendorlessRule) =>
      world.faults.replace([{ vendor: 'thg', operation: 'upload', times: 1, ...rule }])
    add({ kind: 'http-status', status: 502 })
    expect((await upload()).status).toBe(502)
    add({ kind: 'expired-credential' })
    expect(await (await upload()).json()).toMatchObject({ successful: false, errorCode: 2 })
    add({ kind: 'malformed-json' })
    await expect((await upload()).json()).rejects.toThrow(SyntaxError)
    add({ kind: 'connection-reset' })
    expect((await failureOf(upload())).message).toBe('fetch failed')
  })

  test('[assumed] truncated-body, connection-reset after the headers: a status, and then reading fails', async () => {
    const { world, upload } = await prepare()
    const before = world.thg.state.attachments.size
    const cases = [
      [
        { kind: 'truncated-body', bytes: 9 },
        { message: 'terminated', code: 'UND_ERR_SOCKET' },
      ],
      [{ kind: 'connection-reset', after: 'headers' }, resetInBody(way)],
    ] as const
    for (const [rule, failure] of cases) {
      world.faults.replace([{ vendor: 'thg', operation: 'upload', times: 1, ...rule }])
      const response = await upload()
      expect(response.status).toBe(200)
      expect(await failureOf(response.text())).toEqual(failure)
    }
    world.faults.replace([{ vendor: 'thg', operation: 'upload', times: 1, kind: 'truncated-body', bytes: 9 }])
    const { body } = await upload()
    const chunks: Uint8Array[] = []
    const read = async () => {
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk) // lib.dom does not know it
    }
    expect((await failureOf(read())).message).toBe('terminated')
    expect(Buffer.concat(chunks).toString()).toBe('{"success')
    expect(world.thg.state.attachments.size).toBe(before + 3)
    world.faults.replace([{ vendor: 'thg', operation: 'upload', times: 1, kind: 'slow-body', bytesPerSecond: 5000 }])
    expect(await (await upload()).json()).toMatchObject({ successful: true })
  })

  test('[assumed] applied-answer-lost: the file is kept, and sent again it is a duplicate', async () => {
    const { world, upload } = await prepare()
    const { id } = world.faults.add({ vendor: 'thg', operation: 'upload', kind: 'applied-answer-lost', times: 1 })
    const before = world.thg.state.attachments.size
    expect((await failureOf(upload())).message).toBe('fetch failed')
    expect(world.thg.state.attachments.size).toBe(before + 1)
    expect(world.faults.get(id).verdict).toBe('no-retry')
    world.faults.add({ vendor: 'thg', operation: 'upload', kind: 'http-status', status: 503, times: 1 })
    expect((await upload()).status).toBe(503)
    expect(world.faults.get(id)).toMatchObject({ verdict: 'no-retry', journal: { length: 1 } })
    await upload()
    expect(world.faults.get(id)).toMatchObject({
      verdict: 'duplicate',
      journal: [{ operation: 'upload' }, { operation: 'upload' }],
    })
  })
})

test('[assumed] upload-cut: the client could send no more than a little beyond the cut', async () => {
  const { url, world, dispatcher } = await listening()
  world.faults.add({ vendor: 'thg', kind: 'upload-cut', bytes: 1000, times: 1 })
  let sent = 0
  const head = `--x\r\ncontent-disposition: form-data; name="uploadToken"\r\n\r\n${TOKEN}\r\n--x\r\ncontent-disposition: form-data; name="attachment"; filename="a.txt"\r\n\r\n`
  async function* body() {
    yield Buffer.from(head)
    for (let i = 0; i < 1000; i++) {
      sent++
      yield Buffer.alloc(64 * 1024, 'x')
    }
    yield Buffer.from('\r\n--x--\r\n')
  }
  const call = fetch(url + PATH, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: body(),
    duplex: 'half',
    dispatcher,
  })
  expect((await failureOf(call)).message).toBe('fetch failed')
  expect(sent).toBeLessThan(500)
})

test("[assumed] an upload that waits on the world's clock: the journal has when it came and how long it took", async () => {
  const { world, ...kit } = await listening()
  world.faults.add({ vendor: 'thg', operation: 'upload', kind: 'latency', ms: 5000, clock: 'world', times: 1 })
  const at = world.clock.iso()
  const answer = WAYS['socket']!({ world, ...kit })
  while (world.clock.pending().length === 0) await new Promise(resolve => setImmediate(resolve))
  await world.clock.advance(5000)
  expect(await (await answer).json()).toMatchObject({ successful: true })
  expect(world.journal.list()).toMatchObject([{ operation: 'upload', at, durationMs: 5000 }])
  await WAYS['socket']!({ world, ...kit })
  expect(world.journal.list()[1]).toMatchObject({ at: world.clock.iso(), durationMs: 0 })
})
