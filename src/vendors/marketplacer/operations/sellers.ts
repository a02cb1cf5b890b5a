import { ascending } from '../../../tables/ascending.ts'
import type { World } from '../../../world/world.ts'
import { assumed } from '../assumptions.ts'
import { type Page, type PageArgs, pageOf } from '../paging.ts'
import type { DeletedSellerRow, MessageRow, SellerRow, UserRow } from '../records.ts'
import { keywordCheck } from '../rules.ts'
import { byTime, type MarketplacerState } from '../state.ts'
import type * as schema from '../schema.gen.ts'
import type { Here } from './messages.ts'

type AnySeller = SellerRow | DeletedSellerRow
type SortField = schema.AllSellersSortFieldEnum | schema.SellersWhereSortFieldEnum
type SortKey = Readonly<{ field: SortField; ordering: schema.SortOrderingEnum }>
type Thread = Readonly<{ seller: SellerRow; latest: MessageRow | undefined }>

/**
 * Sellers to chat with, the one with the latest message first, those without messages by number, where
 * `marketplacer.threadless-sellers` says (assumed). Costs the sellers, never the messages.
 */
export function sellersForChats(
  { world, state }: Here,
  { q, ...args }: schema.QuerySellersForChatsArgs,
): Page<SellerRow> {
  const matches = keywordCheck(world, q)
  const choices = assumed(world)
  const listed = present(state).filter(
    seller =>
      (seller.left === undefined || choices['marketplacer.deactivated-sellers'] === 'listed') &&
      (seller.accountType !== 'PRIVATE' || choices['marketplacer.chat-accounts'] === 'all') &&
      matches([seller.businessName, seller.legalBusinessName]),
  )
  const threads = listed.map(seller => ({ seller, latest: state.messages.last('bySeller', seller.id) }))
  const isLast = choices['marketplacer.threadless-sellers'] === 'last'
  const sorted = threads.toSorted((a, b) => byLatest(a, b, isLast)).map(({ seller }) => seller)
  return pageOf(world, sorted, args)
}

/**
 * Sellers that meet all conditions, by number where no sort is given (assumed). A seller key sees its own seller only
 * (documented: it cannot see another's data). One that was deactivated is found (assumed). A range leaves out sellers without a rating; an empty list of ids sets no
 * condition.
 */
export function sellersWhere(
  { world, state, actor }: Here,
  { q, retailerIds, slaRatingRange, sort, ...args }: schema.QuerySellersWhereArgs,
): Page<SellerRow> {
  const matches = keywordCheck(world, q)
  const ids = retailerIds?.length ? new Set(retailerIds) : undefined
  const found = present(state).filter(
    seller =>
      (actor.sellerId === null || actor.sellerId === seller.id) &&
      (!ids || ids.has(seller.id)) &&
      matches([seller.businessName, seller.legalBusinessName, seller.emailAddress]) &&
      isBetween(seller.slaRating, slaRatingRange?.gte ?? null, slaRatingRange?.lte ?? null),
  )
  const ordering = sort?.ordering ?? 'ASCENDING'
  // A variable may put null into a literal list.
  const keys = (sort?.fields ?? []).filter(Boolean).map(field => ({ field, ordering }))
  return pageOf(world, sortSellers(world, found, keys), args)
}

/**
 * All sellers of these account types (without any, of all: assumed), deactivated ones too (assumed), changed at `updatedSince` or later. With
 * `includeDeleted` the removed ones too: of them only the time is known, so they sort as nameless and unrated.
 */
export function allSellers(
  { world, state }: Here,
  { accountType, updatedSince, includeDeleted, sort, ...args }: schema.QueryAllSellersArgs,
): Page<AnySeller> {
  const since = updatedSince ?? -Infinity
  const listed = present(state).filter(
    seller => seller.updatedAt >= since && (!accountType?.length || accountType.includes(seller.accountType)),
  )
  const deleted = includeDeleted ? [...state.deletedSellers.all()].filter(({ updatedAt }) => updatedAt >= since) : []
  // A variable may put null into a literal list.
  const given = (sort ?? [{}]).filter(Boolean)
  const keys = given.map(({ field, ordering }) => {
    return { field: field ?? 'UPDATED_AT', ordering: ordering ?? 'ASCENDING' }
  })
  return pageOf(world, sortSellers<AnySeller>(world, [...listed, ...deleted], keys), args)
}

/** One page of the people of a seller's account, by number. */
export function users({ world, state }: Here, seller: SellerRow, args: PageArgs): Page<UserRow> {
  return pageOf(world, state.users.where('bySeller', seller.id), args)
}

/** All sellers but those that were deleted. */
function present({ sellers }: MarketplacerState): SellerRow[] {
  return [...sellers.all()].filter(({ left }) => left !== 'deleted')
}

function byLatest(a: Thread, b: Thread, isThreadlessLast: boolean): number {
  if (a.latest && b.latest) return byTime(b.latest, a.latest)
  if (a.latest ?? b.latest) return (a.latest !== undefined) === isThreadlessLast ? -1 : 1
  return ascending(a.seller.legacyId, b.seller.legacyId)
}

function isBetween(rating: number | null, gte: number | null, lte: number | null): boolean {
  if (gte === null && lte === null) return true
  return rating !== null && rating >= (gte ?? -Infinity) && rating <= (lte ?? Infinity)
}

/** Sorted by the keys, the most important first; the number breaks ties. Names sort without regard to case (assumed). */
function sortSellers<R extends AnySeller>(world: World, rows: readonly R[], keys: readonly SortKey[]): R[] {
  const byRating = keys.some(({ field }) => field === 'SLA_RATING')
  const unrated = byRating && assumed(world)['marketplacer.unrated-sellers'] === 'lowest' ? -Infinity : Infinity
  // A key that comes again decides nothing.
  const distinct: SortKey[] = []
  for (const key of keys) if (!distinct.some(({ field }) => field === key.field)) distinct.push(key)
  return rows.toSorted((a, b) => {
    for (const { field, ordering } of distinct) {
      const order = ascending(sortValue(a, field, unrated), sortValue(b, field, unrated))
      if (order !== 0) return ordering === 'ASCENDING' ? order : -order
    }
    return ascending(a.legacyId, b.legacyId)
  })
}

function sortValue(row: AnySeller, field: SortField, unrated: number): number | string {
  const seller = 'businessName' in row ? row : undefined
  if (field === 'BUSINESS_NAME') return seller?.businessName.toLowerCase() ?? ''
  if (field === 'SLA_RATING') return seller?.slaRating ?? unrated
  if (field === 'CREATED_AT') return seller?.createdAt ?? row.updatedAt
  return row.updatedAt
}
