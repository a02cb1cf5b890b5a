import { assumed } from './assumptions.ts'
import { guuruError } from './errors.ts'
import type { Row } from '../../tables/shape.ts'
import type { Table } from '../../tables/table.ts'
import type { World } from '../../world/world.ts'
import { DEFAULT_PAGE, MAX_PAGE } from './rules.ts'
import type { OrderDirection } from './schema.gen.ts'

/** A record that a cursor can point at. */
type Sequenced = Row & { readonly sequence: number }

/** The arguments of a connection field. */
export interface PageArgs {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly orderBy?: { readonly direction: OrderDirection } | null | undefined
}

/** One page: forward only, cursors are base64 of the record's running number (documented: `MTE1MA==` is 1150). */
export interface Page<R> {
  readonly edges: { cursor: string; node: R }[]
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null }
  /** The list that it is a page of, where something may arrive at its end: the table's order and group. */
  readonly list?: string | undefined
}

/** Where a page may lie within a group, how long it is, and where a cursor cuts the group. */
export interface PageBounds {
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** How many records it has at most; as many as `first` says where it is left out. */
  readonly limit?: number
  /** Which positions a cursor separates: those below `before` come before it, those from `behind` on after it. */
  readonly cut?: (sequence: number) => { before: number; behind: number }
}

/** How many records a page has. The range is documented, the words of a refusal are assumed. */
function pageLimit(world: World, first: number | null | undefined): number {
  const limit = first ?? DEFAULT_PAGE
  if (limit < 1 || (limit > MAX_PAGE && assumed(world)['guuru.first-above-100'] === 'refusal'))
    throw guuruError('BAD_USER_INPUT', `first must be from 1 to ${MAX_PAGE}, not ${limit}`, { field: 'first' })
  return Math.min(limit, MAX_PAGE)
}

/** In which order a list comes that can be ordered. */
function directionOf(world: World, orderBy: PageArgs['orderBy']): OrderDirection {
  return orderBy?.direction ?? (assumed(world)['guuru.lists-begin-with'] === 'oldest' ? 'asc' : 'desc')
}

/** One page of a table's group; costs the page, not the group. An `after` that is no cursor is refused. */
export function pageOf<R extends Sequenced, I extends string>(
  table: Table<R, I>,
  index: I,
  group: string,
  { first, after, orderBy }: PageArgs,
  world: World,
  bounds: PageBounds = {},
): Page<R> {
  const cutBySequence = (sequence: number) => ({
    before: table.seek(index, group, row => row.sequence >= sequence),
    behind: table.seek(index, group, row => row.sequence > sequence),
  })
  const { from = 0, to = table.count(index, group), limit = pageLimit(world, first), cut = cutBySequence } = bounds
  const cursor = after == null ? undefined : cut(parseCursor(after))
  const ascending = directionOf(world, orderBy) === 'asc'
  const start = Math.max(from, ascending && cursor ? cursor.behind : from)
  const end = Math.max(start, Math.min(to, !ascending && cursor ? cursor.before : to))
  const size = Math.min(limit, end - start)
  const page = table.page(index, group, { offset: ascending ? start : end - size, limit: size })
  if (!ascending) page.reverse()
  const edges = page.map(node => ({ cursor: btoa(String(node.sequence)), node }))
  return {
    edges,
    pageInfo: { hasNextPage: end - start > size, endCursor: edges.at(-1)?.cursor ?? null },
    list: ascending ? `${index} ${group}` : undefined,
  }
}

/**
 * An empty page that has a next one: its cursor leads to the records that this page would have had, and is not the one
 * that led here. Undefined where a page was empty already. No cursor that the API hands out begins with a nought.
 */
export function emptyPage(world: World, { first, after, orderBy }: PageArgs, field: string): Page<never> | undefined {
  const text = after == null ? '' : Buffer.from(after, 'base64').toString('latin1')
  if (pageLimit(world, first) < 1 || !/^[1-9]?\d{0,12}$/.test(text) || text.startsWith('0')) return undefined
  const direction = field === 'messages' ? 'asc' : directionOf(world, orderBy)
  const start = direction === 'asc' ? '0' : '9'.repeat(13)
  const endCursor = btoa(`0${text || start}`)
  return { edges: [], pageInfo: { hasNextPage: true, endCursor } }
}

function parseCursor(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString('latin1')
  if (!/^\d{1,15}$/.test(text))
    throw guuruError('BAD_USER_INPUT', `after is not a cursor of this API: ${cursor}`, { field: 'after' })
  return Number(text)
}
