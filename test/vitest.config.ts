import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Without this, our sources and graphql's own dependents would load two copies of graphql.
  resolve: { alias: { graphql: fileURLToPath(new URL('../node_modules/graphql/index.js', import.meta.url)) } },
  // Many tests wait for processes: by itself vitest would leave one core of two alone.
  test: { testTimeout: 60_000, isolate: false, maxWorkers: '100%', include: ['test/**/*.test.ts'] },
})
