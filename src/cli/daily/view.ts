import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'
import { errorCode, errorMessage } from '../../errors/reasons.ts'
import { writeWholeFile } from '../../format/files.ts'
import { realNow } from '../../time/real-time.ts'
import { cliError } from '../errors.ts'
import { jsonFlag } from '../options.ts'
import { readBlackBox } from '../replay.ts'
import { openInBrowser } from './open.ts'

/** After how long progress is shown on a terminal, real milliseconds. */
const SILENT_MS = 2000

interface ViewFlags {
  out?: string
  open?: boolean
  json?: boolean
}

const HELP = `
The page holds all that it shows, needs no network, and has secrets masked. Of what was before the end it shows what the
black box has: the simulator keeps that with --history on, in the kit with history: true or viewOnFailure.

Examples:
  backlot view .backlot/black-boxes/takes-a-chat-once-test-1.json
  backlot view box.json --out report/failed.html --open

Exit codes: 0 the page is written, 1 the file is no black box or the page cannot be written, 2 wrong usage.`

/** `backlot view FILE`: a black box as a page of its own. */
export function viewCommand(name: string, summary: string): Command {
  return new Command(name)
    .description(summary)
    .argument('<file>', 'a black box, as the vitest kit keeps one of each failed test')
    .option('--out <file>', 'where the page is written; beside the black box by default, .html for .json')
    .option('--open', 'open the page in the browser')
    .addOption(jsonFlag())
    .addHelpText('after', HELP)
    .action(view)
}

async function view(file: string, { out, open, json }: ViewFlags): Promise<void> {
  const [{ withBlackBox }, { renderView }] = await Promise.all([
    import('../../simulator/black-box.ts'),
    import('../../server/pages/view.ts'),
  ])
  const path = resolve(out ?? `${file.replace(/\.json$/i, '')}.html`)
  const begun = realNow()
  const showProgress = (done: number, of: number): void => {
    if (process.stderr.isTTY && realNow() - begun > SILENT_MS) process.stderr.write(`\r\u001B[K${done}/${of} events`)
  }
  const html = await withBlackBox(readBlackBox(file), file, box => renderView(box, showProgress))
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  await writeWholeFile(path, html).catch((error: unknown) => {
    const reason = errorCode(error) ?? errorMessage(error)
    throw cliError('UNUSABLE_FILE', `${path} cannot be written (${reason}); name another file with --out.`)
  })
  const opened = open === true && (await openInBrowser(pathToFileURL(path).href))
  console.log(json ? JSON.stringify({ path, opened }) : path)
}
