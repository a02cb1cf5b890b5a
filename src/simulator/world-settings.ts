import type { Cast } from '../actors/casting.ts'
import type { AssumptionMarks } from '../truth/marks.ts'
import type { Handlers } from '../webhooks/handlers.ts'
import type { Resettable, WorldSnapshot } from '../world/snapshot.ts'
import type { SimulatorSettings } from './options.ts'

/** What a world begins as: a function where that depends on when it begins. */
export type SeedState = () => WorldSnapshot

/** How a world is run, and what it goes back to. */
export interface SimWorldSettings extends Pick<
  SimulatorSettings,
  | 'vendors'
  | 'assume'
  | 'auth'
  | 'history'
  | 'journalLimit'
  | 'journalMaxBytes'
  | 'limits'
  | 'loginWorlds'
  | 'nasty'
  | 'nastyOnly'
  | 'publicUrl'
  | 'uploadsMaxBytes'
  | 'webhooks'
> {
  /** What it begins as, and goes back to at a reset. */
  readonly seedState: SeedState
  /** Where the simulator is reached. */
  readonly address: Address
  /** The functions that webhooks go to in place of receivers. */
  readonly handlers: Handlers
  /** What marks answers; undefined where they are not marked. */
  readonly marks: AssumptionMarks | undefined
  /** The scripts that act by themselves in a fresh world. */
  readonly actors: Cast
  /** The name of the test that it is for, if it is. */
  readonly test?: string | undefined
}

/** Where a simulator listens, which it learns later than its worlds are made. */
export interface Address {
  /** Without a path; `http://localhost`, which `sim.fetch` knows, while it does not listen. */
  url: string
}

/** What a reset goes back to, and which parts. */
export interface ResetOptions {
  /** The accounts alone, without any conversation, in place of what the world began with. */
  readonly to?: 'empty' | undefined
  /** All parts by default. */
  readonly only?: readonly Resettable[] | undefined
}
