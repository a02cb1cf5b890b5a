#!/usr/bin/env node
// `backlot`: the program, and what belongs to its process.
import module from 'node:module'
import { catchTheRest, endWithReader, report } from './last-resort.ts'
import { createProgram } from './program.ts'
import { neverByProxy } from './proxies.ts'
import { keepTicksFast } from './ticks.ts'

// Node 22 and later keep what they compiled for the next start; the rest of the program is loaded after this.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache()

neverByProxy(process.env)
keepTicksFast()
endWithReader()
catchTheRest()

try {
  const words = process.argv.slice(2)
  await (await createProgram(words)).parseAsync(words, { from: 'user' })
} catch (error) {
  process.exitCode = report(error)
}
