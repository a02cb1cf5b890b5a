import { defineVendor } from '../../../src/vendors/contract/vendor.ts'
import { acts, lifeCycles } from './acts.ts'
import { casts } from './casts.gen.ts'
import { PATH, type ToyActor } from './context.ts'
import { roles, sceneOf } from './conversations.ts'
import { dialect } from './dialect.ts'
import { toyError } from './errors.ts'
import { hosts } from './hosts.ts'
import { events, records, references } from './records.ts'
import { resolvers } from './resolvers.ts'
import { methods, routes } from './routes.ts'
import { NASTY } from './rules.ts'
import { samples } from './samples.gen.ts'
import { scenery } from './scenery.ts'
import { parsedSdl } from './sdl.gen.ts'
import { createState, type ToyState } from './state.ts'
import { webhooks } from './webhooks.ts'

/** A vendor that the sources do not know: all that one needs, and no more. */
export const toy = defineVendor<ToyState, ToyActor>({
  name: 'toy',
  title: 'Toy helpline',
  parsedSdl,
  views: { shop: [] },
  paths: [PATH],
  hosts,
  createState,
  errors: toyError.catalogue,
  events,
  records,
  references,
  resolvers,
  scenery,
  notSimulated: [],
  samples,
  nasty: NASTY,
  dialect,
  acts,
  roles,
  sceneOf,
  lifeCycles,
  casts,
  routes,
  methods,
  webhooks,
  factories: async () => {
    const { aShop, aTicket } = await import('./factories.ts')
    return { shops: aShop, tickets: aTicket }
  },
  credentials: (state, account) =>
    [...state.shops.all()]
      .filter(({ id }) => account === undefined || id === account)
      .map(({ id, token }) => ({
        header: `Authorization: Bearer ${token}`,
        token,
        who: `shop ${id}`,
      })),
})
