import { answeringCasts, type Casts, type Script } from '../contract/script.ts'

const WROTE: Script['when'] = { type: 'thg.message.created', after: { type: 'QUERY' } }

const ANSWERS = [
  'Hi {name}, thank you for your message. We have looked into it and have sorted this out for you.',
  'Hi {name}, thanks for getting in touch about "{message}". Your order is on its way.',
  'Hi {name}, sorry for the trouble. A replacement will be sent today, and you need not return anything.',
]

/** What agents do in the ready-made casts. */
export const casts: Casts = {
  /** An agent picks up and responds. */
  ...answeringCasts((prefix, soon, later) => [
    { name: `${prefix}-agent`, who: 'agent', when: WROTE, ...soon, what: { do: 'pick-up' } },
    {
      name: `${prefix}-agent-answers`,
      who: 'agent',
      when: { type: 'thg.discussion.status-changed', after: { status: 'IN_PROGRESS' } },
      ...later,
      what: { do: 'respond', message: ANSWERS },
    },
  ]),
  /** Agents have no part in it. It is listed because casts are shown in the order in which vendors list them. */
  'slow-seller': [],
  /** Agents pick up, and never answer. */
  'reads-never-replies': [
    { name: 'never-replies-agent', who: 'agent', when: WROTE, delay: ['PT1M', 'PT10M'], what: { do: 'pick-up' } },
  ],
}
