import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figures.ts'
import { median } from './servers.ts'

const SCRIPT = fileURLToPath(new URL('peers/first.mjs', import.meta.url))

/** What a fresh process pays before its first answer: medians of rounds in turn. */
export async function firstAnswers(rounds: number): Promise<Figure[]> {
  const kinds = ['kit', 'control', 'msw'] as const
  const runs = Array.from({ length: rounds }, () => kinds.map(stepsOf))
  const middle = (kind: number, pick: (steps: readonly number[]) => number): number =>
    median(runs.map(run => pick(run[kind]!)))
  const sum = (steps: readonly number[]): number => steps.reduce((all, step) => all + step, 0)
  return [
    { name: 'import of the kit, create, first request, in a bare process', value: middle(0, sum), unit: 'ms' },
    { name: '... of MSW: import, setupServer, first request', value: middle(2, sum), unit: 'ms' },
    { name: 'first `sim.fetch("/_sim/clock")` of a process', value: middle(1, steps => steps[2]!), unit: 'ms' },
  ]
}

/** Milliseconds of each step of one process. */
function stepsOf(kind: string): number[] {
  return JSON.parse(execFileSync(process.execPath, [SCRIPT, kind], { encoding: 'utf8' })) as number[]
}
