import { expect, test } from 'vitest'
import { createSeededRandom } from '../seeded-random.ts'
import { controlCalls, valueOf } from './control-calls.ts'
import { HOSTILE_VALUES } from './hostile.ts'
import { createTarget, holdRoundTrip, sized, TIMEOUT } from './target.ts'

/** Ids of records that there are, and some that there are not. */
const IDS = [
  'default',
  '13183370',
  '38779254',
  'O2bqy2CsAaS7RBXZrhMOB',
  'BSxGwFTtQdLEDOdTc4bWG',
  '660119',
  '1',
  '0',
  '-1',
  '1e3',
  '9007199254740993',
  '__proto__',
]
/** A call that waits does not wait in this test. */
const withoutWaiting = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, timeoutMs: 0 } : body

test(
  '[ours] every call of the control plane with whatever body: never 500, and the world comes out as it is',
  async () => {
    const kit = await createTarget({ maxWorlds: 50, history: true, loginWorlds: true })
    const calls = await controlCalls(kit.inProcess)
    expect(calls.length).toBeGreaterThan(45)
    const rounds = sized(2, 400)
    for (let i = 0; i < calls.length * rounds; i++) {
      const random = createSeededRandom(i)
      const { method, path, query, schema } = calls[i % calls.length]!
      let url = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(random.pick(IDS)))
      if (random.chance(0.3) && query.length > 0)
        url += `?${query.map(name => `${name}=${random.pick(IDS)}`).join('&')}`
      const made = random.chance(0.1) ? random.pick(HOSTILE_VALUES) : valueOf(schema ?? {}, random)
      const body = schema || random.chance(0.2) ? (path.endsWith('/wait') ? withoutWaiting(made) : made) : undefined
      if (path.endsWith('/wait') && (typeof body !== 'object' || body === null)) continue
      await kit.ways[i % 2]!(method, url, method === 'GET' || body === undefined ? undefined : JSON.stringify(body))
      if (i % calls.length === 0) {
        await holdRoundTrip(kit.inProcess)
        await kit.inProcess('GET', '/_sim/worlds')
        for (const { id } of kit.sim.worlds.list()) if (id !== 'default') kit.sim.worlds.end(id)
        kit.world.reset()
        await kit.world.clock.freeze(Date.UTC(2026, 0, 1))
      }
    }
    await kit.survived(`${calls.length * rounds} bodies for ${calls.length} operations`)
  },
  TIMEOUT,
)
