import { once } from '../../../world/once.ts'
import type { World } from '../../../world/world.ts'
import { pictureUrl } from '../../contract/scenery.ts'
import { assumed } from '../assumptions.ts'
import { isWeb, type ThgContext, toSetCookie } from '../context.ts'
import * as account from '../operations/account.ts'
import * as discussions from '../operations/discussions.ts'
import * as orders from '../operations/orders.ts'
import * as uploads from '../operations/uploads.ts'
import type { Page } from '../paging.ts'
import type { DiscussionRow, OrderRow, ProductVariantRow, SocialLinkRow } from '../records.ts'
import { captcha, CAPTCHA_TYPE, CURRENCIES, DESTINATIONS, FEATURES, SITE } from '../rules.ts'
import type { Resolvers } from '../resolvers.gen.ts'
import { orderPart, PAYMENT_TYPE } from '../scenery.ts'
import type { SocialLink } from '../schema.gen.ts'
import { scalars } from './scalars.ts'

const DAY = 24 * 60 * 60_000
/** Loading the time zones takes longer than anything else at a start. */
const london = once(() => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }))

/** The calendar day in London, `YYYY-MM-DD` (documented), so many days later. */
function toDay(at: number, later = 0): string {
  return london().format(at + later * DAY)
}

/** Sets (or, without a token, takes away) the web flavour's cookie; the app flavour has none. */
function setCookie({ request, cookies, actor, world }: ThgContext): void {
  if (!isWeb(request)) return
  const value = actor.token === null ? '' : actor.token + world.credentialSuffix
  const end = actor.token === null ? '; Max-Age=0' : ''
  cookies.push(toSetCookie(request, `Opaque_${SITE.code}_${SITE.subsite}`, value, end))
}

/** The outcome of a login, told to the browser as well. */
function signedIn(context: ThgContext, outcome: account.Authentication): account.Authentication {
  if (outcome.customer) setCookie(context)
  return outcome
}

function toDiscussions({ rows, total, hasMore, list }: Page<DiscussionRow>) {
  return { discussions: rows, total, hasMore, list }
}

function toSocialLink({ socialLinkId, provider, username, status }: SocialLinkRow, world: World): SocialLink {
  const name = provider.charAt(0).toUpperCase() + provider.slice(1)
  const icon = `/images/social/${provider}.svg`
  const urls = { loginUrl: `/socialLogin/${provider}`, iconUrl: pictureUrl(world, icon, icon) }
  return { socialLinkId, username, status, socialLoginProvider: { code: provider, name, colour: '#4285F4', ...urls } }
}

/** A product's page: words of its title, then its number (documented form). */
function toUrl({ title, sku }: ProductVariantRow): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return `/sports-nutrition/${words.join('-')}/${sku}.html`
}

/** Whether an order can still be called off (`thg.cancellable-until`). */
function isCancellable({ world }: ThgContext, { status }: OrderRow): boolean {
  const isPacking = status === 'PROCESSING' && assumed(world)['thg.cancellable-until'] === 'sent'
  return status === 'ORDER_PLACED' || isPacking
}

/** THG's GraphQL map. */
export const resolvers = {
  ...scalars,
  Query: {
    check: () => 'OK',
    customer: (_, _args, context) => account.customer(context),
    attachmentUploaderConfig: (_, _args, context) => uploads.attachmentUploaderConfig(context),
    features: () => [...FEATURES],
    supportedCurrencies: () => [...CURRENCIES],
    supportedShippingDestinations: () => [...DESTINATIONS],
    productVariant: (_, { sku }, context) => orders.productVariant(context, sku),
    passwordResetTokenValidity: (_, { token }, context) => account.passwordResetTokenValidity(context, token),
    captchaConfiguration: () => [captcha(CAPTCHA_TYPE)],
  },
  Mutation: {
    check: () => 'OK',
    login: (_, { input }, context) => signedIn(context, account.login(context, input)),
    logout: (_, _args, context) => {
      account.logout(context)
      setCookie(context)
      return null
    },
    register: (_, { input }, context) => signedIn(context, account.register(context, input)),
    forgottenPassword: (_, { input }, context) => account.forgottenPassword(context, input.username),
    resetPassword: (_, { input }, context) => signedIn(context, account.resetPassword(context, input)),
    createDiscussion: (_, { input }, context) => discussions.createDiscussion(context, input),
    replyToDiscussion: (_, { discussionId, input }, context) =>
      discussions.replyToDiscussion(context, discussionId, input),
    markDiscussionMessagesAsRead: (_, { input }, context) => {
      discussions.markDiscussionMessagesAsRead(context, input)
      return null
    },
  },
  Customer: {
    referralLink: ({ referralCode }) => `${SITE.host}/referrals.list?applyCode=${encodeURIComponent(referralCode)}`,
    orders: (customer, args, context) => {
      const { rows, total, hasMore, list } = orders.orders(context, customer, args)
      return { orders: rows, total, hasMore, list }
    },
    discussions: ({ number }, args, context) => toDiscussions(discussions.discussions(context, number, args)),
    marketingPreferences: ({ marketing }, { type }) => marketing[type],
    socialLinks: ({ socialLinks }, { status }, { world }) =>
      socialLinks.filter(link => status == null || link.status === status).map(link => toSocialLink(link, world)),
  },
  Discussion: {
    status: ({ id, status }, _args, { world }) => {
      world.noteRead('thg.discussion', id)
      return status
    },
    selection: (discussion, _args, context) => discussions.selection(context, discussion),
    messages: (discussion, args, context) => {
      const { rows, total, hasMore, list } = discussions.messages(context, discussion, args)
      return { messages: rows, total, hasMore, list }
    },
  },
  Order: {
    totalQuantity: ({ products }) => products.reduce((sum, { quantity }) => sum + quantity, 0),
    products: orders.orderProducts,
    eligibleForSelfServiceDenialOfReceipt: ({ status }) => status === 'DISPATCHED',
    denialOfReceiptForm: ({ orderNumber }) => `/accountDenialOfReceipt.account?orderNumber=${orderNumber}`,
    discussions: ({ customer, orderNumber }, args, context) =>
      toDiscussions(discussions.discussions(context, customer, { ...args, filter: { orderNumber } })),
    deliveryCost: (order, _args, { world }) => orders.toMoney(orders.orderPrices(world, order).delivery),
    totalCost: (order, _args, { world }) => orders.toMoney(orders.orderPrices(world, order).total),
    discounts: (order, _args, { world }) => [
      { amount: orders.toMoney(orders.orderPrices(world, order).discount), message: '10% off your order' },
    ],
    cancellable: (order, _args, context) => isCancellable(context, order),
    usedPaymentMethods: (order, _args, { world }) => orders.payments(world, order),
  },
  UsedPaymentMethod: {
    paymentType: ({ isGiftCard }) => (isGiftCard ? 'Gift Card' : PAYMENT_TYPE),
    paymentCard: ({ order, isGiftCard }) => (isGiftCard ? null : orderPart(order, 'paymentCard')),
    giftCard: ({ order, isGiftCard }) => (isGiftCard ? orderPart(order, 'giftCard') : null),
    amountSpent: ({ pence }) => orders.toMoney(pence),
  },
  OrderProduct: {
    productVariant: ({ sku }, _args, context) => orders.productVariant(context, sku),
    costPerUnit: ({ sku }, _args, { world }) => orders.toMoney(orders.unitPrice(world, sku)),
    status: ({ order }) => order.status,
    dispatchDate: ({ order }) => (order.dispatchedAt === null ? null : toDay(order.dispatchedAt)),
    deliveryDateRange: ({ order }) => ({ from: toDay(order.createdAt, 2), to: toDay(order.createdAt, 5) }),
    namedDeliveryDate: ({ order }) => toDay(order.createdAt, 3),
    cancellable: ({ order }, _args, context) => isCancellable(context, order),
    cancelledQuantity: ({ order, quantity }) => (order.status === 'CANCELLED' ? quantity : 0),
    pendingCancelQuantity: () => 0,
    cancellableQuantity: ({ order, quantity }, _args, context) => (isCancellable(context, order) ? quantity : 0),
    dispatchedQuantity: ({ order, quantity }) => (order.status === 'DISPATCHED' ? quantity : 0),
    refundedQuantity: () => 0,
    pendingRefundQuantity: () => 0,
    replacementQuantity: () => 0,
    pendingReplaceQuantity: () => 0,
  },
  ProductVariant: {
    product: variant => variant,
    availabilityMessage: ({ inStock }) => (inStock ? 'In stock' : 'Out of stock'),
  },
  Product: { url: toUrl },
} satisfies Resolvers
