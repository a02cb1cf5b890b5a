import { thgError } from './errors.ts'
import type { Row } from '../../tables/shape.ts'
import type { Table } from '../../tables/table.ts'
import type { CustomerOrdersArgs } from './schema.gen.ts'

/** The arguments of a list: how many to skip, and how many to give at most. No maximum is documented. */
export type PageArgs = Readonly<Required<Pick<CustomerOrdersArgs, 'offset' | 'limit'>>>

/** One page: `total` is how many match, `hasMore` whether something follows (documented). */
export interface Page<R> {
  readonly rows: R[]
  readonly total: number
  readonly hasMore: boolean
  /** The list that it is a page of: what of, and the table's group. */
  readonly list?: string
}

/** What a list is of. */
export type ListOf = 'messages' | 'discussions' | 'orders'

/**
 * One page of a table's group, from the order's beginning or, where it is reverse, from its end; costs the page, not the
 * group. Negative arguments are refused (documented).
 */
export function pageOf<R extends Row, I extends string>(
  table: Table<R, I>,
  index: I,
  group: string,
  args: PageArgs,
  of: ListOf,
  reverse = true,
): Page<R> {
  assertPage(args)
  const { offset, limit } = args
  const rows = table.page(index, group, { offset, limit, reverse })
  return toPage(rows, table.count(index, group), args, `${of} ${group}`)
}

/** The page of a list that has one record or none. */
export function pageOfOne<R>(row: R | undefined, args: PageArgs): Page<R> {
  assertPage(args)
  const rows = row === undefined ? [] : [row]
  return toPage(rows.slice(args.offset, args.offset + args.limit), rows.length, args)
}

function toPage<R>(rows: R[], total: number, { offset }: PageArgs, list = ''): Page<R> {
  return { rows, total, hasMore: offset + rows.length < total, list }
}

function assertPage({ offset, limit }: PageArgs): void {
  for (const [name, value] of Object.entries({ offset, limit })) {
    if (value < 0) throw thgError('INVALID_PAGE', `${name} must be zero or more, not ${value}`, { argument: name })
  }
}
