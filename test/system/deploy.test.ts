/** What `src/deploy` has besides images: the compose file, and the action for GitHub, whose steps run as they do there. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { deadUrl, spawnCommand } from '../cli/backlot.ts'
import type { Ended } from '../cli/in-process.ts'

/** The parts of `action.yml` that GitHub reads. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: {
    readonly using: string
    readonly steps: readonly {
      readonly id?: string
      readonly if: string
      readonly shell: string
      readonly env?: Readonly<Record<string, string>>
      readonly run: string
    }[]
  }
}

type Variables = Readonly<Record<string, string>>

/** A folder with the unpacked tarball in `node_modules`, removed when the test ends. */
function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-deploy-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const target = join(folder, 'node_modules/backlot')
  mkdirSync(target, { recursive: true })
  execFileSync('tar', ['-xzf', inject('tarball'), '--strip-components=1', '-C', target])
  return folder
}

/** A job on a machine of GitHub's: what its steps have written is given to the next ones. */
function createJob(before: Variables = {}) {
  const folder = installed()
  const path = join(folder, 'node_modules/backlot/src/deploy/action')
  const action = parse(readFileSync(join(path, 'action.yml'), 'utf8')) as Action // what GitHub reads of it
  const [GITHUB_ENV, GITHUB_OUTPUT] = ['environment', 'output'].map(name => join(folder, name)) as [string, string]
  const read = (file: string): Variables => {
    const lines = readFileSync(file, 'utf8').trim().split('\n').filter(Boolean)
    return Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
  }
  writeFileSync(
    GITHUB_ENV,
    Object.entries(before)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  const run = (shell: string, code: string, env: Variables = {}): Promise<Ended> => {
    const script = join(folder, 'step.sh')
    writeFileSync(script, code)
    const files = { HOME: folder, GITHUB_ACTION_PATH: path, GITHUB_ENV, GITHUB_OUTPUT }
    expect(shell).toBe('bash')
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', script]
    return spawnCommand('bash', args, { cwd: folder, env: { ...read(GITHUB_ENV), ...files, ...env } }).ended
  }
  /** `uses:` of the action. Ends with the first step that fails, as a job does. */
  const use = async (given: Variables) => {
    const inputs = Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]),
    )
    const outputs: Record<string, Variables> = {}
    const replaced = (text: string): string =>
      text
        .replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name]!)
        .replaceAll(
          /\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}/g,
          (_, id: string, name: string) => outputs[id]?.[name] ?? '',
        )
    const ended: Ended[] = []
    for (const step of action.runs.steps) {
      const [, name, value] = /^inputs\.(\w+) == '(\w+)'$/.exec(step.if)!
      if (inputs[name!] !== value) continue
      writeFileSync(GITHUB_OUTPUT, '')
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, replaced(text)]))
      ended.push(await run(step.shell, step.run, env))
      if (step.id !== undefined) outputs[step.id] = read(GITHUB_OUTPUT)
      if (ended.at(-1)?.code !== 0) break
    }
    const declared = Object.entries(action.outputs).map(([key, output]) => [key, replaced(output.value)])
    return { ended, outputs: Object.fromEntries(declared) as Record<string, string>, written: outputs }
  }
  return { action, use, run, variables: () => read(GITHUB_ENV) }
}

test('[ours] the action starts backlot, tells where it is, and stops it with what was asked', async () => {
  const { action, use, run, variables } = createJob()
  expect(action.runs.using).toBe('composite')
  const { ended, outputs, written } = await use({ flags: '--port 0 --clock frozen --worlds auto' })
  onTestFinished(async () => void (await fetch(`${outputs['url']}/_sim/stop`, { method: 'POST' }).catch(() => {})))
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual([[0, '']])
  // Every output is declared, and every variable but the world's name is an output.
  const { BACKLOT_WORLD, ...others } = written['start'] ?? {}
  expect([BACKLOT_WORLD, Object.values(outputs).toSorted()]).toEqual(['default', Object.values(others).toSorted()])
  expect(outputs).toMatchObject({
    'guuru-token': 'guuru-partner',
    'thg-token': 'thg-jane',
    'marketplacer-token': 'mp-operator',
  })
  expect(variables()).toMatchObject({ BACKLOT_URL: outputs['url'], BACKLOT_GUURU_URL: outputs['guuru-url'] })

  const request = `curl -s "$BACKLOT_GUURU_URL" -H "authorization: Bearer $BACKLOT_GUURU_TOKEN" -H 'content-type: application/json' \\
    -d '{"query":"{ partner { id } }"}'`
  expect(await run('bash', request)).toMatchObject({ code: 0, stdout: '{"data":{"partner":{"id":"guuru-qa"}}}' })

  const stopped = await use({ command: 'stop' })
  expect(stopped.ended.map(({ code, stderr }) => [code, stderr])).toEqual([[0, '']])
  expect(stopped.ended[0]?.stdout).toMatch(/^Requests in the world default\n1 .* guuru partner .*\nStopped http:.*\n$/)
  await expect(fetch(outputs['url']!)).rejects.toThrow('fetch failed')
})

test('[ours] the action fails in words where backlot does not start, and where it has ended before', async () => {
  const before = { BACKLOT_URL: await deadUrl() }
  const { use, variables } = createJob(before)
  const { ended, outputs } = await use({ flags: '--port 0 --clcok frozen' })
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual([
    [2, expect.stringContaining("unknown option '--clcok'")],
  ])
  expect([outputs['url'], variables()]).toEqual(['', before])
  const stopped = await use({ command: 'stop' })
  expect(stopped.ended).toMatchObject([{ code: 1, stderr: expect.stringContaining('Nothing answers at') }])
})

test('[ours] the compose file builds the packed Dockerfile, and asks for an admin token', () => {
  const deploy = join(installed(), 'node_modules/backlot/src/deploy')
  const { services } = parse(readFileSync(join(deploy, 'compose.yaml'), 'utf8')) as {
    services: { backlot: { build: { context: string; dockerfile: string }; environment: Variables; ports: string[] } }
  } // what is read here
  const { build, environment, ports } = services.backlot
  expect(readFileSync(join(deploy, build.context, build.dockerfile), 'utf8')).toContain('EXPOSE 4000\n')
  expect(readFileSync(join(deploy, build.context, 'package.json'), 'utf8')).toContain('"name": "backlot"')
  expect(environment['BACKLOT_ADMIN_TOKEN']).toMatch(/^\$\{BACKLOT_ADMIN_TOKEN:\?[^}]+\}$/)
  expect(ports).toEqual(['127.0.0.1:4000:4000'])
})

test('[ours] compose and Kubernetes files for several nodes name what the image, haproxy.cfg and each other have', () => {
  const deploy = join(installed(), 'node_modules/backlot/src/deploy')
  const read = (name: string): string => readFileSync(join(deploy, name), 'utf8')
  const { services } = parse(read('compose.company.yaml')) as {
    services: Record<'backlot' | 'proxy', { environment: Variables; volumes: string[] }>
  } // what is read here
  const { environment, volumes } = services.proxy
  expect(read('haproxy.cfg')).toContain('"${BACKLOT_NODES}"')
  expect(environment['BACKLOT_NODES']).toBe('backlot:4000')
  expect(read(volumes[0]!.split(':')[0]!)).toContain('bind :4000\n')
  const flags = Object.keys(services.backlot.environment)
  expect(flags).toEqual(['BACKLOT_ADMIN_TOKEN', 'BACKLOT_STORE'])

  interface Pod {
    readonly enableServiceLinks?: boolean
    readonly containers: readonly [{ readonly env: readonly { readonly name: string; readonly value?: string }[] }]
  }
  const all = parseAllDocuments(read('kubernetes.yaml')).map(document => {
    expect(document.errors).toEqual([])
    return document.toJS() as { kind: string; metadata: { name: string }; spec: { template?: { spec: Pod } } } // what is read here
  })
  const pods = all.flatMap(({ spec }) => spec.template?.spec ?? [])
  expect(pods.map(({ containers: [{ env }] }) => env.map(({ name }) => name))).toEqual([
    [...flags.toReversed(), 'BACKLOT_DRAIN'],
    ['BACKLOT_NODES'],
  ])
  // A service `backlot` would set BACKLOT_PORT.
  expect(pods[0]!.enableServiceLinks).toBe(false)
  const names = all.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name)
  expect(names).toContain(pods[1]!.containers[0].env[0]!.value!.split('.')[0])
})
