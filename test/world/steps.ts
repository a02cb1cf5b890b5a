/** The steps of random scripts. */
import type { Tables } from '../../src/world/states.ts'
import { type AccessedWorld, type setup, tablesOf } from '../setup.ts'

const SAY =
  'mutation($text: String!) { chatMessageCreate(input: { message: $text, sellerId: "U2VsbGVyLTY2MDExOQ==" }) { chatMessage { id } } }'
const LOGIN =
  'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { customer { fullName } error } }'
const DISCUSSIONS = '{ customer { discussions(limit: 2) { discussions { id status } } } }'

interface Script extends Pick<ReturnType<typeof setup>, 'graphql'> {
  readonly world: AccessedWorld
  readonly n: number
  pick<T>(list: readonly T[]): T
}

/** What is done in a world: requests, acts, moves of the clock, and changes without any event. */
export const STEPS: readonly ((script: Script) => unknown)[] = [
  ({ graphql, n }) => graphql('marketplacer', SAY, { text: `Message ${n}` }),
  ({ graphql, n }) => Promise.all([1, 2].map(part => graphql('marketplacer', SAY, { text: `Part ${n}.${part}` }))),
  ({ graphql }) => graphql('thg', LOGIN, {}, { token: null }),
  ({ graphql }) => graphql('thg', DISCUSSIONS),
  ({ graphql, world, pick }) =>
    graphql('guuru', 'mutation($id: ID!) { acceptChat(id: $id) { id } }', {
      id: pick([...tablesOf(world.guuru)['chats']!.all()])['id'],
    }),
  ({ world, n }) => world.guuru.shopper.start({ question: `Question ${n}?` }),
  ({ world, n }) => world.marketplacer.seller('660119').send({ message: `Answer ${n}` }),
  ({ world, pick }) =>
    world.thg.agent.respond(String(pick([...tablesOf(world.thg)['discussions']!.all()])['id']), { message: 'Done.' }),
  ({ world, pick }) => world.guuru.expert.accept(String(pick([...tablesOf(world.guuru)['chats']!.all()])['id'])),
  ({ world, n }) => world.thg.addCustomer({ fullName: `Customer ${n}` }),
  ({ world, n }) => world.faults.add({ kind: 'graphql-error', vendor: 'guuru', message: `No ${n}`, times: 1 }),
  ({ world }) => world.faults.add({ kind: 'applied-answer-lost', vendor: 'marketplacer', times: 1 }),
  ({ world, n }) => world.webhooks.configure({ secret: `secret ${n}` }),
  ({ world, n }) => world.transitions.set(n % 2 ? { 'thg.discussion': { progression: 'immediate' } } : {}),
  ({ world }) => world.clock.advance('PT3H'),
  ({ world, n }) => n % 3 === 0 && world.reset({ only: [n % 2 ? 'state' : 'faults'] }),
  ({ world, n }) => world.clock.advance(n * 1000),
  async ({ world }) => {
    for (let jobs = 0; jobs < 3; jobs++) {
      const [job] = world.clock.pending()
      if (job) await world.clock.advanceTo(job.at)
    }
  },
]

/** A step of scripts: a customer goes, and comes again or not, without an event. */
export function moveCustomer({ world, pick }: Script): void {
  const { customers } = tablesOf<Tables>(world.thg)
  const row = pick([...customers!.all()])
  customers!.remove(customers!.keyOf(row))
  if (pick([true, false])) customers!.put(row)
}
