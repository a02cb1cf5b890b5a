/**
 * Makes `fixtures/demo.json`: some weeks of a history of each vendor, and stories of the last hours, played by the acts that
 * people would do. All times in it are relative to the world's beginning. `npm run demo` writes it.
 */
import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { createSimulator, history, type TestWorld } from '../../src/index.ts'
import { type Move, moverOf } from '../../src/time/relative.ts'
import { aThread as aChatThread, aUser as makeUser } from '../../src/vendors/guuru/factories.ts'
import { aSeller, aThread as aSellersThread } from '../../src/vendors/marketplacer/factories.ts'
import { aMessage, anAttachment, anOrder, aProductVariant, aThread } from '../../src/vendors/thg/factories.ts'
import type { DiscussionRow } from '../../src/vendors/thg/records.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const JANE = '38779254'
const CELL_PHONES = 'U2VsbGVyLTY2MDExOQ=='
const SEED = 20

/** The document, a record a line. */
export async function demoFixture(): Promise<string> {
  const sim = createSimulator({ fixtures: 'empty', seed: SEED })
  const world = sim.world()
  await history(world, { vendor: 'thg', customers: 9, discussions: 12, orders: 18, months: 1, unread: '25%' })
  await history(world, { vendor: 'marketplacer', sellers: 9, messages: 60, months: 1, unread: '15%' })
  await history(world, { vendor: 'guuru', chats: 14, personas: 4, submissions: 6, months: 1 })
  const end = world.clock.now() + 3 * 3_600_000
  await tellOfTheShop(world)
  await tellOfTheMarket(world)
  await tellOfTheExperts(world)
  await world.clock.advanceTo(new Date(end).toISOString())
  const { formatVersion, ids, vendors = {} } = world.document()
  await sim.close()
  const ago: Move = at => (typeof at === 'number' ? toRelative(at - end) : at)
  const parts = VENDOR_LIST.map(({ name, records }) => {
    const rows = Object.fromEntries(Object.entries(records).map(([table, row]) => [table, Type.Array(row)]))
    return [name, moverOf(Type.Object(rows))(vendors[name], ago) as Record<string, object[]>] as const // the same tables
  })
  return written({ formatVersion, ids, vendors: Object.fromEntries(parts) })
}

/** THG: what customers of the last hours wait for, in every status of an order and of a discussion. */
async function tellOfTheShop({ thg, clock }: TestWorld): Promise<void> {
  const nour = thg.addCustomer({ fullName: 'نور حداد', email: 'nour.haddad@example.com' }).number
  const [whey, bar, shaker] = [
    aProductVariant(thg, { title: 'Impact Whey Protein 2.5kg - Vanilla' }),
    aProductVariant(thg, { title: 'Protein Bar Box of 12 - Salted Caramel' }),
    aProductVariant(thg, { title: 'Metal Shaker 750ml - Black' }),
  ].map(({ sku }) => sku)
  const order = (
    customer: string,
    status: 'DISPATCHED' | 'PROCESSING' | 'PAYMENT_PROBLEM' | 'ORDER_PLACED' | 'CANCELLED',
    createdAt: string,
    skus: (number | undefined)[],
  ) =>
    anOrder(thg, { customer, status, createdAt, products: skus.map(sku => ({ sku: sku!, quantity: 1 })) }).orderNumber
  const parcel = order(JANE, 'DISPATCHED', '-P5D', [whey, shaker])
  const cancelled = order(JANE, 'CANCELLED', '-P2DT4H', [bar])
  order(JANE, 'PROCESSING', '-PT20H', [bar, whey])
  const unpaid = order(nour, 'PAYMENT_PROBLEM', '-PT9H', [whey])
  order(nour, 'ORDER_PLACED', '-PT40M', [shaker])

  const talk = (customer: string, category: DiscussionRow['category'], text: string) =>
    aThread(thg, [`QUERY: ${text}`], { customer, category }).id
  const money = talk(JANE, 'CANCELLATION', `I cancelled order ${cancelled} two days ago. When do I get my money back?`)
  await clock.advance('PT18M')
  thg.agent.pickUp(money)
  await clock.advance('PT4M')
  thg.agent.respond(money, {
    message:
      'Hi Jane, it was refunded to your card this morning. Your bank may take up to three working days to show it. Kind regards, Priya',
  })
  const card = talk(
    nour,
    'PAYMENT',
    `My card was declined for order ${unpaid}, but the amount is reserved. مرحبا، هل يمكنكم المساعدة؟`,
  )
  await clock.advance('PT11M')
  thg.agent.pickUp(card)
  thg.agent.hold(card)
  const tub = talk(
    JANE,
    'PROBLEM_WITH_MY_ORDER',
    `One of the tubs in order ${parcel} has leaked. I will send you a photo.`,
  )
  const { token } = anAttachment(thg, {
    customer: JANE,
    filename: 'leaking-tub.png',
    mimeType: 'image/png',
    content: photo('leaking-tub'),
  })
  await clock.advance('PT3M')
  aMessage(thg, { discussionId: tub, message: 'Here it is. The lid is broken at the side.', attachmentToken: token })
  await clock.advance('PT6M')
  thg.agent.pickUp(tub)
  thg.agent.respond(tub, {
    message:
      'Hi Jane, thank you for the photo, and I am sorry! Would you like a new tub or your money back? Kind regards, Tom',
    status: 'IN_PROGRESS',
  })
  talk(
    '38779311',
    'OFFERS_AND_PROMOTIONS',
    'My friend used my code a week ago, and I still have no credit. Can you have a look?',
  )
}

/** Marketplacer: sellers who sell, who join, who write from right to left, and one who has left. */
async function tellOfTheMarket({ marketplacer, clock }: TestWorld): Promise<void> {
  const jasmine = aSeller(marketplacer, {
    businessName: 'متجر الياسمين',
    legalBusinessName: 'Jasmine Home Textiles LLC',
    createdAt: '-P90D',
  })
  const joins = aSeller(marketplacer, {
    businessName: 'Holzwerk Allgäu',
    legalBusinessName: 'Holzwerk Allgäu GmbH',
    accountType: 'PROSPECTIVE',
    online: false,
    createdAt: '-P1D',
  })
  const gone = aSeller(marketplacer, { businessName: 'Lantern & Loom', createdAt: '-P400D' })
  aSellersThread(
    marketplacer,
    [
      'User at -P3D: We close our shop at the end of the month.',
      'Admin at -P2D: Thank you for the years together. We take you offline on Friday.',
    ],
    { sellerId: gone.id },
  )
  marketplacer.deactivate(gone.id)
  aSellersThread(
    marketplacer,
    [
      'Admin at -PT70M: Hi, a customer of order 48210 has sent us a photo of a cracked screen. Could you send a replacement?',
      'User at -PT52M: Sure, it leaves our warehouse today. Shall we pay for the return of the old one?',
      'Admin at -PT31M: Yes, please add a label to the parcel. Thank you!',
      'User at -PT6M: Done. Tracking: CP4U 7731 0092 15.',
    ],
    { sellerId: CELL_PHONES },
  )
  await clock.advance('PT5M')
  aSellersThread(
    marketplacer,
    [
      'User at -PT25M: مرحبا! صور المنتجات الجديدة جاهزة. Where can we upload them?',
      'Admin at -PT12M: Hello! In your portal under Products, Images. Square pictures of 1000 pixels look best.',
    ],
    { sellerId: jasmine.id },
  )
  aSellersThread(
    marketplacer,
    [
      'User at -PT45M: Guten Tag, wir haben den Vertrag unterschrieben. Wann können wir die ersten Produkte einstellen?',
      'Admin at -PT30M: Guten Tag! Sobald die Bankverbindung geprüft ist, meist innerhalb eines Tages.',
      'User at -PT2M: Prima. Die Bestätigung der Bank haben wir gerade hochgeladen.',
    ],
    { sellerId: joins.id },
  )
}

/** GUURU: a chat in every status, with personas and with human experts, and submissions to review. */
async function tellOfTheExperts({ guuru, clock }: TestWorld): Promise<void> {
  const { shopper, expert } = guuru
  const start = (question: string, name: string, email: string | undefined, category: string) =>
    shopper.start({ question, user: { name, ...(email !== undefined && { email }) }, category }).id
  const rated = start(
    'Welche Grösse soll ich nehmen, wenn ich zwischen M und L liege?',
    'Lena Brunner',
    'lena.brunner@example.com',
    'Products',
  )
  await clock.advance('PT1M')
  expert.accept(rated, 'Mathias Vogt')
  expert.say(rated, { text: 'Hoi Lena! Die Jacke fällt eher klein aus, ich würde L nehmen.' })
  await clock.advance('PT2M')
  shopper.say(rated, { text: 'Super, dann nehme ich L. Danke dir!' })
  expert.close(rated)
  shopper.rate(rated, 5)
  const transferred = start(
    'I was charged twice for one order. Who can help me?',
    'Owen Price',
    'owen.price@example.com',
    'General',
  )
  await clock.advance('PT4M')
  guuru.transfer(transferred)
  const closed = aChatThread(
    guuru,
    [
      'user at -PT9M: Can I wash the wool blanket in the machine?',
      'bot at -PT8M: Thank you for your question. An expert will be with you in a moment.',
      'expert at -PT7M: Hello! Yes, at 30 degrees in the wool programme, and please do not tumble dry it.',
      'user at -PT5M: Good to know. And the cover?',
      'expert at -PT4M: The cover is cotton: 60 degrees are fine.',
    ],
    { userId: aShopper(guuru, 'נועה לוי', 'noa.levi@example.com'), personaId: personaOf(guuru, 0) },
  )
  shopper.close(closed.id)
  await clock.advance('PT105M')
  const torn = aChatThread(
    guuru,
    [
      'user at -PT8M: Die Naht am Ärmel ist nach zwei Wochen aufgegangen. Kann ich die Jacke umtauschen?',
      'expert at -PT6M: Das tut mir leid! Magst du mir ein Foto davon schicken?',
    ],
    { userId: aShopper(guuru, 'Jonas Keller', 'jonas.keller@example.com'), personaId: personaOf(guuru, 1) },
  )
  shopper.say(torn.id, {
    attachment: { filename: 'torn-jacket.png', mimetype: 'image/png', content: photo('torn-jacket') },
  })
  await clock.advance('PT3M')
  expert.submit()
  guuru.approve(expert.submit({ createdAt: clock.now() - 5_400_000 }).id)
  guuru.reject(expert.submit({ createdAt: clock.now() - 3_600_000 }).id)
  await clock.advance('PT5M')
  const crushed = start(
    'My parcel arrived like this. Do I have to accept it?',
    'Amelia Hughes',
    'amelia.hughes@example.com',
    'Shipping',
  )
  shopper.say(crushed, {
    attachment: { filename: 'crushed-parcel.png', mimetype: 'image/png', content: photo('crushed-parcel') },
  })
  await clock.advance('PT5M')
  start('Gibt es das Velo auch in Grün? 🌿', 'Nina Frei', undefined, 'Products')
}

/** A new shopper of the first partner's. */
function aShopper(guuru: TestWorld['guuru'], name: string, email: string): string {
  return makeUser(guuru, { name, email }).id
}

function personaOf({ state }: TestWorld['guuru'], position: number): string {
  return [...state.personas.all()][position]!.id
}

/** The bytes of a photo in base64. */
function photo(name: string): string {
  return readFileSync(new URL(`photos/${name}.png`, import.meta.url)).toString('base64')
}

/** `-P3DT4H5M6.5S`, from milliseconds. */
function toRelative(ms: number): string {
  const seconds = Math.abs(ms) / 1000
  const [days, hours, minutes] = [seconds / 86_400, (seconds / 3600) % 24, (seconds / 60) % 60].map(Math.floor)
  const time = [
    [hours, 'H'],
    [minutes, 'M'],
    [Number((seconds % 60).toFixed(3)), 'S'],
  ].flatMap(([value, unit]) => (value === 0 ? [] : `${value}${unit}`))
  const text = `${days === 0 ? '' : `${days}D`}${time.length > 0 ? `T${time.join('')}` : ''}`
  return `${ms < 0 ? '-' : ''}P${text === '' ? 'T0S' : text}`
}

/** A document as a file, a record a line, so that what changes is seen. */
function written({
  vendors,
  ...rest
}: {
  readonly formatVersion: number
  readonly ids: unknown
  readonly vendors: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>>
}): string {
  const tables = Object.entries(vendors).map(([vendor, records]) => {
    const lists = Object.entries(records).map(
      ([table, rows]) => `${JSON.stringify(table)}: [${rows.map(row => `\n${JSON.stringify(row)}`).join(',')}]`,
    )
    return `${JSON.stringify(vendor)}: {\n${lists.join(',\n')}\n}`
  })
  const head = Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  return `{\n"$schema": "../schemas/fixture.schema.json",\n${head.join(',\n')},\n"vendors": {\n${tables.join(',\n')}\n}\n}\n`
}
