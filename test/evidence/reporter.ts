import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node'
import { evidenceOf, type PassedTest, toLedger, writeLedger } from './ledger.ts'
import { isOfCodes, TESTED_FILES } from './files.ts'

const TESTS = fileURLToPath(new URL('..', import.meta.url))
const LEDGER = fileURLToPath(new URL('../../schemas/evidence.json', import.meta.url))

/** Writes `schemas/evidence.json` after a run of all tests that passed, and never after a part of them. */
export default class EvidenceReporter implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const ran = new Set(modules.map(({ moduleId }) => moduleId.slice(TESTS.length)))
    const missing = TESTED_FILES.filter(file => !ran.has(file))
    const isPart = missing.length > 0 || this.#vitest?.config.testNamePattern !== undefined
    if (reason !== 'passed' || errors.length > 0 || isPart) {
      const why = isPart ? 'this run was not one of all tests' : 'not all tests passed'
      console.error(`schemas/evidence.json stays as it is: ${why}.`)
      process.exitCode = 1
      return
    }
    const rows = toLedger(modules.flatMap(passedIn))
    writeFileSync(LEDGER, writeLedger(rows))
    console.log(`schemas/evidence.json: ${rows.length} lines. npm run generate passes them on.`)
  }
}

function passedIn(module: TestModule): PassedTest[] {
  const lines = readFileSync(module.moduleId, 'utf8').split('\n')
  return [...module.children.allTests('passed')].flatMap(test => {
    const { fullName: name, location } = test
    const file = module.moduleId.slice(TESTS.length)
    if (evidenceOf(name) === undefined && !isOfCodes(file)) return []
    const above = lines.slice(0, location?.line ?? 0).findLast(line => /^\s*\/\/ Source: /.test(line))
    const source = evidenceOf(name) === 'documented' ? (above?.replace(/^\s*\/\/ Source: /, '') ?? null) : null
    return [{ file, name, source, touched: test.meta().touched ?? [] }]
  })
}
