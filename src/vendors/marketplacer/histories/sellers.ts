import { fromOfficeTime, toOfficeTime } from '../../contract/histories/office.ts'
import { type Asked, type Past, stillMissing } from '../../contract/histories/history.ts'
import { type Language, mailbox, peopleOf } from '../../contract/histories/people.ts'
import { Prose } from '../../contract/histories/prose.ts'
import { mintId } from '../operations/ids.ts'
import type { SellerRow } from '../records.ts'
import { methods } from '../routes.ts'
import type { MarketplacerState } from '../state.ts'
import type { options } from './options.ts'
import { texts } from './texts.gen.ts'

type Here = Past<MarketplacerState>

/** A seller as far as its thread is concerned. */
export interface Correspondent {
  readonly sellerId: string
  readonly language: Language
  /** The first name of the person who writes. */
  readonly first: string
  /** What it sells: a name of products in the texts. */
  readonly trade: string
  /** From when on there may be messages. */
  readonly since: number
}

/** How many of the new sellers write German, and how many were there before it all begins. */
const GERMAN = 0.3
const BEFORE = 0.6

/** Lets sellers join until so many are listed; answers all of them whose threads are still empty. */
export function* joinSellers(past: Here, asked: Asked<typeof options>): Generator<void, Correspondent[]> {
  const { state, chance } = past
  const present = [...state.sellers.all()].filter(({ accountType }) => accountType !== 'PRIVATE')
  const missing = stillMissing('sellers', asked.sellers, present.length)
  const people = peopleOf(chance.of('people'))
  const names = new Set(present.map(({ businessName }) => businessName))
  const since = Array.from({ length: missing }, () => joiningTime(past)).toSorted((a, b) => a - b)
  const joined: Correspondent[] = []
  for (const instant of since) {
    joined.push(join(past, people(chance.happens(GERMAN) ? 'de' : 'en'), instant, names))
    yield
  }
  const empty = present.filter(({ id }) => state.messages.count('bySeller', id) === 0)
  return [...empty.map(seller => known(past, seller)), ...joined]
}

/** In office hours: of most, before it all begins. */
function joiningTime({ begin, end, chance }: Here): number {
  const length = end - begin
  const [from, to] = chance.happens(BEFORE) ? [begin - 3 * length, begin] : [begin, begin + length / 2]
  const first = toOfficeTime(Math.max(0, from))
  return fromOfficeTime(first + chance.below(toOfficeTime(to) - first))
}

/** A seller that the world has already, such as the documented ones. */
function known(
  { state, begin, chance }: Here,
  { id, businessName, primaryUserId, createdAt }: SellerRow,
): Correspondent {
  const { parts } = texts.en
  const trades = parts['trade'] ?? []
  const trade = trades.find(name => (parts[`names of ${name}`] ?? []).some(word => businessName.includes(word)))
  const first = state.users.get(primaryUserId ?? '')?.firstName ?? 'there'
  return { sellerId: id, language: 'en', first, trade: trade ?? chance.pick(trades), since: Math.max(begin, createdAt) }
}

/** A new seller with one person and one key. */
function join(
  past: Here,
  { language, first, last, name, mailbox: address }: ReturnType<ReturnType<typeof peopleOf>>,
  since: number,
  names: Set<string>,
): Correspondent {
  const { world, state, chance } = past
  const { parts } = texts[language]
  const trade = chance.pick(parts['trade'] ?? [])
  const prose = new Prose(chance, { ...parts, kind: parts[`names of ${trade}`] ?? [] }, {})
  let businessName = prose.say('{brand} {kind}')
  for (let n = 2; names.has(businessName); n++)
    businessName = prose.say(n < 4 ? '{~brand} {~kind} {~town}' : `${name} {kind} ${n}`)
  names.add(businessName)
  const domain = `${mailbox(businessName)}.example.com`
  const seller = mintId(past, 'Seller', 'sellers')
  const user = mintId(past, 'User', 'users')
  past.at(since, () => {
    const person = {
      ...user,
      sellerId: seller.id,
      firstName: first,
      surname: last,
      emailAddress: `${address}@${domain}`,
    }
    state.users.insert(person)
    methods.addSeller(past, {
      ...seller,
      businessName,
      legalBusinessName: prose.say('{company}'),
      businessNumber: prose.say('{1..9}{d10}'),
      emailAddress: `hello@${domain}`,
      phone: prose.say('04{d8}'),
      accountType: chance.happens(0.95) ? 'RETAILER' : 'PROSPECTIVE',
      online: chance.happens(0.95),
      slaRating: chance.happens(0.9) ? chance.between(31, 50) / 10 : null,
      primaryUserId: user.id,
    })
  })
  const changed = since + chance.below(past.end - since)
  past.at(changed, () => {
    const row = state.sellers.require(seller.id)
    state.sellers.replace({ ...row, updatedAt: world.clock.now() })
  })
  return { sellerId: seller.id, language, first, trade, since: Math.max(past.begin, since) }
}
