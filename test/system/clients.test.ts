/** The files of `backlot client php` and `java`, in tests of PHPUnit and JUnit 5 as Debian has them. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCalls } from '../../src/cli/daily/client-calls.ts'
import { JAVA } from '../../src/cli/daily/client-java.ts'
import { writeClient } from '../../src/cli/daily/client-language.ts'
import { PHP } from '../../src/cli/daily/client-php.ts'
import { PYTHON } from '../../src/cli/daily/client-python.ts'
import { backlot, deadUrl, serverForFile } from '../cli/backlot.ts'
import { runTests } from '../cli/client-run.ts'

const theServer = serverForFile()

/** JUnit 5 with its console, and what they need. */
const JARS = [
  ...['jupiter-api', 'jupiter-engine', 'jupiter-params'].map(name => `junit-${name}`),
  ...['commons', 'console', 'engine', 'launcher', 'reporting'].map(name => `junit-platform-${name}`),
  ...['events', 'schema'].map(name => `opentest4j-reporting-${name}`),
  'apiguardian-api',
  'opentest4j',
  'picocli',
].map(name => `/usr/share/java/${name}.jar`)

const LAUNCHER = 'org.junit.platform.console.ConsoleLauncher --details=tree --disable-ansi-colors --scan-classpath out'
const JUNIT = `javac -Xlint:unchecked,rawtypes,deprecation -Werror -d out backlot/Backlot.java && javac -cp ${JARS.join(':')}:out -d out AcceptChatTest.java && exec java -cp ${JARS.join(':')}:out ${LAUNCHER}`

const LANGUAGES = [
  {
    language: 'php',
    isThere: spawnSync('phpunit', ['--version']).status === 0,
    needs: 'phpunit',
    file: 'Backlot.php',
    tests: 'AcceptChatTest.php',
    command: ['phpunit', '--no-configuration', 'AcceptChatTest.php'],
    failed: /Tests: 6, Assertions: \d+, Failures: 1, Skipped: 1\./,
    allFailed: /Tests: 6, Assertions: 0, Errors: 6\./,
    box: 'AcceptChatTest-testThatFails-with-data-set-an-other',
    title: 'AcceptChatTest::testThatFails with data set "an other"',
  },
  {
    language: 'java',
    isThere: spawnSync('javac', ['--version']).status === 0 && JARS.every(existsSync),
    needs: 'javac or junit5',
    file: 'backlot/Backlot.java',
    tests: 'AcceptChatTest.java',
    command: ['sh', '-ec', JUNIT],
    failed: / 1 tests aborted [^]* 5 tests successful [^]* 1 tests failed /,
    allFailed: / 0 tests successful [^]* 7 tests failed /,
    box: 'AcceptChatTest.fails-2-c-d',
    title: 'AcceptChatTest.fails [2] c/d',
  },
] as const

for (const { language, isThere, needs, file, tests, command, failed, allFailed, box, title } of LANGUAGES) {
  const skipped = isThere ? '' : ` (skipped: there is no ${needs})`
  const run = async (url: string) => {
    const { stdout: client } = await backlot(['client', language])
    return runTests(
      { [file]: client, [tests]: readFileSync(`${import.meta.dirname}/clients/${tests}`, 'utf8') },
      command,
      url,
    )
  }

  test.skipIf(!isThere)(
    `[ours] ${language}: a world a test, and a black box of the one that fails${skipped}`,
    async () => {
      const { code, stdout, stderr, boxes } = await run(theServer().url)
      expect(stdout + stderr).toMatch(failed)
      expect(code).toBe(1)
      expect(boxes).toEqual([expect.stringMatching(new RegExp(`/${box}\\.json$`))])
      expect(stderr).toBe(
        `black box: .backlot/black-boxes/${box}.json; backlot replay .backlot/black-boxes/${box}.json\n`,
      )
      expect(statSync(boxes[0]!).mode & 0o777).toBe(0o600)
      const replayed = await backlot(['replay', boxes[0]!])
      expect(replayed).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`1 requests of "${title}": 0 answers differ.`),
      })
      const { worlds } = await theServer().control<{ worlds: object[] }>('/_sim/worlds')
      expect(worlds).toHaveLength(1)
    },
  )

  test.skipIf(!isThere)(`[ours] ${language}: without a simulator each test says so${skipped}`, async () => {
    const url = await deadUrl()
    const { code, stdout, boxes } = await run(url)
    expect(code).not.toBe(0)
    expect(stdout).toMatch(allFailed)
    expect(stdout).toMatch(
      new RegExp(`${url}/_sim/worlds cannot be reached \\(.+\\); start it with \`backlot start\`\\.`),
    )
    expect(boxes).toEqual([])
  })
}

/** Words of the three languages, and methods that each object of Java has. */
const WORDS =
  'abstract and array as assert async await boolean break case catch class clone const continue def default del do double ' +
  'echo elif else enum except exit extends final finalize finally fn for foreach from function getClass global goto ' +
  'hashCode if implements import in int interface is lambda list long match mixed namespace native new nonlocal not ' +
  'notify notifyAll null object or package pass pick-up print private public raise readonly record return self short ' +
  'static string super switch synchronized this throw throws toString trait true try unset use var void volatile wait ' +
  'while with yield members body'

const COMPILERS = [
  { name: 'python3', language: PYTHON, file: 'backlot.py', command: ['python3', '-m', 'py_compile', 'backlot.py'] },
  { name: 'php', language: PHP, file: 'Backlot.php', command: ['php', '-l', 'Backlot.php'] },
  {
    name: 'javac',
    language: JAVA,
    file: 'backlot/Backlot.java',
    command: ['javac', '-d', 'out', 'backlot/Backlot.java'],
  },
] as const

for (const { name, language, file, command } of COMPILERS) {
  const isThere = spawnSync(name, ['--version']).status === 0
  const skipped = isThere ? '' : ` (skipped: there is no ${name})`

  test.skipIf(!isThere)(
    `[ours] ${name}: words of the language may be nouns, acts and parameters${skipped}`,
    async () => {
      const calls = WORDS.split(' ').flatMap(word => [
        { name: word, method: 'GET', path: `/${word}`, params: [], told: `*/ ${word}` },
        {
          name: `take-${word}`,
          method: 'POST',
          path: `/{${word}}`,
          params: [word],
          takes: 'body' as const,
          told: word,
        },
      ])
      const { own } = await readCalls()
      const nouns = WORDS.split(' ').map(word => ({ name: word, isVendor: false, calls: calls.slice(0, 1) }))
      const written = writeClient(language, '0', { own, groups: [{ name: 'thing', isVendor: false, calls }, ...nouns] })
      expect(await runTests({ [file]: written }, command, '')).toMatchObject({ code: 0, stderr: '' })
    },
  )
}
