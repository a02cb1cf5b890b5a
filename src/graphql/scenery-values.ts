/** Values for fields of which only the name and the type are known. */
import type { Faker } from '@faker-js/faker'
import { getNullableType, type GraphQLOutputType, isEnumType, isListType, isScalarType } from 'graphql'
import { PICTURE_HOST } from '../vendors/contract/scenery.ts'

type Make = (faker: Faker) => unknown

/** What a value is for. */
export interface ValuePlace {
  readonly typeName: string
  readonly fieldName: string
  /** Values of the vendor's own scalars. */
  readonly scalars: Readonly<Record<string, Make>>
}

/** How many items lists have. */
export const LIST_LENGTH = 2

/** Makes a value of a scalar, of an enum, or a list of such. */
export function leafValue(type: GraphQLOutputType, place: ValuePlace, faker: Faker): unknown {
  const inner = getNullableType(type)
  if (isListType(inner)) return Array.from({ length: LIST_LENGTH }, () => leafValue(inner.ofType, place, faker))
  if (isEnumType(inner)) {
    const values = inner.getValues()
    return (values.find(({ name }) => HOME.includes(name)) ?? faker.helpers.arrayElement(values)).value
  }
  if (!isScalarType(inner)) throw new Error(`${place.typeName}.${place.fieldName} is neither a scalar nor an enum.`)
  const { fieldName, scalars } = place
  if (Object.hasOwn(scalars, inner.name)) return scalars[inner.name]!(faker)
  if (inner.name === 'Boolean') return TRUE.test(fieldName) || (!FALSE.test(fieldName) && faker.datatype.boolean())
  if (inner.name === 'Int') return named(INTS, fieldName, faker) ?? faker.number.int({ min: 1, max: 100 })
  if (inner.name === 'Float') return named(FLOATS, fieldName, faker) ?? Number(faker.commerce.price({ max: 200 }))
  if (inner.name === 'ID' || inner.name === 'String') return text(place, faker)
  return named(SCALARS, inner.name, faker) ?? text(place, faker)
}

/** A text that fits the name of its field, and where that says little, of its type. */
function text({ typeName, fieldName }: ValuePlace, faker: Faker): unknown {
  return (
    named(TEXTS, fieldName, faker) ??
    (/name$|title$|label$/i.test(fieldName) ? named(NAMES, typeName, faker) : undefined) ??
    faker.helpers.arrayElement([faker.commerce.productAdjective(), faker.commerce.productMaterial()])
  )
}

/** What the first pattern that fits makes; undefined where none fits. */
function named(makers: readonly (readonly [RegExp, Make])[], name: string, faker: Faker): unknown {
  return makers.find(([pattern]) => pattern.test(name))?.[1](faker)
}

/** Of enums of countries and currencies, those of the texts below. */
const HOME = ['GB', 'GBP']

/** Switches that a client waits for, and those that would make it go on. */
const TRUE = /^(success|successful|ok|isSuccessful|succeeded|valid|isValid)$/i
const FALSE = /^(has(Next|Previous|Prev|More)|isDeleted|deleted|archived|isBlocked|blocked)/i

/** A list has two items, and all of them are on its page. */
const COUNT: readonly [RegExp, Make] = [
  /^(total|count|size|length)$|total(Count|Items|Results|Hits)|Count$/i,
  () => LIST_LENGTH,
]

const INTS: readonly (readonly [RegExp, Make])[] = [
  COUNT,
  [/^status(Code)?$/i, () => 200],
  [/page(s|Count)?$/i, () => 1],
  [/year/i, faker => faker.number.int({ min: 2020, max: 2031 })],
  [/month/i, faker => faker.number.int({ min: 1, max: 12 })],
  [/(At|Time|Timestamp)$/, faker => Math.floor(faker.date.recent({ days: 30 }).getTime() / 1000)],
  [/rating|stars/i, faker => faker.number.int({ min: 3, max: 5 })],
  [/quantity|qty/i, faker => faker.number.int({ min: 1, max: 5 })],
  [/price|cost|amount|total|cents/i, faker => faker.number.int({ min: 199, max: 19_999 })],
  [/(^id|Id|legacy)$/, faker => faker.number.int({ min: 1, max: 999_999 })],
]

const FLOATS: readonly (readonly [RegExp, Make])[] = [
  COUNT,
  [/^lat(itude)?$/i, faker => faker.location.latitude()],
  [/^(lng|lon|long|longitude)$/i, faker => faker.location.longitude()],
  [/rating|stars|score|average/i, faker => faker.number.float({ min: 3, max: 5, fractionDigits: 1 })],
  [/percent|rate|ratio/i, faker => faker.number.float({ min: 0, max: 100, fractionDigits: 1 })],
]

const picture: Make = faker => `${PICTURE_HOST}/scenery/${faker.string.hexadecimal({ length: 12, prefix: '' })}.jpg`
const link: Make = faker =>
  `https://www.example.com/${faker.helpers.slugify(faker.commerce.productName()).toLowerCase()}`
const day: Make = faker => faker.date.recent({ days: 30 }).toISOString().slice(0, 10)
const instant: Make = faker => faker.date.recent({ days: 30 }).toISOString().replace(/\.\d+/, '')

/** Custom scalars of the file, by their names. */
const SCALARS: readonly (readonly [RegExp, Make])[] = [
  [/^(void|null)$/i, () => null],
  [/date_?time|timestamp|instant/i, instant],
  [/date/i, day],
  [/time$/i, faker => instant(faker)?.toString().slice(11, 19)],
  [/json|map|object|any/i, () => ({})],
  [/big_?int|long|count/i, faker => faker.string.numeric({ length: 10, allowLeadingZeros: false })],
  [/decimal|money|price|amount|numeric/i, faker => faker.commerce.price({ max: 200 })],
  [/int(eger)?$|number/i, faker => faker.number.int({ min: 1, max: 100 })],
  [/float|double|percent/i, faker => faker.number.float({ min: 0, max: 100, fractionDigits: 2 })],
  [/bool/i, faker => faker.datatype.boolean()],
  [/html|markup/i, faker => `<p>${faker.commerce.productDescription()}</p>`],
  [/email/i, faker => faker.internet.email().toLowerCase()],
  [/uuid|guid/i, faker => faker.string.uuid()],
  [/colou?r/i, faker => faker.color.rgb()],
  [/duration/i, faker => `PT${faker.number.int({ min: 1, max: 90 })}M`],
]

/** Texts, by the names of their fields: the first one that fits. */
const TEXTS: readonly (readonly [RegExp, Make])[] = [
  [/e-?mail(Address)?$/i, faker => faker.internet.email().toLowerCase()],
  [/(phone|mobile|fax|telephone)(Number)?$/i, faker => faker.phone.number({ style: 'international' })],
  [/image|photo|picture|avatar|logo|thumbnail|icon|banner/i, picture],
  [/(url|uri|link|href|website|permalink)$/i, link],
  [/path$/i, faker => `/${faker.helpers.slugify(faker.commerce.productName()).toLowerCase()}`],
  [/slug|handle|permalink/i, faker => faker.helpers.slugify(faker.commerce.productName()).toLowerCase()],
  [/^(first|given)Name$/i, faker => faker.person.firstName()],
  [/^(last|family)Name$|surname/i, faker => faker.person.lastName()],
  [/(full|display|customer|author|contact|recipient|addressee|user)Name$/i, faker => faker.person.fullName()],
  [
    /(company|business|brand|seller|retailer|store|legal|trading)(Name)?$|^(vendor|manufacturer)$/i,
    faker => faker.company.name(),
  ],
  [/(product|variant|item|category)Name$/i, faker => faker.commerce.productName()],
  [/currency/i, () => 'GBP'],
  [/country_?code|^country$/i, () => 'GB'],
  [/country/i, () => 'United Kingdom'],
  [/locale/i, () => 'en_GB'],
  [/language/i, () => 'en'],
  [/post_?code|zip|postal/i, faker => faker.helpers.replaceSymbols('??# #??')],
  [/city|town|suburb/i, faker => faker.location.city()],
  [/^(state|county|region|province)$/i, faker => faker.location.county()],
  [/street|address_?(line)?_?\d?$/i, faker => faker.location.streetAddress()],
  [/date/i, day],
  [/(At|Time|Timestamp)$|_at$/, instant],
  [/colou?r/i, faker => faker.color.human()],
  [/sku|barcode|ean|gtin|isbn/i, faker => faker.string.numeric({ length: 13, allowLeadingZeros: false })],
  [/^(display|formatted)(Value|Price|Amount)$/i, faker => faker.commerce.price({ max: 200, symbol: '£' })],
  [/price|cost|amount|total/i, faker => faker.commerce.price({ max: 200 })],
  [/html/i, faker => `<p>${faker.commerce.productDescription()}</p>`],
  [
    /description|summary|body|content|text|blurb|bio|comment|message|note|review/i,
    faker => faker.commerce.productDescription(),
  ],
  [/cursor/i, faker => btoa(String(faker.number.int({ min: 1, max: 9999 })))],
  [/uuid|guid/i, faker => faker.string.uuid()],
  [/token|key|secret|hash/i, faker => faker.string.alphanumeric(24)],
  [/code|reference|number$/i, faker => faker.string.alphanumeric({ length: 8, casing: 'upper' })],
  [/(^id|Id|_id|ID)$/, faker => faker.string.numeric({ length: 8, allowLeadingZeros: false })],
  [/percent|rating|weight|height|width|length|depth/i, faker => String(faker.number.int({ min: 1, max: 100 }))],
  [/tag|keyword|categor|department/i, faker => faker.commerce.department()],
]

/** Names and titles, by the types that have them. */
const NAMES: readonly (readonly [RegExp, Make])[] = [
  [/user|customer|person|author|contact|member|admin|employee|agent/i, faker => faker.person.fullName()],
  [/seller|retailer|brand|company|vendor|supplier|manufacturer|store|merchant|carrier/i, faker => faker.company.name()],
  [/categor|taxon|department|collection|menu|navigation/i, faker => faker.commerce.department()],
  [/country/i, () => 'United Kingdom'],
  [/currency/i, () => 'Pound Sterling'],
  [/article|post|page|blog|banner|widget|campaign/i, faker => faker.company.catchPhrase()],
  [/./, faker => faker.commerce.productName()],
]
