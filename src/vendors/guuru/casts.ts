import { answeringCasts, type Casts, type Script } from '../contract/script.ts'

const EXPERT_WROTE: Script['when'] = { type: 'guuru.message.created', after: { author: { type: 'expert' } } }

const ANSWERS = ['Ah, I see. And how do I do that?', 'Okay, thanks. Does that work for my model, too?', 'Got it!']

/** What shoppers and human experts do in the ready-made casts. */
export const casts: Casts = {
  /** A shopper talks, and rates when the chat is closed. */
  ...answeringCasts((prefix, soon, later) => [
    {
      name: `${prefix}-shopper`,
      who: 'shopper',
      when: EXPERT_WROTE,
      times: 3,
      ...soon,
      while: { status: 'open' },
      what: { do: 'write', message: ANSWERS },
    },
    {
      name: `${prefix}-shopper-rates`,
      who: 'shopper',
      when: { type: 'guuru.chat.closed' },
      ...later,
      while: { status: 'closed' },
      what: { do: 'rate', rating: [4, 5] },
    },
  ]),
  /** Shoppers ask again while their chat is neither taken nor answered, and rate accordingly. */
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
    { name: 'sniping-expert', who: 'expert', when: { type: 'guuru.chat.assigned' }, what: { do: 'accept' } },
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
