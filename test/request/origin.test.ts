import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLoopback, isOwnOrigin } from '../../src/request/origin.ts'

test.each([
  ['localhost', true],
  ['app.localhost', true],
  ['127.0.0.1', true],
  ['127.255.255.254', true],
  ['::1', true],
  ['[::1]', true],
  ['', false],
  ['0.0.0.0', false],
  ['::', false],
  ['128.0.0.1', false],
  ['192.168.0.127', false],
  ['127.0.0.1.example.com', false],
  ['127.example.com', false],
  ['localhost.example.com', false],
  ['notlocalhost', false],
])('[ours] the host %j is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})

test.each([
  ['http://localhost:3000', true],
  ['https://localhost', true],
  ['http://app.localhost:5173', true],
  ['http://127.0.0.1:4000', true],
  ['http://[::1]:4000', true],
  ['HTTP://LocalHost:3000', true],
  ['http://localhost.:3000', true],
  ['http://localhost..:3000', false],
  ['https://example.com', false],
  ['http://localhost.example.com', false],
  ['http://127.0.0.1.example.com', false],
  ['http://localhost@example.com', false],
  ['null', false],
  ['', false],
])('[ours] a page of %j may call without being named: %s', (origin, expected) => {
  expect(isOwnOrigin(origin)).toBe(expected)
})

test('[ours] an origin that was named may call, exactly as it was named', () => {
  const allowed = ['https://app.example.com', 'null']
  expect(isOwnOrigin('https://app.example.com', allowed)).toBe(true)
  expect(isOwnOrigin('null', allowed)).toBe(true)
  expect(isOwnOrigin('HTTPS://App.Example.com', allowed)).toBe(true)
  expect(isOwnOrigin('http://app.example.com', allowed)).toBe(false)
  expect(isOwnOrigin('https://app.example.com:8443', allowed)).toBe(false)
  expect(isOwnOrigin('https://app.example.com.evil.test', allowed)).toBe(false)
  expect(isOwnOrigin('http://localhost:3000', allowed)).toBe(true)
})

test('[ours] any port of 127.0.0.0/8 may call, and no other IPv4 address', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.nat(65_535), (address, port) => {
      expect(isOwnOrigin(`http://${address}:${port}`)).toBe(address.startsWith('127.'))
      const loopback = address.replace(/^\d+/, '127')
      expect(isOwnOrigin(`http://${loopback}:${port}`)).toBe(true)
    }),
  )
})

test('[ours] no text in place of an origin throws', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      expect(isOwnOrigin(text)).toBeTypeOf('boolean')
    }),
  )
})
