import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { spawnCli, serverForTest } from './cli-process.ts'

const root = new URL('../../', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')
const blocks = [...readme.matchAll(/<!-- (run|file: (\S+)) -->\n+```\w+\n([\s\S]*?)```/g)].map(
  ([, kind, file, code = '']) => ({ kind, file, code }),
)
const commands = blocks.filter(({ kind }) => kind === 'run')
const files = blocks.filter(({ file }) => file !== undefined)

describe('the README', () => {
  test('[ours] has code to run and code from files', () => {
    expect(commands.length).toBeGreaterThanOrEqual(4)
    expect(files.length).toBeGreaterThanOrEqual(5)
  })

  test.each(files)('[ours] shows $file as it is', ({ file, code }) => {
    expect(code).toBe(readFileSync(new URL(file!, root), 'utf8'))
  })

  test.each(commands)('[ours] shows commands that work: $code', async ({ code }) => {
    const { url } = await serverForTest()
    const { stdout } = await promisify(execFile)('sh', [
      '-ec',
      code.replaceAll('localhost:4000', url.replace('http://', '')),
    ])
    expect(stdout).toMatch(/"data":|"faults":|"deliveries":/)
    expect(stdout).not.toMatch(/"errors":\[|"error":\{/)
  })

  test.each(['plain-kit.mjs', 'faults.mjs', 'actors.mjs'])(
    "[ours] shows %s, which passes in Node's own runner",
    async name => {
      const file = fileURLToPath(new URL(`test/e2e/examples/${name}`, root))
      const { code, stdout, stderr } = await spawnCli(['exec', '--', process.execPath, '--test', file]).ended
      expect({ code, stdout, stderr }).toMatchObject({ code: 0 })
    },
  )
})
