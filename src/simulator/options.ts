import { Type } from 'typebox'
import { assertCast, type Cast } from '../actors/casting.ts'
import { check } from '../inputs/check.ts'
import { Enum, Strict } from '../inputs/strict.ts'
import { assertRate, FROZEN_AT, type RunningMode } from '../time/clock-mode.ts'
import { randomSeed } from '../world/ids.ts'
import { parseInstant } from '../time/instant.ts'
import type { WorldDocument } from '../format/document.ts'
import type { Corner } from '../faults/answer-corners.ts'
import { simulatorError } from './errors.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import { assertWebhooks } from '../webhooks/config.ts'
import type { WebhookOptions } from '../webhooks/schema.ts'
import { webhookEvents } from '../webhooks/webhooks.ts'
import type { FixtureSource } from '../format/shipped.ts'
import type { BugReporter } from '../graphql/endpoint.ts'
import { assume, type Assumed } from './assumptions.ts'
import { DEFAULTS, OPTION_SCHEMAS } from './option-table.ts'

/** How a simulator is made. All parts are optional. */
export interface SimulatorOptions {
  /** Where identifiers and generated data come from: a whole number, or a `random` one, which is printed. 1 by default. */
  readonly seed?: Seed
  /** What fresh worlds contain, merged in order; checked documents only. Nothing by default. */
  readonly fixtures?: readonly WorldDocument[]
  /**
   * How time runs in fresh worlds: `frozen` (at 2026-01-01T00:00:00.000Z, the default), `real`, `real@60x` (sixty times as fast),
   * `test` (the test's own `Date` and timers, faked or not), or frozen at an ISO instant: `frozen@2026-05-01T09:00:00Z`, or
   * `frozenAt`.
   */
  readonly clock?: ClockSetting
  /**
   * `now` moves what fresh worlds contain, all of it by as much, so that the newest time in it is the world's beginning. Left
   * as it is by default.
   */
  readonly rebase?: 'now'
  /** `strict` (default) as the vendors; `open` takes a missing credential as the vendor's first one. */
  readonly auth?: 'strict' | 'open'
  /**
   * What is assumed where the vendors' pages are silent, a value by each name that `GET /_sim/assumptions` lists.
   * What is left out is as there by default.
   */
  readonly assume?: Assumed
  /**
   * Whether answers name what of them rests on an assumption, in a header: `x-backlot-assumed: Category.id, TextMessage.author`.
   * Not by default.
   */
  readonly markAssumptions?: boolean
  /** How large an uploaded file may be, bytes. 10 MiB by default. */
  readonly uploadMaxBytes?: number
  /** How large all uploads of a world may be together, bytes. 128 MiB by default, which is the most. */
  readonly uploadsMaxBytes?: number
  /** MIME types that may be uploaded, such as `image/png` or `image/*`; all when empty, which is the default. */
  readonly uploadTypes?: readonly string[]
  /** `auto` (default): an unknown world is created on first use; `explicit`: it is refused. */
  readonly worlds?: 'auto' | 'explicit'
  /** How long a world may be idle before it ends, real milliseconds. An hour by default; `default` never ends. */
  readonly worldTtl?: number
  /** How many worlds there may be besides `default`. 10,000 by default. */
  readonly maxWorlds?: number
  /** How many journal entries and events a world keeps: a whole number from 0 on, 1,000 each by default. */
  readonly journalLimit?: number
  /** How many bytes the journal of a world may take, and its events as many. 8 MiB by default. */
  readonly journalMaxBytes?: number
  /**
   * Whether worlds know what they were after each event that they keep, and show requests with their bodies. Not by default;
   * `backlot start` does.
   */
  readonly history?: boolean
  /** `vendor` refuses what is beyond the vendor's documented limits. `off` by default. */
  readonly limits?: 'off' | 'vendor'
  /** Makes answers use every corner that the schemas allow, the same for the same number. Nothing by default. */
  readonly nasty?: number
  /** Which corners `nasty` uses: `nulls`, `text`, `paging`, `instants`, `ids`. All by default. */
  readonly nastyOnly?: readonly Corner[]
  /** Whether a log-in as `name+WORLD@host` is one of `name@host` in that world. Not by default. */
  readonly loginWorlds?: boolean
  /**
   * What addresses of pictures that backlot draws, and of files that it was given, begin with. Without it pictures have
   * addresses at which there is nothing, and files those of where the simulator listens.
   */
  readonly publicUrl?: string
  /** Which URLs webhooks are sent to: one for all events, receivers event by event, a secret. None by default. */
  readonly webhooks?: WebhookOptions
  /** The scripts that act by themselves: a ready-made cast's name, or a list of names and scripts. `silent` by default. */
  readonly actors?: string | Cast
  /** The APIs that are simulated; all of them by default. */
  readonly vendors?: readonly AnyVendor[]
  /** Told of every bug of ours; standard error by default. */
  readonly reportBug?: BugReporter
}

/** Where identifiers and generated data come from. */
export type Seed = number | 'random'

/** How a fresh world's time runs. */
export type ClockSetting =
  | 'real'
  | 'frozen'
  | 'test'
  | `real@${string}`
  | `frozen@${string}`
  | { readonly frozenAt: string }

/** What a new world may have of its own. */
export interface NewWorld extends Pick<SimulatorOptions, 'seed' | 'clock' | 'auth' | 'assume'> {
  /** A free name by default. */
  readonly id?: string
  /** As of the simulator; over HTTP names and documents only. */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /** The name of the test that it is for: once it has ended, requests to it are refused, and the first one is printed. */
  readonly test?: string
}

/** The options of a simulator that all its worlds and endpoints share, with defaults filled in. */
export type SimulatorSettings = Required<
  Omit<SimulatorOptions, 'fixtures' | 'clock' | 'nasty' | 'nastyOnly' | 'publicUrl' | 'rebase' | 'seed'>
> &
  Pick<SimulatorOptions, 'nasty' | 'nastyOnly' | 'publicUrl' | 'rebase'> & { readonly seed: number }

/** Fills in the options that are left out. Refuses actors and webhooks that are none. */
export function withDefaults(options: Omit<SimulatorOptions, 'fixtures' | 'clock'>): SimulatorSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const others = { webhooks: {}, actors: [], vendors: VENDOR_LIST, reportBug: (error: unknown) => console.error(error) }
  const settings = { ...DEFAULTS, ...others, ...given, seed: toSeed(options.seed ?? DEFAULTS.seed) }
  const { actors, webhooks, vendors } = settings
  const assumed = assume(vendors, options.assume ?? {})
  if (given['actors'] !== undefined) assertCast([actors].flat(), vendors)
  if (given['nastyOnly'] !== undefined && given['nasty'] === undefined)
    throw simulatorError('INVALID_OPTION', '"nastyOnly" says which corners "nasty" uses; give "nasty" a seed too.')
  if (given['webhooks'] !== undefined) assertWebhooks(webhooks, webhookEvents(vendors))
  const { publicUrl } = options
  return { ...settings, assume: assumed, ...(publicUrl && { publicUrl: publicUrl.replace(/\/+$/, '') }) }
}

/** A seed as a number; one that was made up is printed, so that its worlds can be made again. */
export function toSeed(seed: Seed): number {
  if (seed !== 'random') return seed
  const made = randomSeed()
  console.error(`The seed is ${made}; --seed ${made} (in the kit: seed: ${made}) makes the same again.`)
  return made
}

const ClockSchema = Type.Union([
  Enum(['real', 'frozen', 'test']),
  Type.Unsafe<`real@${string}`>(
    Type.String({ pattern: '^real@', description: '"real@" and how many times as fast, such as 60x' }),
  ),
  Type.Unsafe<`frozen@${string}`>(
    Type.String({ pattern: '^frozen@', description: '"frozen@" and an ISO 8601 instant' }),
  ),
  Strict({ frozenAt: Type.String({ description: 'ISO 8601' }) }),
])

/** Refuses options of a program that are unknown or do not fit with `INVALID_OPTION`. */
export function assertOptions(options: object, vendors: readonly AnyVendor[]): void {
  const hosts = Type.Record(Type.String(), Enum(vendors.map(({ name }) => name)))
  const schemas = Type.Record(Enum(vendors.map(({ name }) => name)), Type.Union([Type.String(), Type.Object({})]))
  const others = { fixtures: {}, clock: ClockSchema, webhooks: {}, actors: {}, hosts, schemas, reportBug: {} }
  const properties = { ...OPTION_SCHEMAS, ...others }
  check({ type: 'object', properties, additionalProperties: false }, options, '', 'INVALID_OPTION')
}

/** How many fixtures a call may merge: each costs as much as its records. */
const MAX_FIXTURES = 100

/** What a call says of a new world; fixtures are checked by themselves. */
export const NewWorldSchema = Strict({
  id: Type.Optional(Type.String({ description: 'A free name by default.', examples: ['ci-42'] })),
  seed: Type.Optional(Type.Unsafe<Seed>(OPTION_SCHEMAS.seed)),
  fixtures: Type.Optional(
    Type.Unsafe<NonNullable<NewWorld['fixtures']>>(
      Type.Union(
        [
          Type.String(),
          Type.Object({}),
          Type.Array(Type.Union([Type.String(), Type.Object({})]), { maxItems: MAX_FIXTURES }),
        ],
        { description: '`default`, `empty`, `demo`, or a fixture document; a list is merged in order.' },
      ),
    ),
  ),
  clock: Type.Optional(ClockSchema),
  auth: Type.Optional(Enum(OPTION_SCHEMAS.auth.enum)),
  assume: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'Assumptions by name, and the value of each, as `GET /_sim/assumptions` lists them.',
    }),
  ),
  test: Type.Optional(
    Type.String({
      description: 'The test that it is for: after its end, requests to it are refused, and printed once.',
    }),
  ),
})

/** Which past of a world is meant: none where it is left out. */
export const PastSchema = Strict({
  at: Type.Optional(
    Type.Integer({ minimum: 0, description: 'The number of an event: as it was right after that; 0 is how it began.' }),
  ),
})

/** What a call says of a fork. */
export const ForkSchema = Strict({
  id: NewWorldSchema.properties.id,
  ...PastSchema.properties,
  test: Type.Optional(
    Type.String({ description: 'The test that it is for: it goes back to the world as that is now.' }),
  ),
})

/** Refuses with `INVALID_INPUT` what says nothing of a new world. */
export function assertNewWorld(options: NewWorld): void {
  check(NewWorldSchema, options, '', 'INVALID_INPUT')
}

/** How many times as fast as real time `real@60x` runs. Throws `INVALID_CLOCK` where it does not say it, or not in bounds. */
function toRate(clock: string): number {
  const rate = /^real@(\d+(?:\.\d+)?)x$/.exec(clock)?.[1]
  if (rate === undefined)
    throw simulatorError(
      'INVALID_CLOCK',
      `"${clock}" does not say how fast; it takes a number and x, such as real@60x.`,
    )
  assertRate(Number(rate))
  return Number(rate)
}

/** How time runs, as a clock takes it. Throws `INVALID_CLOCK` for an instant that is none, or a speed. */
export function toClockMode(clock: ClockSetting): RunningMode {
  if (clock === 'test') return { mode: 'test' }
  if (clock === 'real') return { mode: 'real', offset: 0 }
  if (clock === 'frozen') return { mode: 'frozen', at: FROZEN_AT }
  if (typeof clock === 'string' && clock.startsWith('real@')) {
    const rate = toRate(clock)
    return { mode: 'real', offset: 0, ...(rate !== 1 && { rate }) }
  }
  const instant = typeof clock === 'string' ? clock.slice('frozen@'.length) : clock.frozenAt
  const at = parseInstant(instant)
  if (at === undefined) {
    throw simulatorError('INVALID_CLOCK', `"${instant}" is not an ISO 8601 instant, such as 2026-01-01T00:00:00.000Z.`)
  }
  return { mode: 'frozen', at }
}
