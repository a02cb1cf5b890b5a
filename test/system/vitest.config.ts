import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run test:system`: the packed tarball in projects of others. Needs the npm registry. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  // As in test/vitest.config.ts, for the tests that look at our own server.
  resolve: {
    alias: [
      {
        find: /^graphql$/,
        replacement: fileURLToPath(new URL('../../node_modules/graphql/index.js', import.meta.url)),
      },
    ],
  },
  test: {
    include: ['test/system/**/*.test.ts'],
    globalSetup: 'test/system/pack.ts',
    maxWorkers: '100%',
  },
})
