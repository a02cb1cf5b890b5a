import { inspect } from '../../dialects/ruby/strings.ts'
import { assumed } from './assumptions.ts'
import { marketplacerError } from './errors.ts'
import type { Slice } from '../../tables/list.ts'
import type { World } from '../../world/world.ts'
import type { MessageRow } from './records.ts'
import { DEFAULT_PAGE } from './rules.ts'
import type { PageInfo, QueryChatMessagesArgs } from './schema.gen.ts'

/** The arguments of a connection field. `before` and `last` are documented as not in use; they do what the engine does. */
export type PageArgs = Readonly<Pick<QueryChatMessagesArgs, 'first' | 'after' | 'last' | 'before'>>

/** Where a page lies in its list, and what is around it. */
export interface PageBounds extends Slice {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number
  /** Why the page cannot be read, where a cursor is none. */
  readonly fault?: Error
}

/**
 * One page of a list as graphql-ruby shows it: the cursor of an item is its place in the list, so that a new message shifts
 * the pages after it (assumed). It is its own `pageInfo`: cursors are made when they are asked for. A page with a `fault` knows
 * the size of its list; all else of it throws the fault when it is read, as graphql-ruby loads a page (assumed).
 */
export class Page<R> implements PageInfo {
  readonly nodes: R[]
  readonly totalCount: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly fault: Error | undefined
  readonly #offset: number
  #edges: { cursor: string; node: R }[] | undefined
  #startCursor: string | undefined
  #endCursor: string | undefined

  constructor(nodes: R[], { offset, totalCount, hasNextPage, hasPreviousPage, fault }: PageBounds) {
    this.nodes = nodes
    this.totalCount = totalCount
    this.hasNextPage = hasNextPage
    this.hasPreviousPage = hasPreviousPage
    this.#offset = offset
    this.fault = fault
    if (fault) makeUnreadable(this, fault)
  }

  /** The items with their cursors. */
  get edges(): { cursor: string; node: R }[] {
    return (this.#edges ??= this.nodes.map((node, i) => ({ cursor: toCursor(this.#offset + i + 1), node })))
  }

  /** How to go on. */
  get pageInfo(): PageInfo {
    return this
  }

  /** The cursor of the first item; null when the page is empty. */
  get startCursor(): string | null {
    return this.nodes.length === 0 ? null : (this.#startCursor ??= toCursor(this.#offset + 1))
  }

  /** The cursor of the last item; null when the page is empty. */
  get endCursor(): string | null {
    return this.nodes.length === 0 ? null : (this.#endCursor ??= toCursor(this.#offset + this.nodes.length))
  }
}

/** One page of a seller's thread. */
export class ThreadPage extends Page<MessageRow> {
  readonly sellerId: string
  /** Whether a new message comes first. */
  readonly isNewestFirst: boolean

  constructor(sellerId: string, nodes: MessageRow[], bounds: PageBounds, isNewestFirst: boolean) {
    super(nodes, bounds)
    this.sellerId = sellerId
    this.isNewestFirst = isNewestFirst
  }
}

/**
 * Which part of a list of `totalCount` items the arguments ask for, by graphql-ruby's rules. Sizes below 0 count as 0,
 * those above the maximum (`marketplacer.max-page`) as the maximum. The fault of a cursor that is not base64 is `Invalid input`.
 */
export function pageBounds(world: World, args: PageArgs, totalCount: number): PageBounds {
  const after = args.after ? parseCursor(args.after) : 0
  const before = args.before ? parseCursor(args.before) : undefined
  if (Number.isNaN(after)) return unreadable(args.after, totalCount)
  if (Number.isNaN(before)) return unreadable(args.before, totalCount)
  const last = pageSize(world, args.last)
  const first = pageSize(world, args.first) ?? (last === undefined ? DEFAULT_PAGE : undefined)
  const start = Math.max(0, after)
  const sliceEnd = Math.max(start, before === undefined ? totalCount : Math.min(totalCount, before - 1))
  const end = first === undefined ? sliceEnd : Math.min(sliceEnd, start + first)
  const offset = last === undefined ? start : Math.max(start, end - last)
  return {
    offset,
    limit: Math.max(0, end - offset),
    hasPreviousPage: start > 0 || (last !== undefined && offset > 0),
    hasNextPage: before !== undefined ? before > 0 : first !== undefined && start + first < totalCount,
    totalCount,
  }
}

function unreadable(cursor: string | null | undefined, totalCount: number): PageBounds {
  const fault = marketplacerError('INVALID_CURSOR', `Invalid input: ${inspect(cursor ?? '')}`)
  return { offset: 0, limit: 0, hasPreviousPage: false, hasNextPage: false, totalCount, fault }
}

function makeUnreadable(page: Page<unknown>, fault: Error): void {
  const get = (): never => {
    throw fault
  }
  for (const member of ['nodes', 'edges', 'hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'] as const)
    Object.defineProperty(page, member, { get })
}

/** One page of a list that exists as a whole. */
export function pageOf<R>(world: World, rows: readonly R[], args: PageArgs): Page<R> {
  const bounds = pageBounds(world, args, rows.length)
  return new Page(rows.slice(bounds.offset, bounds.offset + bounds.limit), bounds)
}

/** The cursor of the item at this place (1 is the first): its digits in URL-safe base64 without padding. */
function toCursor(place: number): string {
  return btoa(String(place)).replaceAll('=', '')
}

function pageSize(world: World, size: number | null | undefined): number | undefined {
  return size == null ? undefined : Math.min(Math.max(0, size), Number(assumed(world)['marketplacer.max-page']))
}

/**
 * The place that a cursor names, read as Ruby reads it: base64 of either alphabet, padded or not, then leading digits. NaN
 * for what is not base64.
 */
function parseCursor(cursor: string): number {
  const text = cursor.replaceAll('-', '+').replaceAll('_', '/')
  const padded = text.endsWith('=') ? text : text.padEnd(Math.ceil(text.length / 4) * 4, '=')
  const bytes = Buffer.from(padded, 'base64')
  if (bytes.toString('base64') !== padded) return NaN
  return Number(/^\s*[+-]?\d+/.exec(bytes.toString('latin1'))?.[0] ?? 0)
}
