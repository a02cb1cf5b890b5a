import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { REFUSALS } from '../../src/control/error-answers.ts'
import { KINDS } from '../../src/errors/sim-error.ts'
import { readShippedFixture } from '../../src/format/shipped.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import type { AnyJson } from '../setup.ts'
import { type ControlAnswer, controlForFile, setupControl } from './control.ts'
import { wrongValues } from './wrong-values.ts'

const control = controlForFile()

/** Every route of the control plane that the documentation promises. */
const ROUTES = `
  GET /_sim/health
  GET /_sim/info
  POST /_sim/session
  GET /_sim/worlds
  POST /_sim/worlds
  GET /_sim/worlds/{id}
  DELETE /_sim/worlds/{id}
  POST /_sim/worlds/{id}/fork
  POST /_sim/reset
  GET /_sim/black-box
  GET /_sim/state
  PUT /_sim/state
  GET /_sim/clock
  POST /_sim/clock/freeze
  POST /_sim/clock/resume
  POST /_sim/clock/advance
  POST /_sim/clock/step
  POST /_sim/settle
  GET /_sim/requests
  DELETE /_sim/requests
  POST /_sim/requests/count
  POST /_sim/requests/wait
  GET /_sim/events
  GET /_sim/conversations
  GET /_sim/conversations/{vendor}/{id}
  POST /_sim/events/count
  POST /_sim/events/wait
  GET /_sim/faults
  PUT /_sim/faults
  POST /_sim/faults
  DELETE /_sim/faults
  GET /_sim/faults/{id}
  PATCH /_sim/faults/{id}
  DELETE /_sim/faults/{id}
  GET /_sim/transitions
  PUT /_sim/transitions
  GET /_sim/webhooks
  PUT /_sim/webhooks
  GET /_sim/webhooks/deliveries
  POST /_sim/webhooks/deliveries/{id}/redeliver
  GET /_sim/actors
  PUT /_sim/actors
  POST /_sim/thg/customers
  POST /_sim/thg/orders
  GET /_sim/thg/customers/{number}/password-reset
  POST /_sim/thg/discussions/{id}/pick-up
  POST /_sim/thg/discussions/{id}/hold
  POST /_sim/thg/discussions/{id}/respond
  POST /_sim/thg/discussions/{id}/complete
  GET /_sim/thg/attachments/{token}
  POST /_sim/marketplacer/sellers
  POST /_sim/marketplacer/sellers/{id}/messages
  POST /_sim/marketplacer/sellers/{id}/read
  PUT /_sim/guuru/partner
  POST /_sim/guuru/chats
  POST /_sim/guuru/chats/{id}/messages
  POST /_sim/guuru/chats/{id}/accept
  POST /_sim/guuru/chats/{id}/close
  POST /_sim/guuru/chats/{id}/reopen
  POST /_sim/guuru/chats/{id}/rate
  POST /_sim/guuru/chats/{id}/transfer
  POST /_sim/guuru/submissions
  POST /_sim/guuru/submissions/{id}/approve
  POST /_sim/guuru/submissions/{id}/reject
  POST /_sim/thg/records/{table}
  POST /_sim/marketplacer/records/{table}
  POST /_sim/guuru/records/{table}`
  .trim()
  .split(/\n\s*/)

interface Media {
  readonly schema?: object
  readonly example?: unknown
}

interface Operation {
  readonly operationId?: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: AnyJson
    readonly example?: unknown
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly $ref?: string }>>
}

interface OpenApi {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly security: readonly object[]
  readonly tags: readonly { readonly name: string; readonly description?: string }[]
  readonly components: { readonly responses: Readonly<Record<string, AnyJson>>; readonly securitySchemes: object }
}

async function readDocument(): Promise<OpenApi> {
  const { status, body } = await control.root().get('/_sim/openapi.json')
  expect(status).toBe(200)
  return body
}

function operationsOf({ paths }: OpenApi): [name: string, operation: Operation, path: string][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation, string] => [
      `${method.toUpperCase()} ${path}`,
      operation,
      path,
    ]),
  )
}

/** All values of a document, and where they are. */
function* walk(value: unknown, path = '#'): Generator<[path: string, key: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    yield [path, key, member]
    yield* walk(member, `${path}/${key}`)
  }
}

test('[ours] the OpenAPI document describes every route', async () => {
  const described = operationsOf(await readDocument()).map(([name]) => name)
  expect(ROUTES.filter(route => !described.includes(route))).toEqual([])
})

test('[ours] the document and its page are below the prefix of a world too', async () => {
  const { get } = control.world()
  expect((await get('/_sim/openapi.json')).body).toEqual(await readDocument())
  expect((await get('/_sim/docs')).headers.get('content-type')).toBe('text/html; charset=utf-8')
})

test('[ours] it is an OpenAPI 3.1 document whose operations are whole', async () => {
  const document = await readDocument()
  expect(document.openapi).toMatch(/^3\.1\.\d+$/)
  expect(document.info).toMatchObject({ title: expect.stringMatching(/./), version: expect.stringMatching(/./) })
  const flawed = operationsOf(document).filter(
    ([, { summary, parameters = [], requestBody, responses = {} }, path]) => {
      const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, placeholder]) => placeholder)
      const described = parameters.filter(parameter => parameter.in === 'path')
      return !(
        summary &&
        !path.includes(':') &&
        described.map(({ name }) => name).join() === placeholders.join() &&
        described.every(({ required, schema }) => required === true && schema !== undefined) &&
        Object.keys(responses).length > 0 &&
        Object.values(responses).every(({ description }) => typeof description === 'string') &&
        Object.values(requestBody?.content ?? {}).every(({ schema }) => schema !== undefined)
      )
    },
  )
  expect(flawed).toEqual([])
})

test('[ours] every reference of it leads somewhere', async () => {
  const document = await readDocument()
  const broken = [...walk(document)].flatMap(([path, key, value]) => {
    if (key !== '$ref' || typeof value !== 'string') return []
    const target = value
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], document)
    return target === undefined ? [`${path}: ${value}`] : []
  })
  expect(broken).toEqual([])
})

test('[ours] it enumerates the kinds of faults', async () => {
  const kinds = (
    'latency http-status graphql-error field-error payload-error rate-limited expired-credential connection-reset ' +
    'truncated-body malformed-json slow-body upload-refused upload-cut stale-read applied-answer-lost ' +
    'webhook-duplicate webhook-drop webhook-delay webhook-reorder webhook-bad-signature'
  ).split(' ')
  const text = JSON.stringify((await readDocument()).paths['/_sim/faults'])
  expect(kinds.filter(kind => !text.includes(`"${kind}"`))).toEqual([])
})

test('[ours] every operation names the answers of refusals, which list their codes by status', async () => {
  const document = await readDocument()
  const { responses } = document.components
  const catalogues = [...REFUSALS.map(({ catalogue }) => catalogue), ...VENDOR_LIST.map(({ errors }) => errors)]
  for (const [code, [kind, meaning]] of catalogues.flatMap(catalogue => Object.entries(catalogue)))
    expect(responses[KINDS[kind]]?.description).toContain(`- \`${code}\`: ${meaning}`)
  const codes = responses['409']?.content['application/json'].schema.properties.error.properties.code.enum
  expect(codes).toContain('CHAT_EXISTS')
  expect(codes).not.toContain('CHAT_NOT_FOUND')
  const silent = operationsOf(document).filter(([, { responses: named = {} }]) =>
    Object.keys(responses).some(status => named[status]?.$ref !== `#/components/responses/${status}`),
  )
  expect(silent.map(([name]) => name)).toEqual([])
})

test('[ours] the control plane can be browsed, without anything from elsewhere', async () => {
  const { get } = control.root()
  const { status, body, headers } = await get('/_sim/docs')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('text/html')
  expect(body).not.toMatch(/(src|href)=["']https?:/)
  const [, script] = /src="([^"]*swagger-ui-bundle[^"]*)"/.exec(body) ?? []
  expect((await get(new URL(script!, 'http://x/_sim/docs').pathname)).status).toBe(200)
})

test('[assumed] what the document says of a body is what the route accepts', async () => {
  const { get, post } = control.world()
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect((await get('/_sim/info')).body.version).toBe(version)
  const { paths } = await readDocument()
  const schema = paths['/_sim/clock/advance']?.['post']?.requestBody?.content['application/json']?.schema
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false, properties: { by: {}, to: {} } })
  expect((await post('/_sim/clock/advance', { by: 1, of: 2 })).body.error.message).toBe(
    'of is unknown; expected only by, to.',
  )
})

test('[ours] every operation has an id of its own and a tag', async () => {
  const operations = operationsOf(await readDocument())
  const ids = operations.map(([, { operationId }]) => operationId)
  expect(ids.filter(id => !/^[a-z][A-Za-z]+$/.test(id ?? ''))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toContain('postGuuruChatsByIdAccept')
  expect(operations.filter(([, { tags = [] }]) => tags.length !== 1).map(([name]) => name)).toEqual([])
})

test('[ours] every tag has a description, and no other is described', async () => {
  const document = await readDocument()
  const used = new Set(operationsOf(document).flatMap(([, { tags = [] }]) => tags))
  expect(document.tags.map(({ name }) => name).filter(name => name !== 'stop')).toEqual(
    expect.arrayContaining([...used].filter(name => name !== 'stop')),
  )
  expect(document.tags.filter(({ description }) => !description)).toEqual([])
})

/** A client of a world, or of a whole server. */
type Client = Pick<ReturnType<typeof control.world>, 'call' | 'post' | 'graphql'>

/** The path of an operation with the examples of its parameters. */
function pathOf([name, { parameters = [] }]: readonly [name: string, operation: Operation, path: string]): string {
  return parameters
    .filter(({ required }) => required)
    .reduce((path, one) => path.replace(`{${one.name}}`, encodeURIComponent(String(one.example))), name.split(' ')[1]!)
}

function bodyOf({ requestBody }: Operation): AnyJson {
  return requestBody?.content['application/json']?.example
}

/** Sends an operation as its examples say. */
async function tryOut({ call }: Pick<Client, 'call'>, operation: [string, Operation, string]): Promise<ControlAnswer> {
  return call(operation[0].split(' ')[0]!, pathOf(operation), bodyOf(operation[1]))
}

/** What an example needs that no fresh world has: how the world refuses without it, and how it comes about. */
const FIRST: Readonly<Record<string, [status: number, prepare: (client: Client) => Promise<unknown>]>> = {
  'DELETE /_sim/worlds/{id}': [404, ({ post }) => post('/_sim/worlds', { id: 'ci-42' })],
  'POST /_sim/requests/wait': [408, ({ graphql }) => graphql('guuru', '{ partner { id } }')],
  'GET /_sim/requests/{id}': [404, ({ graphql }) => graphql('guuru', '{ partner { id } }')],
  'GET /_sim/requests/{id}/assumptions': [404, ({ graphql }) => graphql('guuru', '{ partner { id } }')],
  'POST /_sim/events/wait': [408, ({ post }) => post('/_sim/guuru/chats')],
  'GET /_sim/thg/customers/{number}/password-reset': [
    404,
    ({ graphql }) =>
      graphql('thg', 'mutation { forgottenPassword(input: { username: "jane.doe@example.com" }) { error } }'),
  ],
  'GET /_sim/faults/{id}': [404, ({ post }) => post('/_sim/faults', { vendor: 'guuru', kind: 'stale-read' })],
  'PATCH /_sim/faults/{id}': [404, ({ post }) => post('/_sim/faults', { vendor: 'guuru', kind: 'stale-read' })],
  'DELETE /_sim/faults/{id}': [404, ({ post }) => post('/_sim/faults', { vendor: 'guuru', kind: 'stale-read' })],
  'POST /_sim/webhooks/deliveries/{id}/redeliver': [
    404,
    async ({ call, post }) => {
      await call('PUT', '/_sim/webhooks', { url: 'http://127.0.0.1:9/webhooks' })
      await post('/_sim/guuru/chats')
    },
  ],
}

test('[ours] every operation answers its examples as they stand, or says what has to be done first', async () => {
  const operations = operationsOf(await readDocument())
  expect(operations.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(FIRST)))
  for (const operation of operations) {
    const [name, { description, parameters = [], requestBody }] = operation
    for (const { name: parameter, required, example } of parameters)
      if (required) expect.soft([name, parameter, example], name).not.toContain(undefined)
    if (requestBody) expect.soft([name, bodyOf(operation[1])], name).not.toContain(undefined)
    // Worlds are the server's, so that only a fresh server has fresh ones.
    const client = name.includes('/worlds') ? await setupControl() : control.world()
    const first = FIRST[name]
    if (first) {
      const [status, prepare] = first
      expect.soft([name, (await tryOut(client, operation)).status]).toEqual([name, status])
      expect.soft([name, description]).toEqual([name, expect.stringMatching(/^First /)])
      await prepare(client)
    }
    const { status, body } = await tryOut(client, operation)
    expect.soft([name, status, status < 300 || body]).toEqual([name, expect.toSatisfy(isSuccess), true])
  }
})

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

test('[ours] stopping has no example: nothing is sent with it', async () => {
  const { get } = await setupControl({}, { onStop: () => undefined })
  const { parameters, requestBody } = (await get('/_sim/openapi.json')).body.paths['/_sim/stop'].post
  expect([parameters, requestBody]).toEqual([undefined, undefined])
})

test('[ours] examples are about records of the fixtures in use', async () => {
  const pathExample = async (fixtures: SimulatorOptions): Promise<unknown> => {
    const { get } = await setupControl(fixtures)
    const { paths } = (await get('/_sim/openapi.json')).body as OpenApi
    return paths['/_sim/guuru/chats/{id}/rate']?.['post']?.parameters?.[0]?.example
  }
  const { vendors, ...rest } = readShippedFixture('default')
  const chats = vendors?.['guuru']?.['chats']?.map(chat => ({ ...chat, id: String(chat['id']), status: 'open' })) ?? []
  const last = { ...chats.at(-1), status: 'transferred' }
  const own = {
    ...rest,
    vendors: { ...vendors, guuru: { ...vendors?.['guuru'], chats: [...chats.slice(0, -1), last] } },
  }
  expect(await pathExample({ fixtures: [own] })).toBe(chats.at(-1)?.id)
  expect(await pathExample({ fixtures: [readShippedFixture('empty')] })).toBeUndefined()
})

test('[ours] a wrong value of any union or enumeration of a body or query names all that are allowed', async () => {
  const { call } = control.world()
  const tried: string[] = []
  for (const operation of operationsOf(await readDocument())) {
    const [name, { parameters = [], requestBody }] = operation
    const [method = ''] = name.split(' ')
    const expectRefusal = async (query: string, body: string | undefined, path: string, allowed: readonly string[]) => {
      tried.push(`${name} ${path}`)
      const answer = await call(method, pathOf(operation) + query, body)
      const message = String(answer.body.error?.message)
      expect.soft([name, answer.status, message]).toEqual([name, 400, expect.stringContaining(`${path || 'This'} is `)])
      expect.soft([name, message, allowed.filter(word => !message.includes(word))]).toEqual([name, message, []])
    }
    for (const { name: member, in: place, schema } of parameters)
      for (const { allowed } of place === 'query' ? wrongValues(schema) : [])
        await expectRefusal(`?${member}=wrong`, undefined, member, allowed)
    for (const { path, value, allowed } of wrongValues(requestBody?.content['application/json']?.schema ?? {}))
      await expectRefusal('', JSON.stringify(value), written(path), allowed)
  }
  expect(tried).toEqual(
    expect.arrayContaining([
      'POST /_sim/reset to',
      'POST /_sim/worlds clock',
      'POST /_sim/thg/discussions/{id}/respond status',
      'PUT /_sim/webhooks endpoints[0].event',
      'PUT /_sim/actors actors[0].who',
      'PUT /_sim/actors actors[0].when.type',
      'PUT /_sim/actors actors[0].then[0].what.do',
      'PUT /_sim/transitions transitions["guuru.chat"].progression',
      'POST /_sim/faults kind',
      'PUT /_sim/faults faults[0].vendor',
    ]),
  )
})

/** A path as refusals write it. */
function written(path: readonly string[]): string {
  const steps = path.map(key => (/^\d+$/.test(key) ? `[${key}]` : /^[\w$]+$/.test(key) ? `.${key}` : `["${key}"]`))
  return steps.join('').replace(/^\./, '')
}

test('[ours] it names the admin token, which is asked for only where there is one', async () => {
  const { security, components } = await readDocument()
  expect(security).toEqual([{}, { adminToken: [] }])
  expect(components.securitySchemes).toMatchObject({ adminToken: { type: 'http', scheme: 'bearer' } })
})

test.each(['/_sim', '/_sim/', '/w/ci-42/_sim'])('[ours] %s leads to the documentation', async path => {
  const response = await fetch(control.root().url + path, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([302, '/_sim/docs'])
})
