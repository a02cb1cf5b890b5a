import { SimError } from '../../errors/sim-error.ts'
import type { Credential } from '../contract/vendor.ts'
import type { World } from '../../world/world.ts'
import { addMessage, readMessages } from './operations/messages.ts'
import type { MessageRow, SellerRow, UserRow } from './records.ts'
import { isBlank, MESSAGE_BLANK, mintId, RecordInvalid, toGlobalId, toLegacyId } from './rules.ts'
import { createState, type MarketplacerState } from './state.ts'

/** A new seller: whatever of the record should not be made up. The number and the id imply each other. */
export type NewSeller = Partial<SellerRow>

/** A seller that was just added, and the key that it can call with. */
export interface AddedSeller extends SellerRow {
  readonly credentials: readonly Credential[]
}

/** An answer of the other side: the seller's id, the status the API would give, and the message it is about. */
export interface ThreadAnswer<M extends MessageRow | null> {
  readonly id: string
  readonly status: number
  readonly message: M
}

/** What one seller does. */
export interface SellerSide {
  /** Writes a message to the operator. A blank one is refused with `RECORD_INVALID`. */
  send(said: { readonly message: string }): ThreadAnswer<MessageRow>
  /** Reads all that the operator wrote; answers the thread's last message, null when it is empty. */
  read(): ThreadAnswer<MessageRow | null>
}

/** Marketplacer's other side in one world: the sellers. */
export class MarketplacerSide {
  /** The world that it is in. */
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  /** Marketplacer's tables in this world. */
  get state(): MarketplacerState {
    return this.world.state({ name: 'marketplacer', createState })
  }

  /**
   * Adds a seller with one person and one API key, `mp-seller-<number>`. Refuses an id or number that is taken
   * (`SELLER_EXISTS`) and an id that is none (`INVALID_ID`).
   */
  addSeller(members: NewSeller = {}): AddedSeller {
    const { clock } = this.world
    const { id, legacyId } = this.#newId(members)
    const businessName = members.businessName ?? `Seller ${legacyId}`
    const emailAddress = members.emailAddress ?? `seller-${legacyId}@example.com`
    const person = members.primaryUserId === undefined ? this.#addUser(id, emailAddress) : undefined
    const seller = this.state.sellers.insert({
      id,
      legacyId,
      businessName,
      legalBusinessName: businessName,
      businessNumber: String(legacyId),
      emailAddress,
      phone: '04055100000',
      accountType: 'RETAILER',
      online: true,
      slaRating: null,
      primaryUserId: person?.id ?? null,
      createdAt: clock.now(),
      updatedAt: clock.now(),
      ...members,
    })
    const credentials = [this.#addKey(seller, person)]
    this.world.announce('marketplacer.seller.created', null, seller, 'operator')
    return { ...seller, credentials }
  }

  /** One seller, by the id as the vendor writes it (also URL-encoded) or by the bare number. Refuses an unknown one. */
  seller(idOrNumber: string | number): SellerSide {
    const { id } = this.state.sellers.require(toSellerId(String(idOrNumber)))
    const place = { world: this.world, state: this.state }
    return {
      send: ({ message }) => {
        if (isBlank(message)) throw new RecordInvalid([MESSAGE_BLANK])
        return { id, status: 200, message: addMessage(place, id, 'User', message, 'seller') }
      },
      read: () => {
        readMessages(place, id, 'Admin', 'seller')
        return { id, status: 200, message: this.state.messages.last('bySeller', id) ?? null }
      },
    }
  }

  #newId({ id, legacyId }: NewSeller): { id: string; legacyId: number } {
    const { sellers, deletedSellers } = this.state
    const isTaken = (taken: string): boolean => Boolean(sellers.get(taken) ?? deletedSellers.get(taken))
    const number = legacyId ?? (id === undefined ? undefined : toLegacyId('Seller', id))
    if (id === undefined && number === undefined) {
      return mintId('Seller', () => this.world.ids.next('marketplacer.sellers'), isTaken)
    }
    const given = { id: toGlobalId('Seller', number ?? 0), legacyId: number ?? 0 }
    if (!(given.legacyId > 0) || (id !== undefined && id !== given.id)) {
      throw new SimError(
        'INVALID_ID',
        `A seller's id is base64 of "Seller-<number>", with its legacyId; ${id ?? legacyId} is not.`,
      )
    }
    if (isTaken(given.id)) throw new SimError('SELLER_EXISTS', `There is a seller with the id ${given.id} already.`)
    this.world.ids.raise('marketplacer.sellers', given.legacyId)
    return given
  }

  #addUser(sellerId: string, emailAddress: string): UserRow {
    const next = (): number => this.world.ids.next('marketplacer.users')
    const minted = mintId('User', next, taken => this.state.users.get(taken) !== undefined)
    return this.state.users.insert({ ...minted, sellerId, firstName: 'Sam', surname: 'Seller', emailAddress })
  }

  #addKey(seller: SellerRow, person: UserRow | undefined): Credential {
    const next = (): number => this.world.ids.next('marketplacer.apiKeys')
    const key = `mp-seller-${seller.legacyId}`
    this.state.apiKeys.insert({
      ...mintId('MarketplacerAPIKey', next, taken => this.state.apiKeys.get(taken) !== undefined),
      key,
      sellerId: seller.id,
      description: 'Seller integration',
      organization: seller.businessName,
      createdAt: this.world.clock.now(),
      createdByType: 'User',
      createdById: person?.legacyId ?? 0,
    })
    const token = `${key}${this.world.credentialSuffix}`
    return { header: `MARKETPLACER-API-KEY: ${token}`, token, who: `seller ${seller.businessName}` }
  }
}

function toSellerId(text: string): string {
  if (/^\d+$/.test(text)) return toGlobalId('Seller', Number(text))
  return text.replaceAll(/%3d/gi, '=').replaceAll(/%2b/gi, '+').replaceAll(/%2f/gi, '/')
}
