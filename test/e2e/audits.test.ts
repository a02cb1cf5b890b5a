/** The published audits of GraphQL over HTTP, against every endpoint of the built command line. */
import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'
import { serverForFile } from '../cli/backlot.ts'

/** Audits by id that an endpoint must not pass, each with the fact that forbids it. */
type Contradicted = Readonly<Record<string, string>>

const POST_ONLY = 'The endpoint is documented as POST only.'
const ALWAYS_JSON = 'Only application/json is documented: the engine does not know the newer media type.'
const ALWAYS_200 = 'An invalid document is answered with status 200 whatever the client accepts.'

const READS_BY_GET = { '5A70': POST_ONLY, D6D5: POST_ONLY, '6A70': POST_ONLY }
const TYPE_AND_STATUS = {
  '22EB': ALWAYS_JSON,
  '865D': ALWAYS_200,
  '556A': ALWAYS_200,
  '51FE': ALWAYS_200,
  '74FF': ALWAYS_200,
  '86EE': ALWAYS_200,
}

const UNTYPED = "The vendor's own proxy sends no content type."
const THG: Contradicted = { ...READS_BY_GET, ...TYPE_AND_STATUS, '9ABE': UNTYPED }

const NO_QUERY = 'A missing document is an error of the engine like any other, and those have status 200.'
/** Assumed: the engine is handed query, variables and operationName. */
const NO_EXTENSIONS = 'The controller that the engine ships does not look at extensions.'
const MARKETPLACER: Contradicted = {
  ...READS_BY_GET,
  ...TYPE_AND_STATUS,
  '423L': NO_QUERY,
  '8764': NO_QUERY,
  '3E3A': NO_QUERY,
  '58B0': NO_EXTENSIONS,
  '58B1': NO_EXTENSIONS,
  '58B2': NO_EXTENSIONS,
  '58B3': NO_EXTENSIONS,
}

const server = serverForFile()

/** Ids and reasons of the audits that an endpoint does not pass. */
async function failedAudits(path: string, credential: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const audits = serverAudits({
    url: server().url + path,
    fetchFn: (url: string, init?: RequestInit) => {
      const headers = new Headers(init?.headers)
      for (const [name, value] of Object.entries(credential)) headers.set(name, value)
      return fetch(url, { ...init, headers })
    },
  })
  expect(audits).toHaveLength(61)
  const results = await Promise.all(audits.map(({ fn }) => fn()))
  return new Map(
    results.flatMap(result => (result.status === 'ok' ? [] : [[result.id, `${result.name}: ${result.reason}`]])),
  )
}

test('[schema] GUURU passes all 61 audits', async () => {
  const failed = await failedAudits('/guuru/graphql', { authorization: 'Bearer guuru-partner' })
  expect(Object.fromEntries(failed)).toEqual({})
})

// Source: GraphQL over HTTP specification, audits of graphql-http.
test.for([
  ['THG, app flavour', '/thg/myprotein/en/graphql', { authorization: 'Opaque thg-jane' }, THG],
  ['THG, web flavour', '/thg/graphql', { cookie: 'Opaque_myprotein_en=thg-jane' }, THG],
  ['Marketplacer, operator', '/marketplacer/graphql', { 'marketplacer-api-key': 'mp-operator' }, MARKETPLACER],
  ['Marketplacer, seller', '/marketplacer/graphql', { 'marketplacer-api-key': 'mp-seller-78' }, MARKETPLACER],
] as const)('[documented] %s passes all audits but those that contradict a fact', async args => {
  const [, path, credential, contradicted] = args
  const failed = await failedAudits(path, credential)
  const unexplained = [...failed].filter(([id]) => !Object.hasOwn(contradicted, id))
  expect(Object.fromEntries(unexplained)).toEqual({})
  // What passes after all must be taken off the list.
  expect([...failed.keys()].toSorted()).toEqual(Object.keys(contradicted).toSorted())
})
