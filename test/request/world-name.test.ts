import { expect, test } from 'vitest'
import { namedWorld, readTarget, splitCredential, withoutWorld } from '../../src/request/world-name.ts'

test.each([
  ['/guuru/graphql', { world: undefined, path: '/guuru/graphql', url: '/guuru/graphql' }],
  ['/guuru/graphql/?a=b', { world: undefined, path: '/guuru/graphql', url: '/guuru/graphql?a=b' }],
  ['/w/ci-42/guuru/graphql?a=/w/x', { world: 'ci-42', path: '/guuru/graphql', url: '/guuru/graphql?a=/w/x' }],
  ['http://a.test/w/ci/_sim/clock', { world: 'ci', path: '/_sim/clock', url: '/_sim/clock' }],
  ['/w/a%20b/guuru/%67raphql', { world: 'a b', path: '/guuru/graphql', url: '/guuru/%67raphql' }],
  ['/w/%zz/guuru/graphql', { world: '%zz', path: '/guuru/graphql', url: '/guuru/graphql' }],
  ['/w//guuru/graphql', { world: '', path: '/guuru/graphql', url: '/guuru/graphql' }],
  ['/w/ci', { world: 'ci', path: '', url: '' }],
  ['/', { world: undefined, path: '', url: '' }],
  ['/water/w/ci', { world: undefined, path: '/water/w/ci', url: '/water/w/ci' }],
])('[ours] the URL %s is taken apart', (sent, target) => {
  expect(readTarget(sent)).toEqual(target)
})

test.each([
  ['/guuru/graphql?a=/w/x', '/guuru/graphql?a=/w/x'],
  ['/w/ci-42/guuru/%67raphql/?a=b', '/guuru/%67raphql/?a=b'],
  ['http://a.test/w/ci/_sim/clock', '/_sim/clock'],
  ['http://a.test/_sim/clock', 'http://a.test/_sim/clock'],
  ['/w//guuru/graphql', '/guuru/graphql'],
  ['/w/%zz', '/'],
  ['/w/ci?a=b', '/?a=b'],
  ['/w/', '/w/'],
  ['/water/w/ci', '/water/w/ci'],
])('[ours] the URL %s leads to the route of %s', (sent, route) => {
  expect(withoutWorld(sent)).toBe(route)
})

test('[ours] the path names a world before the header', () => {
  expect(namedWorld('one', { 'x-sim-world': 'two' })).toBe('one')
  expect(namedWorld(undefined, { 'x-sim-world': 'two' })).toBe('two')
  expect(namedWorld(undefined, {})).toBeUndefined()
})

test.each([
  [undefined, 'key', { world: 'default', credential: 'key', isKnowable: true }],
  [undefined, undefined, { world: 'default', credential: undefined, isKnowable: true }],
  [undefined, 'key@ci', { world: 'ci', credential: 'key', isKnowable: true }],
  [undefined, 'key@home@ci', { world: 'ci', credential: 'key@home', isKnowable: true }],
  [undefined, 'key@NO', { world: 'default', credential: 'key', isKnowable: false }],
  ['ci', 'key', { world: 'ci', credential: 'key', isKnowable: true }],
  ['ci', 'key@ci', { world: 'ci', credential: 'key', isKnowable: true }],
  ['ci', 'key@other', { world: 'ci', credential: 'key', isKnowable: false }],
])('[ours] in the world %s the credential %s is split', (named, sent, split) => {
  expect(splitCredential(named, sent)).toEqual(split)
})
