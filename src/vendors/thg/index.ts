import type { NastyCorners } from '../contract/corners.ts'
import { defineVendor } from '../contract/vendor.ts'
import { acts, lifeCycles } from './acts.ts'
import { assumptions } from './assumptions.ts'
import { casts } from './casts.gen.ts'
import { type ThgActor, toWebPath, WEB_PATH } from './context.ts'
import { conversations, roles, sceneOf } from './conversations.ts'
import { dialect } from './dialect.ts'
import { thgError } from './errors.ts'
import { options } from './histories/options.ts'
import { hosts } from './hosts.ts'
import { events, records, references } from './records.ts'
import { addMessage, changeDiscussion } from './operations/discussions.ts'
import { sweepExpired } from './operations/expiry.ts'
import { resolvers } from './resolvers/index.ts'
import { methods, routes, toCredential } from './routes.ts'
import { NASTY, SITE } from './rules.ts'
import { samples } from './samples.gen.ts'
import { scenery, surroundings } from './scenery.ts'
import { parsedSdl } from './sdl.gen.ts'
import { createState, emailKey, type ThgState } from './state.ts'
import { upload } from './upload.ts'

/**
 * Pages begin at a number of records (documented), so that what comes first shifts those behind: an order is placed elsewhere, or
 * an agent writes in the discussion that was last, which is the first then. In a discussion, an agent writes at its end.
 */
const shift: NastyCorners<ThgState>['shift'] = {
  listOf: page => {
    if (typeof page !== 'object' || page === null || Reflect.get(page, 'hasMore') !== true) return undefined
    const list: unknown = Reflect.get(page, 'list')
    return typeof list === 'string' && list !== '' ? list : undefined
  },
  arrive: (place, list, text) => {
    const { discussions } = place.state
    const [of = '', group = ''] = list.split(' ')
    if (of === 'orders') {
      methods.addOrder(place, { customer: group.split('|')[0]! })
      return
    }
    const [discussion] = of === 'messages' ? [discussions.get(group)] : discussions.where('byFilter', group)
    if (!discussion) return
    const message = addMessage(place, discussion, { type: 'RESPONSE', message: text, attachmentToken: null }, 'nasty')
    changeDiscussion(place, discussion, { read: false, updatedAt: message.createdAt }, 'nasty')
  },
}

/** THG's Horizon API: customer services, orders, accounts; in the app's flavour and in the web's. */
export const thg = defineVendor<ThgState, ThgActor>({
  name: 'thg',
  title: 'THG customer services',
  parsedSdl,
  views: { app: [], web: ['AuthenticationResponse.token'] },
  paths: [`/thg/${SITE.code}/${SITE.subsite}/graphql`, WEB_PATH],
  toPath: toWebPath,
  hosts,
  createState,
  assumptions,
  errors: thgError.catalogue,
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
  nasty: { ...NASTY, shift },
  upload,
  fileBytes: state => state.attachments.bytes,
  sweep: sweepExpired,
  notSimulated: [
    'Rate limits: none is public, so only a fault limits requests; every answer to its captcha but "wrong" lifts it.',
    'Weights: no weight of any field is public, so every request weighs 0.',
    'Social log-in and its links: a customer has those of the record.',
    'Orders do not move by themselves, and cannot be cancelled or returned.',
    'Sites other than `myprotein`.',
  ],
  // Tokens that expire are what a log-in handed out; a fresh world's never do.
  factories: async () => {
    const make = await import('./factories.ts')
    return {
      customers: make.aCustomer,
      sessions: make.aSession,
      passwordResets: make.aPasswordReset,
      productVariants: make.aProductVariant,
      orders: make.anOrder,
      discussions: make.aDiscussion,
      messages: make.aMessage,
      uploadTokens: make.anUploadToken,
      attachments: make.anAttachment,
    }
  },
  *credentials(state, account) {
    for (let i = 0, session; (session = state.sessions.at('lasting', '', i)); i++) {
      const customer = state.customers.require(session.customer)
      const { number, email } = customer
      if (account === undefined || number === account || emailKey(email) === emailKey(account))
        yield toCredential(session.token, customer)
    }
  },
})
