import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql'

/**
 * A scalar that one function converts both ways; undefined is refused. Its literals are texts and whole numbers, as
 * those of an ID (assumed).
 */
function scalar<T>(name: string, convert: (value: unknown) => T | undefined) {
  const coerce = (value: unknown): T => {
    const converted = convert(value)
    if (converted !== undefined) return converted
    throw new GraphQLError(`Expected a value of type '${name}', not ${JSON.stringify(value)}`)
  }
  const parseLiteral = (node: ValueNode): T => {
    if (node.kind === Kind.STRING) return coerce(node.value)
    if (node.kind === Kind.INT) return coerce(Number(node.value))
    throw new GraphQLError(`Expected a value of type '${name}', not ${print(node)}`)
  }
  return new GraphQLScalarType<T, T>({ name, serialize: coerce, parseValue: coerce, parseLiteral })
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

/** An order's number or a token: a text out, a text or a number in, as a variable of type String (assumed). */
function toTextOfAny(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : toText(value)
}

/** Epoch milliseconds, a JSON number; nothing in the schema takes one in. */
function toTimestamp(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

/** THG's own scalars. */
export const scalars = {
  Timestamp: scalar('Timestamp', toTimestamp),
  SKU: scalar('SKU', toSku),
  OrderNumber: scalar('OrderNumber', toTextOfAny),
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
  PasswordResetToken: scalar('PasswordResetToken', toTextOfAny),
}
