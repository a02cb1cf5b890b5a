import type { CallOptions } from '../../setup.ts'
import type { setupGuuru } from './guuru.ts'

/** A connection as GUURU answers it. */
export interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const SELECTION = '{ edges { cursor node { id } } pageInfo { hasNextPage endCursor } }'

/** Reads one page of a field below `partner`; `field` is its path and `args` what stands between its parentheses. */
export async function readPage(
  { ask }: Pick<ReturnType<typeof setupGuuru>, 'ask'>,
  field: string,
  args = '',
  options?: CallOptions,
): Promise<Connection> {
  const path = field.split('.')
  const document = path.reduceRight((inner, name) => `{ ${name} ${inner} }`, `${args && `(${args})`} ${SELECTION}`)
  const data = await ask(`{ partner ${document} }`, {}, options)
  return path.reduce((value, name) => value[name], data.partner)
}

/** The ids of a page. */
export function idsOf({ edges }: Connection): string[] {
  return edges.map(({ node }) => node.id)
}

/** Pages through a whole list as a client does, and answers every page. */
export async function readAll(
  guuru: Pick<ReturnType<typeof setupGuuru>, 'ask'>,
  field: string,
  args: string,
  options?: CallOptions,
): Promise<Connection[]> {
  const pages = [await readPage(guuru, field, args, options)]
  for (let last = pages[0]!; last.pageInfo.hasNextPage; last = pages.at(-1)!) {
    pages.push(await readPage(guuru, field, `${args} after: "${last.pageInfo.endCursor}"`, options))
  }
  return pages
}
