import { GraphQLError, GraphQLScalarType } from 'graphql'

/** A scalar that is a text both ways. */
function textScalar(name: string, isText: (text: string) => boolean = () => true) {
  const convert = (value: unknown): string => {
    if (typeof value === 'string' && isText(value)) return value
    throw new GraphQLError(`Expected a value of type '${name}', not ${JSON.stringify(value)}`)
  }
  return new GraphQLScalarType<string, string>({ name, serialize: convert, parseValue: convert })
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [, month = 0, day = 0] = text.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** A product's number: a JSON number out, a number or a numeric string in (documented). */
function toSku(value: unknown): number {
  const sku = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  if (typeof sku === 'number' && Number.isSafeInteger(sku) && sku >= 0) return sku
  throw new GraphQLError(`Expected a value of type 'SKU', not ${JSON.stringify(value)}`)
}

/** An order's number: a string of digits out, a string or a whole number in. */
function toOrderNumber(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  throw new GraphQLError(`Expected a value of type 'OrderNumber', not ${JSON.stringify(value)}`)
}

/** Epoch milliseconds, a JSON number; nothing in the schema takes one in. */
function toTimestamp(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw new GraphQLError(`Expected a value of type 'Timestamp', not ${JSON.stringify(value)}`)
}

/** THG's own scalars. */
export const scalars = {
  Timestamp: new GraphQLScalarType<number, number>({
    name: 'Timestamp',
    serialize: toTimestamp,
    parseValue: toTimestamp,
  }),
  SKU: new GraphQLScalarType<number, number>({ name: 'SKU', serialize: toSku, parseValue: toSku }),
  OrderNumber: new GraphQLScalarType<string, string>({
    name: 'OrderNumber',
    serialize: toOrderNumber,
    parseValue: toOrderNumber,
  }),
  Void: new GraphQLScalarType<null, null>({ name: 'Void', serialize: () => null, parseValue: () => null }),
  Date: textScalar('Date', isDay),
  DisplayString: textScalar('DisplayString'),
  URL: textScalar('URL'),
  Money: textScalar('Money'),
  Month: textScalar('Month'),
  Year: textScalar('Year'),
  DeliveryMethod: textScalar('DeliveryMethod'),
  SpecialOfferGroup: textScalar('SpecialOfferGroup'),
  SocialLinkID: textScalar('SocialLinkID'),
  PasswordResetToken: textScalar('PasswordResetToken'),
}
