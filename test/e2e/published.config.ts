import { mergeConfig } from 'vitest/config'
import examples from './examples/vitest.config.ts'

/** The examples' config, for a package outside of `node_modules`: vitest has it as it is, as it has those within. */
export default mergeConfig(examples, { test: { server: { deps: { external: [/\/dist\//] } } } })
