/** What stands in README.md and all other pages is true: every example runs, every link leads somewhere. */
import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Results, toMarkdown } from '../bench/report.ts'
import { readSources, roomOf, ROOMS, VENDOR_ROOMS } from '../house.ts'
import { serverForFile, spawnBacklot } from '../cli/backlot.ts'
import { serveHere } from '../cli/in-process.ts'
import { anchors, type Example, readPages, relativeLinks, ROOT } from './markdown.ts'

const pages = readPages()
const examples = pages.flatMap(page => page.examples.map(example => ({ ...example, page: page.path })))
const hasPython = spawnSync('python3', ['--version']).status === 0

// Where commands run: the examples are there, and `npx backlot` is the built command line.
const folder = mkdtempSync(join(tmpdir(), 'backlot-markdown-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
cpSync(join(ROOT, 'test/e2e/examples'), folder, { recursive: true })
// A client's documents, and a schema that a vendor published.
cpSync(join(ROOT, 'schemas/samples'), join(folder, 'src'), { recursive: true })
cpSync(join(ROOT, 'schemas/guuru.graphql'), join(folder, 'newer.graphql'))
const cli = `exec "${process.execPath}" "${join(ROOT, 'dist/cli.js')}" "$@"`
writeFileSync(join(folder, 'backlot'), `#!/bin/sh\n${cli}\n`)
writeFileSync(join(folder, 'npx'), `#!/bin/sh\n[ "$1" = backlot ] || exit 127\nshift\n${cli}\n`)
for (const name of ['backlot', 'npx']) chmodSync(join(folder, name), 0o755)

/** Runs commands as a reader would, with the simulator at `url` in the place of the one at port 4000. */
async function run(code: string, url: string): Promise<string> {
  const { PATH, LANG } = process.env
  const isOwn = code.includes('--detach') // It starts a simulator of its own, on a free port.
  const { stdout } = await promisify(execFile)('sh', ['-ec', code.replaceAll('localhost:4000', new URL(url).host)], {
    cwd: folder,
    env: {
      PATH: folder + delimiter + PATH,
      LANG,
      HOME: folder,
      NO_COLOR: '1',
      ...(isOwn ? { BACKLOT_PORT: '0' } : { BACKLOT_URL: url }),
    },
  })
  return stdout
}

describe('the pages', () => {
  test('[ours] are README.md and the others, with examples', () => {
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'src/README.md', 'schemas/EVIDENCE.md', 'test/bench/README.md']),
    )
    expect(examples.filter(({ kind }) => kind === 'run').length).toBeGreaterThanOrEqual(20)
    expect(examples.filter(({ kind }) => kind === 'file').length).toBeGreaterThanOrEqual(8)
  })

  test('[ours] README.md has at most 250 lines, and no page has a line of more than 400 characters', () => {
    expect(pages[0]!.text.split('\n').length).toBeLessThanOrEqual(251)
    const long = pages.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (line.length > 400 ? [`${path}:${index + 1}`] : [])),
    )
    expect(long).toEqual([])
  })

  test('[ours] link only to files and headings that exist', () => {
    const broken = pages.flatMap(page =>
      relativeLinks(page).filter(link => {
        const [path = '', anchor] = link.split('#')
        const target = path === '' ? page.path : posix.join(posix.dirname(page.path), path)
        const linked = pages.find(other => other.path === target)
        return !existsSync(ROOT + target) || (anchor !== undefined && !(linked && anchors(linked).includes(anchor)))
      }),
    )
    expect(broken).toEqual([])
  })

  test('[ours] show the rooms of src/ and of a vendor in their order', () => {
    const { prose } = pages.find(({ path }) => path === 'src/README.md')!
    const section = (heading: string): string => prose.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!
    const firstColumn = (text: string): string[] =>
      [...text.matchAll(/^ *\| `([^`]+)` /gm)].map(([, code = '']) => code)
    const shown = firstColumn(section('The rooms')).map(path => path.split('/')[0]!)
    const rooms = new Set(Object.keys(readSources()).map(roomOf))
    expect([...new Set(shown)]).toEqual([...ROOMS.filter(room => rooms.has(room)), 'guide', 'deploy'])
    expect(firstColumn(section('Add a vendor'))).toEqual(VENDOR_ROOMS)
  })

  test('[ours] name tests that exist behind each assumption', () => {
    const { prose } = pages.find(({ path }) => path === 'schemas/EVIDENCE.md')!
    const named = [...prose.matchAll(/`((?:dialects|faults|vendors|webhooks)\/[\w/-]+)`/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(40)
    expect(
      named.filter(name => !existsSync(`${ROOT}test/${name}`) && !existsSync(`${ROOT}test/${name}.test.ts`)),
    ).toEqual([])
  })

  test('[ours] name constants that the sources have', () => {
    const { prose } = pages.find(({ path }) => path === 'schemas/EVIDENCE.md')!
    const named = [...prose.matchAll(/\(`(\w+)`/g)].map(([, name = '']) => name)
    const code = Object.values(readSources()).join('\n')
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter(name => !new RegExp(String.raw`\b${name}\b`).test(code))).toEqual([])
  })

  test('[ours] of the bench is what its last results say', () => {
    const results = JSON.parse(readFileSync(`${ROOT}test/bench/results.json`, 'utf8')) as Results // written by the bench
    const unpadded = (text: string): string => text.replaceAll(/-{3,}/g, '---').replaceAll(/ +/g, ' ')
    const page = pages.find(({ path }) => path === 'test/bench/README.md')!
    expect(unpadded(page.text)).toBe(unpadded(toMarkdown(results)))
  })

  test('[ours] can be reached from README.md', () => {
    const reached = new Set<string>()
    const visit = (path: string): void => {
      const page = pages.find(other => other.path === path)
      if (!page || reached.has(path)) return
      reached.add(path)
      for (const link of relativeLinks(page)) visit(posix.join(posix.dirname(path), link.split('#')[0] ?? ''))
    }
    visit('README.md')
    expect([...reached].toSorted()).toEqual(pages.map(({ path }) => path).toSorted())
  })

  test('[ours] and the sources name the part that acts', () => {
    const sources = Object.entries(readSources()).filter(([path]) => !path.endsWith('.gen.ts'))
    const texts = [...pages.map(({ path, prose }) => [path, prose] as const), ...sources]
    const unnamed = texts.flatMap(([path, text]) =>
      (text.match(/\b(some|any|no)body\b|\bwhoever\b/gi) ?? []).map(word => `${path}: ${word}`),
    )
    expect(unnamed).toEqual([])
  })
})

describe('examples', () => {
  test('[ours] all say how they are proved', () => {
    const kinds = ['run', 'serve', 'prints', 'npm', 'file', 'part of', 'not run']
    const unproved = examples.filter(({ kind }) => !kinds.includes(kind)).map(({ page, line }) => `${page}:${line}`)
    expect(unproved).toEqual([])
    // What needs an engine for containers, or GitHub: the page says that it is not run.
    const notRun = examples.filter(({ kind }) => kind === 'not run').map(({ page }) => page)
    expect([...new Set(notRun)]).toEqual(['src/guide/containers.md'])
  })

  test('[ours] of npm name what package.json has', () => {
    const { name, scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
      name: string
      scripts: Record<string, string>
    }
    const commands = examples
      .filter(({ kind }) => kind === 'npm')
      .flatMap(({ code }) => code.split('\n'))
      .flatMap(line => line.replace(/#.*/, '').split('&&'))
      .map(command => command.trim())
      .filter(command => command !== '')
    const known = ['npm ci', 'npm pack', `npm i -D ${name}`, 'npm test', 'npm start']
    const unknown = commands.filter(
      command => !known.includes(command) && !Object.hasOwn(scripts, /^npm run ([\w-]+)/.exec(command)?.[1] ?? ''),
    )
    expect(commands.length).toBeGreaterThan(0)
    expect(unknown).toEqual([])
    expect(scripts).toMatchObject({ start: expect.anything(), test: expect.anything() })
  })

  test.each(examples.filter(({ file }) => file !== ''))(
    '[ours] $page:$line shows $file as it is',
    ({ kind, file, code }) => {
      expect(file).toMatch(/^test\/.*\.(ts|js|mjs|py|php|java|yml)$/)
      const text = readFileSync(ROOT + file, 'utf8')
      if (kind === 'file') expect(code).toBe(text)
      else expect(text).toContain(code)
    },
  )

  test("[ours] in JavaScript pass in Node's own runner", async () => {
    // The system tests run those of test/examples, with what they install.
    const isOurs = (file: string): boolean => file.startsWith('test/e2e/') && file.endsWith('.mjs')
    const scripts = [...new Set(examples.filter(({ file }) => isOurs(file)).map(({ file }) => ROOT + file))]
    // The worlds of `backlot/node-test` end with the process. The others have one process: to start it takes the longest.
    const [alone, together] = [true, false].map(isAlone =>
      scripts.filter(script => isAlone === readFileSync(script, 'utf8').includes('backlot/node-test')),
    )
    const all = together!.map(script => `await import(${JSON.stringify(script)})`).join('\n')
    const runs = [
      ['--input-type=module', '-e', all],
      ['--test', ...alone!],
    ]
    for (const words of runs) {
      const { code, stdout, stderr } = await spawnBacklot([
        'exec',
        '--',
        process.execPath,
        '--test-reporter=tap',
        ...words,
      ]).ended
      expect({ code, stdout, stderr }).toMatchObject({ code: 0 })
      expect(stdout).toMatch(/^# pass [1-9]\d*\n# fail 0$/m)
    }
  })

  test("[ours] of GitHub's workflow pass, each step that runs a command", async () => {
    writeFileSync(
      join(folder, 'package.json'),
      '{"scripts":{"test":"node -e \\"process.exit(process.env.BACKLOT_GUURU_TOKEN ? 0 : 1)\\""}}',
    )
    const steps = examples
      .filter(({ page, language }) => page === 'src/guide/github-actions.md' && language === 'yaml')
      .flatMap(({ code }) => code.match(/(?<=run: ).*/g))
    const commands = steps.filter(command => command !== 'npm ci')
    expect(commands).toContain('npx backlot exec -- npm test')
    for (const command of commands) await expect(run(command ?? '', server().url)).resolves.toBeDefined()
  })

  test.each(examples.filter(({ kind }) => kind === 'serve'))('[ours] $page:$line serves', async ({ code }) => {
    const [, flags = ''] = /^(?:npx )?backlot(?: start)?(.*)$/m.exec(code) ?? []
    const env = { ...(flags.includes('--store') && { BACKLOT_DRAIN: '1ms' }) }
    const served = await serveHere(flags.trim().split(/\s+/).filter(Boolean), { cwd: folder, env })
    expect(await served.control('/_sim/health')).toEqual({ status: 'ok' })
  })
})

const server = serverForFile()

/** Leaves only the world `default`, as it began. */
async function startOver(): Promise<void> {
  const control = `${server().url}/_sim`
  const { worlds } = (await (await fetch(`${control}/worlds`)).json()) as { worlds: { id: string }[] }
  for (const { id } of worlds) if (id !== 'default') await fetch(`${control}/worlds/${id}`, { method: 'DELETE' })
  await fetch(`${control}/reset`, { method: 'POST' })
}

describe.each(pages.filter(page => page.examples.some(({ kind }) => kind === 'run')))(
  '$path',
  ({ examples: shown }) => {
    beforeAll(startOver)
    const commands = shown.flatMap((example, index) => {
      const output: Example | undefined = shown[index + 1]?.kind === 'prints' ? shown[index + 1] : undefined
      return example.kind === 'run' ? [{ ...example, output }] : []
    })

    test.for(commands)('[ours] line $line: commands that work', async ({ code, output }, { skip }) => {
      skip(code.includes('python3') && !hasPython, 'There is no python3.')
      const stdout = await run(code, server().url)
      if (output?.language === 'json') expect(JSON.parse(stdout)).toEqual(JSON.parse(output.code))
      else if (output) expect(stdout.trim()).toBe(output.code.trim())
      else expect(stdout).not.toMatch(/"errors":\[|"error":\{/)
      if (code.includes('curl') && !output) expect(stdout).toMatch(/"\w+":/)
    })
  },
)
