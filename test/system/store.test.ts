/** `start --store file:DIR` where only backlot is installed, and with the package that it asks for. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spawnCommand } from '../cli/backlot.ts'
import { createProject } from './project.ts'

const FLAGS = ['start', '--port', '0', '--json', '--store', 'file:worlds', '--drain', 'PT0.1S']

test('[ours] a store on a disk asks for classic-level in a sentence, and starts with it', async () => {
  const project = await createProject([])
  expect(await project.run('backlot', ...FLAGS)).toEqual({
    code: 1,
    stdout: '',
    stderr:
      '--store needs the package classic-level (ERR_MODULE_NOT_FOUND); npm install classic-level@3 beside backlot brings it.\n',
  })
  expect(await project.run('npm', 'install', '--no-audit', '--no-fund', 'classic-level@3')).toMatchObject({ code: 0 })
  const cli = join(project.folder, 'node_modules/backlot/dist/cli.js')
  const { child, ended, line } = spawnCommand(process.execPath, [cli, ...FLAGS], { cwd: project.folder })
  expect(JSON.parse(await line())).toMatchObject({ event: 'ready' })
  child.kill()
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
})
