/** One small program that uses all of the kit, as a test or a bundle of others has it. */

/** How its names come in, as an ES module and as CommonJS. */
export const IMPORTS = `
import { createSimulator, SimError } from 'backlot'
import { aChat } from 'backlot/guuru'
`
export const REQUIRES = `
const { createSimulator, SimError } = require('backlot')
const { aChat } = require('backlot/guuru')
`

/** GraphQL until it is compiled, scenery, an upload, calls of the control plane, a refusal: what is loaded at once and later. */
export const USE = `
async function use() {
  const sim = createSimulator()
  const world = sim.world()
  const post = (vendor, authorization, query) =>
    world.fetch(world.url(vendor), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query }),
    }).then(answer => answer.json())
  const { status } = aChat(world.guuru, { status: 'open' })
  let partner
  for (let i = 0; i < 9; i++) partner = await post('guuru', 'Bearer ' + world.credential('guuru'), '{ partner { id } }')
  const { data } = await post(
    'thg',
    'Opaque ' + world.credential('thg'),
    '{ attachmentUploaderConfig { uploadUrl authToken } productVariant(sku: 10530743) { images(limit: 1) { original } } }',
  )
  const form = new FormData()
  form.set('uploadToken', data.attachmentUploaderConfig.authToken)
  form.set('attachment', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])]), 'photo.jpeg')
  const upload = await world.fetch(data.attachmentUploaderConfig.uploadUrl, { method: 'POST', body: form })
  const clock = await world.fetch('/_sim/clock')
  const asset = await world.fetch('/_sim/assets/favicon.svg')
  const refusal = await Promise.resolve().then(() => world.guuru.state.chats.require('none')).catch(error => error)
  await sim.close()
  return JSON.stringify({
    status,
    partner: partner.data.partner.id,
    scenery: data.productVariant.images.length,
    upload: (await upload.json()).mimeType,
    clock: (await clock.json()).mode,
    asset: (await asset.text()).match(/<svg|mark it external in your bundler/)?.[0],
    refusal: [refusal instanceof SimError, refusal.code],
  })
}
`

/** What `use()` resolves to. */
export const USED = JSON.stringify({
  status: 'open',
  partner: 'guuru-qa',
  scenery: 1,
  upload: 'image/jpeg',
  clock: 'frozen',
  asset: '<svg',
  refusal: [true, 'CHAT_NOT_FOUND'],
})
