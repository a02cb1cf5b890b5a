import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { backlot } from '../cli/backlot.ts'

const example = (name: string): string => fileURLToPath(new URL(`examples/${name}`, import.meta.url))
const hasPython = spawnSync('python3', ['--version']).status === 0

/** Runs a command under `backlot exec`, and answers how it ended. */
async function exec(...command: string[]) {
  const { code, stdout, stderr } = await backlot(['exec', '--', ...command])
  return { code, output: stdout + stderr }
}

/** The same contract test in several languages and with several clients; the vitest one is examples/vitest.test.ts. */
describe('examples', () => {
  test("[ours] Node's own test runner, over HTTP", async () => {
    const { code, output } = await exec(process.execPath, '--test', example('node-test.mjs'))
    expect(output).toContain('pass 1')
    expect(code).toBe(0)
  })

  test('[ours] graphql-request, over HTTP', async () => {
    const { code, output } = await exec(process.execPath, '--test', example('graphql-request.mjs'))
    expect(output).toContain('pass 1')
    expect(code).toBe(0)
  })

  test('[ours] vitest, whose files share a process', async () => {
    const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
    const { code, output } = await exec(process.execPath, vitest, 'run', '--root', example(''), '--maxWorkers=1')
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(output).toMatch(/Test Files .*4 passed/)
  })

  test.skipIf(!hasPython)('[ours] plain Python, over HTTP (skipped where there is no python3)', async () => {
    const { code, output } = await exec('python3', example('plain_python.py'))
    expect(output).toContain('Ran 1 test')
    expect(code).toBe(0)
  })

  test('[ours] all at once, each in its own world of one server', async () => {
    const commands = [
      `"${process.execPath}" --test ${example('node-test.mjs')}`,
      `"${process.execPath}" --test ${example('graphql-request.mjs')}`,
    ]
    if (hasPython) commands.push(`python3 ${example('plain_python.py')}`)
    const waits = commands.map((_, i) => `wait $p${i} || failed=1`).join('\n')
    const script = `failed=0\n${commands.map((command, i) => `${command} & p${i}=$!`).join('\n')}\n${waits}\nexit $failed`
    const { code, output } = await exec('sh', '-c', script)
    expect({ code, output }).toMatchObject({ code: 0 })
  })
})
