import { expect, test } from 'vitest'
import { checkDocument } from '../../../src/format/check.ts'
import { setup } from '../../setup.ts'
import { readFileSync } from 'node:fs'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'

const FORMAT = worldFormat(VENDOR_LIST)

const document = JSON.parse(readFileSync(new URL('../../../fixtures/default.json', import.meta.url), 'utf8'))

test('[assumed] the default fixture’s records are records', () => {
  expect(checkDocument({ formatVersion: 1, vendors: { thg: document.vendors.thg } }, 'default', FORMAT)).toBeDefined()
})

test('[assumed] no time in it is later than the frozen clock', () => {
  const { world } = setup()
  const { discussions, messages, orders, sessions, attachments, customers } = world.thg.state
  const times = [
    ...[...discussions.all()].flatMap(row => [row.createdAt, row.updatedAt]),
    ...[...messages.all()].map(row => row.createdAt),
    ...[...orders.all()].flatMap(row => [row.createdAt, row.dispatchedAt ?? 0]),
    ...[...sessions.all(), ...customers.all()].map(row => row.createdAt),
    ...[...attachments.all()].map(row => row.uploadedAt),
  ]
  expect(times.length).toBeGreaterThan(90)
  expect(Math.max(...times)).toBeLessThan(world.clock.now())
})

// Source: THG Horizon docs, Customer Services, Attachments and Examples, the ids shown there.
test('[documented] every id of the documentation is there', () => {
  const { world } = setup()
  const { discussions, messages, attachments, uploadTokens, sessions, orders } = world.thg.state
  expect(discussions.require('13183370')).toMatchObject({ customer: '38779254', read: false })
  expect(messages.last('byDiscussion', '13183370')).toMatchObject({ id: '35100000', type: 'RESPONSE' })
  expect(uploadTokens.require('145D6BC5-E617-454F-BFB2-MUM19BBC160F')).toMatchObject({
    customer: '38779254',
    expiresAt: null,
  })
  expect([...attachments.all()].map(({ token, customer }) => [token.length, customer])).toEqual([[118, '38779254']])
  expect([...sessions.all()].map(({ token, expiresAt }) => [token, expiresAt])).toEqual([
    ['thg-jane', null],
    ['thg-john', null],
  ])
  expect(orders.require('95726695').products[0]!.sku).toBe(10530743)
})
