import { Kind } from 'graphql'
import { scalar } from '../../contract/scalar.ts'

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function toDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const [, month = 0, day = 0] = value.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? value : undefined
}

/** A product's number: a JSON number out, a number or a numeric string in (documented). */
function toSku(value: unknown): number | undefined {
  const sku = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof sku === 'number' && Number.isSafeInteger(sku) && sku >= 0 ? sku : undefined
}

/** An order's number or a token: a text out, a text or a number in, as a variable of type String (assumed). */
function toTextOfAny(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : toText(value)
}

/** Epoch milliseconds, a JSON number; nothing in the schema takes one in. */
function toTimestamp(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

/** One of THG's own scalars. Its literals are texts and whole numbers, as those of an ID (assumed). */
function own<T>(name: string, convert: (value: unknown) => T | undefined) {
  return scalar(name, `Expected a value of type '${name}'`, convert, [Kind.STRING, Kind.INT])
}

/** THG's own scalars. */
export const scalars = {
  Timestamp: own('Timestamp', toTimestamp),
  SKU: own('SKU', toSku),
  OrderNumber: own('OrderNumber', toTextOfAny),
  Void: own('Void', () => null),
  Date: own('Date', toDay),
  DisplayString: own('DisplayString', toText),
  URL: own('URL', toText),
  Money: own('Money', toText),
  Month: own('Month', toText),
  Year: own('Year', toText),
  DeliveryMethod: own('DeliveryMethod', toText),
  SpecialOfferGroup: own('SpecialOfferGroup', toText),
  SocialLinkID: own('SocialLinkID', toText),
  PasswordResetToken: own('PasswordResetToken', toTextOfAny),
}
