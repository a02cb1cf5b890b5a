/** `npm run lint`: every check of the project but its tests. Two run at a time: most of them use one core. */
import { exec } from 'node:child_process'

/** The checks, the longest first, so that the shorter ones run beside it. The compiler keeps what it knows of unchanged files. */
const CHECKS = [
  'tsc --incremental --tsBuildInfoFile node_modules/.cache/tsc.tsbuildinfo',
  'oxlint --deny-warnings',
  'node --import tsx schemas/generate.ts --check',
  'knip',
  'tsc -p src/ui/',
  'oxfmt --check .',
]

/** Runs a check to its end, writes its output as a whole, and keeps the exit code of the first that failed. */
function perform(check: string): Promise<void> {
  return new Promise(resolve =>
    exec(check, { maxBuffer: Infinity }, (error, stdout, stderr) => {
      process.stdout.write(stdout)
      process.stderr.write(stderr)
      if (error) {
        console.error(`The check failed: ${check}`)
        process.exitCode ||= error.code ?? 1
      }
      resolve()
    }),
  )
}

async function performInTurn(checks: string[]): Promise<void> {
  for (let check = checks.shift(); check !== undefined; check = checks.shift()) await perform(check)
}

const queue = [...CHECKS]
await Promise.all([performInTurn(queue), performInTurn(queue)])
