import { expect } from 'vitest'
import { toGlobalId } from '../../../src/vendors/marketplacer/rules.ts'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import { type CallOptions, setupClient } from '../../setup.ts'

/** Sellers of the default fixture. */
export const SELLER = {
  /** "Cell Phones 4U": five messages, unread ones from both sides, key `mp-seller-660119`. */
  cellPhones: 'U2VsbGVyLTY2MDExOQ==',
  /** "Acme Outdoor Supplies": three messages, key `mp-seller-78`. */
  acme: 'U2VsbGVyLTc4',
  /** "Northside Pets": twelve messages. */
  pets: toGlobalId('Seller', 389),
  /** "Bayside Bikes": not a single message. */
  bikes: toGlobalId('Seller', 104),
  /** A private account. */
  private: toGlobalId('Seller', 690),
  /** Removed. */
  deleted: toGlobalId('Seller', 289),
  /** Never was. */
  unknown: toGlobalId('Seller', 5),
} as const

/** Keys of two sellers, as call options. */
export const AS_CELL_PHONES: CallOptions = { token: 'mp-seller-660119' }
export const AS_ACME: CallOptions = { token: 'mp-seller-78' }

/** The message with this number, as the API writes its id. */
export function messageId(number: number): string {
  return toGlobalId('ChatMessage', number)
}

/** The cursor of the item at this place. */
export function cursor(place: number): string {
  return Buffer.from(String(place)).toString('base64url')
}

/** A client of Marketplacer's API in a fresh world, and a look at what it left there. */
export function setupMarketplacer(options?: SimulatorOptions) {
  return setupClient('marketplacer', options)
}

/** An answer whose execution was refused: HTTP 200, no data, one error without a code. */
export function refusal(message: string, path: readonly string[]) {
  return { status: 200, body: { data: null, errors: [{ message, locations: [expect.anything()], path }] } }
}
