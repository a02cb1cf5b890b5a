import { Command } from 'commander'
import { errorMessage } from '../errors/reasons.ts'
import { cliError } from './errors.ts'
import { readUserFile } from '../format/files.ts'

/** `backlot replay FILE`: sends the requests of a failed test's world again. */
export function replayCommand(): Command {
  return new Command('replay')
    .description("send a black box's requests again, and say where an answer differs")
    .argument('<file>', 'a black box, as the vitest kit keeps one of each failed test')
    .option('--json', 'print the differences as JSON')
    .addHelpText('after', HELP)
    .action(replayFile)
}

const HELP = `
Acts and faults that the kit or the control plane added between the requests are not repeated, and may be why an
answer differs.

Examples:
  backlot replay .backlot/black-boxes/takes-a-chat-once-test-1.json

Exit codes: 0 all answers are the same, 1 some differ or the file is no black box, 2 wrong usage.`

async function replayFile(file: string, { json }: { json?: boolean }): Promise<void> {
  const { replay, withBlackBox } = await import('../simulator/black-box.ts')
  const { box, differences } = await withBlackBox(readBlackBox(file), file, async read => ({
    box: read,
    differences: await replay(read),
  }))
  if (json) console.log(JSON.stringify({ requests: box.exchanges.length, differences }))
  else {
    for (const { request, operation, was, is } of differences) {
      console.log(`request ${request} (${operation ?? 'no operation'}) answered differently\n  was ${was}\n  is  ${is}`)
    }
    console.log(`${box.exchanges.length} requests of "${box.title}": ${differences.length} answers differ.`)
  }
  if (differences.length > 0) process.exitCode = 1
}

/** What the file of a black box holds, if it is one. Refuses with `UNUSABLE_FILE` what cannot be read. */
export function readBlackBox(file: string): unknown {
  try {
    return JSON.parse(readUserFile(file))
  } catch (error) {
    const remedy = 'name the file that a failed test printed.'
    throw cliError('UNUSABLE_FILE', `${file} cannot be read as a black box (${errorMessage(error)}); ${remedy}`)
  }
}
