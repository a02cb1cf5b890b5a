/** What clients uploaded must not act on the control plane's origin when it is read back. */
import { expect, test } from 'vitest'
import { anAttachment } from '../../src/vendors/thg/factories.ts'
import { controlForFile } from './control.ts'

const control = controlForFile()

const SCRIPT = '<script>fetch("/_sim/state")</script>'

test.for([
  ['page.html', 'text/html', 'attachment'],
  ['picture.svg', 'image/svg+xml', 'attachment'],
  ['PICTURE.SVG', 'IMAGE/SVG+XML', 'attachment'],
  ['page.xhtml', 'application/xhtml+xml', 'attachment'],
  ['paper.pdf', 'application/pdf', 'attachment'],
  ['notes.txt', 'text/plain', 'attachment'],
  ['photo.png', 'image/png', 'inline'],
  ['photo.jpg', 'image/jpeg', 'inline'],
] as const)('[ours] %s of %s comes back in a sandbox, %s', async ([filename, mimeType, disposition]) => {
  const { world, url } = control.world()
  const content = Buffer.from(SCRIPT).toString('base64')
  const { token } = anAttachment(world.thg, { filename, mimeType, content })
  const { status, headers, ...answer } = await raw(`${url}/_sim/thg/attachments/${encodeURIComponent(token)}?raw`)
  expect({ status, text: answer.text }).toEqual({ status: 200, text: SCRIPT })
  expect(headers).toMatchObject({
    'content-type': expect.stringContaining(mimeType),
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
    'content-disposition': `${disposition}; filename*=UTF-8''${filename}`,
  })
})

test.for([
  ['a "quoted" name; x=y.txt', 'a%20%22quoted%22%20name%3B%20x%3Dy.txt'],
  ["it's (all) *fine*.txt", 'it%27s%20%28all%29%20%2Afine%2A.txt'],
  ['two\r\nlines: x', 'two%0D%0Alines%3A%20x'],
  ['größe.txt', 'gr%C3%B6%C3%9Fe.txt'],
  ['half \ud83d.txt', 'half%20%EF%BF%BD.txt'],
  ['', ''],
] as const)('[ours] a file name is encoded whole: %j', async ([filename, encoded]) => {
  const { world, url } = control.world()
  const { token } = anAttachment(world.thg, { filename })
  const { status, headers } = await raw(`${url}/_sim/thg/attachments/${encodeURIComponent(token)}?raw`)
  expect({ status, disposition: headers['content-disposition'] }).toEqual({
    status: 200,
    disposition: `attachment; filename*=UTF-8''${encoded}`,
  })
})

test('[ours] a type that is no MIME type is none', async () => {
  const { world, url } = control.world()
  const { token } = anAttachment(world.thg, { mimeType: 'text/html\r\nx-more: yes' })
  const { status, headers } = await raw(`${url}/_sim/thg/attachments/${encodeURIComponent(token)}?raw`)
  expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'application/octet-stream' })
  expect(headers).not.toHaveProperty('x-more')
})

async function raw(url: string) {
  const response = await fetch(url)
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
}
