/** The images of `src/deploy`, built and run by Debian's buildah. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { deadUrl } from '../cli/backlot.ts'
import { imagesForFile, isMissing, skipped } from './buildah.ts'

const images = imagesForFile()
const deploy = join(images.folder, 'src/deploy')

/**
 * What the Dockerfile needs of Node's official image, from this machine: node, npm, and what RUN calls. It has the same
 * name, so that buildah looks for no other.
 */
const STAND_IN = `
root=$1/stand-in
mkdir -p "$root/bin" "$root/tmp" "$root/usr/bin" "$root/usr/local/bin" "$root/usr/local/lib/node_modules"
cp -L "$(command -v sh)" "$(command -v ln)" "$root/bin"
cp -L "$(command -v env)" "$root/usr/bin"
cp -L "$2" "$root/usr/local/bin/node"
ldd "$root"/bin/* "$root/usr/local/bin/node" | sed -nE 's|.*\\s(/\\S+) \\(0x.*|\\1|p' | sort -u | while read -r library; do
  install -D "$library" "$root$library"
done
npm=$(dirname "$(dirname "$(realpath "$(command -v npm)")")")
cp -r "$npm" "$root/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
container=$(buildah from scratch)
buildah copy --quiet "$container" "$root" /
buildah commit --quiet "$container" docker.io/library/node:24-bookworm-slim
`

/** Each image, and how it is built from the packed tarball. */
const BUILDS = [
  { file: 'image.sh', image: 'backlot', build: () => images.run('bash', join(deploy, 'image.sh')) },
  {
    file: 'Dockerfile',
    image: 'of-dockerfile',
    build: async () => {
      await images.run('bash', '-ec', STAND_IN, 'bash', images.folder, process.execPath)
      const flags = [
        '--pull-never',
        '--format',
        'docker',
        '--tag',
        'of-dockerfile',
        '--file',
        join(deploy, 'Dockerfile'),
      ]
      return images.run('buildah', 'build', ...flags, images.folder)
    },
  },
]

/** Calls of each vendor with a credential of the default fixture, and the answers. */
const CALLS = [
  [
    'thg/myprotein/en/graphql',
    { authorization: 'Opaque thg-jane' },
    '{ customer { email } }',
    { customer: { email: 'jane.doe@example.com' } },
  ],
  ['marketplacer/graphql', { 'marketplacer-api-key': 'mp-operator' }, '{ __typename }', { __typename: 'Query' }],
  ['guuru/graphql', { authorization: 'Bearer guuru-partner' }, '{ partner { id } }', { partner: { id: 'guuru-qa' } }],
] as const

/** Prints who runs, and how each write ends. */
const WRITES = `
const { writeFileSync } = require('node:fs')
const codes = ['/x', '/tmp/x', '/run/x', '/backlot/x'].map(path => {
  try {
    writeFileSync(path, '')
  } catch ({ code }) {
    return code
  }
})
console.log(JSON.stringify([process.getuid(), process.getgid(), ...codes]))
`

describe.each(BUILDS)(`[ours] the image of $file`, ({ image, build }) => {
  beforeAll(async () => void (await build()))

  test.skipIf(isMissing)(`says what it needs, and how its health is asked${skipped}`, async () => {
    const config = await images.configOf(image)
    expect(config).toMatchObject({ User: '65532:65532', Entrypoint: ['backlot'], ExposedPorts: { '4000/tcp': {} } })
    expect(config.Env).toContain('BACKLOT_HOST=0.0.0.0')
    expect(config.Healthcheck.Test.slice(0, 2)).toEqual(['CMD', 'node'])
  })

  test.skipIf(isMissing)(`without an admin token it says so, and exits with 2${skipped}`, async () => {
    const { Entrypoint } = await images.configOf(image)
    const { code, stdout, stderr } = await (await images.start(image, Entrypoint)).ended
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^--host 0\.0\.0\.0 can be reached from other machines.*BACKLOT_ADMIN_TOKEN/)
  })

  test.skipIf(isMissing)(`it runs as a user without rights, who can write nowhere${skipped}`, async () => {
    const { code, stdout } = await (await images.start(image, ['node', '-e', WRITES])).ended
    expect([code, stdout]).toEqual([0, '[65532,65532,"EROFS","EROFS","EACCES","EROFS"]\n'])
  })

  test.skipIf(isMissing)(
    `it answers on all addresses, is healthy, asks for the token, and ends by SIGTERM${skipped}`,
    async () => {
      const { Entrypoint, Healthcheck } = await images.configOf(image)
      const { port } = new URL(await deadUrl())
      const url = `http://127.0.0.2:${port}`
      const settings = { BACKLOT_ADMIN_TOKEN: 's3cret', BACKLOT_PORT: port }
      const health = async () => (await (await images.start(image, Healthcheck.Test.slice(1), settings)).ended).code

      expect(await health()).toBe(1)
      const server = await images.start(image, [...Entrypoint, '--json'], settings)
      const ready = JSON.parse(await server.line()) as { url: string; pid: number } // the line of `start --json`
      try {
        expect(ready.url).toBe(`http://127.0.0.1:${port}`)
        expect(await health()).toBe(0)
        for (const [path, credential, query, data] of CALLS) {
          const headers = { ...credential, 'content-type': 'application/json' }
          const answer = await fetch(`${url}/${path}`, { method: 'POST', headers, body: JSON.stringify({ query }) })
          expect([answer.status, await answer.json()]).toMatchObject([200, { data }])
        }
        const refused = await fetch(`${url}/_sim/info`)
        expect([refused.status, await refused.json()]).toMatchObject([401, { error: { code: 'ADMIN_TOKEN_REQUIRED' } }])
        const info = await fetch(`${url}/_sim/info`, { headers: { authorization: 'Bearer s3cret' } })
        expect([info.status, await info.text()]).toEqual([200, expect.stringContaining(`${url}/guuru/graphql`)])
      } finally {
        process.kill(ready.pid, 'SIGTERM')
      }
      expect((await server.ended).code).toBe(0)
    },
  )
})

test.skipIf(isMissing)(
  `[ours] the image of image.sh has at most 60 MB compressed, and no shell${skipped}`,
  async () => {
    const folder = join(images.folder, 'pushed')
    await images.run('buildah', 'push', '--quiet', 'backlot', `dir:${folder}`)
    const sizes = readdirSync(folder).map(name => statSync(join(folder, name)).size)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(60_000_000)
    const list = `console.log(require('node:fs').readdirSync('/usr/bin').join())`
    const { stdout } = await (await images.start('backlot', ['node', '-e', list])).ended
    expect(stdout).toBe('backlot,env,node\n')
  },
)
