import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import base from '../vitest.config.ts'
import { TESTED_FILES, TEST_TEXTS } from './files.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const others = [...TEST_TEXTS.keys()].filter(file => file.endsWith('.test.ts') && !TESTED_FILES.includes(file))

/** `npm run evidence`: all tests that say something of the vendors, and what each of them touches. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    includeTaskLocation: true,
    setupFiles: [path('record.ts')],
    reporters: ['default', path('reporter.ts')],
    exclude: ['test/system/**', '**/node_modules/**', ...others.map(file => `test/${file}`)],
  },
})
