import { median } from './servers.ts'

/** One figure with its name and unit. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
}

/** Milliseconds that one call takes: the median of rounds, after one that does not count. */
export async function timed(times: number, work: (i: number) => unknown, rounds = 5): Promise<number> {
  const figures: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const from = performance.now()
    for (let i = 0; i < times; i++) await work(round * times + i)
    if (round > 0) figures.push((performance.now() - from) / times)
  }
  return median(figures)
}

/** Works that are measured in turn, so that what disturbs the machine disturbs them all: milliseconds per call. */
export async function timedInTurn(
  works: readonly (() => unknown)[],
  { times, rounds, warmup }: { readonly times: number; readonly rounds: number; readonly warmup: number },
): Promise<number[]> {
  const figures: number[][] = works.map(() => [])
  for (const work of works) {
    for (let i = 0; i < warmup; i++) {
      await work()
      // What is loaded meanwhile needs a turn of the event loop, as it has in every program that waits for something.
      if (i % 10 === 0) await turn()
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of works.entries()) {
      const from = performance.now()
      for (let call = 0; call < times; call++) await work()
      figures[i]?.push((performance.now() - from) / times)
      await turn()
    }
  }
  return figures.map(median)
}

function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
