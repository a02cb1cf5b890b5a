/** How the CPU time of a work grows with its size: what a test may say of time on a machine that it does not know. */

/** What a work that grows in line stays below, with what a busy machine adds: 4 alone; one that grows as the square, 16. */
export const IN_LINE = 13

/** What a work that grows as the square stays below: 16 alone; one that grows as the cube, 64. */
export const AS_THE_SQUARE = 32

/** So often a work is tried at each size: the machine does other work too, and the least counts. */
const TRIES = 3

/**
 * How many times as much CPU the work takes at `size` as at a quarter of it; no more tries at `size` once that is below
 * `most`, what the caller allows. It does not see what is slower by the same factor at every size: that is the bench's.
 */
export async function growth(work: (size: number) => unknown, size: number, most = IN_LINE): Promise<number> {
  const quarter = Math.ceil(size / 4)
  // The first try compiles what the work calls.
  await work(quarter)
  let least = Infinity
  for (let i = 0; i < TRIES; i++) least = Math.min(least, await cpuOf(() => work(quarter)))
  let grown = Infinity
  for (let i = 0; i < TRIES && grown >= most; i++) grown = Math.min(grown, (await cpuOf(() => work(size))) / least)
  return grown
}

/** Microseconds of the process's CPU; what is too short to be measured has not grown. */
async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return Math.max(user + system, 2000)
}
