import { once } from 'node:events'
import { connect } from 'node:net'
import { onTestFinished, vi } from 'vitest'
import { kitError } from '../../src/kit/errors.ts'
import { createSimulator } from '../../src/kit/create-simulator.ts'
import { type Cases, testCases, thrown } from './cases.ts'

const cases: Cases<Parameters<typeof kitError>[0], ReturnType<typeof createSimulator>> = {
  NO_CREDENTIAL: sim =>
    thrown(async () => {
      const fixtures = { formatVersion: 1, vendors: { guuru: { partners: [] } } }
      return (await sim.createWorld({ fixtures: [fixtures] })).credential('guuru')
    }),
  NOT_REACHED: sim => thrown(() => sim.world().until(() => false, { within: 'PT2M' })),
  NO_INTERCEPTORS: sim => {
    vi.doMock('@mswjs/interceptors/fetch', () => {
      throw new Error('It is not installed.')
    })
    onTestFinished(() => void vi.doUnmock('@mswjs/interceptors/fetch'))
    return thrown(() => sim.intercept())
  },
  SOCKET_REFUSED: async sim => {
    const stop = await sim.intercept()
    onTestFinished(stop)
    return thrown(() => once(connect(443, 'api.guuru.com'), 'connect'))
  },
  UNHANDLED_URL: sim => thrown(() => sim.fetch('https://elsewhere.example/graphql')),
}

testCases(kitError.catalogue, cases, () => createSimulator())
