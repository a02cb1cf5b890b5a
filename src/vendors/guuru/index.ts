import { defineVendor } from '../contract/vendor.ts'
import { acts, lifeCycles } from './acts.ts'
import { casts } from './casts.gen.ts'
import { type GuuruActor, PATH } from './context.ts'
import { roles, sceneOf } from './conversations.ts'
import { dialect } from './dialect.ts'
import { guuruError } from './errors.ts'
import { fileOf, FILES_PATH } from './operations/files.ts'
import { options } from './histories/options.ts'
import { hosts } from './hosts.ts'
import { emptyPage } from './paging.ts'
import { events, records, references } from './records.ts'
import { resolvers } from './resolvers.ts'
import { methods, routes } from './routes.ts'
import { NASTY } from './rules.ts'
import { samples } from './samples.gen.ts'
import { scenery } from './scenery.ts'
import { parsedSdl } from './sdl.gen.ts'
import { createState, type GuuruState } from './state.ts'
import { webhooks } from './webhooks.ts'

/** GUURU's Admin API: expert chats, personas, submissions. */
export const guuru = defineVendor<GuuruState, GuuruActor>({
  name: 'guuru',
  title: 'GUURU expert chats',
  parsedSdl,
  views: { partner: [] },
  paths: [PATH],
  hosts,
  createState,
  errors: guuruError.catalogue,
  events,
  records,
  references,
  resolvers,
  scenery,
  dialect,
  acts,
  roles,
  sceneOf,
  lifeCycles,
  casts,
  histories: { options, load: () => import('./histories/write.ts') },
  routes,
  methods,
  samples,
  fileBytes: state => state.attachments.bytes,
  files: { path: FILES_PATH, file: fileOf },
  notSimulated: [],
  nasty: { ...NASTY, emptyPage },
  webhooks,
  factories: async () => {
    const make = await import('./factories.ts')
    return {
      partners: make.aPartner,
      users: make.aUser,
      experts: make.anExpert,
      personas: make.aPersona,
      categories: make.aCategory,
      chats: make.aChat,
      messages: make.aMessage,
      attachments: make.anAttachment,
      submissions: make.aSubmission,
      payouts: make.aPayout,
    }
  },
  credentials: (state, account) =>
    [...state.partners.all()]
      .filter(({ id }) => account === undefined || id === account)
      .flatMap(partner =>
        partner.tokens.map(token => ({
          header: `Authorization: Bearer ${token}`,
          token,
          who: `partner ${partner.id}`,
        })),
      ),
})
