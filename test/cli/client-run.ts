/** Tests in other languages that use the file of `backlot client`, run by their own runners. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folder, spawnCommand } from './backlot.ts'
import type { Ended } from './in-process.ts'

/** Runs a command in a folder with these files: what it printed, and the black boxes that it left. */
export async function runTests(
  files: Readonly<Record<string, string>>,
  [command, ...words]: readonly [string, ...string[]],
  url: string,
): Promise<Ended & { readonly boxes: readonly string[] }> {
  const cwd = folder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true })
    writeFileSync(join(cwd, name), text)
  }
  const ended = await spawnCommand(command, words, { cwd, env: { BACKLOT_URL: url } }).ended
  const boxes = join(cwd, '.backlot/black-boxes')
  return { ...ended, boxes: existsSync(boxes) ? readdirSync(boxes).map(name => join(boxes, name)) : [] }
}
