import { expect, test } from 'vitest'
import { setup } from '../../setup.ts'
import { unauthenticated } from './refusal.ts'

const CONFIG = 'query Config { attachmentUploaderConfig { uploadUrl authToken } }'

// Source: THG Horizon docs, Customer Services, Attachments, step 1.
test('[documented] the published query answers a path of the customer’s and a form token', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', CONFIG)
  expect(status).toBe(200)
  expect(body.data.attachmentUploaderConfig).toEqual({
    uploadUrl: '/account/documentupload/uploader/upload/38779254',
    authToken: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
  })
})

test('[assumed] each query hands out a new token for an hour', async () => {
  const { graphql, world } = setup()
  const first = (await graphql('thg', CONFIG)).body.data.attachmentUploaderConfig.authToken
  const second = (await graphql('thg', CONFIG)).body.data.attachmentUploaderConfig.authToken
  expect(second).not.toBe(first)
  expect(world.thg.state.uploadTokens.require(first)).toEqual({
    token: first,
    customer: '38779254',
    expiresAt: world.clock.now() + 3_600_000,
  })
})

test('[assumed] a guest is refused; the field is nullable', async () => {
  const { graphql } = setup()
  const { status, body } = await graphql('thg', CONFIG, {}, { token: null })
  expect(status).toBe(200)
  expect(body.data).toEqual({ attachmentUploaderConfig: null })
  expect(body.errors).toEqual([unauthenticated('attachmentUploaderConfig')])
})

test('[assumed] a customer gets one also where a guest gets null', async () => {
  const { graphql } = setup({ assume: { 'thg.guest-uploader-config': 'null' } })
  const guest = (await graphql('thg', CONFIG, {}, { token: null })).body
  expect([guest.data, guest.errors]).toEqual([{ attachmentUploaderConfig: null }, undefined])
  const { body } = await graphql('thg', CONFIG)
  expect(body.data.attachmentUploaderConfig).toMatchObject({ authToken: expect.any(String) })
})
