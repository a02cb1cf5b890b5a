/** One slip has one code and one sentence, whether a program makes it or an HTTP call, a file or a command line. */
import { expect, onTestFinished, test } from 'vitest'
import { fitting } from '../../src/cli/options.ts'
import { createSimulator, type TestSimulator, type TestWorld } from '../../src/index.ts'
import { aChat } from '../../src/vendors/guuru/factories.ts'
import { aSeller } from '../../src/vendors/marketplacer/factories.ts'
import { aCustomer } from '../../src/vendors/thg/factories.ts'
import { OPTION_SCHEMAS } from '../../src/simulator/option-table.ts'

interface Slip {
  /** Type-checked code would not compile: what a program passes comes from anywhere. */
  kit(world: TestWorld, sim: TestSimulator, value: never): unknown
  readonly call: readonly [method: 'POST' | 'PUT', path: string]
  /** The member of the body that the kit is given as an argument; the whole body without one. */
  readonly member?: string
  readonly code: string
  readonly slips: readonly (readonly [body: unknown, sentence: string])[]
}

const SCRIPT = { name: 'sam', who: 'seller', when: { type: 'marketplacer.message.created' }, what: { do: 'read' } }

const SLIPS: readonly Slip[] = [
  {
    kit: (world, _, rule) => world.faults.add(rule),
    call: ['POST', '/faults'],
    code: 'INVALID_FAULT',
    slips: [
      [
        { vendor: 'thg', kind: 'latency', mss: 5 },
        'mss is unknown; expected only id, vendor, operation, match, skip, from, until, times, probability, enabled, kind, path, ms, min, max, median, sigma, clock. Did you mean "ms"?',
      ],
      [
        { vendor: 'thg', kind: 'slow-body', bytesPerSecond: 0 },
        'bytesPerSecond is 0; expected a number from 1 to 1000000000000.',
      ],
      [[], 'This is []; expected an object.'],
    ],
  },
  {
    kit: (world, _, rules) => world.faults.replace(rules),
    call: ['PUT', '/faults'],
    member: 'faults',
    code: 'INVALID_FAULT',
    slips: [
      [
        { faults: [{ vendor: 'thg', kind: 'http-status', status: '503' }] },
        'faults[0].status is "503"; expected a whole number from 300 to 599.',
      ],
      [{ faults: { vendor: 'thg' } }, 'faults is {"vendor":"thg"}; expected a list of at most 1000.'],
    ],
  },
  {
    kit: (world, _, cast) => world.actors.play(cast),
    call: ['PUT', '/actors'],
    member: 'actors',
    code: 'INVALID_ACTOR',
    slips: [
      [
        { actors: ['offce-hours'] },
        'actors[0] is "offce-hours"; expected "silent", "prompt", "office-hours", "slow-seller", "reads-never-replies", "impatient-shopper", "expert-snipes-first", "thanks-and-closes" or an object. Did you mean "office-hours"?',
      ],
      [
        { actors: [{ ...SCRIPT, who: 'sellr' }] },
        'actors[0].who is "sellr"; expected "agent", "seller", "shopper" or "expert". Did you mean "seller"?',
      ],
      [
        { actors: [{ ...SCRIPT, delay: 'soon' }] },
        'actors[0].delay is "soon"; expected a whole number from 0 up, ISO 8601 such as PT5M, or short such as 5m or a list of 2.',
      ],
      [
        { actors: [{ ...SCRIPT, then: [{ what: { do: 'write' } }] }] },
        'actors[0].then[0].what.message is missing; expected a text that is not empty or a list of at least 1.',
      ],
      [
        { actors: [SCRIPT, SCRIPT] },
        'The actor "sam" cannot play: there is another actor of this name; give each its own.',
      ],
    ],
  },
  {
    kit: (world, _, transitions) => world.transitions.set(transitions),
    call: ['PUT', '/transitions'],
    member: 'transitions',
    code: 'INVALID_TRANSITION',
    slips: [
      [
        { transitions: { 'guuru.chats': { progression: 'actor' } } },
        'transitions["guuru.chats"] is unknown; expected only thg.discussion, marketplacer.message, guuru.chat, guuru.submission. Did you mean "guuru.chat"?',
      ],
      [
        { transitions: { 'guuru.chat': { progression: 'later' } } },
        'transitions["guuru.chat"].progression is "later"; expected "immediate", "time", "manual" or "actor".',
      ],
      [
        { transitions: { 'guuru.chat': { progression: 'time' } } },
        'transitions["guuru.chat"].seconds is missing; expected a number from 0 to 31622400.',
      ],
    ],
  },
  {
    kit: (world, _, options) => world.webhooks.configure(options),
    call: ['PUT', '/webhooks'],
    code: 'INVALID_WEBHOOK',
    slips: [
      [{ ulr: 'http://a' }, 'ulr is unknown; expected only url, secret, endpoints, partner. Did you mean "url"?'],
      [{ url: 'ftp://a' }, '"ftp://a" is not a webhook\'s URL; send an absolute http or https URL.'],
      [{ endpoints: [{ event: 'chat-rated' }] }, 'endpoints[0].url is missing; expected a text.'],
    ],
  },
  {
    kit: (world, _, body) => world.thg.agent.respond('1', body),
    call: ['POST', '/thg/discussions/1/respond'],
    code: 'INVALID_INPUT',
    slips: [[{ mesage: 'Hi' }, 'mesage is unknown; expected only message, status. Did you mean "message"?']],
  },
  {
    kit: (world, _, rating) => world.guuru.shopper.rate('1', rating),
    call: ['POST', '/guuru/chats/1/rate'],
    member: 'rating',
    code: 'INVALID_INPUT',
    slips: [[{ rating: 6 }, 'rating is 6; expected a whole number from 1 to 5.']],
  },
  {
    kit: (world, _, members) => world.marketplacer.addSeller(members),
    call: ['POST', '/marketplacer/sellers'],
    code: 'INVALID_INPUT',
    slips: [
      [
        { busnessName: 'A' },
        'busnessName is unknown; expected only id, legacyId, businessName, legalBusinessName, businessNumber, emailAddress, phone, accountType, online, slaRating, primaryUserId, createdAt, updatedAt. Did you mean "businessName"?',
      ],
      [{ online: 'yes' }, 'online is "yes"; expected true or false.'],
    ],
  },
  {
    kit: (world, _, members) => world.thg.addCustomer(members),
    call: ['POST', '/thg/customers'],
    code: 'INVALID_INPUT',
    slips: [[{ locked: 1 }, 'locked is 1; expected true or false.']],
  },
  {
    kit: (world, _, members) => world.thg.addOrder(members),
    call: ['POST', '/thg/orders'],
    code: 'INVALID_INPUT',
    slips: [
      [
        { satus: 'DISPATCHED' },
        'satus is unknown; expected only orderNumber, customer, status, createdAt, dispatchedAt, products. Did you mean "status"?',
      ],
    ],
  },
  {
    kit: (world, _, settings) => world.guuru.setPartner(settings),
    call: ['PUT', '/guuru/partner'],
    code: 'INVALID_INPUT',
    slips: [
      [
        { isAvailble: false },
        'isAvailble is unknown; expected only isAvailable, serviceAccountIsMember. Did you mean "isAvailable"?',
      ],
    ],
  },
  {
    kit: (_, sim, options) => sim.createWorld(options),
    call: ['POST', '/worlds'],
    code: 'INVALID_INPUT',
    slips: [
      [
        { sede: 5 },
        'sede is unknown; expected only id, seed, fixtures, clock, auth, assume, test. Did you mean "seed"?',
      ],
      [
        { clock: 'froze' },
        'clock is "froze"; expected "real", "frozen", "test", "real@" and how many times as fast, such as 60x, "frozen@" and an ISO 8601 instant or an object. Did you mean "frozen"?',
      ],
      [{ clock: {} }, 'clock.frozenAt is missing; expected a text.'],
      [{ assume: ['guuru.end-date'] }, 'assume is ["guuru.end-date"]; expected an object.'],
    ],
  },
  {
    kit: (_, sim, options) => sim.createWorld(options),
    call: ['POST', '/worlds'],
    code: 'INVALID_ASSUMPTION',
    slips: [
      [
        { assume: { 'guuru.end-dat': 'inclusive' } },
        'There is no assumption "guuru.end-dat"; GET /_sim/assumptions lists them all. Did you mean "guuru.end-date"?',
      ],
      [
        { assume: { 'guuru.end-date': 'inclusiv' } },
        'guuru.end-date is "inclusiv"; expected "exclusive" or "inclusive". Did you mean "inclusive"?',
      ],
    ],
  },
]

const cases = SLIPS.flatMap(({ slips, ...rest }) => slips.map(([body, sentence]) => ({ ...rest, body, sentence })))

test.for(cases)('[ours] $call.1: $sentence', async ({ kit, call: [method, path], member, code, body, sentence }) => {
  const { sim, world } = simulator()
  const answer = await sim.fetch(`/_sim${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({
    status: 400,
    body: { error: { code, message: sentence } },
  })
  const given: unknown = member === undefined ? body : Reflect.get(Object(body), member)
  const work = async () => await kit(world, sim, given as never) // a slip has no type
  await expect(work()).rejects.toMatchObject({ code, message: sentence })
})

test.for([
  [
    { sed: 1 },
    'sed is unknown; expected only seed, auth, uploadMaxBytes, uploadsMaxBytes, uploadTypes, worlds, worldTtl, maxWorlds, journalLimit, journalMaxBytes, history, limits, nasty, nastyOnly, markAssumptions, loginWorlds, publicUrl, rebase, assume, fixtures, clock, webhooks, actors, hosts, schemas, reportBug. Did you mean "seed"?',
  ],
  [
    { hosts: { 'api.test': 'thgg' } },
    'hosts["api.test"] is "thgg"; expected "thg", "marketplacer" or "guuru". Did you mean "thg"?',
  ],
  [{ worldTtl: 0 }, 'worldTtl is 0; expected a whole number from 1 up.'],
  [{ uploadTypes: 'image/png' }, 'uploadTypes is "image/png"; expected a list.'],
  [
    { nasty: 7, nastyOnly: ['pagin'] },
    'nastyOnly[0] is "pagin"; expected "nulls", "text", "paging", "instants" or "ids". Did you mean "paging"?',
  ],
  [{ nastyOnly: ['paging'] }, '"nastyOnly" says which corners "nasty" uses; give "nasty" a seed too.'],
] as const)('[ours] options of a simulator: %j', ([options, message]) => {
  expect(() => createSimulator(options as never)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', message }))
})

test('[ours] actors and webhooks of the options are refused as elsewhere', () => {
  expect(() => createSimulator({ actors: 'promt' })).toThrow(expect.objectContaining({ code: 'INVALID_ACTOR' }))
  const webhooks = { url: 'nonsense' }
  expect(() => createSimulator({ webhooks })).toThrow(expect.objectContaining({ code: 'INVALID_WEBHOOK' }))
})

test('[ours] factories and methods without a call refuse in the same words', () => {
  const { world } = simulator()
  const refused = (message: string) => expect.objectContaining({ code: 'INVALID_INPUT', message })
  const given = { stauts: 'pending' } as object
  expect(() => aChat(world.guuru, given)).toThrow(
    refused(
      'stauts is unknown; expected only id, sequence, partnerId, status, question, rating, createdAt, closedAt, userId, categoryId, expertId, personaId. Did you mean "status"?',
    ),
  )
  expect(() => aSeller(world.marketplacer, { legacyId: '7' } as object)).toThrow(
    refused('legacyId is "7"; expected a whole number from 1 to 2147483647.'),
  )
  expect(() => aCustomer(world.thg, { emial: 'a@b.c' } as object)).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/^emial is unknown; .+ Did you mean "email"\?$/) }),
  )
  expect(() => world.guuru.review('e394e75b-e159-4d7c-a02c-9445da754994', 'aproveSubmission' as never)).toThrow(
    refused(
      'The verdict is "aproveSubmission"; expected "approveSubmission" or "rejectSubmission". Did you mean "approveSubmission"?',
    ),
  )
})

test.for([
  ['maxWorlds', 'many', 'maxWorlds is "many"; expected a whole number from 0 up.'],
  ['seed', '-1', 'seed is -1; expected a whole number from 0 up or "random".'],
  ['seed', '', 'seed is ""; expected a whole number from 0 up or "random".'],
  ['worlds', 'explict', 'worlds is "explict"; expected "auto" or "explicit". Did you mean "explicit"?'],
] as const)('[ours] %s, %j: a command line is told what a program is told', ([name, text, sentence]) => {
  expect(() => fitting(name, OPTION_SCHEMAS[name])(text)).toThrow(sentence)
  const value = text === '-1' ? -1 : text
  expect(() => createSimulator({ [name]: value })).toThrow(sentence)
})

function simulator() {
  const sim = createSimulator()
  onTestFinished(() => sim.close())
  return { sim, world: sim.world() }
}
