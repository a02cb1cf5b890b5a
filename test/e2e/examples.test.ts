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
  test('[ours] vitest, whose files share a process', async () => {
    const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
    const config = example('../published.config.ts')
    const flags = ['--root', example(''), '--config', config, '--maxWorkers=1']
    const { code, output } = await exec(process.execPath, vitest, 'run', ...flags)
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(output).toMatch(/Test Files .*4 passed/)
  })

  test('[ours] over HTTP all at once, each in its own world of one server (Python too where there is python3)', async () => {
    const commands = [
      `"${process.execPath}" --test ${example('node-test.mjs')}`,
      `"${process.execPath}" --test ${example('graphql-request.mjs')}`,
    ]
    if (hasPython) commands.push(`python3 ${example('plain_python.py')}`)
    const waits = commands.map((_, i) => `wait $p${i} || failed=1`).join('\n')
    const script = `failed=0\n${commands.map((command, i) => `${command} & p${i}=$!`).join('\n')}\n${waits}\nexit $failed`
    const { code, output } = await exec('sh', '-c', script)
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(output.match(/pass 1$/gm)).toHaveLength(2)
    expect(output.includes('Ran 1 test')).toBe(hasPython)
  })
})
