import { defineConfig } from 'rolldown'

/** Our own sources become one file per entry plus what is loaded later; dependencies stay in node_modules. */
export default defineConfig({
  input: { cli: 'src/cli.ts' },
  platform: 'node',
  logLevel: 'warn',
  external: id => !id.startsWith('.') && !id.startsWith('/'),
  output: { dir: 'dist', format: 'esm', cleanDir: true, sourcemap: false },
})
