import { defineConfig } from 'vitest/config'
import shared from '../vitest.config.ts'

const { root = '', resolve = {} } = shared

/** The tests that have to notice what `npm run mutate` changes: they run in one process, without a build. */
export default defineConfig({
  root,
  resolve,
  test: {
    testTimeout: 60_000,
    isolate: false,
    setupFiles: 'test/own-dispatcher.ts',
    include: (process.env['TESTS'] ?? '').split(','),
    // It runs what is built.
    exclude: ['test/format/refusals.test.ts'],
  },
})
