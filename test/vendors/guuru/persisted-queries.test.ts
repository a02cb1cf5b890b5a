import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { setupGuuru } from './guuru.ts'

const QUERY = '{ partner { id } }'
const extensions = {
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(QUERY).digest('hex') },
}
const body = {
  errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
}

// The words are Apollo Server's where persisted queries are off: it refuses the hash even beside its document.
test.each([
  ['application/json', 200],
  ['application/graphql-response+json', 400],
])('[assumed] a hash is answered PersistedQueryNotSupported, for %s: %i', async (accept, status) => {
  const { call } = setupGuuru()
  for (const query of [undefined, QUERY]) {
    const headers = { accept }
    const posted = await call('', {}, { headers, rawBody: JSON.stringify({ query, extensions }) })
    expect(posted).toMatchObject({ status, body })
    const search = new URLSearchParams({ ...(query && { query }), extensions: JSON.stringify(extensions) })
    const path = `/guuru/graphql?${search}`
    const got = await call('', {}, { headers, method: 'GET', path, rawBody: '' })
    expect([got.status, got.body]).toEqual([status, body])
  }
})

test('[assumed] a POST’s URL has no extensions, and others than a hash are let go', async () => {
  const { call } = setupGuuru()
  const path = `/guuru/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`
  for (const options of [{ path }, { rawBody: JSON.stringify({ query: QUERY, extensions: { tracing: true } }) }])
    expect((await call(QUERY, {}, options)).body).toEqual({ data: { partner: { id: 'guuru-qa' } } })
})

// Apollo Server looks at the extension's shape only where persisted queries are on.
test.each([{ version: 1 }, { version: 2, sha256Hash: 5 }, {}, [], 'x', true, 1])(
  '[assumed] the extension is refused whatever it holds: %j',
  async persistedQuery => {
    const { call } = setupGuuru()
    for (const query of [undefined, QUERY]) {
      const rawBody = JSON.stringify({ query, extensions: { persistedQuery } })
      expect(await call('', {}, { rawBody })).toMatchObject({ status: 200, body })
    }
  },
)

test.each([null, false, 0, ''])('[assumed] an extension that is none is let go: %j', async persistedQuery => {
  const { call } = setupGuuru()
  const rawBody = JSON.stringify({ query: QUERY, extensions: { persistedQuery } })
  expect((await call('', {}, { rawBody })).body).toEqual({ data: { partner: { id: 'guuru-qa' } } })
})
