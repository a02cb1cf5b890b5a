import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonResponse, readAuthorization, readCookie } from '../../src/request/message.ts'

test('a JSON answer says so, and more if it is given more', () => {
  expect(jsonResponse(418, { a: [1] }, { allow: 'GET' })).toEqual({
    status: 418,
    headers: { 'content-type': 'application/json; charset=utf-8', allow: 'GET' },
    body: '{"a":[1]}',
  })
})

test.each([
  ['a=1', '1'],
  ['b=2; a=1', '1'],
  ['  a = 1 ;b=2', '1'],
  ['a=x=y==', 'x=y=='],
  ['a=', ''],
  ['a=1; a=2', '1'],
  ['aa=1; ba=2', undefined],
  ['A=1', undefined],
  ['a', ''],
  ['', undefined],
  [undefined, undefined],
])('the cookie a of %j is %j', (header, value) => {
  expect(readCookie(header, 'a')).toBe(value)
})

test.each([
  ['Bearer token', 'token'],
  ['bearer token', 'token'],
  ['BEARER    token  ', 'token'],
  ['Bearer two words', 'two words'],
  ['Bearer', undefined],
  ['Bearer ', undefined],
  ['Bearertoken', undefined],
  ['Basic token', undefined],
  ['', undefined],
  [undefined, undefined],
])('the bearer of %j is %j', (header, token) => {
  expect(readAuthorization(header, 'Bearer')).toBe(token)
})

test('no header, whatever is in it, throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (header, name) => {
      const found = [readCookie(header, name), readAuthorization(header, name)]
      expect(found.every(value => value === undefined || typeof value === 'string')).toBe(true)
    }),
  )
})
