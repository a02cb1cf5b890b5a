import { matches } from '../inputs/match.ts'
import type { RequestedOperation } from '../request/requested-operation.ts'
import { redactCredential } from '../request/redaction.ts'
import { pathOf } from './rule-check.ts'
import { ANY_VENDOR, FAULT_KINDS, type FaultFamily, type FaultKind, type FaultRule } from './rule.ts'

/** What a rule may apply to: one GraphQL request, one upload, one delivery of a webhook. */
export interface FaultOccasion extends Partial<Omit<RequestedOperation, 'fields'>> {
  readonly family: FaultFamily
  readonly vendor: string
  /** Root fields, `upload`, or the webhook's event. */
  readonly operations: readonly string[]
  /** The only kind that can apply here; any by default. */
  readonly kind?: FaultKind
  /** The credential without its world's suffix. */
  readonly caller?: string | null
}

/** Whether a rule applies to an occasion, its times, counts and `probability` aside. */
export function fits(rule: FaultRule, occasion: FaultOccasion): boolean {
  const { family, vendor, operations, isQuery = true, variables, operationName } = occasion
  const families: readonly FaultFamily[] = FAULT_KINDS[rule.kind].families
  if ((rule.vendor !== vendor && rule.vendor !== ANY_VENDOR) || !families.includes(family)) return false
  if (occasion.kind !== undefined && rule.kind !== occasion.kind) return false
  if (rule.operation !== undefined && !operations.includes(rule.operation)) return false
  if (rule.kind === 'payload-error' && isQuery) return false
  if ((rule.kind === 'stale-read' || rule.kind === 'lag') && !isQuery) return false
  if (rule.kind === 'lag' && rule.operations && !rule.operations.some(name => operations.includes(name))) return false
  const path = pathOf(rule)
  if (path.length > 0 && !occasion.selects?.(path)) return false
  if (rule.match === undefined) return true
  const { caller: wanted, ...match } = rule.match
  const caller = occasion.caller ?? null
  const isCaller = wanted === undefined || wanted === caller || (caller !== null && wanted === redactCredential(caller))
  return isCaller && matches(match, { variables, operationName })
}
