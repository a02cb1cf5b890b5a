/** The examples of `test/examples`, as a reader runs them: copied into an empty project, with the packed tarball. */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { emptyProject } from './project.ts'

const FOLDER = fileURLToPath(new URL('../examples/', import.meta.url))

/** Each example, the command that it needs besides node, and what its runner prints of tests that pass. */
const EXAMPLES = [
  { name: 'storefront', needs: 'chromium', passed: /Tests +2 passed/ },
  { name: 'back-office', needs: 'python3', passed: /Ran 5 tests .*\n\nOK/ },
  { name: 'guuru-bridge', needs: undefined, passed: /pass 4\b/ },
  { name: 'jest', needs: undefined, passed: /Tests: +4 passed/ },
  { name: 'node-test', needs: undefined, passed: /pass 2\b/ },
  { name: 'playwright', needs: 'chromium', passed: /2 passed/ },
] as const

for (const { name, needs, passed } of EXAMPLES) {
  const isMissing = needs !== undefined && spawnSync(needs, ['--version']).error !== undefined
  const skipped = isMissing ? ` (skipped: there is no ${needs})` : ''

  test.skipIf(isMissing)(`[ours] the example ${name} passes its tests${skipped}`, async () => {
    const project = emptyProject()
    cpSync(FOLDER + name, project.folder, { recursive: true })
    const installed = await project.run('npm', 'install', '--no-audit', '--no-fund', inject('tarball'))
    expect(installed).toMatchObject({ code: 0 })
    const { code, stdout, stderr } = await project.run('npm', 'test')
    expect([code, stdout + stderr]).toEqual([0, expect.stringMatching(passed)])
  })

  test(`[ours] the example ${name} has at most 200 lines and no sleep`, () => {
    const sources = readdirSync(FOLDER + name).filter(file => file !== 'package.json')
    const text = sources.map(file => readFileSync(`${FOLDER}${name}/${file}`, 'utf8')).join('')
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(200)
    expect(text).not.toMatch(/setTimeout|sleep|waitForTimeout/)
  })
}

test('[ours] every example is listed here', () => {
  expect(EXAMPLES.map(({ name }) => name).toSorted()).toEqual(readdirSync(FOLDER).toSorted())
})
