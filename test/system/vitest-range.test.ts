/** `backlot/vitest` with the versions of vitest that the peer range begins and ends with. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProject, NODE_MAJOR } from './project.ts'

/** The ends of the peer range, and the least node that each needs. */
const VERSIONS = [
  { version: '3.2.0', node: 20 },
  { version: '4.1.12', node: 20 },
  { version: '5.1.1', node: 22 },
]

const SUITE = `
import { expect, test } from 'backlot/vitest'

test('passes', async ({ sim, world }) => {
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })
  expect(id).toBeTypeOf('string')
  expect(world).toHaveHappened('guuru.message.created')
  expect(world).not.toHaveHappened('guuru.chat.closed')
  expect(world).toHaveBeenRequested('acceptChat', 0)
  expect(sim.worlds()).toContain(world)
})

test('fails', ({ world }) => {
  world.guuru.shopper.start({ question: 'Which size?' })
  expect(world).toHaveHappened({ type: 'guuru.chat.closed' })
})
`

for (const { version, node } of VERSIONS) {
  const skipped = NODE_MAJOR < node ? ` (skipped: it needs Node ${node})` : ''
  test.skipIf(skipped !== '')(`[ours] vitest ${version}: worlds, matchers and black boxes${skipped}`, async () => {
    const project = await createProject([`vitest@${version}`])
    project.write('suite.test.ts', SUITE)
    const { code, stdout, stderr } = await project.run('vitest', 'run')
    expect(code).toBe(1)
    expect(stdout).toMatch(/Tests +1 failed \| 1 passed \(2\)/)
    expect(stdout + stderr).toContain(
      'Expected at least one event matching {"type":"guuru.chat.closed"}; there were 0.',
    )
    const boxes = join(project.folder, '.backlot/black-boxes')
    expect(existsSync(boxes) && readdirSync(boxes).filter(name => name.includes('fails'))).toHaveLength(1)
  })
}
