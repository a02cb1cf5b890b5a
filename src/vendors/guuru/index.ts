import type { NastyCorners } from '../contract/corners.ts'
import { defineVendor } from '../contract/vendor.ts'
import { acts, lifeCycles } from './acts.ts'
import { assumptions } from './assumptions.ts'
import { casts } from './casts.gen.ts'
import { type GuuruActor, PATH } from './context.ts'
import { conversations, roles, sceneOf } from './conversations.ts'
import { dialect } from './dialect.ts'
import { guuruError } from './errors.ts'
import { fileOf, FILES_PATH } from './operations/files.ts'
import { options } from './histories/options.ts'
import { hosts } from './hosts.ts'
import { startChat } from './operations/community.ts'
import { addMessage } from './operations/partner.ts'
import { emptyPage } from './paging.ts'
import { events, records, references } from './records.ts'
import { resolvers } from './resolvers.ts'
import { methods, routes } from './routes.ts'
import { NASTY, ROLE_MOVES } from './rules.ts'
import { samples } from './samples.gen.ts'
import { scenery, surroundings } from './scenery.ts'
import { parsedSdl } from './sdl.gen.ts'
import { createState, type GuuruState } from './state.ts'
import { webhooks } from './webhooks.ts'

/**
 * Cursors are numbers of records (documented), so that nothing comes twice: a list grows at its end while a client pages through
 * it. A shopper starts a chat, or writes in the chat whose messages are read.
 */
const shift: NastyCorners<GuuruState>['shift'] = {
  listOf: page => {
    if (typeof page !== 'object' || page === null || !('pageInfo' in page) || !('list' in page)) return undefined
    const { pageInfo, list } = page as { pageInfo: { hasNextPage: boolean }; list: string | undefined } // of paging.ts
    return pageInfo.hasNextPage && list !== undefined && /^by(Creation|Chat) /.test(list) ? list : undefined
  },
  arrive: (place, list, text) => {
    const { partners, chats } = place.state
    const [order = '', group = ''] = list.split(' ')
    if (order === 'byCreation') {
      if (partners.get(group)?.isAvailable) startChat(place, { partnerId: group, question: text })
      return
    }
    const chat = chats.get(group)
    if (!chat || ROLE_MOVES.say[chat.status] === null) return
    addMessage(place, chat, { type: 'text', text }, { type: 'user', id: chat.userId }, 'shopper')
  },
}

/** GUURU's Admin API: expert chats, personas, submissions. */
export const guuru = defineVendor<GuuruState, GuuruActor>({
  name: 'guuru',
  title: 'GUURU expert chats',
  parsedSdl,
  views: { partner: [] },
  paths: [PATH],
  hosts,
  createState,
  assumptions,
  errors: guuruError.catalogue,
  events,
  records,
  references,
  resolvers,
  scenery,
  surroundings,
  dialect,
  acts,
  roles,
  sceneOf,
  conversations,
  lifeCycles,
  casts,
  histories: { options, load: () => import('./histories/write.ts') },
  routes,
  methods,
  samples,
  fileBytes: state => state.attachments.bytes,
  files: { path: FILES_PATH, file: fileOf },
  notSimulated: [],
  nasty: { ...NASTY, emptyPage, shift },
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
  *credentials(state, account) {
    for (const { id, tokens } of state.partners.all())
      for (const token of account === undefined || id === account ? tokens : [])
        yield { header: `Authorization: Bearer ${token}`, token, who: `partner ${id}` }
  },
})
