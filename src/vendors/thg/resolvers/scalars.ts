import { GraphQLError, GraphQLScalarType } from 'graphql'

/** A scalar that one function converts both ways; undefined is refused. */
function scalar<T>(name: string, convert: (value: unknown) => T | undefined) {
  const coerce = (value: unknown): T => {
    const converted = convert(value)
    if (converted !== undefined) return converted
    throw new GraphQLError(`Expected a value of type '${name}', not ${JSON.stringify(value)}`)
  }
  return new GraphQLScalarType<T, T>({ name, serialize: coerce, parseValue: coerce })
}

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

/** An order's number: a string of digits out, a string or a whole number in. */
function toOrderNumber(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : toText(value)
}

/** Epoch milliseconds, a JSON number; nothing in the schema takes one in. */
function toTimestamp(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

/** THG's own scalars. */
export const scalars = {
  Timestamp: scalar('Timestamp', toTimestamp),
  SKU: scalar('SKU', toSku),
  OrderNumber: scalar('OrderNumber', toOrderNumber),
  Void: scalar('Void', () => null),
  Date: scalar('Date', toDay),
  DisplayString: scalar('DisplayString', toText),
  URL: scalar('URL', toText),
  Money: scalar('Money', toText),
  Month: scalar('Month', toText),
  Year: scalar('Year', toText),
  DeliveryMethod: scalar('DeliveryMethod', toText),
  SpecialOfferGroup: scalar('SpecialOfferGroup', toText),
  SocialLinkID: scalar('SocialLinkID', toText),
  PasswordResetToken: scalar('PasswordResetToken', toText),
}
