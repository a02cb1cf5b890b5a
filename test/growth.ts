/** How the CPU time of a work grows with its size: what a test may say of time on a machine that it does not know. */

/** What a work that grows in line stays below, with what a busy machine adds: 4 alone; one that grows as the square, 16. */
export const IN_LINE = 13

/** What a work that grows as the square stays below: 16 alone; one that grows as the cube, 64. */
export const AS_THE_SQUARE = 32

/**
 * How many times as much CPU the work takes at `size` as at a quarter of it. The least of some tries counts at each size:
 * the machine does other work too. It does not see what is slower by the same factor at every size: that is the bench's.
 */
export async function growth(work: (size: number) => unknown, size: number): Promise<number> {
  const quarter = Math.ceil(size / 4)
  // The first try compiles what the work calls.
  await work(quarter)
  return (await leastCpu(() => work(size))) / (await leastCpu(() => work(quarter)))
}

/** Microseconds of the process's CPU. */
async function leastCpu(work: () => unknown): Promise<number> {
  let least = Infinity
  for (let i = 0; i < 3; i++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, user + system)
  }
  // What is too short to be measured has not grown.
  return Math.max(least, 2000)
}
