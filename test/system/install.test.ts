/** The packed tarball is installed by the package managers of others, and starts. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { emptyProject, type Project } from './project.ts'

/** Bytes on disk below a folder. */
function sizeOf(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

async function starts({ run }: Project): Promise<void> {
  const { code, stdout, stderr } = await run('backlot', '--version')
  expect([code, stdout, stderr]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/), ''])
}

test('[ours] npm --engine-strict installs it without a warning: below 15 packages, below 25 MB', async () => {
  const project = emptyProject()
  const { code, stderr } = await project.run('npm', 'install', '--engine-strict', '--no-fund', inject('tarball'))
  expect([code, stderr]).toEqual([0, ''])
  const installed: unknown = JSON.parse(readFileSync(join(project.folder, 'node_modules/.package-lock.json'), 'utf8'))
  expect(Object.keys((installed as { packages: object }).packages).length).toBeLessThan(15)
  expect(sizeOf(join(project.folder, 'node_modules'))).toBeLessThan(25 * 1024 ** 2)
  await starts(project)
})

test('[ours] Yarn 1 installs it', async () => {
  const project = emptyProject({ license: 'MIT' })
  const { code, stderr } = await project.run('npx', '--yes', 'yarn@1.22.22', 'add', `file:${inject('tarball')}`)
  expect([code, stderr]).toEqual([0, ''])
  await starts(project)
})

test('[ours] pnpm installs it', async () => {
  const project = emptyProject()
  const { code, stderr } = await project.run('npx', '--yes', 'pnpm@10.34.9', 'add', inject('tarball'))
  expect([code, stderr]).toEqual([0, ''])
  await starts(project)
})
