import { Command } from 'commander'
import { orRefuseLater, parseJson } from '../errors/reasons.ts'
import { SimError } from '../errors/sim-error.ts'
import { inputsError } from '../inputs/errors.ts'
import { cliError } from './errors.ts'
import { readPipe, readUserFile, replaceFile } from '../format/files.ts'
import { ControlClient, notBacklot } from './control/client.ts'
import { clientCommand } from './control/client-command.ts'
import { type ConnectionFlags, fitting, flag } from './options.ts'

/** `backlot state save|load|merge FILE`: a world as a file, and back, whole or in part. */
export function stateCommand(): Command {
  const saveCommand = clientCommand(
    'save',
    'write the whole world to a file (- for standard output), whole or not at all',
    // An example for people shows a real vendor's table.
    '  backlot state save shop.json\n  backlot state save --world ci-42 - | jq .vendors.guuru.chats',
  )
    .argument('<file>', 'where to; - is standard output')
    .addOption(
      flag('--at <event>', 'as it was right after the event of this number; 0: as it began').argParser(
        fitting('at', { type: 'integer', minimum: 0 }),
      ),
    )
  const loadCommand = clientCommand(
    'load',
    'replace the whole world by what a file (- for standard input) holds',
    '  backlot state load shop.json\n  backlot state load --world ci-43 - < shop.json',
  ).argument('<file>', 'where from; - is standard input')
  const mergeCommand = clientCommand(
    'merge',
    'put the records that a file (- for standard input) holds, and remove those that its `remove` names; no events',
    '  backlot state merge more.json\n  echo \'{"remove":{"guuru":{"chats":["O2bqy2CsAaS7RBXZrhMOB"]}}}\' | backlot state merge -',
  ).argument('<file>', 'where from; - is standard input')
  return new Command('state')
    .description('save a world as a file, load it from one, or change it by one')
    .addCommand(saveCommand.action(save))
    .addCommand(loadCommand.action((file: string, flags: ConnectionFlags) => send(file, flags, 'PUT', 'Loaded')))
    .addCommand(mergeCommand.action((file: string, flags: ConnectionFlags) => send(file, flags, 'PATCH', 'Merged')))
}

async function save(file: string, { at, ...flags }: ConnectionFlags & { at?: number }): Promise<void> {
  const client = new ControlClient(flags)
  const state = await client.text('GET', at === undefined ? '/state' : `/state?at=${at}`)
  if (!state.startsWith('{"formatVersion":')) throw notBacklot(client.url, 200)
  if (file === '-') {
    process.stdout.write(state)
    return
  }
  await fileOrRefuse(file, 'written', () => replaceFile(file, state))
  const when = at === undefined ? '' : ` as it was after event ${at}`
  console.log(`Saved world ${client.world}${when} to ${file}.`)
}

async function send(
  file: string,
  flags: ConnectionFlags,
  method: 'PUT' | 'PATCH',
  done: 'Loaded' | 'Merged',
): Promise<void> {
  const source = file === '-' ? 'Standard input' : file
  const state = await fileOrRefuse(source, 'read', async () =>
    file === '-' ? readPipe(process.stdin) : readUserFile(file),
  )
  const remedy = '`backlot state save` writes what can be loaded.'
  parseJson(state, reason => inputsError('INVALID_DOCUMENT', `${source} is not valid JSON (${reason}); ${remedy}`))
  const client = new ControlClient(flags)
  try {
    // Reads the answer to its end: an unread one would keep this process alive.
    await client.text(method, '/state', state)
  } catch (error) {
    // The simulator does not know where the document came from.
    if (!(error instanceof SimError)) throw error
    throw new SimError(error.kind, error.code, error.message.replace(/^The document\b/, source))
  }
  console.log(`${done} ${source} into world ${client.world}.`)
}

function fileOrRefuse<T>(file: string, done: string, work: () => Promise<T>): Promise<T> {
  const remedy = 'name another file, or - for a pipe.'
  return orRefuseLater(work, reason => cliError('UNUSABLE_FILE', `${file} cannot be ${done} (${reason}); ${remedy}`))
}
