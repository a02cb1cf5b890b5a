/** The files that `backlot client` prints, run by the test runners of their languages. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { backlot, deadUrl, folder, serverForFile, spawnCommand } from './backlot.ts'

const theServer = serverForFile()

const has = (...words: [string, ...string[]]): boolean => spawnSync(words[0], words.slice(1)).status === 0
const hasPython = has('python3', '--version')
const hasPytest = has('python3', '-m', 'pytest', '--version')

const UNITTEST = `
import backlot

ACCEPT = 'mutation($id: ID!) { acceptChat(id: $id) { status } }'


class AcceptChat(backlot.TestCase):
    world_options = {"clock": "frozen"}

    def test_that_passes(self):
        world = self.world
        chat = world.guuru.start(question="Where is my order?")
        first, second = [world.guuru.graphql(ACCEPT, {"id": chat["id"]}) for _ in range(2)]
        self.assertEqual(first, {"data": {"acceptChat": {"status": "open"}}})
        self.assertEqual(second["errors"][0]["extensions"]["code"], "CHAT_ALREADY_ACCEPTED")
        self.assertEqual(world.requests.count(match={"operation": "acceptChat"})["count"], 2)
        self.assertEqual(len(world.events.wait(match={"type": "guuru.chat.opened"})["events"]), 1)
        with self.assertRaises(backlot.Refused) as refused:
            world.guuru.rate(chat["id"], rating=5)
        self.assertEqual((refused.exception.code, refused.exception.status), ("ILLEGAL_MOVE", 409))

    def test_of_faults_and_time(self):
        world = self.world
        world.faults.add(vendor="guuru", kind="http-status", status=503, from_="2026-01-01T01:00:00Z")
        self.assertIn("data", world.guuru.graphql("{ partner { id } }"))
        self.assertEqual(world.clock.advance(by="PT2H")["now"], "2026-01-01T02:00:00.000Z")
        with self.assertRaisesRegex(Exception, "503"):
            world.guuru.graphql("{ partner { id } }")
        world.reset(only="faults")
        self.assertEqual(world.faults.get(), {"faults": []})
        with world.fork() as copy:
            copy.marketplacer.send("660119", message="Hi")
            self.assertEqual(copy.state.set(copy.state.get())["clock"], world.state.get()["clock"])
        self.assertEqual(world.events.get()["events"], [])

    def test_that_fails(self):
        self.world.guuru.graphql("{ partner { id } }")
        self.fail("as it should")
`

const PYTEST = `
import pytest


def test_that_passes(world):
    assert world.thg.respond("13183370", message="On its way.")["status"] == "COMPLETED"


@pytest.mark.parametrize("mode", ["never"])
def test_that_fails(world, mode):
    world.guuru.graphql("{ partner { id } }")
    assert world.clock.get()["mode"] == mode
`

let python = ''
beforeAll(async () => {
  python = (await backlot(['client', 'python'], { lasting: true })).stdout
})

/** Runs tests of Python in a folder of their own, and answers what is printed and the black boxes that are left. */
async function runPython(tests: string, words: readonly string[], url = theServer().url) {
  const cwd = folder()
  const files = { 'backlot.py': python, 'conftest.py': 'pytest_plugins = ["backlot"]\n', 'test_chats.py': tests }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text)
  const ended = await spawnCommand('python3', ['-m', ...words], { cwd, env: { BACKLOT_URL: url } }).ended
  const boxes = join(cwd, '.backlot/black-boxes')
  return {
    ...ended,
    boxes: readdirSync(cwd).includes('.backlot') ? readdirSync(boxes).map(name => join(boxes, name)) : [],
  }
}

test('[ours] python: each call of the control plane is a method, each act by the name that the kit has', () => {
  for (const call of [
    'def start(self',
    'def pick_up(self, id',
    'def expire_offer(self, id',
    'def advance(self',
    'def settle(',
  ])
    expect(python).toContain(call)
  expect(python).toContain('The shopper rates a closed or transferred chat: rated. Members: rating.')
})

test.runIf(hasPython)('[ours] python, unittest: a world a test, and a black box of the one that fails', async () => {
  const { code, stderr, boxes } = await runPython(UNITTEST, ['unittest', 'test_chats'])
  expect(stderr).toContain('Ran 3 tests')
  expect(stderr).toContain('FAILED (failures=1)')
  expect(code).toBe(1)
  expect(boxes).toEqual([expect.stringMatching(/test_chats\.AcceptChat\.test_that_fails\.json$/)])
  expect(stderr).toContain('backlot replay .backlot/black-boxes/test_chats.AcceptChat.test_that_fails.json')
  expect(await backlot(['replay', boxes[0]!])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 requests of '),
  })
  const { worlds } = await theServer().control<{ worlds: object[] }>('/_sim/worlds')
  expect(worlds).toHaveLength(1)
})

test.runIf(hasPytest)(
  '[ours] python, pytest: a fixture of the same name, and a black box of the one that fails',
  async () => {
    const { code, stdout, boxes } = await runPython(PYTEST, ['pytest', '-q', '-p', 'no:cacheprovider'])
    expect(stdout).toContain('1 failed, 1 passed')
    expect(code).toBe(1)
    expect(boxes).toEqual([expect.stringMatching(/test_chats\.py-test_that_fails-never\.json$/)])
    expect(JSON.parse(readFileSync(boxes[0]!, 'utf8'))).toMatchObject({
      title: 'test_chats.py::test_that_fails[never]',
    })
  },
)

test.runIf(hasPython)('[ours] python: without a simulator each test says so', async () => {
  const url = await deadUrl()
  const { code, stderr } = await runPython(UNITTEST, ['unittest', 'test_chats'], url)
  expect(code).toBe(1)
  expect(stderr).toContain(`${url}/_sim/worlds cannot be reached`)
  expect(stderr).toContain('FAILED (errors=3)')
})

test('[ours] a language that it does not write is refused with the nearest', async () => {
  expect(await backlot(['client', 'pyton'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('mean "python"?'),
  })
})
