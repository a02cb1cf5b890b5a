/** The published package, alone with what its `dependencies` name: whatever else it needs is in `dist`. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { spawnCommand } from '../cli/backlot.ts'
import { readPages } from './markdown.ts'
import { TINY_JPEG } from './tiny-jpeg.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies?: Record<string, string>
}
const folder = mkdtempSync(join(tmpdir(), 'backlot-package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const modules = join(folder, 'node_modules')
for (const name of ['dist', 'schemas', 'fixtures', 'src/guide', 'package.json'])
  cpSync(join(root, name), join(modules, 'backlot', name), { recursive: true })
for (const name of Object.keys(dependencies)) {
  mkdirSync(dirname(join(modules, name)), { recursive: true })
  symlinkSync(join(root, 'node_modules', name), join(modules, name))
}

const ALIASES = Array.from({ length: 40 }, (_, i) => `a${i}: allSellers(first: 1) { nodes { __typename } }`)
const SELLERS = `{ ${ALIASES.join(' ')} }`
const SCENERY = '{ productVariant(sku: 10530743) { images(limit: 1) { original } } }'
const CLI = join(modules, 'backlot/dist/cli.js')

test('[ours] the guide, every other page, licences, schemas, fixtures and deploy/ are in the tarball', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  })
  const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }]
  const others = ['LICENSE', 'dist/THIRD-PARTY-NOTICES.md', 'schemas/guuru.graphql', 'fixtures/default.json']
  const proxies = ['haproxy.cfg', 'nginx.conf', 'compose.company.yaml', 'kubernetes.yaml']
  const deploy = ['image.sh', 'Dockerfile', 'compose.yaml', 'action/action.yml', ...proxies].map(
    name => `src/deploy/${name}`,
  )
  const expected = [...readPages().map(({ path }) => path), ...others, ...deploy]
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(expected))
})

test('[ours] what is loaded is ASCII, which V8 keeps and reads in half the bytes', () => {
  const files = readdirSync(join(modules, 'backlot/dist')).filter(name => /\.c?js$/.test(name))
  expect(files.length).toBeGreaterThan(20)
  const others = files.filter(name => /[^\0-\x7F]/.test(readFileSync(join(modules, 'backlot/dist', name), 'utf8')))
  expect(others).toEqual([])
})

type Headers = Readonly<Record<string, string>>

async function ask(url: string, headers: Headers, query: string): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  const { data } = (await answer.json()) as { data: Record<string, unknown> }
  return data
}

/** Sends a photo as a web page would, and answers the status. */
async function upload(server: string, endpoint: string, headers: Headers): Promise<number> {
  const { attachmentUploaderConfig } = await ask(
    endpoint,
    headers,
    '{ attachmentUploaderConfig { uploadUrl authToken } }',
  )
  const { uploadUrl, authToken } = attachmentUploaderConfig as { uploadUrl: string; authToken: string }
  const form = new FormData()
  form.append('uploadToken', authToken)
  form.append('attachment', new File([TINY_JPEG], 'a.jpg', { type: 'image/jpeg' }))
  const { status } = await fetch(new URL(uploadUrl, server), { method: 'POST', body: form })
  return status
}

test('[ours] the server starts, and everything that is loaded later is there', async () => {
  const server = spawnCommand(process.execPath, [CLI, 'start', '--port', '0', '--json'], { cwd: folder })
  const { url } = JSON.parse(await server.line()) as { url: string }
  // The compiler, once the executions took as long as it takes.
  for (let round = 0; round < 100; round++) {
    const answer = await ask(`${url}/marketplacer/graphql`, { 'marketplacer-api-key': 'mp-operator' }, SELLERS)
    expect(Object.keys(answer)).toHaveLength(ALIASES.length)
    expect(new Set(Object.values(answer).map(page => JSON.stringify(page)))).toEqual(
      new Set([JSON.stringify({ nodes: [{ __typename: 'Seller' }] })]),
    )
  }
  const thg = [`${url}/thg/myprotein/en/graphql`, { authorization: 'Opaque thg-jane' }] as const
  expect(await ask(...thg, SCENERY)).toEqual({
    productVariant: { images: [{ original: expect.stringMatching(/^https:/) }] },
  })
  expect(await upload(url, ...thg)).toBe(200)
  for (const path of [
    '/',
    '/guuru/graphql',
    '/_sim/docs/',
    '/_sim/guide',
    '/_sim/guide/faults',
    '/_sim/openapi.json',
    '/_sim/state',
  ]) {
    const { status } = await fetch(url + path, { headers: { accept: 'text/html,application/json' } })
    expect([path, status]).toEqual([path, 200])
  }
  server.child.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
})

test('[ours] the library works, tells its webhooks, and says which package interception needs', async () => {
  const program = `
    import { createServer } from 'node:http'
    import { createSimulator } from 'backlot'
    import { aChat } from 'backlot/guuru'
    import { aSeller } from 'backlot/marketplacer'
    import { aDiscussion } from 'backlot/thg'
    const told = []
    const receiver = createServer((request, response) => {
      told.push(request.method)
      request.resume().on('end', () => response.end())
    })
    await new Promise(resolve => receiver.listen(0, '127.0.0.1', resolve))
    const url = 'http://127.0.0.1:' + receiver.address().port
    const sim = createSimulator({ seed: 1, fixtures: 'default', webhooks: { url, secret: 'a-secret' } })
    const world = sim.world('one')
    const made = [aChat(world.guuru, { status: 'open' }).status, typeof aSeller(world.marketplacer).id]
    aDiscussion(world.thg)
    world.guuru.shopper.start({ question: 'Which size?' })
    await world.settle()
    const refusal = await sim.intercept().catch(error => error.code)
    receiver.close()
    console.log(JSON.stringify([...made, told.length > 0, refusal]))
  `
  writeFileSync(join(folder, 'program.mjs'), program)
  const { code, stdout, stderr } = await spawnCommand(process.execPath, ['program.mjs'], { cwd: folder }).ended
  expect([code, stdout, stderr]).toEqual([0, '["open","string",true,"NO_INTERCEPTORS"]\n', ''])
})

test('[ours] the licence of every bundled package is told', () => {
  const notices = readFileSync(join(modules, 'backlot/dist/THIRD-PARTY-NOTICES.md'), 'utf8')
  const told = [...notices.matchAll(/^## (\S+) \S+ \((.+)\)$/gm)].map(([, name]) => name)
  for (const name of ['fastify', 'graphql-yoga', '@graphql-tools/mock', 'file-type', '@fastify/swagger-ui'])
    expect(told).toContain(name)
})

test('[ours] schemas and fixtures are found by the package name', async () => {
  const program = `
    import { readFileSync } from 'node:fs'
    const read = name => readFileSync(new URL(import.meta.resolve(name)), 'utf8')
    console.log(read('backlot/schemas/guuru.graphql').includes('type Query'), JSON.parse(read('backlot/fixtures/default.json')).formatVersion)
  `
  writeFileSync(join(folder, 'names.mjs'), program)
  const { code, stdout, stderr } = await spawnCommand(process.execPath, ['names.mjs'], { cwd: folder }).ended
  expect([code, stdout, stderr]).toEqual([0, 'true 1\n', ''])
})
