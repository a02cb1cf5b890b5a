/** Clients that are made from what the package brings: by graphql-codegen from the SDL, by openapi-typescript from the control plane. */
import { expect, test } from 'vitest'
import { createProject } from './project.ts'

const CODEGEN = `import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: 'node_modules/backlot/schemas/guuru.graphql',
  documents: 'src/*.graphql',
  emitLegacyCommonJSImports: false,
  generates: { 'src/gql/': { preset: 'client' } },
}
export default config
`

const ACCEPT = `import { print } from 'graphql'
import { AcceptDocument, type AcceptMutation, type AcceptMutationVariables } from './gql/graphql.js'

/** Accepts a chat; answers its status. */
export async function accept(variables: AcceptMutationVariables, token: string, send = fetch) {
  const answer = await send('https://api.guuru.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${token}\` },
    body: JSON.stringify({ query: print(AcceptDocument), variables }),
  })
  const { data } = (await answer.json()) as { data: AcceptMutation }
  return data.acceptChat.status
}
`

const ACCEPT_TEST = `import assert from 'node:assert/strict'
import { test } from 'backlot/node-test'
import { accept } from './accept.js'

test('a chat is open when it was accepted', async ({ world }) => {
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })
  assert.equal(await accept({ id }, world.credential('guuru'), world.fetch), 'open')
})
`

const CONTROL_TEST = `import assert from 'node:assert/strict'
import { test } from 'backlot/node-test'
import createClient from 'openapi-fetch'
import type { paths } from './control.js'

test('a chat is rated only when it is closed', async ({ world }) => {
  const control = createClient<paths>({ baseUrl: 'http://localhost:4000', fetch: world.fetch })
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })
  const params = { path: { id } }

  const { response } = await control.POST('/_sim/guuru/chats/{id}/accept', { params, body: { name: 'Robin' } })
  assert.equal(response.status, 200)
  const { error } = await control.POST('/_sim/guuru/chats/{id}/rate', { params, body: { rating: 5 } })
  assert.equal(error?.error.code, 'ILLEGAL_MOVE')
})
`

/** How both are compiled, strictly. */
const TSCONFIG = {
  compilerOptions: { strict: true, target: 'es2022', module: 'nodenext', outDir: 'out', types: ['node'] },
  include: ['src'],
}

test('[ours] graphql-codegen makes a typed client of the packaged SDL, openapi-typescript one of the control plane', async () => {
  const codegen = ['@graphql-codegen/cli@7.4.3', '@graphql-codegen/client-preset@6.2.0', 'graphql@16.15.0']
  const openApi = ['openapi-typescript@7.13.0', 'openapi-fetch@0.17.0']
  const project = await createProject([...codegen, ...openApi, 'typescript@5.9.3', '@types/node@20.19.43'])
  project.write('codegen.ts', CODEGEN)
  project.write('src/accept.graphql', 'mutation Accept($id: ID!) { acceptChat(id: $id) { id status } }\n')
  project.write('src/accept.ts', ACCEPT)
  project.write('src/accept.test.ts', ACCEPT_TEST)
  project.write('src/control.test.ts', CONTROL_TEST)
  project.write('tsconfig.json', JSON.stringify(TSCONFIG))
  const types = 'openapi-typescript $BACKLOT_URL/_sim/openapi.json -o src/control.d.ts'
  const commands = [
    ['graphql-codegen'],
    ['backlot', 'exec', '--', 'sh', '-c', types],
    ['tsc'],
    [process.execPath, '--test', 'out/'],
  ] as const
  for (const [command, ...args] of commands) {
    const { code, stdout, stderr } = await project.run(command, ...args)
    expect([command, code, code === 0 ? '' : stdout + stderr]).toEqual([command, 0, ''])
  }
  project.write('src/accept.graphql', 'mutation Accept($id: ID!) { acceptsChat(id: $id) { id } }\n')
  const { code, stdout, stderr } = await project.run('graphql-codegen')
  expect([code, stdout + stderr]).toEqual([
    1,
    expect.stringContaining('Cannot query field "acceptsChat" on type "Mutation"'),
  ])
}, 600_000)
