/** The first 60 lines of the README are enough: they lead to the dashboard and to a green test in a new project. */
import { readFileSync } from 'node:fs'
import { expect, inject, onTestFinished, test } from 'vitest'
import { spawnCommand } from '../cli/backlot.ts'
import { emptyProject } from './project.ts'

const LINES = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  .split('\n')
  .slice(0, 60)
  .join('\n')

/** What stands in these lines where the pattern has its group. */
function read(pattern: RegExp): string {
  return pattern.exec(LINES)?.[1] ?? expect.fail(`The first lines have no ${pattern}.`)
}

test('[ours] what they say runs, shows the dashboard, and has a green test', async () => {
  const project = emptyProject()
  const install = read(/^npm (i -D .+?) +#/m)
    .split(' ')
    .map(word => (word === 'backlot' ? inject('tarball') : word))
  expect(install).toContain(inject('tarball'))
  expect(await project.run('npm', ...install)).toMatchObject({ code: 0 })

  const [, ...words] = read(/^(npx backlot)$/m).split(' ')
  const { child, line } = spawnCommand(`${project.folder}/node_modules/.bin/${words.join(' ')}`, [], {
    cwd: project.folder,
    env: { BACKLOT_PORT: '0' },
    lasting: true,
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec((await line()) + (await line()))?.[0] ?? ''
  const page = await fetch(url, { headers: { accept: 'text/html' } })
  expect(read(/(http:\/\/127\.0\.0\.1:4000) in a browser for \[the dashboard\]/)).toBe('http://127.0.0.1:4000')
  expect({ status: page.status, text: await page.text() }).toMatchObject({
    status: 200,
    text: expect.stringContaining('dashboard.js'),
  })

  project.write(read(/Save this as `(.+?)`/), `${read(/```ts\n([^]+?)\n```/)}\n`)
  const { code, stdout } = await project.run('npx', ...read(/`npx (vitest run)`/).split(' '))
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/Tests +1 passed/) })
})
