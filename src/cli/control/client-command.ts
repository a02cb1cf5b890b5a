import { Command } from 'commander'
import { ControlClient, notBacklot } from './client.ts'
import { linePrinter } from '../output/lines.ts'
import { baseUrl, type ConnectionFlags, DEFAULT_URL, EXIT_CODES, flag, jsonFlag } from '../options.ts'

/** What a command prints: text, or a value where `--json` asks for it. */
export interface Output {
  readonly text: string
  readonly json: unknown
}

/** A command whose work reads what a control plane answers. */
class ClientCommand extends Command {
  /** A work that cannot go on with an answer, because a member of it has another type, ends in a sentence. */
  override action(work: Parameters<Command['action']>[0]): this {
    return super.action(async (...given) => {
      try {
        await work.apply(this, given)
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof RangeError) || 'code' in error) throw error
        throw Object.assign(notBacklot(this.opts<ConnectionFlags>().url ?? DEFAULT_URL, 200), { cause: error })
      }
    })
  }
}

/** A command that is a client of the control plane, with the flags that say of which. */
export function clientCommand(name: string, description: string, examples: string): Command {
  return new ClientCommand(name)
    .description(description)
    .addOption(flag('--url <url>', `where the simulator answers (default: ${DEFAULT_URL})`).argParser(baseUrl))
    .addOption(flag('--world <name>', 'which world (default: default)'))
    .addOption(flag('--admin-token <token>', 'what the simulator was started with'))
    .addHelpText('after', `\nExamples:\n${examples}\n\n${EXIT_CODES}`)
}

/**
 * Adds `--json` to a client command, and its work: `run` is given the client that the flags lead to, all flags and the
 * arguments, and returns what to print.
 */
export function printing<Flags extends ConnectionFlags>(
  command: Command,
  run: (client: ControlClient, flags: Flags, words: readonly string[]) => Promise<Output>,
): Command {
  return command.addOption(jsonFlag()).action(async () => {
    const flags = command.opts<Flags>()
    const output = await run(new ControlClient(flags), flags, command.args)
    console.log(flags.json ? JSON.stringify(output.json) : output.text)
  })
}

/** The same for a command that prints a list, a line each: `get` answers the items. */
export function listing<T>(
  command: Command,
  get: (client: ControlClient) => Promise<readonly T[]>,
  toLine: (item: T) => string,
): Command {
  return command.addOption(jsonFlag()).action(async () => {
    const flags = command.opts<ConnectionFlags>()
    for (const item of await get(new ControlClient(flags))) linePrinter(flags.json, toLine)(item)
  })
}
