/** The file in which what happened to a failed test is kept. */
import { resolve } from 'node:path'
import type { TestWorld } from '../../api/world.ts'
import { errorMessage } from '../../errors/reasons.ts'
import { writeWholeFile } from '../../format/files.ts'
import { assertBlackBox } from '../../simulator/black-box.ts'

/** Why there is no box where V8 has no text that long. */
const TOO_LARGE =
  'it is too large for one file. Give createSimulator a smaller journalMaxBytes or journalLimit, and history: false.'

/** Where the black boxes of failed tests are written, below the current folder. */
export const BLACK_BOX_FOLDER = '.backlot/black-boxes'

/**
 * Writes a world's black box, and a page of it where that is asked for; answers where the box is. What hinders it is one line on standard error, and undefined: the test's
 * result is its own.
 */
export async function keepBlackBox(
  world: Pick<TestWorld, 'id' | 'blackBox'>,
  title: string,
  hasView: boolean,
): Promise<string | undefined> {
  const path = resolve(BLACK_BOX_FOLDER, `${toSlug(title).slice(0, 80)}-${world.id}.json`)
  try {
    const box = world.blackBox(title)
    await writeWholeFile(path, JSON.stringify(box, null, 2))
    // The folder keeps itself out of version control.
    await writeWholeFile(resolve(BLACK_BOX_FOLDER, '../.gitignore'), '*\n')
    const nasty = box.journal.findLast(entry => entry.nasty?.length)?.nasty ?? []
    if (nasty.length > 0) console.error(`The last answer that was legal but nasty:\n  ${nasty.join('\n  ')}`)
    const view = hasView ? await writeView(box, path) : ''
    console.error(`backlot kept what happened in ${path}; run it again with: npx backlot replay ${path}${view}`)
    return path
  } catch (error) {
    console.error(
      `backlot could not keep what happened in ${path}: ${error instanceof RangeError ? TOO_LARGE : errorMessage(error)}`,
    )
    return undefined
  }
}

/** Writes a black box as a page beside its file; answers where it is in words, or why it is not there. */
async function writeView(box: object, path: string): Promise<string> {
  const page = path.replace(/json$/, 'html')
  try {
    // It is loaded here because a test that passes does without it.
    const { renderView } = await import('../../server/pages/view.ts')
    await writeWholeFile(page, await renderView(assertBlackBox(JSON.parse(JSON.stringify(box)), path)))
    return `; look at it in ${page}`
  } catch (error) {
    return `; its page could not be written (${errorMessage(error)})`
  }
}

/** A name as worlds and files are spelled. */
export function toSlug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
