import type { FaultRule } from '../../src/faults/rule.ts'

/** A frequently requested field of each vendor, for `field-error`. */
const PATHS: Readonly<Record<string, string>> = {
  thg: 'customer.discussions',
  marketplacer: 'chatMessages.nodes',
  guuru: 'partner.chats.edges.node.id',
}

/** Every kind of fault that GraphQL requests meet, but for those that only take time; each strikes now and then. */
export function faultRulesFor(vendor: string): FaultRule[] {
  const rules: FaultRule[] = [
    { vendor, kind: 'http-status', status: 503 },
    { vendor, kind: 'graphql-error', message: 'Nö', code: 'NO' },
    { vendor, kind: 'field-error', path: PATHS[vendor] ?? '', message: 'Later' },
    { vendor, kind: 'rate-limited', retryAfter: 3 },
    { vendor, kind: 'expired-credential' },
    ...(vendor === 'marketplacer'
      ? [{ vendor, kind: 'payload-error', field: 'message', messages: ['is odd'] } as const]
      : []),
    { vendor, kind: 'malformed-json' },
    { vendor, kind: 'truncated-body', bytes: 12 },
    { vendor, kind: 'stale-read' },
    { vendor, kind: 'connection-reset' },
    { vendor, kind: 'connection-reset', after: 'headers' },
    { vendor, kind: 'applied-answer-lost' },
  ]
  return rules.map(rule => ({ ...rule, probability: 0.6 }))
}

/** The view that a vendor's first caller sees. */
export const FIRST_VIEW: Readonly<Record<string, string>> = {
  thg: 'app',
  marketplacer: 'operator',
  guuru: 'partner',
}
