/** The files that `backlot client` prints, run by the test runners of their languages. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { deadUrl, serverForFile } from './backlot.ts'
import { run } from './in-process.ts'
import { runTests } from './client-run.ts'

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
  python = (await run(['client', 'python'])).stdout
})

/** Runs tests of Python, and answers what is printed and the black boxes that are left. */
function runPython(tests: string, words: readonly string[], url = theServer().url) {
  const files = { 'backlot.py': python, 'conftest.py': 'pytest_plugins = ["backlot"]\n', 'test_chats.py': tests }
  return runTests(files, ['python3', '-m', ...words], url)
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

/** How a language writes the beginning of a method, and a path. */
const LANGUAGES = [
  { language: 'python', method: 'def ', name: snakeCase, escape: /\{_quoted\(\w+\)\}/g },
  { language: 'php', method: 'function ', name: camelCase, escape: /' \. quoted\(\$\w+\)(?: \. ')?/g },
  { language: 'java', method: 'Json ', name: camelCase, escape: /" \+ quoted\(\w+\)(?: \+ ")?/g },
] as const

function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

test.each(LANGUAGES)(
  '[ours] $language: has every call of the description about a world, and each act by its name',
  async ({ language, method, name, escape }) => {
    const { stdout } = await run(['client', language])
    const { paths } = await theServer().control<{ paths: Record<string, Record<string, object>> }>('/_sim/openapi.json')
    const isGlobal = /^\/_sim\/(health|info|stop|evidence\.json|worlds.*|black-box)$/
    const calls = Object.entries(paths).flatMap(([path, operations]) =>
      isGlobal.test(path) ? [] : Object.keys(operations).map(verb => `${verb.toUpperCase()} ${path.slice(5)}`),
    )
    expect(calls.length).toBeGreaterThan(60)
    const unescaped = stdout.replaceAll(escape, '{}')
    const written = new Set(
      [...unescaped.matchAll(/["'](GET|PUT|POST|PATCH|DELETE)["'], f?["']([^"'\s,)]+)/g)].map(
        ([, verb, path]) => `${verb} ${path}`,
      ),
    )
    expect(calls.filter(call => !written.has(call.replaceAll(/\{\w+\}/g, '{}')))).toEqual([])
    const acts = VENDOR_LIST.flatMap(({ acts: rows }) => Object.keys(rows))
    expect(acts.length).toBeGreaterThan(20)
    expect(acts.filter(act => !stdout.includes(`${method}${name(act)}(`))).toEqual([])
  },
)

test.runIf(hasPython)('[ours] python, unittest: a world a test, and a black box of the one that fails', async () => {
  const { code, stderr, boxes } = await runPython(UNITTEST, ['unittest', 'test_chats'])
  expect(stderr).toContain('Ran 3 tests')
  expect(stderr).toContain('FAILED (failures=1)')
  expect(code).toBe(1)
  expect(boxes).toEqual([expect.stringMatching(/test_chats\.AcceptChat\.test_that_fails\.json$/)])
  expect(stderr).toContain('backlot replay .backlot/black-boxes/test_chats.AcceptChat.test_that_fails.json')
  expect(await run(['replay', boxes[0]!])).toMatchObject({
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
  expect(await run(['client', 'pyton'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('mean "python"?'),
  })
})
