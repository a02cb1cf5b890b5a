import { Type } from 'typebox'
import { ConversationQuery } from '../simulator/conversations.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { WorldSnapshot } from '../world/snapshot.ts'
import { type ControlRoute, route } from './route.ts'

/** The conversations of all vendors, as people look at them; examples are of `states`, by vendor. */
export function conversationRoutes(vendors: readonly AnyVendor[], states: WorldSnapshot['states']): ControlRoute[] {
  return [
    route(
      'GET /conversations',
      'The conversations of all vendors, the latest first: who, in which status, how much is unread',
      { past: true, query: ConversationQuery },
      ({ world, query }) => world.conversations.list(query),
    ),
    route(
      'GET /conversations/{vendor}/{id}',
      'One conversation: what was said, and what each role of the other side could do, or why not',
      { past: true, params: paramsOf(vendors, states) },
      ({ world, params: { vendor, id } }) => world.conversations.show(vendor, id),
    ),
  ]
}

/** Vendor and id of a conversation, with the first one there is as their example. */
function paramsOf(vendors: readonly AnyVendor[], states: WorldSnapshot['states']) {
  const examples = vendors.flatMap(({ name, conversations }) => {
    const table = states.get(name)?.[conversations?.table ?? '']
    const [row] = table?.all() ?? []
    return table && row ? [[name, table.keyOf(row)]] : []
  })
  const [[vendor, id] = []] = examples
  return Type.Object({
    vendor: Type.String({ description: 'A vendor.', ...(vendor && { examples: [vendor] }) }),
    id: Type.String({ description: 'As the vendor writes it, URL-encoded.', ...(id && { examples: [id] }) }),
  })
}
