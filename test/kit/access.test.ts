import { expect, expectTypeOf, test } from 'vitest'
import { createAccess } from '../../src/kit/access.ts'
import type { ActorScript, AgentScript, ExpertScript } from '../../src/index.ts'
import type { Act } from '../../src/vendors/contract/act.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'
import { setup } from '../setup.ts'

// `expectTypeOf` does nothing when vitest runs: `tsc`, a part of `npm run lint`, checks what it says of types.

test('[ours] methods take an id, and then the body or its one member, as the rows say', () => {
  const { thg, marketplacer, guuru } = setup().world
  expectTypeOf(thg.agent.pickUp).parameters.toEqualTypeOf<[id: string]>()
  expectTypeOf(thg.agent.respond).parameter(1).toEqualTypeOf<{
    readonly message: string
    readonly status?: 'OUTSTANDING' | 'IN_PROGRESS' | 'PENDING' | 'COMPLETED'
  }>()
  expectTypeOf(marketplacer.seller).parameters.toEqualTypeOf<[id: string | number]>()
  expectTypeOf(marketplacer.seller('660119').read).parameters.toEqualTypeOf<[]>()
  expectTypeOf(marketplacer.seller('660119').send).parameters.toEqualTypeOf<[body: { readonly message: string }]>()
  expectTypeOf(guuru.shopper.rate).parameters.toEqualTypeOf<[id: string, body: number]>()
  expectTypeOf(guuru.expert.accept).parameters.toEqualTypeOf<[id: string, body?: string | undefined]>()
  expectTypeOf(guuru.shopper.say).parameter(1).toHaveProperty('author')
  expectTypeOf(guuru.expert.say).parameter(1).not.toHaveProperty('author')
  expectTypeOf(guuru.transfer).returns.toHaveProperty('status')
  expect(Object.keys(guuru).toSorted()).toEqual(
    [
      'approve',
      'erase',
      'expert',
      'expireOffer',
      'reject',
      'review',
      'revoke',
      'setPartner',
      'shopper',
      'state',
      'transfer',
    ].toSorted(),
  )
  expect(guuru.expert.accept(CHAT.pending, 'Zita Zorn')).toMatchObject({ status: 'open' })
})

test('[ours] the tables are those of the world as it is, after a reset too', () => {
  const { world } = setup()
  const { id } = world.guuru.shopper.start()
  expect(world.guuru.state.chats.get(id)).toBeDefined()
  world.reset()
  expect(world.guuru.state.chats.get(id)).toBeUndefined()
})

test('[ours] scripts write acts as the rows say', () => {
  // Types alone: this test cannot fail in vitest, only in `tsc`.
  expectTypeOf<AgentScript['what']['do']>().toEqualTypeOf<
    'pick-up' | 'hold' | 'respond' | 'complete' | 'reject' | 'expire' | 'erase' | 'revoke'
  >()
  expectTypeOf<Extract<ExpertScript['what'], { do: 'accept' }>>().toEqualTypeOf<{
    readonly do: 'accept'
    readonly as?: string
  }>()
  expectTypeOf<ActorScript['who']>().toEqualTypeOf<'agent' | 'seller' | 'shopper' | 'expert'>()
})

test.each(VENDOR_LIST)('[ours] every act of $name is a method of its roles, and refuses an id that is none', vendor => {
  const { world } = setup()
  const access = createAccess<Readonly<Record<string, unknown>>>(vendor, () => world)
  for (const [name, act] of Object.entries<Act>(vendor.acts)) {
    const roles = act.roles.filter(role => role in vendor.roles)
    for (const role of roles) {
      const { open } = vendor.roles[role]!
      expect(access).toMatchObject({
        [role]: open ? expect.any(Function) : { [name]: expect.any(Function) },
      })
    }
    if (roles.length === 0) expect(access).toMatchObject({ [name]: expect.any(Function) })
    if (!act.creates)
      expect(() => act.perform({ world, state: world.state(vendor) }, 'nope', {}, act.roles[0])).toThrow(/./)
  }
})

test('[ours] a group of an index that there is not is refused in a sentence with the nearest name', () => {
  const { chats, users } = setup().world.guuru.state
  const refused = (name: string, message: string, table: object = chats) =>
    expect(() => Reflect.apply(Reflect.get(table, name) as () => unknown, table, ['byUsr', 'x'])).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message }),
    )
  for (const name of ['where', 'count', 'last', 'page'])
    refused(name, 'The index is "byUsr"; expected "byCreation", "bySequence" or "byUser". Did you mean "byUser"?')
  refused('where', 'The index is "byUsr"; expected none.', users)
})
