import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests that run what is published, `dist`. */
const BUILT = 'test/{api,cli,e2e}/**/*.test.ts'
/** The tests of `npm run test:system`, which have a config of their own. */
const SYSTEM = 'test/system/**'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Without this, our sources and graphql's own dependents would load two copies of graphql.
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('../node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
  test: {
    testTimeout: 60_000,
    isolate: false,
    setupFiles: 'test/own-dispatcher.ts',
    // Many tests wait for processes: by itself vitest would leave one core of two alone.
    maxWorkers: '100%',
    // Two projects, because vitest runs a global setup only when tests of its project run.
    projects: [
      {
        extends: true,
        test: { name: 'source', include: ['test/**/*.test.ts'], exclude: [BUILT, SYSTEM, '**/node_modules/**'] },
      },
      { extends: true, test: { name: 'built', include: [BUILT], globalSetup: 'test/global-setup.ts' } },
    ],
  },
})
