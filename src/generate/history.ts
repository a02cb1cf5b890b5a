/** Histories: months of data in a world, or as a fixture that stands alone, made by the vendors' own operations. */
import { type WorldDocument, toDocument, toSnapshot } from '../format/document.ts'
import { readShippedFixture } from '../format/shipped.ts'
import { FROZEN_AT } from '../time/clock-mode.ts'
import { Chance } from '../vendors/contract/histories/chance.ts'
import { COMMON_OPTIONS } from '../vendors/contract/histories/options.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { vendorOf } from '../vendors/index.ts'
import { Ids } from '../world/ids.ts'
import { addLongPast } from '../world/past.ts'
import { World } from '../world/world.ts'
import { assertHistoryRequest, type HistoryRequest, numbersOf } from './options.ts'

/**
 * Adds to a world what happened there at one vendor until now, so that the world ends with what is asked for; the seed
 * is the world's where none is named. Nothing is announced. Answers how many records each table has more. Other work has
 * its turn meanwhile. Refuses with `INVALID_INPUT` what cannot be asked for, with `HISTORY_TOO_SMALL` a world that has more
 * already, with `WORLD_FULL` what is more than one can hold, and with `WORLD_CHANGED` where the world changed meanwhile.
 */
export async function addHistory(
  world: World,
  vendors: readonly AnyVendor[],
  request: unknown,
): Promise<{ readonly added: Readonly<Record<string, number>> }> {
  assertHistoryRequest(request, vendors)
  return { added: await add(world, vendorOf(request.vendor, vendors), { seed: world.ids.seed, ...request }) }
}

/**
 * A history as a fixture that stands alone: it begins with the accounts of the fixture `empty` and ends at the instant of
 * a frozen clock. The same request makes the same document, byte for byte.
 */
export async function generateDocument(vendors: readonly AnyVendor[], request: unknown): Promise<WorldDocument> {
  assertHistoryRequest(request, vendors)
  const vendor = vendorOf(request.vendor, vendors)
  const { vendors: accounts } = readShippedFixture('empty')
  const own = { formatVersion: 1, vendors: { [vendor.name]: accounts?.[vendor.name] ?? {} } }
  const { seed } = numbersOf(COMMON_OPTIONS, request)
  const clock = { mode: 'frozen', at: FROZEN_AT } as const
  const world = new World('history', toSnapshot([own], { vendors: [vendor], parts: () => [] }, { seed: seed!, clock }))
  await add(world, vendor, request)
  const { formatVersion, ids, vendors: records } = toDocument(world, [vendor])
  return { formatVersion, ids, vendors: records } as WorldDocument // a whole one, without what a start says
}

async function add(world: World, vendor: AnyVendor, request: HistoryRequest): Promise<Record<string, number>> {
  const histories = vendor.histories!
  const { months, seed } = numbersOf(COMMON_OPTIONS, request)
  const writer = await histories.load()
  const end = world.clock.now()
  const begin = monthsBefore(end, months!)
  const chance = new Chance(new Ids(seed!), `history:${vendor.name}`)
  const asked = numbersOf(histories.options, request)
  return addLongPast(world, vendor, earlier => {
    const at = (instant: number, happen: () => void): void => {
      if (instant <= end) earlier.at(instant, happen)
    }
    return writer.write({ world: earlier.world, state: earlier.state, at, begin, end, chance }, asked)
  })
}

function monthsBefore(end: number, months: number): number {
  const begin = new Date(end)
  return Math.max(0, begin.setUTCMonth(begin.getUTCMonth() - months))
}
