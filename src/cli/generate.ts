import { Command, Option } from 'commander'
import { SimError } from '../errors/sim-error.ts'
import { COMMON_OPTIONS, type HistoryOption } from '../vendors/contract/histories/options.ts'
import { HISTORY_OPTIONS } from '../vendors/histories.ts'
import { cliError } from './errors.ts'
import { EXIT_CODES, fitting } from './options.ts'

/** `backlot generate --vendor V`: months of data as a fixture, on standard output. */
export function generateCommand(): Command {
  const vendors = Object.keys(HISTORY_OPTIONS)
  const command = new Command('generate')
    .description('print months of believable data as a fixture that stands alone, the same for the same seed')
    .addOption(new Option('--vendor <name>', 'whose data').choices(vendors).makeOptionMandatory())
  for (const [name, options] of Object.entries(HISTORY_OPTIONS)) addFlags(command, `${name}: `, options)
  addFlags(command, '', COMMON_OPTIONS)
  return command.addHelpText('after', HELP).action(generate)
}

const HELP = `
Numbers are exact. Time ends at 2026-01-01T00:00:00Z, where a frozen clock stands.

Examples:
  backlot generate --vendor ${Object.keys(HISTORY_OPTIONS).at(-1)} --months 3 --seed 7 > shop.json
  backlot start --fixtures empty --fixtures shop.json --clock frozen

${EXIT_CODES}`

/** Flags of options; one that several have is described once, for all of them. */
function addFlags(command: Command, whose: string, options: Readonly<Record<string, HistoryOption>>): void {
  for (const [name, option] of Object.entries(options)) {
    const description = `${whose}${option.description} (default: ${option.default})`
    const known = command.options.find(other => other.attributeName() === name)
    if (known) known.description = `${whose.replace(': ', ', ')}${known.description}`
    else {
      const value = option.type ? 'n' : 'share'
      command.addOption(new Option(`--${name} <${value}>`, description).argParser(fitting(name, option)))
    }
  }
}

async function generate(flags: Readonly<Record<string, unknown>>): Promise<void> {
  const [{ generateDocument }, { writeDocument }, { VENDOR_LIST }] = await Promise.all([
    import('../generate/history.ts'),
    import('../format/document.ts'),
    import('../vendors/index.ts'),
  ])
  try {
    const document = await generateDocument(VENDOR_LIST, flags)
    process.stdout.write(`${writeDocument(document)}\n`)
  } catch (error) {
    if (error instanceof SimError && error.code === 'INVALID_INPUT') throw cliError('USAGE', error.message)
    throw error
  }
}
