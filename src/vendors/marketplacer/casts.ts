import { answeringCasts, type Casts, type Script } from '../contract/script.ts'

const WROTE: Script['when'] = { type: 'marketplacer.message.created', after: { sentByType: 'Admin' } }

const ANSWERS = [
  'Thanks, we will look into "{message}" right away.',
  'Got it. The parcel leaves our warehouse today.',
  'Sorry about that, we have refunded the customer.',
]

/** What sellers do in the ready-made casts. */
export const casts: Casts = {
  /** A seller reads and writes. */
  ...answeringCasts((prefix, soon, later) => [
    {
      name: `${prefix}-seller`,
      who: 'seller',
      when: WROTE,
      ...soon,
      what: { do: 'read' },
      then: [{ ...later, what: { do: 'write', message: ANSWERS } }],
    },
  ]),
  /** Sellers read after hours, and answer when the day after has come. */
  'slow-seller': [
    {
      name: 'slow-seller',
      who: 'seller',
      when: WROTE,
      delay: ['PT2H', 'PT5H'],
      what: { do: 'read' },
      then: [{ delay: ['PT6H', 'PT30H'], what: { do: 'write', message: ANSWERS } }],
    },
  ],
  /** Sellers read, and never answer. */
  'reads-never-replies': [
    { name: 'never-replies-seller', who: 'seller', when: WROTE, delay: ['PT1M', 'PT10M'], what: { do: 'read' } },
  ],
}
