import type { Vendor } from '../contract/vendor.ts'
import type { GuuruActor } from './context.ts'
import { dialect } from './dialect.ts'
import { emptyPage } from './paging.ts'
import { records, references } from './records.ts'
import { resolvers } from './resolvers.ts'
import { NASTY, WEBHOOK_EVENTS } from './rules.ts'
import { samples } from './samples.gen.ts'
import { scenery } from './scenery.ts'
import { sdl } from './sdl.gen.ts'
import { createState, type GuuruState } from './state.ts'

/** GUURU's Admin API: expert chats, personas, submissions. */
export const guuru: Vendor<GuuruState, GuuruActor> = {
  name: 'guuru',
  title: 'GUURU expert chats',
  sdl,
  views: { partner: [] },
  paths: ['/guuru/graphql'],
  createState,
  records,
  references,
  resolvers,
  scenery,
  dialect,
  samples,
  notSimulated: [],
  nasty: { ...NASTY, emptyPage },
  webhookEvents: WEBHOOK_EVENTS,
  credentials: state =>
    [...state.partners.all()].flatMap(partner =>
      partner.tokens.map(token => ({ header: `Authorization: Bearer ${token}`, token, who: `partner ${partner.id}` })),
    ),
}
