import type { AddedHistory, HistoryRequest } from '../api/vendors.ts'
import type { TestWorld } from '../api/world.ts'
import { addHistory } from '../generate/history.ts'
import { assertHistoryRequest } from '../generate/options.ts'
import { PlaceView } from '../vendors/contract/act.ts'
import { VENDOR_LIST } from '../vendors/index.ts'

/**
 * Adds months of data to a world, until now on its clock, so that it ends with what is asked for; what is left out is the
 * same as for `backlot generate`, but that the seed is the world's. Nothing is announced. Answers how many records each
 * table has more. Other work has its turn while a large one is made. Rejects with `INVALID_INPUT`, with
 * `HISTORY_TOO_SMALL` for a world that has more already, with `WORLD_FULL` where it cannot hold so much, and with
 * `WORLD_CHANGED` where other work changed the same records meanwhile, or ended the world.
 */
export async function history(world: TestWorld, request: HistoryRequest): Promise<AddedHistory> {
  assertHistoryRequest(request, VENDOR_LIST)
  return addHistory(PlaceView.placeOf(world[request.vendor]).world, VENDOR_LIST, request)
}
