/**
 * Everything that users may rely on, as text: one file for each entry of the package, the control plane, the command
 * line, the events. `npm run api` writes the files; `surface.test.ts` compares them, so that no change goes unnoticed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'
import { createProgram } from '../../src/cli/program.ts'
import { createSimulator } from '../../src/index.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The package's entries that have types, by the names of their files in `dist`. */
const ENTRIES = ['index', 'vitest', 'jest', 'playwright', 'node-test', 'thg', 'marketplacer', 'guuru'] as const

/** The surface as the build and the sources have it, by file of this folder. */
export async function readSurface(): Promise<Record<string, string>> {
  const types = Object.fromEntries(ENTRIES.map(entry => [`${entry}.d.ts.txt`, read(`dist/${entry}.d.ts`)]))
  return {
    ...types,
    'control.json': await openApi(),
    'cli.txt': (await helpOf([])).join('\n'),
    'events.txt': events(Object.values(types)),
    // The error codes come here once they are a catalogue.
  }
}

function read(path: string): string {
  return readFileSync(`${ROOT}/${path}`, 'utf8').trimEnd() + '\n'
}

async function openApi(): Promise<string> {
  await using sim = createSimulator()
  const answer = await sim.fetch('/_sim/openapi.json')
  const { info, ...document } = (await answer.json()) as { info: { version: string } }
  const { version: _version, ...rest } = info
  return `${JSON.stringify({ info: rest, ...document }, null, 1)}\n`
}

/** The help of a command, and of those below it. */
async function helpOf(command: readonly string[]): Promise<string[]> {
  const stdout = await printedBy([...command, '--help'])
  const listed = stdout.split(/^Commands:$/m)[1] ?? ''
  const names = [...listed.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name!).filter(name => name !== 'help')
  const below: string[] = []
  for (const name of names) below.push(...(await helpOf([...command, name])))
  return [`$ ${['backlot', ...command].join(' ')} --help\n${stdout}`, ...below]
}

/** What a command prints, in this process: a start of node for each took half a minute. It prints as into a file. */
async function printedBy(words: readonly string[]): Promise<string> {
  const { write, isTTY } = process.stdout
  let text = ''
  Object.assign(process.stdout, { write: (chunk: string) => ((text += chunk), true), isTTY: false })
  try {
    const program = await createProgram(words)
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error
  } finally {
    Object.assign(process.stdout, { write, isTTY })
  }
  return text
}

/** The events by type, each with its record before and after. */
function events(declarations: readonly string[]): string {
  const found = declarations.flatMap(text => [
    ...text.matchAll(
      /"?([a-z]+(?:\.[a-z-]+){2})"?: \{\s+readonly before: ([^;]+);\s+readonly after: ([^;]+|\{[^}]*\});/g,
    ),
  ])
  return found.map(([, type, before, after]) => `${type}: ${before} -> ${after}\n`).join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of Object.entries(await readSurface()))
    writeFileSync(fileURLToPath(new URL(name, import.meta.url)), text)
