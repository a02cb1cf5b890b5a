import type { Command, Option } from 'commander'
import type { TSchema } from 'typebox'
import { DEFAULTS, OPTION_SCHEMAS } from '../simulator/option-table.ts'
import type { SimulatorOptions } from '../simulator/options.ts'
import { CONFIG_FILE, readConfig } from './config.ts'
import {
  adminToken,
  clockSetting,
  collect,
  duration,
  fitting,
  flag,
  hostName,
  list,
  port,
  splitList,
  storeAddress,
  type StoreAddress,
  vendorFile,
  webOrigin,
  webUrl,
} from './options.ts'

/** How a simulator is started, by `start` and by `exec`: its options, but for those that a command line words otherwise. */
export interface ServerFlags extends Omit<
  SimulatorOptions,
  'fixtures' | 'webhooks' | 'vendors' | 'reportBug' | 'assume'
> {
  port: number
  host: string
  fixtures: string[]
  /** `NAME=VALUE`, or files. */
  assume: string[]
  /** A vendor's name, an equals sign, and a file. */
  schema: string[]
  import?: string
  exportOnExit?: string
  // The flags for webhooks bear the name of the only vendor that sends some; users have them in their scripts.
  guuruWebhook?: string
  guuruSecret?: string
  corsOrigin: string[]
  allowedHost: string[]
  adminToken?: string
}

/** What else `start` can be told. */
export interface StartFlags extends ServerFlags {
  detach?: boolean
  json?: boolean
  quiet?: boolean
  store?: StoreAddress
  /** What the keys of a store in Redis begin with. */
  storePrefix: string
  /** Milliseconds. */
  drain?: number
}

/** The flags that only `start` has. */
export function startOptions(): Option[] {
  return [
    flag('--port <number>', 'port to listen on; 0 takes a free one').default(4000).argParser(port),
    flag('--detach', 'return when it is ready, and let it run until `backlot stop`'),
    flag('--json', 'print one line of JSON when ready, and nothing else'),
    flag('--quiet', 'print no line per request'),
    flag(
      '--store <store>',
      'where worlds outlive the process: file: and a folder (needs classic-level 3), or redis://HOST, for many processes (needs redis 6)',
    ).argParser(storeAddress),
    flag('--store-prefix <text>', 'what the keys of a store in Redis begin with').default('backlot'),
    flag('--drain <duration>', 'with --store: how long it still answers once it is told to end')
      .default(undefined, 'PT2S')
      .argParser(duration),
  ]
}

/** The flags that say what is simulated and how. */
function serverOptions(): Option[] {
  return [
    flag('--host <address>', 'address to listen on; any but loopback needs --admin-token').default(
      'localhost',
      'localhost: 127.0.0.1 and ::1',
    ),
    simulatorFlag(
      'seed',
      '--seed <number or random>',
      'where identifiers and generated data come from; a random one is printed',
    ),
    flag('--fixtures <file or name>', 'what worlds contain: a file, `default`, `empty` or `demo`; repeat to merge')
      .default(['default'])
      .argParser(collect()),
    flag('--import <file>', 'what worlds contain: a whole state, with its own seed and clock').conflicts('fixtures'),
    flag('--schema <vendor=file>', "a vendor's whole schema, SDL or introspection JSON: the rest of it is scenery")
      .default([], 'none')
      .argParser(collect(text => [vendorFile(text)])),
    simulatorFlag(
      'rebase',
      '--rebase <to>',
      "now: all times are moved, so that the newest one is the world's beginning",
    ),
    flag('--export-on-exit <file>', "where the default world's state is written in the end"),
    flag(
      '--clock <mode>',
      'real, real@60x (sixty times as fast), frozen (at 2026-01-01T00:00:00.000Z), or frozen@ and an ISO 8601 instant',
    )
      .default('real')
      .argParser(clockSetting),
    simulatorFlag(
      'auth',
      '--auth <mode>',
      'strict: as the vendors; open: a missing credential is the first documented one',
    ),
    flag('--assume <choice>', "NAME=VALUE where the vendors' pages are silent, or a JSON file of them; repeatable")
      .default([], 'as GET /_sim/assumptions lists')
      .argParser(collect()),
    flag('--mark-assumptions', 'answers name what of them rests on an assumption: header x-backlot-assumed'),
    simulatorFlag(
      'worlds',
      '--worlds <mode>',
      'auto: an unknown world is created on first use; explicit: it is refused',
    ),
    flag('--world-ttl <duration>', 'how long a world other than `default` may be idle before it ends')
      .default(DEFAULTS.worldTtl, 'PT1H')
      .argParser(duration),
    simulatorFlag('maxWorlds', '--max-worlds <number>', 'how many worlds there may be besides `default`'),
    simulatorFlag(
      'journalLimit',
      '--journal-limit <number>',
      'how many requests and how many events a world remembers',
    ),
    simulatorFlag(
      'journalMaxBytes',
      '--journal-max-bytes <number>',
      'how many bytes of requests and how many of events a world remembers',
    ),
    flag('--history <mode>', 'on: the past can be looked at, request bodies too; off: it is not kept')
      .default(true, 'on')
      .choices(['on', 'off'])
      .argParser(text => fitting('history', { enum: ['on', 'off'] })(text) === 'on'),
    simulatorFlag('uploadMaxBytes', '--upload-max-bytes <number>', 'largest attachment'),
    simulatorFlag('uploadsMaxBytes', '--uploads-max-bytes <number>', 'all attachments of a world together'),
    flag('--upload-types <types>', 'MIME types that may be uploaded, such as image/png or image/*; comma-separated')
      .default(DEFAULTS.uploadTypes, 'all')
      .argParser(list(text => String(fitting('uploadTypes', OPTION_SCHEMAS.uploadTypes.items)(text)))),
    flag('--guuru-webhook <url>', "is told of all seven GUURU events; {world} in it is the world's name").argParser(
      webUrl,
    ),
    flag('--guuru-secret <secret>', 'what GUURU webhooks are signed with'),
    flag(
      '--actors <names>',
      'scripts that act by themselves: prompt, office-hours, slow-seller, ...; comma-separated',
    ).argParser(list()),
    simulatorFlag('limits', '--limits <mode>', "vendor: refuse what is beyond the documented limits (Marketplacer's)"),
    simulatorFlag(
      'nasty',
      '--nasty <seed>',
      'answers use every corner that the schemas allow, the same for the same seed',
    ),
    flag('--nasty-only <corners>', 'which corners those are: nulls, text, paging, instants, ids; comma-separated')
      .default(undefined, 'all')
      .argParser(list(text => fitting('nastyOnly', OPTION_SCHEMAS.nastyOnly.items)(text) as string)),
    flag('--login-worlds', 'a log-in as `name+WORLD@host` is one of `name@host` in that world'),
    simulatorFlag(
      'publicUrl',
      '--public-url <url>',
      'what addresses of pictures that backlot draws, and of attachments, begin with',
    ),
    flag('--cors-origin <origin>', 'an origin besides loopback ones whose pages may call; repeatable')
      .default([], 'none')
      .argParser(list(webOrigin)),
    flag('--allowed-host <name>', 'a name besides those of loopback that a loopback listener answers to; repeatable')
      .default([], 'none')
      .argParser(list(hostName)),
    flag('--admin-token <token>', 'what the control plane asks for; `none` leaves it open on any host', true).argParser(
      adminToken,
    ),
  ]
}

/** The flags that a file of settings may hold: all of `start`. */
export function configOptions(): Option[] {
  return [...startOptions(), ...serverOptions()]
}

/** Adds the flags that say what is simulated and how, and those of the command's own that a file of settings may hold. */
export function withServerFlags(command: Command, own: readonly Option[] = []): Command {
  for (const option of [...own, ...serverOptions()]) command.addOption(option)
  return command
    .addOption(flag('--config <file>', `settings in the place of flags, as JSON (default: ${CONFIG_FILE}, if any)`))
    .hook('preAction', actual => {
      // A path may have a comma: only the variable is a list.
      for (const name of ['fixtures', 'assume', 'schema'] as const) {
        if (actual.getOptionValueSource(name) !== 'env') continue
        const { [name]: texts } = actual.opts<ServerFlags>()
        actual.setOptionValueWithSource(name, texts.flatMap(splitList), 'env')
      }
      readConfig(actual, [...own, ...serverOptions()], configOptions())
    })
}

/** The flag of an option that programs have too: what fits it, and what it is by default, is the same. */
function simulatorFlag(
  name: Exclude<keyof typeof OPTION_SCHEMAS, 'nastyOnly'>,
  flags: string,
  description: string,
): Option {
  const schema: TSchema & { readonly enum?: readonly string[] } = OPTION_SCHEMAS[name]
  const defaults: Readonly<Record<string, unknown>> = DEFAULTS
  const option = flag(flags, description).default(defaults[name])
  return (schema.enum ? option.choices(schema.enum) : option).argParser(fitting(name, schema))
}
