/** An actor of which every member is given. */
export const SCRIPT = {
  name: 'prompt-sam',
  who: 'seller',
  when: { type: 'marketplacer.message.created', after: { sentByType: 'Admin' } },
  delay: ['PT1M', 120_000],
  workingHours: { from: '09:00', to: '17:00', days: ['mon'] },
  what: { do: 'read' },
  then: [{ delay: 1000, what: { do: 'write', message: ['Hi', 'Hello'] } }],
}
