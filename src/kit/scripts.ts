/** Scripts of the vendors' roles, typed. */
import type { AgentScript, ExpertScript, SellerScript, ShopperScript } from '../api/vendors.ts'

/** The script of an agent of customer services: `who` goes without saying. */
export const agent = (script: Omit<AgentScript, 'who'>): AgentScript => ({ ...script, who: 'agent' })
/** The script of a seller. */
export const seller = (script: Omit<SellerScript, 'who'>): SellerScript => ({ ...script, who: 'seller' })
/** The script of a shopper. */
export const shopper = (script: Omit<ShopperScript, 'who'>): ShopperScript => ({ ...script, who: 'shopper' })
/** The script of a human expert. */
export const expert = (script: Omit<ExpertScript, 'who'>): ExpertScript => ({ ...script, who: 'expert' })
