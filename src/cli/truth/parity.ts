import { createInterface } from 'node:readline'
import { Command, Option } from 'commander'
import { orRefuseLater } from '../../errors/reasons.ts'
import { assertWritable, writeWholeFile } from '../../format/files.ts'
import { realDelay, wallNow } from '../../time/real-time.ts'
import type { ParityRun, ProbeResult } from '../../truth/parity.ts'
import { PROBES } from '../../vendors/probes.ts'
import { readAssumed } from '../assume.ts'
import { cliError } from '../errors.ts'
import { collect, webUrl } from '../options.ts'
import { resultLine } from '../output/lines.ts'
import { whyNotCompared } from './not-compared.ts'

/** Between two requests to a vendor, milliseconds: two a second. */
const PAUSE_MS = 500

interface ParityFlags {
  vendor: string
  url?: string
  token?: string
  sellerToken?: string
  write?: boolean
  yes?: string
  dryRun?: boolean
  assume: string[]
  report?: string
  writeAssumptions?: string
  json?: boolean
}

/** `backlot parity`: whether a vendor's API does what backlot assumes. `pause` waits between two requests. */
export function parityCommand(
  name: string,
  summary: string,
  pause: ParityRun['pause'] = () => realDelay(PAUSE_MS),
): Command {
  const token = new Option('--token <token>', 'what lets you in there').env('BACKLOT_PARITY_TOKEN')
  const seller = new Option('--seller-token <key>', "whose thread is written to: a seller's key")
  return new Command(name)
    .description(summary)
    .addOption(new Option('--vendor <name>', 'whose API').choices(Object.keys(PROBES)).makeOptionMandatory())
    .addOption(new Option('--url <url>', 'its GraphQL endpoint').argParser(webUrl))
    .addOption(token)
    .addOption(seller.env('BACKLOT_PARITY_SELLER_TOKEN'))
    .option('--write', 'send mutations too')
    .option('--yes <host>', 'the host of the URL once more, in place of the question that --write asks')
    .option('--dry-run', 'print what would be sent, and send nothing')
    .addOption(
      new Option('--assume <choice>', 'what is compared with: NAME=VALUE or a JSON file; repeatable')
        .default([], 'the defaults')
        .argParser(collect()),
    )
    .option('--report <file>', 'where shapes, enum values and codes of the answers are written')
    .option('--write-assumptions <file>', 'where what was learned is written, for --assume')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(async (flags: ParityFlags) => (flags.dryRun ? printPlan(flags) : compare(flags, pause)))
}

const HELP = `
It sends two requests a second, 120 at most, and stops at the first 401 or 429. What it writes holds "backlot parity".

Examples:
  backlot parity --vendor ${Object.keys(PROBES).at(-1)} --url https://sandbox.example/graphql --token T
  backlot parity --vendor ${Object.keys(PROBES).at(-1)} --url https://sandbox.example/graphql --token T --write-assumptions ours.json
  backlot start --assume ours.json

Exit codes: 0 nothing differs, 1 could not be done, 2 wrong usage, 3 something differs.`

/** Prints the documents of the probes that these flags allow, and why other assumptions have no probe. */
async function printPlan({ vendor, write = false, json }: ParityFlags): Promise<void> {
  const { probesOf } = await import('../../truth/parity.ts')
  const { probes } = PROBES[vendor]!
  const planned = probesOf({ probes }).filter(([, { needs }]) => write || needs === 'read')
  const rows = planned.map(([id, { needs, steps, cleanUp = [] }]) => ({
    id,
    needs,
    documents: [...steps, ...[cleanUp].flat()].map(({ document }) => document),
  }))
  const notShown = Object.entries(probes).filter(([, probe]) => typeof probe === 'string')
  if (json) return console.log(JSON.stringify({ probes: rows, notShown: Object.fromEntries(notShown) }))
  for (const { id, needs, documents } of rows) console.log(`${id} (${needs})\n\n${documents.join('\n\n')}\n`)
  for (const [id, reason] of notShown) console.log(`${id}: no probe. ${String(reason)}`)
}

async function compare(flags: ParityFlags, pause: ParityRun['pause']): Promise<void> {
  const { vendor: name, report, writeAssumptions, write = false, json } = flags
  const { url, token } = toTarget(flags)
  for (const file of [report, writeAssumptions])
    if (file !== undefined) await orRefuseFile(file, async () => assertWritable(file))
  if (write) await assertHost(new URL(url).host, flags.yes)
  const [{ askedSide, standIn }, { reportText, runParity }, { wordsOf }, { vendorOf }] = await Promise.all([
    import('./sides.ts'),
    import('../../truth/parity.ts'),
    import('../../truth/shape.ts'),
    import('../../vendors/index.ts'),
  ])
  const vendor = vendorOf(name)
  const probes = PROBES[name]!
  const words = wordsOf(vendor, probes.probes)
  const ours = standIn(vendor, readAssumed(flags.assume))
  const parity = await runParity({
    ...probes,
    ours,
    theirs: askedSide(url, { token, sellerToken: flags.sellerToken }),
    assumed: ours.sim.worlds.settings.assume,
    words,
    mayWrite: write,
    stamp: wallNow().toString(36),
    pause,
    onProbe: showProgress,
  })
  showProgress()
  ours.sim.close()
  const { results } = parity
  if (report !== undefined) await writeFile(report, reportText(parity, name, words))
  const assume = learned(results)
  // A run that learned nothing leaves what an earlier one has written.
  if (writeAssumptions !== undefined && Object.keys(assume).length > 0)
    await writeFile(writeAssumptions, JSON.stringify({ assume }, undefined, 2))
  const rows = results.map(({ answers: _answers, ...row }) => row)
  if (json) console.log(JSON.stringify({ probes: rows }))
  else for (const row of rows) console.log(resultLine(row))
  const why = whyNotCompared(parity, new URL(url), token)
  if (why !== undefined) throw cliError('NOT_COMPARED', why)
  if (results.some(({ result }) => result === 'differs')) process.exitCode = 3
}

/** What is needed to ask. */
function toTarget({ url, token, sellerToken = '' }: ParityFlags): { readonly url: string; readonly token: string } {
  if (url === undefined) throw cliError('USAGE', "Nothing says where to ask: give the API's endpoint as --url.")
  if (!token) throw cliError('USAGE', 'Nothing lets in there: give --token or BACKLOT_PARITY_TOKEN.')
  // Neither is repeated: messages end up in logs.
  if (/[^\x21-\x7e]/.test(token + sellerToken))
    throw cliError('USAGE', 'A token has a character that no header can have.')
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target?.username || target?.password)
    throw cliError('USAGE', 'The URL of --url holds a user or a password: give them by --token.')
  return { url, token }
}

/** Refuses to write to a host that was not typed once more. */
async function assertHost(host: string, yes: string | undefined): Promise<void> {
  const typed = yes ?? (process.stdin.isTTY ? await askHost(host) : undefined)
  if (typed === host) return
  const found = typed === undefined ? 'is not confirmed' : `is not "${typed}"`
  throw cliError('USAGE', `The host of --url ${found}, so that nothing was sent; give --yes ${host} to write there.`)
}

/** What is typed on the terminal; nothing where it is closed. */
function askHost(host: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  return new Promise<string>(resolve => {
    terminal.once('close', () => resolve(''))
    terminal.question(`--write sends mutations to ${host}. Type the host to go on: `, resolve)
  }).finally(() => terminal.close())
}

/** One line on a terminal, written over; taken away where nothing is given. */
function showProgress(id?: string, done = 0, of = 0): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${id === undefined ? '' : `${done + 1}/${of} ${id}`}`)
}

/** What the API does, by assumption. */
function learned(results: readonly ProbeResult[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    results.flatMap(({ assumption, value }) => (value === undefined ? [] : [[assumption, value]])),
  )
}

function writeFile(file: string, text: string): Promise<void> {
  return orRefuseFile(file, () => writeWholeFile(file, `${text}\n`))
}

function orRefuseFile(file: string, work: () => Promise<void>): Promise<void> {
  return orRefuseLater(work, reason =>
    cliError('UNUSABLE_FILE', `${file} cannot be written (${reason}); name a file in a folder of yours.`),
  )
}
