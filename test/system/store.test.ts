/** `start --store file:DIR` where only backlot is installed, and with the package that it asks for. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Server, spawnCommand, startServer } from '../cli/backlot.ts'
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

/** Mounts an empty disk of this size (as `mount` spells it) until the test ends; undefined where this user cannot. */
function mountDisk(size: string): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'backlot-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]).status !== 0) return undefined
  return disk
}

const disk = mountDisk('1m')
afterAll(() => {
  if (disk) spawnSync('umount', ['--lazy', disk])
})

test.skipIf(!disk)(
  `[ours] what is acknowledged after a disk was full is there after a kill${disk ? '' : ' (skipped: no disk can be mounted here)'}`,
  async () => {
    const flags = ['--store', `file:${disk}/worlds`, '--drain', 'PT0.1S']
    const server = await startServer(flags)
    const start = async (from: Server, question: string): Promise<number> => {
      const body = JSON.stringify({ question })
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`${from.url}/_sim/guuru/chats`, { method: 'POST', headers, body })).status
    }
    for (let n = 0; (await start(server, `filling ${n} ${'x'.repeat(5000)}`)) === 201; n++) expect(n).toBeLessThan(5000)
    expect(spawnSync('mount', ['-o', 'remount,size=64m', disk!]).status).toBe(0)
    const questions = Array.from({ length: 40 }, (_, n) => `afterwards ${n}`)
    await expect.poll(() => start(server, 'first'), { timeout: 20_000 }).toBe(201)
    for (const question of questions) expect(await start(server, question)).toBe(201)
    await server.stop('SIGKILL')
    const again = await startServer(flags)
    const state = await again.control<{ vendors: { guuru: { chats: { question: string }[] } } }>('/_sim/state')
    const kept = state.vendors.guuru.chats.map(({ question }) => question)
    expect(questions.filter(question => !kept.includes(question))).toEqual([])
    await again.stop()
  },
)
