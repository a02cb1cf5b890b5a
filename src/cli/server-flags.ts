import type { Command } from 'commander'
import type { SimulatorOptions } from '../simulator/options.ts'
import { clockSetting, duration, flag, integer, list, webUrl } from './options.ts'

/** How a simulator is started, by `start` and by `exec`: its options, but for those that a command line words otherwise. */
export interface ServerFlags extends Omit<SimulatorOptions, 'fixtures' | 'webhooks' | 'vendors' | 'reportBug'> {
  port: number
  host: string
  fixtures: string[]
  import?: string
  exportOnExit?: string
  // The flags for webhooks bear the name of the only vendor that sends some; users have them in their scripts.
  guuruWebhook?: string
  guuruSecret?: string
  corsOrigin: string[]
  adminToken?: string
}

/** What else `start` can be told. */
export interface StartFlags extends ServerFlags {
  detach?: boolean
  json?: boolean
  quiet?: boolean
}

/** Reads a port. */
export const port = integer(0, 65535)

/** Adds the flags that say what is simulated and how; the port is each command's own. */
export function withServerFlags(command: Command): Command {
  const options = [
    flag('--host <address>', 'address to listen on; any but loopback needs --admin-token').default('127.0.0.1'),
    flag('--seed <number>', 'where identifiers and generated data come from').default(1).argParser(integer(0)),
    flag('--fixtures <file or name>', 'what worlds contain: a file, `default` or `empty`; repeat to merge')
      .default(['default'])
      .argParser(list()),
    flag('--import <file>', 'what worlds contain: a whole state, with its own seed and clock').conflicts('fixtures'),
    flag('--export-on-exit <file>', "where the default world's state is written in the end"),
    flag('--clock <mode>', 'real, frozen (at 2026-01-01T00:00:00.000Z), or frozen@ and an ISO 8601 instant')
      .default('real')
      .argParser(clockSetting),
    flag('--auth <mode>', 'strict: as the vendors; open: a missing credential is the first documented one')
      .default('strict')
      .choices(['strict', 'open']),
    flag('--worlds <mode>', 'auto: an unknown world is created on first use; explicit: it is refused')
      .default('auto')
      .choices(['auto', 'explicit']),
    flag('--world-ttl <duration>', 'how long a world other than `default` may be idle before it ends')
      .default(3_600_000, 'PT1H')
      .argParser(duration),
    flag('--max-worlds <number>', 'how many worlds there may be besides `default`')
      .default(10_000)
      .argParser(integer(0)),
    flag('--journal-limit <number>', 'how many requests and how many events a world remembers')
      .default(1000)
      .argParser(integer(0)),
    flag('--upload-max-bytes <number>', 'largest attachment')
      .default(10 * 1024 * 1024)
      .argParser(integer(1)),
    flag('--upload-types <types>', 'MIME types that may be uploaded, comma-separated')
      .default([], 'all')
      .argParser(list()),
    flag('--guuru-webhook <url>', 'is told of all seven GUURU events').argParser(webUrl),
    flag('--guuru-secret <secret>', 'what GUURU webhooks are signed with'),
    flag(
      '--actors <names>',
      'scripts that act by themselves: prompt, office-hours, slow-seller, ...; comma-separated',
    ).argParser(list()),
    flag('--limits <mode>', "vendor: refuse what is beyond the documented limits (Marketplacer's)")
      .default('off')
      .choices(['off', 'vendor']),
    flag('--nasty <seed>', 'answers use every corner that the schemas allow, the same for the same seed').argParser(
      integer(0),
    ),
    flag('--cors-origin <origin>', 'an origin besides loopback ones whose pages may call; repeatable')
      .default([], 'none')
      .argParser(list()),
    flag('--admin-token <token>', 'what the control plane asks for; `none` leaves it open on any host'),
  ]
  for (const option of options) command.addOption(option)
  return command
}
