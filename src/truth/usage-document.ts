/** What a client uses, as a document: written by `backlot usage`, merged, read by `backlot drift`. */
import { inOrder, type Usage } from './usage.ts'

/** The version of `UsageDocument`; it rises when an older program could not read what is written. */
export const USAGE_VERSION = 1

/** What a client uses of each vendor's schema, as `backlot usage` writes it. */
export interface UsageDocument {
  readonly kind: 'backlot-usage'
  readonly formatVersion: typeof USAGE_VERSION
  readonly vendors: Readonly<Record<string, Usage>>
}

const LISTS = ['coordinates', 'valuesSent', 'valuesReceived', 'together'] as const

/** What all of these say together, by vendor; the order in which they are given says nothing. */
export function mergeUsages(parts: readonly UsageDocument['vendors'][]): UsageDocument {
  const names = inOrder(parts.flatMap(part => Object.keys(part)))
  const usageOf = (name: string): Usage => {
    const usages = parts.flatMap(part => (Object.hasOwn(part, name) ? (part[name] ?? []) : []))
    const [coordinates = [], valuesSent = [], valuesReceived = [], together = []] = LISTS.map(list =>
      inOrder(usages.flatMap(usage => usage[list] ?? [])),
    )
    return { coordinates, valuesSent, valuesReceived, ...(together.length > 0 && { together }) }
  }
  const vendors = Object.fromEntries(names.map(name => [name, usageOf(name)]))
  return { kind: 'backlot-usage', formatVersion: USAGE_VERSION, vendors }
}
