import { onTestFinished } from 'vitest'
import { createServer } from '../../../src/server/server.ts'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import { setup } from '../../setup.ts'

/** Where Jane uploads. */
export const PATH = '/account/documentupload/uploader/upload/38779254'
/** Her form token, which never expires. */
export const TOKEN = '145D6BC5-E617-454F-BFB2-MUM19BBC160F'
/** The beginnings of two pictures. */
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')

/** One part of a form. */
export interface Part {
  readonly name: string
  readonly content: string | Buffer
  readonly filename?: string
  readonly type?: string
}

/** A form's token. */
export const token = (content: string = TOKEN, name = 'uploadToken'): Part => ({ name, content })
/** A form's file; its part says nothing of its type. */
export const file = (
  content: Buffer | string = JPEG,
  filename = 'photo.jpeg',
  type = 'application/octet-stream',
): Part => ({
  name: 'attachment',
  content,
  filename,
  type,
})

/** A form as bytes, its last boundary included. */
export function encode(parts: readonly Part[]): Buffer {
  const chunks = parts.flatMap(({ name, content, filename, type }) => [
    Buffer.from(
      `--x\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n` +
        `${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...chunks, Buffer.from('--x--\r\n')])
}

/** A simulator behind a real socket. */
export async function listen(options: SimulatorOptions = {}) {
  const all = setup(options)
  const app = createServer(all.sim)
  onTestFinished(() => app.close())
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const { attachments } = all.world.thg.state
  const before = attachments.size

  async function post(
    body: Buffer | string,
    { path = PATH, type = 'multipart/form-data; boundary=x', headers = {} } = {},
  ) {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    })
    return { status: response.status, body: await response.json() }
  }
  return {
    ...all,
    url,
    post,
    upload: (...parts: Part[]) => post(encode(parts)),
    kept: () => all.world.thg.state.attachments.size - before,
  }
}

/** The answer to an upload that is refused with this code. */
export const refused = (errorCode: number) => ({
  status: 200,
  body: { successful: false, token: null, mimeType: null, errorCode },
})
