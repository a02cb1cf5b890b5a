import { expect, test } from 'vitest'
import { redactExchange, redactMessages, redactRecord, redactUrl } from '../../src/request/redaction.ts'
import { growth, IN_LINE } from '../growth.ts'

function exchange(query: string, variables: unknown = {}, errors: readonly unknown[] = []) {
  const body = JSON.stringify({ query, variables })
  const headers = { 'content-type': 'application/json' }
  return redactExchange({ method: 'POST', url: '/guuru/graphql', headers, body, secure: false }, errors)
}

test.each(
  'token apiKey password secret authorization TOKEN APIKEY api_key api-key Authorization PassWord SECRET newPassword clientSecret accessToken MARKETPLACER-API-KEY userToken uploadToken authToken customer_token x-csrf-token USERTOKEN passphrase passPhrase pass_code userPwd access_token credentials userCredentials credential secretKey oldPasswords passwd privateKey access-key idJwt basicAuthorization'.split(
    ' ',
  ),
)('[ours] a member %s is masked, at any depth and whatever it holds', name => {
  for (const value of ['hunter2', 12345, true, ['hunter2'], { deep: { deeper: 'hunter2' } }]) {
    const [variables, masked] = [
      { [name]: value, other: 1 },
      { [name]: '***', other: 1 },
    ]
    expect(exchange('{ a }', variables).variables).toEqual(masked)
    expect(exchange('{ a }', { input: [{ list: [variables] }] }).variables).toEqual({ input: [{ list: [masked] }] })
    expect(redactRecord({ a: [variables] })).toEqual({ a: [masked] })
  }
})

test.each([
  'username',
  'attachmentToken',
  'attachmentTokens',
  'tokens',
  'key',
  'author',
  'passed',
  'tokenCount',
  'tokenType',
  'passwordPolicy',
  'apiKeyCount',
  'secretary',
  'keyword',
  'passport',
  'compass',
])('[ours] a member %s is told as it is', name => {
  expect(exchange('{ a }', { [name]: 'x' }).variables).toEqual({ [name]: 'x' })
})

test('[ours] a secret that is null stays null, and a record without secrets stays the same record', () => {
  expect(exchange('{ a }', { token: null }).variables).toEqual({ token: null })
  const record = { id: '1', list: [{ name: 'x' }], inner: { a: null } }
  expect(redactRecord(record)).toBe(record)
})

test('[ours] a variable that a secret argument is given is masked, whatever its name is', () => {
  const query =
    'mutation($p: String!, $l: [String]) { login(input: { username: "jane", password: $p, secrets: [$l] }) }'
  expect(exchange(query, { p: 'hunter2', l: ['a'], q: 'hunter2' }).variables).toEqual({
    p: '***',
    l: '***',
    q: 'hunter2',
  })
})

test.each([
  ['a text', '"hunter2"', 'got "hunter2" at "input.password"', 'got "***" at "input.password"'],
  ['a number', '12345678', 'a non string value: 12345678', 'a non string value: ***'],
  ['a short text', '"at"', 'got "at" at "matter"', 'got "***" *** "matter"'],
  ['a text with quotes', String.raw`"a\"b"`, String.raw`got "a\"b"`, 'got "***"'],
  ['a text of signs', '"$&.*[("', 'got "$&.*[("', 'got "***"'],
  ['a list', '["one-1", "two-2"]', 'got ["one-1", "two-2"]', 'got ["***", "***"]'],
  ['an object', '{ a: "one-1" }', 'got { a: "one-1" }', 'got { a: "***" }'],
])('[ours] an error quotes no secret: %s', (_, literal, message, masked) => {
  const inDocument = exchange(`{ login(password: ${literal}) }`, {}, [{ message, path: ['login', 0] }])
  expect(inDocument.errors).toEqual([{ message: masked, path: ['login', 0] }])
  const json = literal.replace('{ a:', '{ "a":')
  const inVariables = exchange('{ a }', { input: { password: JSON.parse(json) } }, [{ message }])
  expect(inVariables.errors).toEqual([{ message: masked }])
})

test("[ours] an error's extensions quote no secret either; an error that quotes none stays as it is", () => {
  const variables = { input: { password: 'hunter2', name: 'Jane' } }
  const error = { message: 'No', extensions: { value: variables, problems: [{ explanation: 'hunter2?' }] } }
  expect(exchange('{ a }', variables, [error]).errors).toEqual([
    {
      message: 'No',
      extensions: { value: { input: { password: '***', name: 'Jane' } }, problems: [{ explanation: '***?' }] },
    },
  ])
  const other = { message: 'Jane is not known.', extensions: { code: 'NOT_FOUND', line: 1 } }
  expect(exchange('{ a }', variables, [other]).errors).toEqual([other])
})

test('[ours] what is no document, or no variables, is told without a failure', () => {
  expect(exchange('{ login(password: "hunter2" ', { a: 1 }, [{ message: 'No' }])).toEqual({
    variables: { a: 1 },
    errors: [{ message: 'No' }],
  })
  expect(exchange('{ a }', ['token']).variables).toEqual(['token'])
  expect(exchange('{ a }', null).variables).toBe(null)
})

test.each([
  ['a text', '{ login(password: "hunter2" '],
  ['a text without an end', '{ login(password: "hunter2'],
  ['a block', '{ login(password: """hunter2""" '],
  ['a word', '{ login(userToken: hunter2 '],
  ['a list', '{ login(clientSecret: [ "hunter2", '],
  ['a default', 'query ($passphrase: String! = "hunter2" '],
])('[ours] an error quotes no secret of what is no document: %s', (_, query) => {
  expect(exchange(query, {}, [{ message: 'Parse error on "hunter2" (STRING)' }]).errors).toEqual([
    { message: 'Parse error on "***" (STRING)' },
  ])
})

test.each([
  ['many secrets', { passwords: Array.from({ length: 50_000 }, (_, i) => `p${i}`) }],
  ['a secret that is long', { passwords: ['x'.repeat(1_000_000)] }],
])('[ours] errors are masked whole where looking for each secret would take long: %s', (_, variables) => {
  const errors = [{ message: JSON.stringify(variables), path: ['a'] }, { message: 'No' }]
  expect(exchange('{ a }', variables, errors)).toEqual({
    variables: { passwords: '***' },
    errors: [{ message: '***' }, { message: '***' }],
  })
})

test('[ours] what is no document is looked through once', async () => {
  const look = (size: number): void => {
    exchange(`token ${'a'.repeat(4 * size)}`, {}, [{ message: 'No' }])
    exchange(`{ a(token:${' '.repeat(4 * size)}(`, {}, [{ message: 'No' }])
    redactUrl(`/${'?'.repeat(size)}`)
  }
  expect(await growth(look, 400_000)).toBeLessThan(IN_LINE)
})

test('[ours] a URL in a log has the names of secret parameters, and nothing of a GraphQL request', () => {
  expect(redactUrl('/_sim/reset?to=empty&token=abc&apiKey=d')).toBe('/_sim/reset?to=empty&token=***&apiKey=***')
  expect(redactUrl('/a?userToken=abc&%74oken=d&client_secret=e=f&a=%3Ftoken&token&tokenCount=2')).toBe(
    '/a?userToken=***&%74oken=***&client_secret=***&a=%3Ftoken&token&tokenCount=2',
  )
  expect(redactUrl('/guuru/graphql?query={a(password:"x")}&variables={"secret":1}&operationName=A')).toBe(
    '/guuru/graphql?query=***&variables=***&operationName=A',
  )
  expect(redactUrl('/guuru/graphql')).toBe('/guuru/graphql')
})

test('[ours] a variable is masked by what it is given to in a document that graphql-js does not read', () => {
  expect(exchange('mutation($v: String!) {\u2028 a(password: $v) }', { v: 'hunter2' }).variables).toEqual({ v: '***' })
})

function messages(
  body: string,
  {
    answer = '{"data":{}}',
    url = '/thg/graphql',
    headers = {},
  }: { answer?: string; url?: string; headers?: Record<string, string> } = {},
) {
  const response = { status: 200, headers: { 'set-cookie': ['sid=hunter2; Path=/', 'a=b'] }, body: answer }
  return redactMessages({ method: url.includes('?') ? 'GET' : 'POST', url, headers, body, secure: false }, response)
}

test('[ours] a request and its answer are shown whole, but for secrets wherever they stand', () => {
  const query =
    'mutation($p: String) { login(input: { username: "maria", password: $p, pin: { secret: "4711x" } }) { t: token } }'
  const sent = JSON.stringify({ query, variables: { p: 'hunter3', note: 'not hunter3!' } })
  const shown = messages(sent, {
    answer: '{"data":{"login":{"t":"abc","name":"hunter2 hunter33"}}}',
    headers: { authorization: 'Opaque hunter4', cookie: 'sid=hunter5; lang=en', 'x-note': 'of hunter4', accept: '*/*' },
  })
  expect(JSON.parse(shown.request.body)).toEqual({
    query: query.replace('4711x', '***'),
    variables: { p: '***', note: 'not ***!' },
  })
  expect(shown.request.headers).toEqual({
    authorization: 'Opaque ***',
    cookie: 'sid=***; lang=***',
    'x-note': 'of ***',
    accept: '*/*',
  })
  expect(shown.response).toEqual({
    status: 200,
    headers: { 'set-cookie': ['sid=***; Path=/', 'a=***'] },
    body: '{"data":{"login":{"t":"***","name":"*** hunter33"}}}',
  })
})

test.each([
  ['cut off', '{"query":"{ a }","variables":{"password":"hunter9', '{"query":"{ a }","variables":{"password":"***'],
  [
    'a list',
    '[{"query":"{ a }","variables":{"password":"hunter9"}}]',
    '[{"query":"{ a }","variables":{"password":"***"}}]',
  ],
  ['a form', 'password=hunter9&a=hunter9', 'password=***&a=***'],
  ['a document', 'mutation { login(password: "hunter9") { a } }', 'mutation { login(password: "***") { a } }'],
  ['nothing', '', ''],
])('[ours] a body that is %s is shown without its secrets', (_, body, shown) => {
  expect(messages(body).request.body).toBe(shown)
})

test('[ours] a URL of GraphQL is shown with its parameters, without secrets', () => {
  const parameters = {
    query: '{ a(password: "hunter9") }',
    variables: '{"token":"hunter8","b":"hunter9"}',
    token: 'hunter7',
  }
  const { url } = messages('', { url: `/thg/graphql?${new URLSearchParams(parameters)}` }).request
  const shown = Object.fromEntries(new URLSearchParams(url.slice(url.indexOf('?'))))
  expect(shown).toEqual({ query: '{ a(password: "***") }', variables: '{"token":"***","b":"***"}', token: '***' })
})
