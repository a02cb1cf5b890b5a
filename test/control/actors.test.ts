import { expect, test } from 'vitest'
import { SCRIPT } from '../actors/script.ts'
import { controlForFile, refusal } from './control.ts'

const control = controlForFile()

test('[ours] actors: looked at and changed, by name and as data', async () => {
  const { call, get, graphql, post, world } = control.world()
  expect((await get('/_sim/actors')).body).toEqual({
    actors: [],
    readyMade: [
      'silent',
      'prompt',
      'office-hours',
      'slow-seller',
      'reads-never-replies',
      'impatient-shopper',
      'expert-snipes-first',
      'thanks-and-closes',
    ],
    refusals: [],
    maxChain: 10,
  })
  expect((await call('PUT', '/_sim/actors', { actors: ['silent', SCRIPT] })).body.actors).toEqual(['silent', SCRIPT])
  await graphql(
    'marketplacer',
    'mutation { chatMessageCreate(input: { sellerId: "U2VsbGVyLTY2MDExOQ==", message: "Hi" }) { status } }',
  )
  const { happened } = (await post('/_sim/settle')).body
  expect(happened).toMatchObject([
    { type: 'marketplacer.messages.read', actor: 'prompt-sam' },
    { type: 'marketplacer.message.created', actor: 'prompt-sam' },
  ])
  expect(happened[0].at).toMatch(/^2026-01-05T09:0[12]/)
  expect(world.actors.cast).toHaveLength(2)
})

test('[schema] a script that cannot be played is refused', async () => {
  const { call, get } = control.world()
  const put = (...actors: unknown[]) => call('PUT', '/_sim/actors', { actors })
  expect(await put('promt')).toMatchObject(
    refusal(400, 'INVALID_ACTOR', /^actors\[0\] is "promt"; expected .* Did you mean "prompt"\?$/),
  )
  expect(await put({ ...SCRIPT, who: 'agent' })).toMatchObject(
    refusal(400, 'INVALID_ACTOR', /^actors\[0\]\.when\.type is /),
  )
  expect(await put({ ...SCRIPT, what: { do: 'raed' } })).toMatchObject(
    refusal(400, 'INVALID_ACTOR', /^actors\[0\]\.what\.do is "raed"; expected .* Did you mean "read"\?$/),
  )
  expect(await put({ ...SCRIPT, delay: 'PT' })).toMatchObject(refusal(400, 'INVALID_DURATION'))
  expect(await put(SCRIPT, SCRIPT)).toMatchObject(refusal(400, 'INVALID_ACTOR', /another actor of this name/))
  expect((await get('/_sim/actors')).body.actors).toEqual([])
})

test('[ours] transitions: looked at and changed', async () => {
  const { call, get } = control.world()
  const transitions = {
    'thg.discussion': { progression: 'time', seconds: 60 },
    'guuru.chat': { progression: 'immediate' },
  }
  expect((await call('PUT', '/_sim/transitions', { transitions })).body.transitions).toEqual({
    ...transitions,
    'marketplacer.message': { progression: 'actor' },
    'guuru.submission': { progression: 'actor' },
  })
  expect((await get('/_sim/transitions')).body.transitions).toMatchObject(transitions)
  expect(await call('PUT', '/_sim/transitions', { transitions: { nonsense: { progression: 'actor' } } })).toMatchObject(
    refusal(400, 'INVALID_TRANSITION', /^transitions\.nonsense is unknown; expected only thg.discussion, /),
  )
})
