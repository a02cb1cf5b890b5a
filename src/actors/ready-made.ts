import type { ActorScript, AgentScript, SellerScript, ShopperScript } from './schema.ts'

const OFFICE: NonNullable<AgentScript['workingHours']> = { from: '09:00', to: '17:00' }
const CUSTOMER_WROTE: AgentScript['when'] = { type: 'thg.message.created', after: { type: 'QUERY' } }
const OPERATOR_WROTE: SellerScript['when'] = { type: 'marketplacer.message.created', after: { sentByType: 'Admin' } }
const EXPERT_WROTE: ShopperScript['when'] = { type: 'guuru.message.created', after: { author: { type: 'expert' } } }

const AGENT_ANSWERS = [
  'Hi {name}, thank you for your message. We have looked into it and have sorted this out for you.',
  'Hi {name}, thanks for getting in touch about "{message}". Your order is on its way.',
  'Hi {name}, sorry for the trouble. A replacement will be sent today, and you need not return anything.',
]
const SELLER_ANSWERS = [
  'Thanks, we will look into "{message}" right away.',
  'Got it. The parcel leaves our warehouse today.',
  'Sorry about that, we have refunded the customer.',
]
const SHOPPER_ANSWERS = [
  'Ah, I see. And how do I do that?',
  'Okay, thanks. Does that work for my model, too?',
  'Got it!',
]

/** What an actor of a cast does, but for its pace. */
type Pace = Pick<ActorScript, 'delay' | 'workingHours'>

/** Everybody answers: an agent picks up and responds, a seller reads and writes, a shopper talks, closes and rates. */
function everybody(prefix: string, soon: Pace, later: Pace): ActorScript[] {
  return [
    {
      name: `${prefix}-agent`,
      who: 'agent',
      when: CUSTOMER_WROTE,
      ...soon,
      what: { do: 'pick-up' },
    },
    {
      name: `${prefix}-agent-answers`,
      who: 'agent',
      when: { type: 'thg.discussion.status-changed', after: { status: 'IN_PROGRESS' } },
      ...later,
      what: { do: 'respond', message: AGENT_ANSWERS },
    },
    {
      name: `${prefix}-seller`,
      who: 'seller',
      when: OPERATOR_WROTE,
      ...soon,
      what: { do: 'read' },
      then: [{ ...later, what: { do: 'write', message: SELLER_ANSWERS } }],
    },
    {
      name: `${prefix}-shopper`,
      who: 'shopper',
      when: EXPERT_WROTE,
      times: 3,
      ...soon,
      while: { status: 'open' },
      what: { do: 'write', message: SHOPPER_ANSWERS },
    },
    {
      name: `${prefix}-shopper-rates`,
      who: 'shopper',
      when: { type: 'guuru.chat.closed' },
      ...later,
      while: { status: 'closed' },
      what: { do: 'rate', rating: [4, 5] },
    },
  ]
}

/** The casts that come with the simulator, by name. */
export const READY_MADE: Readonly<Record<string, readonly ActorScript[]>> = {
  /** Nobody does anything by itself. */
  silent: [],
  /** Everybody answers within a minute or two. */
  prompt: everybody('prompt', { delay: ['PT5S', 'PT20S'] }, { delay: ['PT20S', 'PT90S'] }),
  /** Everybody answers within hours, from nine to five, Monday to Friday, UTC. */
  'office-hours': everybody(
    'office-hours',
    { delay: ['PT5M', 'PT1H'], workingHours: OFFICE },
    { delay: ['PT15M', 'PT3H'], workingHours: OFFICE },
  ),
  /** Sellers read after hours, and answer when the day after has come. */
  'slow-seller': [
    {
      name: 'slow-seller',
      who: 'seller',
      when: OPERATOR_WROTE,
      delay: ['PT2H', 'PT5H'],
      what: { do: 'read' },
      then: [{ delay: ['PT6H', 'PT30H'], what: { do: 'write', message: SELLER_ANSWERS } }],
    },
  ],
  /** Agents pick up and sellers read, and that is all anybody will ever hear of them. */
  'reads-never-replies': [
    {
      name: 'never-replies-agent',
      who: 'agent',
      when: CUSTOMER_WROTE,
      delay: ['PT1M', 'PT10M'],
      what: { do: 'pick-up' },
    },
    {
      name: 'never-replies-seller',
      who: 'seller',
      when: OPERATOR_WROTE,
      delay: ['PT1M', 'PT10M'],
      what: { do: 'read' },
    },
  ],
  /** Shoppers ask again while nobody takes or answers their chat, and rate accordingly. */
  'impatient-shopper': [
    {
      name: 'impatient-shopper',
      who: 'shopper',
      when: { type: 'guuru.chat.assigned' },
      delay: ['PT20S', 'PT40S'],
      while: { status: 'pending' },
      what: { do: 'write', message: ['Hello?', 'Anybody there?', '??'] },
      then: [
        {
          delay: ['PT30S', 'PT60S'],
          while: { status: 'pending' },
          what: { do: 'write', message: ['I have been waiting for a minute now.', 'Is this even monitored?'] },
        },
      ],
    },
    {
      name: 'impatient-shopper-leaves',
      who: 'shopper',
      when: { type: 'guuru.chat.opened' },
      delay: ['PT5M', 'PT8M'],
      while: { status: 'open' },
      what: { do: 'write', message: 'This takes too long, sorry.' },
      then: [{ delay: 'PT5S', while: { status: 'open' }, what: { do: 'close' } }],
    },
    {
      name: 'impatient-shopper-rates',
      who: 'shopper',
      when: { type: 'guuru.chat.closed' },
      delay: ['PT5S', 'PT30S'],
      while: { status: 'closed' },
      what: { do: 'rate', rating: [1, 2] },
    },
  ],
  /** A human expert takes every chat before the API can. */
  'expert-snipes-first': [
    {
      name: 'sniping-expert',
      who: 'expert',
      when: { type: 'guuru.chat.assigned' },
      what: { do: 'accept' },
    },
  ],
  /** Shoppers thank for the first answer, close the chat and rate it. */
  'thanks-and-closes': [
    {
      name: 'thankful-shopper',
      who: 'shopper',
      when: EXPERT_WROTE,
      times: 1,
      delay: ['PT10S', 'PT40S'],
      while: { status: 'open' },
      what: { do: 'write', message: ['Thank you, {name}!', 'Perfect, thanks.', 'That helps, thank you very much.'] },
      then: [
        { delay: ['PT5S', 'PT20S'], while: { status: 'open' }, what: { do: 'close' } },
        { delay: ['PT5S', 'PT60S'], while: { status: 'closed' }, what: { do: 'rate', rating: [4, 5, 5] } },
      ],
    },
  ],
}
