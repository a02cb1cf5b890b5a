/** All commands of `backlot`, each from a file of its own. */
import { Command } from 'commander'
import { clockCommand } from './clock.ts'
import { envCommand } from './env.ts'
import { eventsCommand } from './events.ts'
import { execCommand } from './exec.ts'
import { generateCommand } from './generate.ts'
import { listenCommand } from './listen.ts'
import { replayCommand } from './replay.ts'
import { resetCommand } from './reset.ts'
import { startCommand } from './start.ts'
import { stateCommand } from './state.ts'
import { statusCommand } from './status.ts'
import { stopCommand } from './stop.ts'
import { fullName } from './options.ts'
import { VERSION } from '../format/version.gen.ts'

/** Makes a command; its name and summary are those of its entry here. */
type CommandFactory = (name: string, summary: string) => Command

/** A command that is loaded when it is called: a start does not need it. */
interface LateCommand {
  readonly name: string
  readonly summary: string
  load(): Promise<CommandFactory>
}

const loadActs = async (): Promise<CommandFactory> => (await import('./daily/acts.ts')).actsCommand

const LATE_COMMANDS: readonly LateCommand[] = [
  {
    name: 'requests',
    summary: "print a world's requests to the APIs, oldest first, a line each",
    load: async () => (await import('./daily/requests.ts')).requestsCommand,
  },
  // Names the vendors for people: reading them from the list would load them for every command.
  { name: 'thg', summary: "what THG's agents do, and how files, sessions and customers end", load: loadActs },
  { name: 'marketplacer', summary: "what Marketplacer's sellers do, and how they and their keys end", load: loadActs },
  { name: 'guuru', summary: "what GUURU's shoppers, experts and staff do", load: loadActs },
  {
    name: 'faults',
    summary: 'look at the rules of what goes wrong in a world, add and remove some',
    load: async () => (await import('./daily/faults.ts')).faultsCommand,
  },
  {
    name: 'worlds',
    summary: 'look at the worlds, make, fork and end one',
    load: async () => (await import('./daily/worlds.ts')).worldsCommand,
  },
  {
    name: 'webhooks',
    summary: "look at a world's deliveries, send one once more",
    load: async () => (await import('./daily/webhooks.ts')).webhooksCommand,
  },
  {
    name: 'actors',
    summary: 'tell who plays the other side by itself in a world, or say who does',
    load: async () => (await import('./daily/actors.ts')).actorsCommand,
  },
  {
    name: 'parity',
    summary: "ask a vendor's API whether it does what backlot assumes",
    load: async () => (await import('./truth/parity.ts')).parityCommand,
  },
  {
    name: 'open',
    summary: "open a world's dashboard in the browser, and print its URL",
    load: async () => (await import('./daily/open.ts')).openCommand,
  },
  {
    name: 'view',
    summary: 'write a black box as a page of its own: the dashboard, read only',
    load: async () => (await import('./daily/view.ts')).viewCommand,
  },
  {
    name: 'completion',
    summary: 'print a script that completes commands and flags in a shell',
    load: async () => (await import('./daily/completion.ts')).completionCommand,
  },
  {
    name: 'client',
    summary: 'print worlds for tests in another language: one file without dependencies',
    load: async () => (await import('./daily/client.ts')).clientFileCommand,
  },
  {
    name: 'usage',
    summary: "print what a client uses of the APIs, from a world's journal, black boxes or the client's documents",
    load: async () => (await import('./daily/usage.ts')).usageCommand,
  },
  {
    name: 'drift',
    summary: "tell what a vendor's newer schema breaks, and what of it touches a client",
    load: async () => (await import('./daily/drift.ts')).driftCommand,
  },
]

/**
 * The program for these words of the command line. A command is declared at once; what it needs of the simulator comes by
 * `import()` when it is called, and a late command is loaded only where the words name it.
 */
export async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('backlot')
    // Names the vendors for people: reading them from the list would load them for every command.
    .description('A faithful in-memory simulator of the THG, Marketplacer and GUURU messaging APIs.')
    .version(VERSION, '-v, --version', 'print the version')
    .enablePositionalOptions()
    .addCommand(startCommand(), { isDefault: true })
    .addCommand(statusCommand())
    .addCommand(stopCommand())
    .addCommand(execCommand())
    .addCommand(envCommand())
    .addCommand(stateCommand())
    .addCommand(resetCommand())
    .addCommand(clockCommand())
    .addCommand(eventsCommand())
    .addCommand(listenCommand())
    .addCommand(replayCommand())
    .addCommand(generateCommand())
  // `backlot faults`, and `backlot help faults`; completion is of all.
  const called = words.slice(0, 2)
  for (const { name, summary, load } of LATE_COMMANDS)
    program.addCommand(
      called.includes(name) || called[0] === 'completion'
        ? (await load())(name, summary)
        : new Command(name).description(summary),
    )
  refuseInOneSentence(program)
  return program
}

/** Commander words what is wrong with the command line; `report` says what the process ends with. */
function refuseInOneSentence(command: Command): void {
  command.exitOverride().showHelpAfterError(`Run ${fullName(command)} --help to see what is possible.`)
  for (const child of command.commands) refuseInOneSentence(child)
}
